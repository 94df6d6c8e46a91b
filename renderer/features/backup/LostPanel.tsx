import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { ReportDialog } from '../../parts/papers/ReportDialog.tsx';
import { LossLeft } from '../../parts/recovery/LossLeft.tsx';
import { useAsk } from '../../data/ask.ts';
import { useRoute } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { Select } from '../../components/Select.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { LostDialog } from './LostDialog.tsx';
import { LostLines } from './LostLines.tsx';

type Held = Output<'lost.look'>;
type Done = Output<'lost.settle'>;
const OWN = 'own';

/** Whoever asked for it by name finds the focus in its first choice: minutes count. */
function useComeHere(isThere: boolean): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null);
  const { params } = useRoute();
  useEffect(() => {
    if (params['at'] !== 'lost' || !isThere) return;
    panel.current?.scrollIntoView({ block: 'nearest' });
    (panel.current?.querySelector<HTMLElement>('.selectButton') ?? panel.current)?.focus();
  }, [params, isThere]);
  return panel;
}

/** For who must not see what the machines held, and may be the first to hear of a loss: whom to tell. */
export function LostElsewhere({ ready }: { ready: boolean }) {
  const t = useT();
  const panel = useComeHere(ready);
  return (
    <section className="panel" aria-label={t('lost.title')} ref={panel} tabIndex={-1}>
      <header>
        <h2>{t('lost.title')}</h2>
      </header>
      <p className="pad-16 s">{t('lost.notYours')}</p>
    </section>
  );
}

interface LostPanelProps {
  restoredMs: number | null;
  /** what stands above it has been read, and moves it no more */
  ready: boolean;
}

/** Mất máy: what lay on it, by level, then everything that follows in one act. */
export function LostPanel({ restoredMs, ready }: LostPanelProps) {
  const { t, format } = useWords();
  const session = useOpenSession();
  const act = useAct();
  const mayPeers = mayCall(session.roles, 'exchange.peers');
  const { value: peers } = useAsk('exchange.peers', mayPeers ? {} : null);
  const [which, setWhich] = useState(OWN);
  const [held, setHeld] = useState<Held | null>(null);
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const [shown, setShown] = useState(false);
  const lines = useRef<HTMLDivElement>(null);
  // it stands below the button, and on a small screen below the edge
  useEffect(() => {
    if (held !== null) lines.current?.scrollIntoView({ block: 'nearest' });
  }, [held]);
  const panel = useComeHere(ready);
  const stationId = which === OWN ? null : which;
  const trusted = (peers?.peers ?? []).filter((peer) => peer.trusted);
  return (
    <section className="panel" aria-label={t('lost.title')} ref={panel}>
      <header>
        <h2>{t('lost.title')}</h2>
      </header>
      <div className="pad-16 col gap-5">
        <LossLeft />
        <p className="s">{t('lost.steps')}</p>
        <Select
          label={t('lost.which')}
          choices={[
            {
              id: OWN,
              text:
                restoredMs === null ? t('lost.ownNow') : t('lost.own', { date: format.dateTime(restoredMs) }),
            },
            ...trusted.map((peer) => ({ id: peer.stationId, text: peer.name, detail: peer.officeCode })),
          ]}
          value={which}
          onChange={(next) => {
            setWhich(next);
            setHeld(null);
            setDone(null);
          }}
        />
        <div className="row">
          <Button
            icon="list"
            disabled={act.busy}
            onPress={() => void act.call('lost.look', { stationId }, setHeld)}
          >
            {t('lost.list')}
          </Button>
          {held !== null && done === null && mayCall(session.roles, 'lost.settle') ? (
            <Button kind="danger" disabled={act.busy} onPress={() => setOpen(true)}>
              {t('lost.settle')}
            </Button>
          ) : null}
        </div>
        {act.error ? <Failure error={act.error} /> : null}
        {done === null ? null : (
          <Note
            tone="done"
            live
            title={t('lost.done', { certificates: done.certificates, openings: done.openings })}
            actions={
              <Button size="small" icon="print" onPress={() => setShown(true)}>
                {t('lost.report.show')}
              </Button>
            }
          />
        )}
      </div>
      <div ref={lines}>{held === null ? null : <LostLines held={held} />}</div>
      {open && held !== null ? (
        <LostDialog
          held={held}
          stationId={stationId}
          onClose={() => setOpen(false)}
          onDone={(settled) => {
            setOpen(false);
            setDone(settled);
            setShown(true);
          }}
        />
      ) : null}
      {shown && done !== null ? (
        <ReportDialog
          report={done}
          title={t('lost.report')}
          fileName={t('lost.file')}
          onClose={() => setShown(false)}
        />
      ) : null}
    </section>
  );
}
