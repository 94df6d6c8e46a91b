import { useEffect, useRef, useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { PickedFile } from '../../../shared/ipc/bridge.ts';
import { call, dropFiles, pickFiles } from '../../data/bridge.ts';
import { DraftTaken } from '../../forms/DraftTaken.tsx';
import { Failure } from '../../forms/Failure.tsx';
import { FilesSecrecy } from '../../parts/secrecy/FilesSecrecy.tsx';
import type { DraftProposals } from '../../forms/useDraftWords.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { Icon } from '../../design/Icon.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { draftOf } from './draftOf.ts';
import { labelOf, type ProposalForm } from './proposalForm.ts';

export interface DraftPickProps {
  file: PickedFile | null;
  onFile: (file: PickedFile | null) => void;
  /** how many versions the draft has already */
  versions: number;
  topSecret: boolean;
  /** what the draft says of itself */
  says: DraftProposals<ProposalForm>;
}

/** The file of the draft: chosen or dropped, it becomes the next version when the form is saved. */
export function DraftPick({ file, onFile, versions, topSecret, says }: DraftPickProps) {
  const { t, format } = useWords();
  const [error, setError] = useState<WireError | null>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const part = useRef<HTMLElement>(null);
  const wasRead = says.taken.length + says.free.length > 0;
  // by its key from a field high up, on a low window, what was attached, refused or read would stand below the edge
  useEffect(() => {
    if (file !== null || error !== null || refused.length > 0)
      part.current?.scrollIntoView({ block: 'nearest' });
  }, [file, error, wasRead, refused]);
  const take = (
    reply: { ok: true; value: readonly PickedFile[] } | { ok: false; error: WireError },
  ): void => {
    setError(reply.ok ? null : reply.error);
    const { draft, refused: more } = draftOf(file, reply.ok ? reply.value : []);
    for (const other of more) void call('attachments.discardStage', { stageId: other.stageId });
    setRefused(more.map(({ name }) => name));
    if (draft !== null && draft !== file) onFile(draft);
  };
  const pick = async (): Promise<void> => take(await pickFiles());
  useShortcuts('registration', { 'registration.attach': () => (topSecret ? false : void pick()) });
  return (
    <section
      ref={part}
      className="panel"
      aria-label={t('proposals.draft')}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        if (!topSecret) void dropFiles([...event.dataTransfer.files]).then(take);
      }}
    >
      <header>
        <h2>{t('proposals.draft')}</h2>
        <span className="m">
          {versions === 0 ? '' : t('proposals.nextVersion', { number: versions + 1 })}
        </span>
        <span className="end" />
        {topSecret ? null : (
          <Button size="small" icon="attach" shortcut="registration.attach" onPress={() => void pick()}>
            {t('proposals.attach')}
          </Button>
        )}
      </header>
      <div className="pad row">
        {topSecret ? (
          <span className="m">{t('documents.files.topSecret')}</span>
        ) : file === null ? (
          <span className="m">{t('proposals.attachHint')}</span>
        ) : (
          <>
            <Icon name="file" size={14} />
            <span className="grow cut" title={file.name}>
              {file.name}
            </span>
            <span className="m cap nowrap">{format.bytes(file.sizeBytes)}</span>
            <IconButton
              icon="close"
              size={14}
              label={t('proposals.removeFile')}
              onPress={() => {
                void call('attachments.discardStage', { stageId: file.stageId });
                setRefused([]);
                onFile(null);
              }}
            />
          </>
        )}
      </div>
      {refused.length > 0 && file !== null ? (
        <Note tone="caution" live title={t('proposals.oneFile', { names: refused.join('; ') })}>
          {t('proposals.oneFileWhat', { name: file.name })}
        </Note>
      ) : null}
      {file === null ? null : <FilesSecrecy files={[file]} />}
      <DraftTaken proposals={says} nameOf={(field) => t(labelOf(field))} />
      {error ? <Failure error={error} /> : null}
    </section>
  );
}
