import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { attachmentSource } from '../../data/attachmentSource.ts';
import { useAsk } from '../../data/ask.ts';
import { call } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { SaveFileButton } from '../../parts/documents/SaveFileButton.tsx';
import { FileSignatures } from '../../parts/signatures/FileSignatures.tsx';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FileViewer } from '../../components/FileViewer.tsx';
import { FilterChips } from '../../components/FilterChips.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { isShown } from '../../components/shownFiles.ts';
import { useFormat, useT, useWords } from '../../i18n/I18n.tsx';
import { comparable, CompareVersions } from './CompareVersions.tsx';
import { DraftWords } from './DraftWords.tsx';
import type { Proposal } from './stores.ts';
import { pageOf } from './words.ts';

type Version = Proposal['versionList'][number];

/** The versions of the draft; what was destroyed says when, and keeps its hash. */
export function DraftFile({ detail }: { detail: Proposal }) {
  const t = useT();
  const [chosen, setChosen] = useState<number | null>(null);
  const [comparing, setComparing] = useState(false);
  const newest = detail.versionList[0];
  if (!newest)
    return (
      <EmptyState>
        {t(detail.level === 'tuyet-mat' ? 'documents.files.topSecret' : 'proposals.noDraft')}
      </EmptyState>
    );
  const version = detail.versionList.find((each) => each.number === chosen) ?? newest;
  return (
    <div className="draftFile">
      {detail.versionList.length > 1 ? (
        <div className="versionTabs">
          <FilterChips
            label={t('proposals.versions')}
            value={String(version.number)}
            onChange={(number) => setChosen(Number(number))}
            chips={detail.versionList.map((each) => ({
              id: String(each.number),
              text: t('proposals.version', { number: each.number }),
            }))}
          />
          {comparable(detail).length > 1 ? (
            <Button size="small" icon="split" onPress={() => setComparing(true)}>
              {t('proposals.rounds.button')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {version.file === null ? (
        <Numbered detail={detail}>
          <Erased detail={detail} version={version} />
        </Numbered>
      ) : (
        <Shown
          key={version.number}
          {...{ detail, file: version.file }}
          said={t('proposals.version', { number: version.number })}
        >
          <DraftWords detail={detail} version={version} file={version.file} />
        </Shown>
      )}
      {comparing ? (
        <CompareVersions detail={detail} number={version.number} onClose={() => setComparing(false)} />
      ) : null}
    </div>
  );
}

/** The page that went out, with number and seal, in the place of the draft that it was made of. */
function Numbered({ detail, children }: { detail: Proposal; children: ReactNode }) {
  const t = useT();
  const { documentId } = detail;
  const { value } = useAsk('documents.get', documentId === null ? null : { id: documentId });
  const file = value?.id === documentId ? value?.attachments[0] : undefined;
  if (file === undefined || !file.readable) return children;
  return (
    <>
      <div className="versionTabs">
        <NumberedLink detail={detail} />
      </div>
      <Shown
        key={file.id}
        {...{ detail, file, children }}
        said={t('proposals.erased.shown', { code: detail.code ?? '' })}
      />
    </>
  );
}

function NumberedLink({ detail }: { detail: Proposal }) {
  const t = useT();
  const go = useRouter((router) => router.go);
  return (
    <span>
      {t('proposals.erased.numbered')}{' '}
      <LinkButton onPress={() => go(pageOf(detail), { id: detail.documentId })}>
        {detail.code ?? ''}
      </LinkButton>
    </span>
  );
}

function Erased({ detail, version }: { detail: Proposal; version: Version }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="closedDraft">
      <p>
        {t('proposals.erased', {
          number: version.number,
          time: version.erasedMs === null ? '' : format.dateTime(version.erasedMs),
        })}
      </p>
      {detail.documentId === null ? null : (
        <p>
          <NumberedLink detail={detail} />
        </p>
      )}
      <p className="m cap hash">{t('common.checksum', { hash: version.sha256 })}</p>
    </div>
  );
}

/** A classified draft is opened only when the person says so, and for a quarter of an hour. */
function Shown({
  detail,
  file,
  said,
  children,
}: {
  detail: Proposal;
  file: NonNullable<Version['file']>;
  /** what it is, beside its name */
  said: string;
  /** in the place of the pages, where the file is none that is drawn */
  children: ReactNode;
}) {
  const { t, format } = useWords();
  const { fullName } = useOpenSession();
  const classified = detail.level !== 'none';
  const [untilMs, setUntilMs] = useState<number | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  useEffect(() => {
    if (untilMs === null) return undefined;
    const timer = setTimeout(() => setUntilMs(null), Math.max(0, untilMs - Date.now()));
    return () => clearTimeout(timer);
  }, [untilMs]);
  const source = useMemo(
    () => attachmentSource('record', file.id, file.sizeBytes),
    [file.id, file.sizeBytes],
  );
  const open = async (): Promise<void> => {
    setError(null);
    const reply = await call('attachments.open', { id: file.id });
    if (reply.ok) setUntilMs(reply.value.untilMs);
    else setError(reply.error);
  };
  if (!file.readable) return <EmptyState>{t('documents.files.closed')}</EmptyState>;
  if (classified && untilMs === null) {
    return (
      <div className="closedDraft">
        <LevelChip level={detail.level} />
        <p>{t('documents.files.openAsk', { name: file.name })}</p>
        <Button icon="eye" onPress={() => void open()}>
          {t('documents.files.open')}
        </Button>
        {error ? <Failure error={error} /> : null}
      </div>
    );
  }
  if (!isShown(file.kind)) return children;
  return (
    <>
      {file.kind === 'pdf' ? <FileSignatures source="record" id={file.id} /> : null}
      <FileViewer
        kind={file.kind}
        mime={file.mime}
        name={file.name}
        source={source}
        cover={classified}
        {...(classified
          ? { mark: <LevelChip level={detail.level} />, who: fullName }
          : { actions: <SaveFileButton file={file} /> })}
        facts={`${said} · ${format.bytes(file.sizeBytes)}`}
      />
    </>
  );
}
