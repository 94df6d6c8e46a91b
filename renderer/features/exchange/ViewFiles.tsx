import './exchange.css';
import { useMemo, useState } from 'react';
import type { Staged } from '../../../shared/ipc/contract/attachments.ts';
import { attachmentSource } from '../../data/attachmentSource.ts';
import { call } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FileViewer } from '../../components/FileViewer.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { Select } from '../../components/Select.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';
import { FileSignatures } from '../../parts/signatures/FileSignatures.tsx';
import type { Envelope } from './stores.ts';

/** The files of an envelope, looked at before it is confirmed: nothing is kept, nothing is decided. */
export function ViewFiles({ envelope }: { envelope: Envelope }) {
  const t = useT();
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
        onPress={() =>
          void act.call('exchange.viewFiles', { envelopeId: envelope.envelopeId }, (opened) =>
            setFiles(opened.files),
          )
        }
      >
        {t('exchange.view')}
      </Button>
      {act.error ? <Failure error={act.error} /> : null}
      <Dialog
        undoable
        open={files !== null}
        onClose={close}
        title={t('exchange.view.title')}
        mark={envelope.level === 'none' ? null : <LevelChip level={envelope.level} />}
        width="page"
        actions={
          <Button onPress={close} hint="Esc">
            {t('common.close')}
          </Button>
        }
      >
        <Shown files={files ?? []} />
      </Dialog>
    </>
  );
}

function Shown({ files }: { files: readonly Staged[] }) {
  const t = useT();
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = files.find(({ stageId }) => stageId === chosen) ?? files[0];
  if (shown === undefined) return null;
  return (
    <div className="envelopeFiles">
      {files.length === 1 ? null : (
        <Select
          label={t('exchange.files')}
          value={shown.stageId}
          onChange={setChosen}
          choices={files.map(({ stageId, name }) => ({ id: stageId, text: name }))}
        />
      )}
      <OneFile key={shown.stageId} file={shown} />
    </div>
  );
}

function OneFile({ file: { stageId, sizeBytes, kind, mime, name } }: { file: Staged }) {
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
