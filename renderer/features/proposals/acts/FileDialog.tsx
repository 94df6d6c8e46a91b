import { FileInDossier } from '../../../parts/documents/FileInDossier.tsx';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Proposal } from '../stores.ts';
import { useAct } from '../../../data/useAct.ts';

/** Lưu hồ sơ: the dossier of the work that this belongs to. */
export function FileDialog({ detail, onClose }: { detail: Proposal; onClose: () => void }) {
  const t = useT();
  const act = useAct({ onDone: onClose });
  return (
    <FileInDossier
      documentId={detail.documentId}
      lies={null}
      mark={<LevelChip level={detail.level} />}
      busy={act.busy}
      error={act.error}
      onClose={onClose}
      onFile={({ code, title }) =>
        void act.call(
          'proposals.file',
          {
            id: detail.id,
            revision: detail.revision,
            dossierCode: code,
            dossierTitle: title,
          },
          () => ({ text: t('proposals.done.file'), figure: code }),
        )
      }
    />
  );
}
