import { OPEN_STATES } from '../../../../shared/domain/document/lifecycle.ts';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { useRouter } from '../../../app/router.ts';
import { Button } from '../../../components/Button.tsx';
import { Note } from '../../../components/Note.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { takenBack } from './acts.ts';

/** That the office which sent a document has recalled it, what became of it here, and what is left to do. */
export function TakenBack({ detail }: { detail: DocumentDetail }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const back = takenBack(detail);
  if (back === null) return null;
  const { envelopeId, stage } = back;
  const isOpen = OPEN_STATES.some((state) => state === detail.state);
  return (
    <Note
      tone="caution"
      title={t(`documents.takenBack.${stage}`)}
      actions={
        <Button size="small" kind="quiet" onPress={() => go('exchange', { id: envelopeId })}>
          {t('documents.takenBack.order')}
        </Button>
      }
    >
      {t(`documents.takenBack.${stage}.what`)}
      {stage === 'purged' && isOpen ? ` ${t('documents.takenBack.purged.close')}` : null}
    </Note>
  );
}
