import { Note } from '../../../components/Note.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { LeftOut } from './useIncomingForm.ts';

/** Files that came and were not taken: nothing in them, or there already. */
export function LeftOutNote({ leftOut }: { leftOut: LeftOut | null }) {
  const t = useT();
  if (leftOut === null) return null;
  const { empty, twice } = leftOut;
  return (
    <Note tone="caution" live>
      {empty.length > 0 ? <p>{t('documents.files.empty', { names: empty.join('; ') })}</p> : null}
      {twice.length > 0 ? <p>{t('documents.files.twice', { names: twice.join('; ') })}</p> : null}
    </Note>
  );
}
