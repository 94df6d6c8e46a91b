import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FileViewer } from '../../components/FileViewer.tsx';
import { attachmentSource } from '../../data/attachmentSource.ts';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { FileSignatures } from '../../parts/signatures/FileSignatures.tsx';
import type { Case } from './stores.ts';

type CaseFile = Case['attachments'][number];

/** A file of the case by its name; pressed, it is shown. */
export function FileTag({ file }: { file: CaseFile }) {
  const { t, format } = useWords();
  const [open, setOpen] = useState(false);
  const [source] = useState(() => attachmentSource('record', file.id, file.sizeBytes));
  return (
    <>
      <Button size="small" icon="attach" onPress={() => setOpen(true)} disabled={!file.readable}>
        {file.name}
      </Button>
      <Dialog
        undoable
        open={open}
        onClose={() => setOpen(false)}
        title={file.name}
        width="wide"
        actions={
          <Button autoFocus onPress={() => setOpen(false)}>
            {t('common.close')}
          </Button>
        }
      >
        <div className="fileBox2">
          {file.kind === 'pdf' ? <FileSignatures source="record" id={file.id} /> : null}
          <FileViewer
            kind={file.kind}
            mime={file.mime}
            name={file.name}
            source={source}
            facts={format.bytes(file.sizeBytes)}
          />
        </div>
      </Dialog>
    </>
  );
}

/** What goes with an answer; nothing where nothing does. */
export function Enclosed({ files }: { files: readonly CaseFile[] }) {
  const t = useT();
  if (files.length === 0) return null;
  return (
    <div className="row wrap mt4 gap-4">
      <span className="m cap">{t('submissions.enclosed')}</span>
      {files.map((file) => (
        <FileTag key={file.id} file={file} />
      ))}
    </div>
  );
}
