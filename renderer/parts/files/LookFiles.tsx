import './files.css';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { PickedFile } from '../../../shared/ipc/bridge.ts';
import type { Staged } from '../../../shared/ipc/contract/attachments.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FileViewer } from '../../components/FileViewer.tsx';
import { Select } from '../../components/Select.tsx';
import { attachmentSource } from '../../data/attachmentSource.ts';
import { call } from '../../data/bridge.ts';
import { useAct } from '../../data/useAct.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';
import { FileSignatures } from '../signatures/FileSignatures.tsx';

export interface LookFilesProps {
  /** on the button */
  word: string;
  title: string;
  mark?: ReactNode;
  /** brings the files into the stage of this person */
  open: () => Promise<Reply<{ files: readonly Staged[] }>>;
  /** each of them was on the screen */
  onLooked?: () => void;
}

/** Files that came from outside, looked at before anything is decided: nothing is kept, their stages go as it is closed. */
export function LookFiles({ word, title, mark = null, open, onLooked }: LookFilesProps) {
  const act = useAct();
  const [files, setFiles] = useState<readonly Staged[] | null>(null);
  const close = (): void => {
    for (const { stageId } of files ?? []) void call('attachments.discardStage', { stageId });
    setFiles(null);
  };
  return (
    <>
      <Button
        size="small"
        icon="eye"
        disabled={act.busy}
        onPress={() => void act.run(open, (opened) => setFiles(opened.files))}
      >
        {word}
      </Button>
      {act.error ? <Failure error={act.error} /> : null}
      <LookDialog files={files} title={title} mark={mark} onLooked={onLooked ?? null} onClose={close} />
    </>
  );
}

export interface LookDialogProps {
  /** null while it is closed */
  files: readonly Looked[] | null;
  title: string;
  mark?: ReactNode;
  onLooked?: (() => void) | null;
  onClose: () => void;
}

type Looked = Pick<PickedFile, 'stageId' | 'name' | 'mime' | 'kind' | 'sizeBytes'>;

/** Files of the stage, each on a page of its own. */
export function LookDialog({ files, title, mark = null, onLooked = null, onClose }: LookDialogProps) {
  const t = useT();
  return (
    <Dialog
      undoable
      open={files !== null}
      onClose={onClose}
      title={title}
      mark={mark}
      width="page"
      actions={
        <Button onPress={onClose} hint="Esc">
          {t('common.close')}
        </Button>
      }
    >
      <Shown files={files ?? []} onLooked={onLooked} />
    </Dialog>
  );
}

function Shown({ files, onLooked }: { files: readonly Looked[]; onLooked: (() => void) | null }) {
  const t = useT();
  const [chosen, setChosen] = useState<string | null>(null);
  const [seen, setSeen] = useState<readonly string[]>([]);
  const shown = files.find(({ stageId }) => stageId === chosen) ?? files[0];
  const left = files.filter(({ stageId }) => stageId !== shown?.stageId && !seen.includes(stageId)).length;
  const isLooked = shown !== undefined && left === 0;
  useEffect(() => {
    if (isLooked) onLooked?.();
  }, [isLooked, onLooked]);
  if (shown === undefined) return null;
  return (
    <div className="lookFiles">
      {files.length === 1 ? null : (
        <Select
          label={t('exchange.files')}
          {...(onLooked === null || left === 0 ? {} : { hint: t('exchange.view.left', { count: left }) })}
          value={shown.stageId}
          onChange={(next) => {
            setSeen([...seen, shown.stageId]);
            setChosen(next);
          }}
          choices={files.map(({ stageId, name }) => ({ id: stageId, text: name }))}
        />
      )}
      <OneFile key={shown.stageId} file={shown} />
    </div>
  );
}

function OneFile({ file: { stageId, sizeBytes, kind, mime, name } }: { file: Looked }) {
  const format = useFormat();
  const source = useMemo(() => attachmentSource('stage', stageId, sizeBytes), [stageId, sizeBytes]);
  return (
    <>
      {kind === 'pdf' ? <FileSignatures source="stage" id={stageId} /> : null}
      <FileViewer
        kind={kind}
        mime={mime}
        name={name}
        source={source}
        facts={format.bytes(sizeBytes)}
        actions={null}
      />
    </>
  );
}
