import type { Copy } from '../../../shared/ipc/contract/copyRecords.ts';
import { useT } from '../../i18n/I18n.tsx';
import { copyTitle, subjectWords } from './words.ts';

/** Copies as they are named in a dialog: number, code, document. Never a trích yếu. */
export function CopyLines({ copies }: { copies: readonly Copy[] }) {
  const t = useT();
  return (
    <ul className="copyLines">
      {copies.map((copy) => (
        <li key={copy.id}>
          <b>{copyTitle(t, copy)}</b> <span className="code">{copy.code}</span>{' '}
          <span className="m">{subjectWords(t, copy.subject)}</span>
        </li>
      ))}
    </ul>
  );
}
