import { useState } from 'react';
import { civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { call, host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { tellPrinted } from '../../parts/papers/printed.ts';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession, useSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Note } from '../../components/Note.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { Select } from '../../components/Select.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT, useWords } from '../../i18n/I18n.tsx';

type Found = Output<'exchange.reconcile'>;
const MONTHS = 12;

/** Đối soát: a month with one office, both ways, what each side has in its books laid side by side. */
export function ReconcilePane() {
  const t = useT();
  const { roles } = useOpenSession();
  const { value } = useAsk('exchange.peers', {});
  const nowMs = useSession((state) => state.host?.nowMs ?? 0);
  const months = monthsBack(civilDateAt(nowMs).slice(0, 7));
  const [stationId, setStation] = useState<string | null>(null);
  const [month, setMonth] = useState(months[0] ?? '');
  const [found, setFound] = useState<Found | null>(null);
  const act = useAct();
  const peers = (value?.peers ?? []).filter(({ trusted }) => trusted);
  const chosen = stationId ?? peers[0]?.stationId ?? null;
  if (value && chosen === null) return <EmptyState>{t('exchange.noPeers')}</EmptyState>;
  const asked = { stationId: chosen ?? '', month };
  const print = (): void =>
    void act.run(
      async () => {
        const made = await call('exchange.printReconciliation', asked);
        return made.ok ? host().printReport(made.value.reportId) : made;
      },
      (value) => void tellPrinted({ ok: true, value }, t),
    );
  return (
    <ScrollPane label={t('exchange.reconcile')}>
      <div className="row wrap fieldRow reconcileHead">
        <Select
          label={t('exchange.reconcile.peer')}
          choices={peers.map((peer) => ({ id: peer.stationId, text: peer.name }))}
          value={chosen}
          onChange={(id) => {
            setStation(id);
            setFound(null);
          }}
        />
        <Select
          label={t('exchange.reconcile.month')}
          choices={months.map((id) => ({ id, text: id.split('-').reverse().join('/') }))}
          value={month}
          onChange={(id) => {
            setMonth(id);
            setFound(null);
          }}
        />
        <Button
          kind="primary"
          disabled={chosen === null || act.busy}
          onPress={() => void act.call('exchange.reconcile', asked, setFound)}
        >
          {t('exchange.reconcile.do')}
        </Button>
        {mayCall(roles, 'exchange.sendReconciliation') ? (
          <Button
            icon="outbox"
            disabled={chosen === null || act.busy}
            onPress={() =>
              void act.call('exchange.sendReconciliation', asked, () =>
                useToasts.getState().show({ text: t('exchange.reconcile.sent') }),
              )
            }
          >
            {t('exchange.reconcile.send')}
          </Button>
        ) : null}
        {found?.theirsMs == null ? null : (
          <Button icon="print" disabled={act.busy} onPress={print}>
            {t('exchange.reconcile.print')}
          </Button>
        )}
      </div>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      {found === null ? <p className="m">{t('exchange.reconcile.hint')}</p> : <Result found={found} />}
    </ScrollPane>
  );
}

function Result({ found }: { found: Found }) {
  const { t, format } = useWords();
  const open = [...found.out, ...found.in].filter(({ finding }) => finding !== 'agreed').length;
  if (found.theirsMs === null) {
    return (
      <Note tone="caution" live title={t('exchange.reconcile.none', { peer: found.peer })}>
        {t('exchange.reconcile.noneWhat', { sent: found.ours.sent, received: found.ours.received })}
      </Note>
    );
  }
  return (
    <>
      <Note tone={open === 0 ? 'done' : 'caution'} live>
        {t(open === 0 ? 'exchange.reconcile.agreed' : 'exchange.reconcile.open', {
          count: open,
          at: format.dateTime(found.theirsMs),
        })}
      </Note>
      {(['out', 'in'] as const).map((way) => (
        <section key={way} aria-label={t(`exchange.reconcile.${way}`)}>
          <h2 className="sec">{t(`exchange.reconcile.${way}`)}</h2>
          {found[way].length === 0 ? (
            <p className="m">{t('exchange.reconcile.empty')}</p>
          ) : (
            <table className="countTable">
              <thead>
                <tr>
                  <th>{t('exchange.column.envelope')}</th>
                  <th>{t('exchange.code')}</th>
                  <th>{t('exchange.reconcile.sentNumber')}</th>
                  <th>{t('exchange.reconcile.receivedNumber')}</th>
                  <th>{t('exchange.reconcile.result')}</th>
                </tr>
              </thead>
              <tbody>
                {found[way].map((line) => (
                  <tr key={line.sequence}>
                    <td>{line.sequence}</td>
                    <td>{line.sent?.code ?? line.received?.code ?? ''}</td>
                    <td>{line.sent?.number ?? '–'}</td>
                    <td>{line.received?.number ?? '–'}</td>
                    <td>
                      <StateMark meaning={line.finding === 'agreed' ? 'done' : 'refused'}>
                        {t(`exchange.finding.${line.finding}`)}
                      </StateMark>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      ))}
    </>
  );
}

/** This month and those before it. */
function monthsBack(from: string): string[] {
  const [year = 2026, month = 1] = from.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, back) => {
    const index = year * 12 + month - 1 - back;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}
