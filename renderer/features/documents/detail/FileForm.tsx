import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { FileInDossier } from '../../../parts/documents/FileInDossier.tsx';
import { useAct } from '../../../data/useAct.ts';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { useT } from '../../../i18n/I18n.tsx';

/** Lưu hồ sơ: the dossier of the work that this document belongs to. */
export function FileForm({ detail, onClose }: { detail: DocumentDetail; onClose: () => void }) {
  const t = useT();
  const act = useAct({ onDone: onClose });
  return (
    <FileInDossier
      documentId={detail.id}
      lies={detail.dossier}
      mark={<LevelChip level={detail.level} />}
      busy={act.busy}
      error={act.error}
      onClose={onClose}
      onFile={({ code, title }) =>
        void act.call(
          'documents.file',
          {
            id: detail.id,
            revision: detail.revision,
            dossierCode: code,
            dossierTitle: title,
          },
          () => ({ text: t('documents.done.file'), figure: code }),
        )
      }
    />
  );
}
