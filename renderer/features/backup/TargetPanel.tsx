import { useEffect, useRef } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useOpenSession, useSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { useWords } from '../../i18n/I18n.tsx';

type Target = Output<'backup.overview'>['targets'][number];

export interface TargetPanelProps {
  target: Target;
  busy: boolean;
  onBackUp: (targetId: string) => Promise<void>;
  onTest: (targetId: string, name: string) => Promise<void>;
  /** it was chosen just now: the focus stands on what is to be done there next */
  fresh: boolean;
}

/** One place where backups lie: what is there, when it was tried, what is due. */
export function TargetPanel({ target, busy, onBackUp, onTest, fresh }: TargetPanelProps) {
  const { t, format } = useWords();
  const session = useOpenSession();
  const vaultPlace = useSession((state) => state.host?.vaultPlace ?? '');
  const act = useAct();
  const mayChoose = mayCall(session.roles, 'backup.setFolder');
  const title = t(target.kind === 'first' ? 'backup.first' : 'backup.second');
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (fresh) panel.current?.querySelector('button')?.focus();
  }, [fresh]);
  return (
    <section className="panel" aria-label={title} ref={panel}>
      <header>
        <h2>{title}</h2>
        <span className="m cut">{target.folder ?? t('backup.besideVault', { place: vaultPlace })}</span>
        <span className="end" />
        {target.kind === 'second' ? (
          <>
            <Button
              size="small"
              disabled={busy || !target.present}
              disabledReason={target.present ? null : t('backup.absent.detail')}
              onPress={() => void onBackUp(target.id)}
            >
              {t('backup.nowHere')}
            </Button>
            <Button
              size="small"
              kind="quiet"
              disabled={!mayChoose}
              disabledReason={mayChoose ? null : t('backup.onlyAdmin')}
              onPress={() => void act.call('backup.removeTarget', { targetId: target.id }, () => undefined)}
            >
              {t('backup.forget')}
            </Button>
          </>
        ) : (
          <Button
            size="small"
            icon="folder"
            disabled={!mayChoose}
            disabledReason={mayChoose ? null : t('backup.onlyAdmin')}
            onPress={() =>
              void act.run(
                () => host().chooseBackupFolder('first'),
                () => undefined,
              )
            }
          >
            {t('backup.chooseFolder')}
          </Button>
        )}
      </header>
      {act.error ? <Failure error={act.error} /> : null}
      <TargetNotes target={target} />
      {target.sets.length === 0 && (target.present || target.lastMs === null) ? (
        <p className="pad m">{t('backup.none')}</p>
      ) : null}
      <ul className="lineList">
        {target.sets.map((set) => (
          <li key={set.name}>
            <span className="grow">
              <span className="md">{format.dateTime(set.atMs)}</span>
              <span className="m"> {set.why === null ? '' : t(`backup.why.${set.why}`)}</span>
            </span>
            <span className="m">
              {set.bytes === null ? '' : t('backup.written', { bytes: format.bytes(set.bytes) })}
            </span>
            <TestMark set={set} />
            {mayCall(session.roles, 'backup.test') ? (
              <Button
                size="small"
                kind="quiet"
                disabled={busy}
                onPress={() => void onTest(target.id, set.name)}
              >
                {t('backup.test')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function TestMark({ set }: { set: Target['sets'][number] }) {
  const { t, format } = useWords();
  if (set.restoredMs !== null && set.restoredMs > (set.testedMs ?? 0))
    return (
      <StateMark meaning="done">{t('backup.restored', { date: format.dateTime(set.restoredMs) })}</StateMark>
    );
  if (set.tested === null || set.testedMs === null)
    return <StateMark meaning="new">{t('backup.untested')}</StateMark>;
  const words = t(`backup.tested.${set.tested}`, { date: format.dateTime(set.testedMs) });
  return <StateMark meaning={set.tested === 'good' ? 'done' : 'refused'}>{words}</StateMark>;
}

/** A medium kept elsewhere is as it should be until its days are over; what is said is when it was last here. */
function AwayNote({ target }: { target: Target }) {
  const { t, format } = useWords();
  const { kind, lastMs, dueMs, overdue } = target;
  const isDue = kind === 'first' || overdue;
  return (
    <Note
      {...(isDue ? { tone: 'caution' as const } : {})}
      title={t(
        kind === 'second' && lastMs !== null
          ? overdue
            ? 'backup.awayLate'
            : 'backup.away'
          : 'backup.absent',
      )}
    >
      {lastMs === null ? '' : `${t('backup.last', { date: format.dateTime(lastMs) })} `}
      {dueMs === null || isDue
        ? t('backup.absent.detail')
        : t('backup.away.detail', { date: format.date(format.dayOf(dueMs)) })}
    </Note>
  );
}

function TargetNotes({ target }: { target: Target }) {
  const { t, format } = useWords();
  const { lastTest } = target;
  const [restored] = target.sets
    .flatMap(({ atMs, restoredMs }) => (restoredMs === null ? [] : [{ atMs, restoredMs }]))
    .sort((one, other) => other.restoredMs - one.restoredMs);
  return (
    <div className="pad-16 col gap-5">
      {target.present ? null : <AwayNote target={target} />}
      {target.sameDisk ? (
        <Note tone="caution" title={t('backup.sameDisk')}>
          {t('backup.sameDisk.detail')}
        </Note>
      ) : null}
      {target.lastMs === null ? (
        <Note tone="caution" title={t(target.sets.length === 0 ? 'backup.never' : 'backup.neverSince')}>
          {t('backup.never.detail', { kind: target.kind })}
        </Note>
      ) : target.overdue && target.present ? (
        <Note tone="caution" title={t('backup.overdue')}>
          {t('backup.last', { date: format.dateTime(target.lastMs) })}
        </Note>
      ) : null}
      {target.erasuresWait ? (
        <Note tone="caution" title={t('backup.erasures')}>
          {t('backup.erasures.detail')}
        </Note>
      ) : null}
      {lastTest?.ringCopy === 'mended' || lastTest?.ringCopy === 'damaged' ? (
        <Note tone="caution" title={t(`backup.ring.${lastTest.ringCopy}`)}>
          {t(`backup.ring.${lastTest.ringCopy}.detail`)}
        </Note>
      ) : null}
      {restored !== undefined && restored.restoredMs > (lastTest?.atMs ?? 0) ? (
        <Note
          tone="done"
          title={t('backup.lastRestored', {
            made: format.dateTime(restored.atMs),
            date: format.dateTime(restored.restoredMs),
          })}
        >
          {t('backup.lastRestored.detail')}
        </Note>
      ) : lastTest === null && target.sets.length === 0 ? null : lastTest === null ? (
        <Note title={t('backup.noTest')}>{t('backup.noTest.detail')}</Note>
      ) : lastTest.good ? (
        <Note tone="done" title={t('backup.lastTest.good', { date: format.dateTime(lastTest.atMs) })}>
          {t('backup.lastTest.detail', {
            rows: format.number(lastTest.rows),
            files: format.number(lastTest.files),
            seconds: format.number(Math.max(1, Math.round(lastTest.tookMs / 1000))),
          })}
        </Note>
      ) : (
        <Note tone="danger" title={t('backup.lastTest.bad', { date: format.dateTime(lastTest.atMs) })}>
          {t('backup.lastTest.problems', { problems: lastTest.problems.join(', ') })}
        </Note>
      )}
    </div>
  );
}
