import './secrecy.css';
import { useMemo } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FileViewer } from '../../components/FileViewer.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { attachmentSource } from '../../data/attachmentSource.ts';
import type { GatedFile } from '../../data/secrecy/gate.ts';

/** A file as the form that staged it knows it: enough to be shown. */
export type ShownFile = GatedFile & Required<Pick<GatedFile, 'kind' | 'mime' | 'sizeBytes'>>;

export function isShown(file: GatedFile): file is ShownFile {
  return (
    (file.kind === 'pdf' || file.kind === 'image') && file.mime !== undefined && file.sizeBytes !== undefined
  );
}

/** The pages of a file that no program could search, looked at before anything is said of them. */
export function LookDialog({ file, onClose }: { file: ShownFile; onClose: () => void }) {
  const { t, format } = useWords();
  const { stageId, sizeBytes, kind, mime, name } = file;
  const source = useMemo(() => attachmentSource('stage', stageId, sizeBytes), [stageId, sizeBytes]);
  return (
    <Dialog
      undoable
      onClose={onClose}
      title={t('secrecy.look.title')}
      width="page"
      actions={
        <Button hint="Esc" onPress={onClose}>
          {t('common.back')}
        </Button>
      }
    >
      <div className="secrecyPages">
        <FileViewer
          kind={kind}
          mime={mime}
          name={name}
          source={source}
          facts={format.bytes(sizeBytes)}
          actions={null}
        />
      </div>
    </Dialog>
  );
}
