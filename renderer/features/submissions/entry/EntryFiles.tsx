import { useState, type DragEvent } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import type { PickedFile } from '../../../../shared/ipc/bridge.ts';
import { call, dropFiles, pickFiles } from '../../../data/bridge.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { LookDialog } from '../../../parts/files/LookFiles.tsx';
import { FilesSecrecy } from '../../../parts/secrecy/FilesSecrecy.tsx';
import { Button } from '../../../components/Button.tsx';
import { IconButton } from '../../../components/IconButton.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Icon } from '../../../design/Icon.tsx';
import { useWords } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';

export interface EntryFilesProps {
  files: readonly PickedFile[];
  onFiles: (files: readonly PickedFile[]) => void;
}

/** By the button, by Ctrl O, or dropped here. The vault holds them in a stage until the submission is saved. */
export function EntryFiles({ files, onFiles }: EntryFilesProps) {
  const { t, format } = useWords();
  const [error, setError] = useState<WireError | null>(null);
  const [over, setOver] = useState(false);
  const [shown, setShown] = useState<PickedFile | null>(null);
  const take = (
    reply: { ok: true; value: readonly PickedFile[] } | { ok: false; error: WireError },
  ): void => {
    setError(reply.ok ? null : reply.error);
    if (reply.ok && reply.value.length > 0) onFiles([...files, ...reply.value]);
  };
  const pick = async (): Promise<void> => take(await pickFiles());
  const drop = async (event: DragEvent): Promise<void> => {
    event.preventDefault();
    setOver(false);
    take(await dropFiles([...event.dataTransfer.files]));
  };
  const remove = (file: PickedFile): void => {
    onFiles(files.filter((other) => other !== file));
    void call('attachments.discardStage', { stageId: file.stageId });
  };
  useShortcuts('registration', { 'registration.attach': () => void pick() });
  return (
    <section
      className="panel entryFiles"
      aria-label={t('submissions.filesTitle')}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <header>
        <h2 className="grow">{t('submissions.filesTitle')}</h2>
        <Button size="small" icon="attach" shortcut="registration.attach" onPress={() => void pick()}>
          {t('submissions.attach')}
        </Button>
      </header>
      {error ? <Failure error={error} /> : null}
      {files.length === 0 ? (
        <p className="pad m cap">{t('submissions.noFiles')}</p>
      ) : (
        <ul className="entryFileList">
          {files.map((file) => (
            <li key={file.stageId}>
              <Icon name="file" size={14} />
              <span className="grow cut" title={file.name}>
                <LinkButton
                  label={t('submissions.lookAt', { name: file.name })}
                  onPress={() => setShown(file)}
                >
                  {file.name}
                </LinkButton>
              </span>
              <span className="m cap nowrap">{format.bytes(file.sizeBytes)}</span>
              <IconButton
                icon="close"
                size={14}
                label={t('submissions.removeFile', { name: file.name })}
                onPress={() => remove(file)}
              />
            </li>
          ))}
        </ul>
      )}
      <FilesSecrecy files={files} />
      <LookDialog
        files={shown === null ? null : [shown]}
        title={shown?.name ?? ''}
        onClose={() => setShown(null)}
      />
    </section>
  );
}
