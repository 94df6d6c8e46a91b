import { Note } from '../../../components/Note.tsx';
import { errorWords } from '../../../i18n/errorWords.ts';
import { useT } from '../../../i18n/I18n.tsx';
import type { CaseRow } from '../stores.ts';
import type { Refused } from './useSeveral.ts';

interface RefusedNoteProps {
  title: string;
  refused: Refused;
  cases: readonly CaseRow[];
}

/** What stood against some of the chosen cases, each by its code. */
export function RefusedNote({ title, refused, cases }: RefusedNoteProps) {
  const t = useT();
  if (refused.length === 0) return null;
  return (
    <Note tone="caution" live title={title}>
      <ul>
        {refused.map(({ id, code, params }) => (
          <li key={id}>
            {t('submissions.refusedOf', {
              code: cases.find((row) => row.id === id)?.receiptCode ?? '',
              why: errorWords(t, { code, params }).title,
            })}
          </li>
        ))}
      </ul>
    </Note>
  );
}
