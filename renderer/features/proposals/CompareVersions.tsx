import { useEffect, useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { call } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Select } from '../../components/Select.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { Compared } from './Compared.tsx';
import type { Proposal } from './stores.ts';
import { didWord } from './words.ts';

type Version = Proposal['versionList'][number];
type Comparison = Output<'proposals.compare'>;

/** The versions whose words this person may read now, newest first. */
export const comparable = (detail: Proposal): readonly Version[] =>
  detail.versionList.filter(({ file }) => file?.readable === true);

export interface CompareVersionsProps {
  detail: Proposal;
  /** the version that is looked at: it is compared with the one before it */
  number: number;
  onClose: () => void;
}

/** What was changed between two rounds of the draft, who gave each in and when, and what was said between them. */
export function CompareVersions({ detail, number, onClose }: CompareVersionsProps) {
  const { t, format } = useWords();
  const versions = comparable(detail);
  const start = versions.findIndex((version) => version.number === number);
  const later = versions[start < versions.length - 1 ? start : start - 1] ?? versions[0];
  const [to, setTo] = useState(later?.number ?? 0);
  const [from, setFrom] = useState(versions.find((version) => version.number < to)?.number ?? 0);
  const choices = versions.map((version) => ({
    id: String(version.number),
    text: t('proposals.version', { number: version.number }),
  }));
  const givenIn = (number: number): string => {
    const version = versions.find((each) => each.number === number);
    return version === undefined ? '' : `${version.by.fullName} · ${format.dateTime(version.atMs)}`;
  };
  return (
    <Dialog
      undoable
      onClose={onClose}
      title={t('proposals.rounds.title')}
      width="wide"
      {...(detail.level === 'none' ? {} : { mark: <LevelChip level={detail.level} /> })}
      actions={
        <Button autoFocus onPress={onClose} hint="Esc">
          {t('common.close')}
        </Button>
      }
    >
      <div className="roundPick">
        <Select
          label={t('proposals.rounds.from')}
          hint={givenIn(from)}
          choices={choices.filter(({ id }) => Number(id) !== to)}
          value={String(from)}
          onChange={(id) => setFrom(Number(id))}
        />
        <Select
          label={t('proposals.rounds.to')}
          hint={givenIn(to)}
          choices={choices.filter(({ id }) => Number(id) !== from)}
          value={String(to)}
          onChange={(id) => setTo(Number(id))}
        />
      </div>
      <Between detail={detail} from={from} to={to} />
      <Opened key={`${from} ${to}`} detail={detail} from={from} to={to} />
    </Dialog>
  );
}

/** Words with which the draft was sent back, or that were said of it, between the two. */
function Between({ detail, from, to }: { detail: Proposal; from: number; to: number }) {
  const { t, format } = useWords();
  const atOf = (number: number): number =>
    detail.versionList.find((version) => version.number === number)?.atMs ?? 0;
  const [begin, end] = [Math.min(atOf(from), atOf(to)), Math.max(atOf(from), atOf(to))];
  const said = detail.steps.filter(({ atMs, remark }) => remark !== '' && atMs >= begin && atMs <= end);
  if (said.length === 0) return null;
  return (
    <ul className="roundRemarks" aria-label={t('proposals.rounds.said')}>
      {said.map((step) => (
        <li key={step.id}>
          <span className="m cap">
            {[didWord(t, step.act), step.by.fullName, format.dateTime(step.atMs)].join(' · ')}
          </span>
          <p className="preline">{step.remark}</p>
        </li>
      ))}
    </ul>
  );
}

/** A classified draft is opened first, as its files are; the words go again when that time is over. */
function Opened({ detail, from, to }: { detail: Proposal; from: number; to: number }) {
  const t = useT();
  const classified = detail.level !== 'none';
  const [found, setFound] = useState<Comparison | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const [untilMs, setUntilMs] = useState<number | null>(classified ? null : Infinity);
  const open = async (): Promise<void> => {
    const files = comparable(detail).filter(({ number }) => number === from || number === to);
    let until = Infinity;
    for (const { file } of files) {
      const reply = await call('attachments.open', { id: file?.id ?? '' });
      if (!reply.ok) return setError(reply.error);
      until = Math.min(until, reply.value.untilMs);
    }
    setUntilMs(until);
  };
  useEffect(() => {
    if (untilMs === null) return undefined;
    let here = true;
    void call('proposals.compare', { id: detail.id, from, to }).then((reply) => {
      if (!here) return;
      if (reply.ok) setFound(reply.value);
      else setError(reply.error);
    });
    const timer = Number.isFinite(untilMs)
      ? setTimeout(
          () => {
            setFound(null);
            setUntilMs(null);
          },
          Math.max(0, untilMs - Date.now()),
        )
      : undefined;
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [detail.id, from, to, untilMs]);
  if (error) return <Failure error={error} />;
  if (untilMs === null)
    return (
      <div className="closedDraft">
        <p>{t('proposals.rounds.openAsk', { from, to })}</p>
        <Button icon="eye" onPress={() => void open()}>
          {t('proposals.rounds.open')}
        </Button>
      </div>
    );
  return found === null ? <LoadingRows rows={4} /> : <Compared found={found} classified={classified} />;
}
