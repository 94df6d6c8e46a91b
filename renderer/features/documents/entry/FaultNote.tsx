import { Note } from '../../../components/Note.tsx';
import { useT } from '../../../i18n/I18n.tsx';

/** All that keeps the form from being saved, in one note. */
export function FaultNote({ faults }: { faults: readonly { field: string; text: string }[] }) {
  const t = useT();
  if (faults.length === 0) return null;
  return (
    <Note tone="danger" live title={t('documents.faults', { count: faults.length })}>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.field} ${fault.text}`}>{fault.text}</li>
        ))}
      </ul>
    </Note>
  );
}
