import '../documents.css';
import { type KeyboardEvent, useMemo, useState, type ReactNode } from 'react';
import { attachmentSource } from '../../../data/attachmentSource.ts';
import { Button } from '../../../components/Button.tsx';
import { FileViewer } from '../../../components/FileViewer.tsx';
import { FileSignatures } from '../../../parts/signatures/FileSignatures.tsx';
import { IconButton } from '../../../components/IconButton.tsx';
import { Icon } from '../../../design/Icon.tsx';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { Failure } from '../../../forms/Failure.tsx';
import { FilesSecrecy } from '../../../parts/secrecy/FilesSecrecy.tsx';
import type { WaitingFile } from './form.ts';
import type { ScanQueue } from './useScanQueue.ts';
import { FileTabs } from '../FileTabs.tsx';
import type { StagedFiles } from './useStagedFiles.ts';

export interface FilesPaneProps {
  files: readonly WaitingFile[];
  staged: StagedFiles;
  onRemove: (stageId: string) => void;
  /** why no file may be added here, in words */
  closed: string | null;
  /** the scanner's folder; null where this person may not see it */
  queue: ScanQueue | null;
  beside?: ReactNode;
}

/** The page beside the form: the file that will be kept, or where one can come from. */
export function FilesPane({ files, staged, onRemove, closed, queue, beside }: FilesPaneProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const file = files.find(({ stageId }) => stageId === chosen) ?? files[files.length - 1];
  return (
    <div className="viewerPane">
      {staged.error ? <Failure error={staged.error} /> : null}
      {closed !== null ? <p className="pad m">{closed}</p> : null}
      {closed === null && file === undefined ? <NoFileYet staged={staged} queue={queue} /> : null}
      {closed === null && files.length > 1 ? (
        <FileTabs
          files={files.map(({ stageId, name }) => ({ id: stageId, name }))}
          shown={file?.stageId}
          onShow={setChosen}
        />
      ) : null}
      {closed === null ? <FilesSecrecy files={files} /> : null}
      {closed === null && file ? beside : null}
      {closed === null && file ? <StagedView key={file.stageId} file={file} onRemove={onRemove} /> : null}
    </div>
  );
}

function StagedView({ file, onRemove }: { file: WaitingFile; onRemove: (stageId: string) => void }) {
  const { t, format } = useWords();
  const source = useMemo(
    () => attachmentSource('stage', file.stageId, file.sizeBytes),
    [file.stageId, file.sizeBytes],
  );
  return (
    <>
      {file.kind === 'pdf' ? <FileSignatures source="stage" id={file.stageId} /> : null}
      <FileViewer
        kind={file.kind}
        mime={file.mime}
        name={file.name}
        source={source}
        facts={format.bytes(file.sizeBytes)}
        actions={
          <IconButton
            icon="trash"
            size={14}
            label={t('documents.files.remove')}
            onPress={() => onRemove(file.stageId)}
          />
        }
      />
    </>
  );
}

const SHOWN_SCANS = 60;

function NoFileYet({ staged, queue }: { staged: StagedFiles; queue: ScanQueue | null }) {
  const t = useT();
  return (
    <div className="noFileYet">
      <p className="s">{t('documents.files.how')}</p>
      <Button
        icon="attach"
        shortcut="registration.attach"
        onPress={() => void staged.pick()}
        disabled={staged.busy}
      >
        {t('documents.attach')}
      </Button>
      {queue === null ? null : <Scans staged={staged} queue={queue} />}
    </div>
  );
}

/** The arrows go along the files. */
function moveAlong(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const files = [...event.currentTarget.querySelectorAll('button')];
  const at = files.findIndex((file) => file === document.activeElement);
  event.preventDefault();
  files[Math.min(files.length - 1, Math.max(0, at + step))]?.focus();
}

/** The scanner's folder, newest first; what is registered is gone from it. The keys begin where the pile begins. */
function Scans({ staged, queue }: { staged: StagedFiles; queue: ScanQueue }) {
  const { t, format } = useWords();
  const { asked, waiting, registered, first } = queue;
  const { value, status, error, reload } = asked;
  if (status === 'failed' && error) return <Failure error={error} onRetry={() => void reload()} />;
  if (value === null) return null;
  if (value.folder === null) return <p className="m">{t('documents.scan.noFolder')}</p>;
  const isEmpty = value.files.length === 0;
  return (
    <section className="col gap-4">
      <div className="row">
        <h3 className="sec">{t('word.scannerFolder')}</h3>
        <span className="end" />
        <IconButton
          icon="refresh"
          size={14}
          label={t('documents.scan.again')}
          onPress={() => void reload()}
        />
      </div>
      {isEmpty ? <p className="m">{t('documents.scan.empty')}</p> : null}
      {!isEmpty && waiting.length === 0 ? <p className="m">{t('documents.scan.allDone')}</p> : null}
      <ul className="scans" onKeyDown={moveAlong}>
        {waiting.slice(0, SHOWN_SCANS).map((file) => (
          <li key={file.name}>
            <button
              type="button"
              className="scan"
              {...(file === first ? { 'data-pane-focus': '' } : {})}
              disabled={staged.busy}
              onClick={() => void staged.scan(file)}
            >
              <Icon name="scan" size={14} tone="quiet" />
              <span className="cut grow">{file.name}</span>
              <span className="m cap nowrap">
                {format.bytes(file.sizeBytes)} · {format.dateTime(file.modifiedMs)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {registered > 0 ? (
        <p className="m cap">{t('documents.scan.registered', { count: registered })}</p>
      ) : null}
    </section>
  );
}
