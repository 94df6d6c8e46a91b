import './backup.css';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { on } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { CodeOfBackup } from '../../parts/recovery/CodeOfBackup.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { PageHead } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { useRoute } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useGreyedFocus } from '../../focus/useGreyedFocus.ts';
import { useT } from '../../i18n/I18n.tsx';
import { DrillPanel } from './DrillPanel.tsx';
import { PagesPanel } from './PagesPanel.tsx';
import { HealthPanel, type HealthReport } from './HealthPanel.tsx';
import { leavesVaultWhole } from './leavesVaultWhole.ts';
import { LostElsewhere, LostPanel } from './LostPanel.tsx';
import { NumberPanel } from './NumberPanel.tsx';
import { SharesPanel } from './SharesPanel.tsx';
import { SuccessionPanel } from './SuccessionPanel.tsx';
import { TargetPanel } from './TargetPanel.tsx';

const GOOD_TEST = {
  whole: 'backup.testGood',
  mended: 'backup.testRingMended',
  damaged: 'backup.testRingDamaged',
} as const;

/** Sao lưu và sức khỏe: is the vault whole, is there a way back, and was it tried. */
export function BackupPage() {
  const t = useT();
  const session = useOpenSession();
  const { value, status, error, reload } = useAsk('backup.overview', {});
  const [report, setReport] = useState<HealthReport | null>(null);
  const [work, setWork] = useState<'backup' | 'check' | 'test' | null>(null);
  const [fresh, setFresh] = useState<string | null>(null);
  const act = useAct();
  const codeField = useRef<HTMLInputElement>(null);
  const pressed = useRef<Element | null>(null);
  useComeToCode(codeField, value !== null);
  const begin = async (what: typeof work, run: () => Promise<unknown>): Promise<void> => {
    pressed.current = document.activeElement;
    setWork(what);
    await run();
    setWork(null);
  };
  // the button was disabled meanwhile, and lost the focus; a result that took it keeps it
  useEffect(() => {
    const back = pressed.current;
    if (work !== null || !(back instanceof HTMLElement)) return;
    pressed.current = null;
    if (document.activeElement === document.body) back.focus();
  }, [work]);
  const top = useRef<HTMLDivElement>(null);
  const panels = useRef<HTMLDivElement>(null);
  useGreyedFocus(panels);
  useEffect(() => {
    if (act.error !== null) top.current?.scrollIntoView({ block: 'nearest' });
  }, [act.error]);
  const backUp = (targetId: string): Promise<void> =>
    begin('backup', () =>
      act.call('backup.create', { targetId }, (made) =>
        useToasts.getState().show({ text: t('backup.made', { files: made.newFiles }) }),
      ),
    );
  const check = (): Promise<void> =>
    begin('check', () => act.call('health.check', {}, (found) => setReport(found)));
  const test = (targetId: string, name: string): Promise<void> =>
    begin('test', () =>
      act.call('backup.test', { targetId, name }, (tested) =>
        useToasts.getState().show({
          text: t(tested.good ? GOOD_TEST[tested.ringCopy] : 'backup.testBad'),
          undone: !tested.good,
        }),
      ),
    );
  const repair = (what: 'index' | 'counters' | 'files' | 'roster'): Promise<void> =>
    begin('check', async () => {
      const mended = await act.call('health.repair', { what }, ({ done, left }) =>
        useToasts.getState().show({ text: t('health.repaired', { done, left }) }),
      );
      if (mended) await act.call('health.check', {}, (found) => setReport(found));
    });
  const newest = value?.targets[0]?.sets[0]?.name ?? null;
  const standing = useStanding(status === 'ready' ? value : null);
  // not for who only looks, in an inspection
  const mayMake = mayCall(session.roles, 'backup.create');
  const numbers = mayCall(session.roles, 'backup.numberChecks') ? standing : null;
  return (
    <>
      <PageHead
        title={t('backup.title')}
        actions={
          <>
            <Button icon="check" disabled={work !== null} onPress={() => void check()}>
              {t('health.check')}
            </Button>
            {mayMake ? (
              <Button
                kind="primary"
                icon="archive"
                disabled={work !== null}
                onPress={() => void backUp('first')}
              >
                {t('backup.now')}
              </Button>
            ) : null}
          </>
        }
      />
      <div className="scroll grow canvas" ref={panels}>
        <div className="pageColumn">
          {work === null ? null : <Work what={work} />}
          {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
          <div ref={top}>
            {act.error ? (
              <Failure
                error={act.error}
                {...(leavesVaultWhole(act.error) ? { safe: t('backup.safe') } : {})}
              />
            ) : null}
          </div>
          {value === null && !error ? <LoadingRows /> : null}
          {value?.recovery.ofBackup ? (
            <CodeOfBackup
              code={value.recovery.ofBackup}
              actions={
                mayCall(session.roles, 'backup.drill') ? (
                  <Button size="small" icon="key" onPress={() => codeField.current?.focus()}>
                    {t('recovery.ofBackup.type')}
                  </Button>
                ) : null
              }
            />
          ) : null}
          {numbers === 'above' ? <NumberPanel /> : null}
          {report === null ? null : (
            <HealthPanel
              report={report}
              busy={work !== null}
              onRepair={(what) => {
                if (what === 'backup') void backUp('first');
                else if (what === 'test') {
                  if (newest !== null) void test('first', newest);
                } else void repair(what);
              }}
            />
          )}
          {(value?.targets ?? []).map((target) => (
            <TargetPanel
              key={target.id}
              target={target}
              busy={work !== null}
              onBackUp={backUp}
              onTest={test}
              fresh={target.id === fresh}
            />
          ))}
          {value === null ? null : (
            <DrillPanel
              drills={value.drills}
              recovery={value.recovery}
              codeField={codeField}
              onSecond={setFresh}
              hasShares={value.shares !== null}
              hasSecond={value.targets.some((target) => target.kind === 'second' && !target.sameDisk)}
            />
          )}
          {value === null ? null : <SharesPanel shares={value.shares} />}
          {numbers === 'below' ? <NumberPanel /> : null}
          {mayCall(session.roles, 'pages.overview') ? <PagesPanel /> : null}
          {mayCall(session.roles, 'succession.settle') && !mayCall(session.roles, 'people.add') ? (
            <SuccessionPanel />
          ) : null}
          {mayCall(session.roles, 'lost.look') ? (
            <LostPanel restoredMs={value?.restoredMs ?? null} ready={value !== null} />
          ) : (
            <LostElsewhere ready={value !== null} />
          )}
        </div>
      </div>
    </>
  );
}

/**
 * Numbers that wait stand above everything; what was compared before keeps its minutes below. That is settled when the
 * page is opened, by the answer of this visit: the card does not leave the person who settles the last of them.
 */
function useStanding(value: Output<'backup.overview'> | null): 'above' | 'below' | null {
  const settled = useRef<'above' | 'below' | null>(null);
  if (value !== null && value.epoch !== 1)
    settled.current ??= value.numberChecks + value.lostNumbers > 0 ? 'above' : 'below';
  return settled.current;
}

/** Whoever asked for the recovery code finds the focus in its field. */
function useComeToCode(field: RefObject<HTMLInputElement | null>, isThere: boolean): void {
  const { params } = useRoute();
  const wanted = params['at'] === 'recovery';
  useEffect(() => {
    if (!wanted || !isThere) return;
    field.current?.scrollIntoView({ block: 'nearest' });
    field.current?.focus();
  }, [field, wanted, isThere, params]);
}

function Work({ what }: { what: 'backup' | 'check' | 'test' }) {
  const t = useT();
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  useEffect(() => on('progress', (event) => setProgress({ done: event.done ?? 0, of: event.of ?? 0 })), []);
  const percent =
    progress === null || progress.of === 0 ? null : Math.floor((100 * progress.done) / progress.of);
  return (
    <ProgressBar
      label={t(`backup.working.${what}`)}
      done={percent}
      total={percent === null ? null : 100}
      detail={t('backup.working.detail')}
      {...(percent === null ? {} : { valueText: `${percent} %` })}
    />
  );
}
