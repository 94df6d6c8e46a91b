import { Note } from '../../../components/Note.tsx';
import { type Translate, useT } from '../../../i18n/I18n.tsx';
import type { LeftOut } from './takeFiles.ts';

const linesOf = (t: Translate, { empty, twice }: LeftOut): string[] => [
  ...(empty.length > 0 ? [t('documents.files.empty', { names: empty.join('; ') })] : []),
  ...(twice.length > 0 ? [t('documents.files.twice', { names: twice.join('; ') })] : []),
];

/** The same in a word that passes. */
export const leftOutWords = (t: Translate, leftOut: LeftOut | null): string =>
  leftOut === null ? '' : linesOf(t, leftOut).join(' ');

/** Files that came and were not taken: nothing in them, or there already. */
export function LeftOutNote({ leftOut }: { leftOut: LeftOut | null }) {
  const t = useT();
  if (leftOut === null) return null;
  return (
    <Note tone="caution" live>
      {linesOf(t, leftOut).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Note>
  );
}
