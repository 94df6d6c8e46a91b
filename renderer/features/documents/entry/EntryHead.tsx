import { Button } from '../../../components/Button.tsx';
import { useT } from '../../../i18n/I18n.tsx';

/** Beside the title: the book, and the number that saving will probably give. */
export function EntryHead({
  classified,
  waits,
  nextNumber,
}: {
  classified: boolean;
  waits: boolean;
  nextNumber: number | null;
}) {
  const t = useT();
  return (
    <>
      <span className="m wide-only nowrap">
        {t(`documents.book.${classified ? 'classified-incoming' : 'incoming'}`)}
      </span>
      {waits ? <span className="caution nowrap">{t('documents.bookWaits')}</span> : null}
      {nextNumber === null ? null : (
        <span className="m nowrap">
          {t.rich('documents.nextNumber', {
            number: String(nextNumber),
            b: (chunks) => <b className="strong">{chunks}</b>,
          })}
        </span>
      )}
    </>
  );
}

/** The buttons that save; an entry that follows no other has only one. */
export function SaveButtons({
  alone,
  busy,
  onSave,
}: {
  alone: boolean;
  busy: boolean;
  onSave: (then: 'next' | 'stay') => void;
}) {
  const t = useT();
  return (
    <>
      {alone ? null : (
        <Button kind="primary" shortcut="form.saveNext" onPress={() => onSave('next')} disabled={busy}>
          {t('documents.saveNext')}
        </Button>
      )}
      <Button
        kind={alone ? 'primary' : 'secondary'}
        shortcut="form.save"
        onPress={() => onSave('stay')}
        disabled={busy}
      >
        {t('documents.save')}
      </Button>
    </>
  );
}
