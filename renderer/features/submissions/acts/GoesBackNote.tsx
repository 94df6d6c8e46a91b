import { useRouter } from '../../../data/router.ts';
import { Button } from '../../../components/Button.tsx';
import { Note } from '../../../components/Note.tsx';
import { useT } from '../../../i18n/I18n.tsx';

/** A duplicate that another office sent here: what came of it goes back from that receipt's own case. */
export function GoesBackNote({ receipt }: { receipt: { id: string; receiptCode: string } }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  return (
    <Note
      actions={
        <Button size="small" icon="folder" onPress={() => go('submissions', { id: receipt.id })}>
          {t('submissions.openReceipt')}
        </Button>
      }
    >
      {t('submissions.goesBack', { code: receipt.receiptCode })}
    </Note>
  );
}
