import '../documents.css';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { attachmentSource } from '../../../app/attachmentSource.ts';
import { useQuery } from '../../../app/query.ts';
import { Button } from '../../../components/Button.tsx';
import { FileViewer } from '../../../components/FileViewer.tsx';
import { FileSignatures } from '../detail/FileSignatures.tsx';
import { IconButton } from '../../../components/IconButton.tsx';
import { Icon } from '../../../design/Icon.tsx';
import { useFormat, useT } from '../../../i18n/I18n.tsx';
import { Failure } from '../../../app/Failure.tsx';
import { FilesSecrecy } from '../../../app/secrecy/FilesSecrecy.tsx';
import { useScans } from '../stores.ts';
import type { WaitingFile } from './form.ts';
import type { StagedFiles } from './useStagedFiles.ts';

export interface FilesPaneProps {
  files: readonly WaitingFile[];
  staged: StagedFiles;
  onRemove: (stageId: string) => void;
  /** why no file may be added here, in words */
  closed: string | null;
  scans: boolean;
  beside?: ReactNode;
}

/** The page beside the form: the file that will be kept, or where one can come from. */
export function FilesPane({ files, staged, onRemove, closed, scans, beside }: FilesPaneProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const file = files.find(({ stageId }) => stageId === chosen) ?? files[files.length - 1];
  return (
    <div className="viewerPane">
      {staged.error ? <Failure error={staged.error} /> : null}
      {closed !== null ? <p className="pad m">{closed}</p> : null}
      {closed === null && file === undefined ? <NoFileYet staged={staged} scans={scans} /> : null}
      {closed === null && files.length > 1 ? (
        <Waiting files={files} shown={file?.stageId} onShow={setChosen} />
      ) : null}
      {closed === null ? <FilesSecrecy files={files} /> : null}
      {closed === null && file ? beside : null}
      {closed === null && file ? <StagedView key={file.stageId} file={file} onRemove={onRemove} /> : null}
    </div>
  );
}

function Waiting({
  files,
  shown,
  onShow,
}: {
  files: readonly WaitingFile[];
  shown: string | undefined;
  onShow: (stageId: string) => void;
}) {
  const t = useT();
  return (
    <div className="fileTabs" role="toolbar" aria-label={t('documents.files')}>
      {files.map((file) => (
        <button
          key={file.stageId}
          type="button"
          className="fileTab"
          aria-pressed={file.stageId === shown}
          title={file.name}
          onClick={() => onShow(file.stageId)}
        >
          <Icon name="file" size={14} />
          <span className="cut">{file.name}</span>
        </button>
      ))}
    </div>
  );
}

function StagedView({ file, onRemove }: { file: WaitingFile; onRemove: (stageId: string) => void }) {
  const t = useT();
  const format = useFormat();
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

const SHOWN_SCANS = 12;
/** A scanner takes seconds for a page: the folder is looked into this often while no file is chosen. */
const SCAN_AGAIN_MS = 3_000;

function NoFileYet({ staged, scans }: { staged: StagedFiles; scans: boolean }) {
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
      {scans ? <Scans staged={staged} /> : null}
    </div>
  );
}

/** The scanner's folder, newest first. */
function Scans({ staged }: { staged: StagedFiles }) {
  const t = useT();
  const format = useFormat();
  const { value, status, error, reload } = useQuery(useScans, {});
  const watched = value !== null && value.folder !== null;
  useEffect(() => {
    if (!watched) return undefined;
    const timer = setInterval(() => void reload(), SCAN_AGAIN_MS);
    return () => clearInterval(timer);
  }, [watched, reload]);
  if (status === 'failed' && error) return <Failure error={error} onRetry={() => void reload()} />;
  if (value === null) return null;
  if (value.folder === null) return <p className="m">{t('documents.scan.noFolder')}</p>;
  return (
    <section className="col gap-4">
      <div className="row">
        <h3 className="sec">{t('documents.scan.title')}</h3>
        <span className="end" />
        <IconButton
          icon="refresh"
          size={14}
          label={t('documents.scan.again')}
          onPress={() => void reload()}
        />
      </div>
      {value.files.length === 0 ? <p className="m">{t('documents.scan.empty')}</p> : null}
      <ul className="scans">
        {value.files.slice(0, SHOWN_SCANS).map((file, index) => (
          <li key={file.name}>
            <button
              type="button"
              className="scan"
              {...(index === 0 ? { 'data-pane-focus': '' } : {})}
              disabled={staged.busy}
              onClick={() => void staged.scan(file.name)}
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
    </section>
  );
}
