import { OPEN_STATES } from '../../../../shared/domain/document/lifecycle.ts';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { useRouter } from '../../../data/router.ts';
import { Button } from '../../../components/Button.tsx';
import { Note } from '../../../components/Note.tsx';
import { useT } from '../../../i18n/I18n.tsx';

/** That the office which sent a document has recalled it, what became of it here, and what is left to do. */
export function TakenBack({ detail }: { detail: DocumentDetail }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  if (detail.takenBack === null) return null;
  const { envelopeId, isOpen } = detail.takenBack;
  const stage = isOpen ? 'recalled' : 'purged';
  const way = envelopeId === null ? 'documents.takenBack.paper' : 'documents.takenBack';
  const isTask = OPEN_STATES.some((state) => state === detail.state);
  return (
    <Note
      tone="caution"
      title={t(`documents.takenBack.${stage}`)}
      actions={
        <Button
          size="small"
          kind="quiet"
          onPress={() =>
            envelopeId === null ? go('protection', { id: detail.id }) : go('exchange', { id: envelopeId })
          }
        >
          {t(`${way}.order`)}
        </Button>
      }
    >
      {t(`${way}.${stage}.what`)}
      {!isOpen && isTask ? ` ${t('documents.takenBack.purged.close')}` : null}
    </Note>
  );
}
