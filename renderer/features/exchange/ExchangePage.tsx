import './exchange.css';
import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { KeyWarnings } from '../../parts/certificates/KeyWarnings.tsx';
import { PageHead } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { useWantedTab } from '../../data/useWantedTab.ts';
import { useAct } from '../../data/useAct.ts';
import { StatusNote } from '../../parts/frame/StatusLine.tsx';
import { Button } from '../../components/Button.tsx';
import { Tabs } from '../../components/Tabs.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { Directory } from './directory/Directory.tsx';
import { Envelopes } from './Envelopes.tsx';
import { ExchangeNumbers } from './ExchangeNumbers.tsx';
import { GatePane } from './GatePane.tsx';
import { Gaps } from './Gaps.tsx';
import { Pumping } from './Pumping.tsx';
import { ReconcilePane } from './ReconcilePane.tsx';
import { PumpReport, type Pumped } from './PumpReport.tsx';
import { RelayLine } from './relay/RelayLine.tsx';
import { RelayTab } from './relay/RelayTab.tsx';
import { type Box } from './stores.ts';

export type TabName = Box | 'relay' | 'directory' | 'reconcile' | 'gate';

const BOXES = ['all', 'out', 'in', 'quarantine'] as const satisfies readonly Box[];

/** Trao đổi: what was sent and received, each as far as a signed receipt confirms it. */
export function ExchangePage() {
  const t = useT();
  const { roles } = useOpenSession();
  const { value: numbers, error } = useAsk('exchange.summary', {});
  const [tab, setTab] = useWantedTab<TabName>('tab', 'all');
  // what came stands in the list of envelopes, not in the directory
  const pump = usePump(() => {
    if (!BOXES.some((box) => box === tab)) setTab('all');
  });
  const mayPump = mayCall(roles, 'exchange.readFolder');
  useShortcuts(
    'exchange',
    mayPump ? { 'exchange.receive': () => void pump.read(), 'exchange.write': () => void pump.write() } : {},
  );
  const waiting = numbers?.waitingOut ?? 0;
  return (
    <>
      <PageHead
        title={t('exchange.title')}
        actions={
          mayPump ? (
            <>
              <Button
                icon="usb"
                shortcut="exchange.receive"
                disabled={pump.busy}
                onPress={() => void pump.read()}
              >
                {t('exchange.receive')}
              </Button>
              <Button
                kind="primary"
                icon="outbox"
                shortcut="exchange.write"
                disabled={pump.busy}
                onPress={() => void pump.write()}
              >
                {waiting > 0 ? t('exchange.writeCount', { count: waiting }) : t('exchange.write')}
              </Button>
            </>
          ) : null
        }
      >
        <span className="m cut wide-only">{t('exchange.lead')}</span>
      </PageHead>
      {error ? <Failure error={error} /> : null}
      {numbers ? <ExchangeNumbers numbers={numbers} onTab={setTab} /> : null}
      {numbers ? <Gaps gaps={numbers.gaps} /> : null}
      <div className="gapNotes">
        <KeyWarnings only="peers" />
      </div>
      {pump.busy ? <Pumping way={pump.way} /> : null}
      {tab === 'relay' ? null : <RelayLine />}
      {pump.error ? <Failure error={pump.error} safe={t('exchange.safe')} onClose={pump.clear} /> : null}
      {pump.done ? <PumpReport pumped={pump.done} onClose={pump.clear} /> : null}
      <Tabs
        label={t('exchange.boxes')}
        value={tab}
        onChange={setTab}
        tabs={[
          ...BOXES.map((id) => ({
            id,
            title: t(`exchange.box.${id}`),
            ...(id === 'quarantine' && numbers && numbers.quarantined > 0
              ? { count: numbers.quarantined, hot: true }
              : {}),
            content: tab === id ? <Envelopes box={id} /> : null,
          })),
          {
            id: 'directory' as const,
            title: t('exchange.directory'),
            content: tab === 'directory' ? <Directory /> : null,
          },
          { id: 'relay' as const, title: t('relay.tab'), content: tab === 'relay' ? <RelayTab /> : null },
          ...(mayCall(roles, 'exchange.reconcile')
            ? [
                {
                  id: 'reconcile' as const,
                  title: t('exchange.reconcile'),
                  content: tab === 'reconcile' ? <ReconcilePane /> : null,
                },
              ]
            : []),
          ...(mayCall(roles, 'exchange.openings')
            ? [
                {
                  id: 'gate' as const,
                  title: t('exchange.gates'),
                  content: tab === 'gate' ? <GatePane /> : null,
                },
              ]
            : []),
        ]}
      />
      <StatusNote>{t('exchange.truth')}</StatusNote>
    </>
  );
}

interface Pump {
  readonly busy: boolean;
  readonly way: Pumped['way'];
  readonly done: Pumped | null;
  readonly error: WireError | null;
  read(): Promise<void>;
  write(): Promise<void>;
  clear(): void;
}

/** To and from a folder or a disk that the person chooses in the system's dialog. */
function usePump(onDone: () => void): Pump {
  const act = useAct();
  const [way, setWay] = useState<Pumped['way']>('read');
  const [done, setDone] = useState<Pumped | null>(null);
  const run = async (way: Pumped['way']): Promise<void> => {
    if (act.busy) return;
    setWay(way);
    setDone(null);
    await act.run(
      () => (way === 'read' ? host().exchangeRead() : host().exchangeWrite()),
      (report) => {
        if (report === null) return;
        setDone({ way, report });
        onDone();
      },
    );
  };
  return {
    busy: act.busy,
    way,
    done,
    error: act.error,
    read: () => run('read'),
    write: () => run('write'),
    clear: () => {
      setDone(null);
      act.forget();
    },
  };
}
