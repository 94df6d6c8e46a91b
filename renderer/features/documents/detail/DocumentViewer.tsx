import '../documents.css';
import { useEffect, useMemo, useState } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { attachmentSource } from '../../../data/attachmentSource.ts';
import { call } from '../../../data/bridge.ts';
import { FileTabs } from '../FileTabs.tsx';
import { CopyFileButton } from '../copies/CopyFileButton.tsx';
import { SaveFileButton } from '../../../parts/documents/SaveFileButton.tsx';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FileViewer } from '../../../components/FileViewer.tsx';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { Failure } from '../../../forms/Failure.tsx';
import { FileSignatures } from '../../../parts/signatures/FileSignatures.tsx';

type File = DocumentDetail['attachments'][number];

/** The files of a document; the first is open. A classified file is opened only when the person says so. */
export function DocumentViewer({ detail }: { detail: DocumentDetail }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const file = detail.attachments.find(({ id }) => id === chosen) ?? detail.attachments[0];
  if (!file) return <NoFiles detail={detail} />;
  return (
    <div className="viewerPane">
      {detail.attachments.length > 1 ? (
        <FileTabs files={detail.attachments} shown={file.id} onShow={setChosen} />
      ) : null}
      {file.readable ? <OpenFile key={file.id} detail={detail} file={file} /> : <ClosedFile />}
    </div>
  );
}

function NoFiles({ detail }: { detail: DocumentDetail }) {
  const t = useT();
  const word =
    detail.level === 'tuyet-mat'
      ? 'documents.files.topSecret'
      : detail.state === 'unopened'
        ? 'documents.files.unopened'
        : 'documents.files.none';
  return <EmptyState>{t(word)}</EmptyState>;
}

function ClosedFile() {
  const t = useT();
  return <EmptyState>{t('documents.files.closed')}</EmptyState>;
}

/** The vault lets an opened classified file be read for a quarter of an hour; then it must be opened again. */
function useOpening(file: File, classified: boolean) {
  const [untilMs, setUntilMs] = useState<number | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  useEffect(() => {
    if (untilMs === null) return undefined;
    const timer = setTimeout(() => setUntilMs(null), Math.max(0, untilMs - Date.now()));
    return () => clearTimeout(timer);
  }, [untilMs]);
  const open = async (): Promise<void> => {
    setError(null);
    const reply = await call('attachments.open', { id: file.id });
    if (reply.ok) setUntilMs(reply.value.untilMs);
    else setError(reply.error);
  };
  return { opened: !classified || untilMs !== null, untilMs, error, open };
}

function OpenFile({ detail, file }: { detail: DocumentDetail; file: File }) {
  const { t, format } = useWords();
  const { fullName } = useOpenSession();
  const classified = detail.level !== 'none';
  const opening = useOpening(file, classified);
  const source = useMemo(
    () => attachmentSource('record', file.id, file.sizeBytes),
    [file.id, file.sizeBytes],
  );
  if (!opening.opened) {
    // until its recall is over nobody opens it: said before anybody tries
    const frozen = detail.state === 'recalling' || detail.takenBack?.isOpen === true;
    return (
      <div className="closedFile">
        <LevelChip level={detail.level} />
        <p>{t(frozen ? 'refusal.document-frozen' : 'documents.files.openAsk', { name: file.name })}</p>
        <Button
          icon="eye"
          onPress={() => void opening.open()}
          disabled={frozen}
          disabledReason={frozen ? t('error.document-frozen.next') : null}
        >
          {t('documents.files.open')}
        </Button>
        {opening.error ? <Failure error={opening.error} /> : null}
      </div>
    );
  }
  return (
    <>
      {file.kind === 'pdf' ? <FileSignatures source="record" id={file.id} /> : null}
      <FileViewer
        kind={file.kind}
        mime={file.mime}
        name={file.name}
        source={source}
        cover={classified}
        {...(classified ? { mark: <LevelChip level={detail.level} />, who: fullName } : {})}
        facts={
          opening.untilMs === null
            ? format.bytes(file.sizeBytes)
            : t('documents.files.openUntil', { time: format.time(opening.untilMs) })
        }
        actions={classified ? <CopyFileButton detail={detail} /> : <SaveFileButton file={file} />}
      />
    </>
  );
}
