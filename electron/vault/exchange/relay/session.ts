import type { AppEvent, Reply } from '../../../../shared/ipc/reply.ts';
import type { RelayStatus } from '../../../../shared/ipc/contract/relay.ts';
import type { OpenSession } from '../../sessionPorts.ts';
import { checkGate } from '../channel/gate.ts';
import { trustedCard } from '../../peers/store.ts';
import { sealedForLost } from '../../envelopes/lostSeals.ts';
import { RECEIPTS_AGAIN_MS } from '../sending/renewSeals.ts';
import { outUnconfirmed, outWaiting, type OutRow } from '../../envelopes/store.ts';
import { createInbox } from './inbox.ts';
import { createRelayLink } from './link.ts';
import { createPump } from './pump.ts';
import type { RelayParts, RelaySession } from './relayChannel.ts';
import { openSentNotes } from './sentNotes.ts';
import { refuseClosedStation } from '../../rules/closedStation.ts';
import { relayAddress, settingsOf } from './settings.ts';
import { openSpool } from './spool.ts';
import { askedAgain, relayRow } from '../../tables/relay.ts';

/** What waits is looked at again this often, for what became due without anybody doing anything. */
const LOOK_MS = 5 * 60_000;

type SessionPorts = OpenSession['ports'];

export interface RelayPorts {
  readonly session: SessionPorts;
  readonly run: (op: 'relay.send' | 'relay.receive') => Promise<Reply<unknown>>;
  readonly emit: (event: AppEvent) => void;
  /** asks for the process with sockets, or for its end; a second `true` asks for a new one */
  readonly want: (wanted: boolean) => void;
  /** a bug ended the process with sockets */
  readonly onIncident: (trail: readonly string[]) => void;
}

export function openRelaySession({ session, run, emit, want, onIncident }: RelayPorts): RelaySession {
  const spool = openSpool(session.dir);
  let lastConnectedMs: number | null = null;
  let asked: string | null = null;
  const changed = (): void => emit({ topic: 'exchange.changed', ids: [] });
  const link = createRelayLink({
    nowMs: session.nowMs,
    onIncident,
    onMail: (mail) => {
      if (parts.inbox.receive(mail)) pump.into();
    },
    onState: ({ state }) => {
      if (state === 'connected') lastConnectedMs = session.nowMs();
      else parts.inbox.forget();
      pump.out();
      changed();
    },
  });
  const inbox = createInbox(spool, (refs) => link.taken(refs));
  const parts: RelayParts = { link, inbox, notes: openSentNotes(session.dir), kept: new Set() };
  const pump = createPump({
    run,
    hasOut: () => link.state().state === 'connected' && waitingRows(session, parts).length > 0,
    hasIn: () => inbox.arrivals().length > 0,
    onProblem: changed,
  });
  const look = setInterval(() => pump.out(), LOOK_MS);
  look.unref();
  spool.sweep(session.nowMs());

  function statusNow(): RelayStatus {
    const now = link.state();
    const fixed = standing(session);
    return {
      state: fixed ?? (now.state === 'off' ? 'connecting' : now.state),
      fault: fixed === null ? now.fault : null,
      sinceMs: now.sinceMs,
      lastConnectedMs,
      waitingOut: waitingRows(session, parts).length,
      waitingAtRelay: now.waiting,
      problem: pump.problem(),
    };
  }

  /** Settings, pause or the person's keys decide whether there is to be a line, and to where. */
  function decide(): void {
    const row = standing(session) === null ? relayRow(session.db) : null;
    const wanted =
      row === null ? null : JSON.stringify([row.servers, row.bytesPerSecond, settingsOf(row).certificate]);
    if (wanted === asked) return;
    asked = wanted;
    if (wanted === null) link.detach();
    want(wanted !== null);
  }
  decide();

  return {
    parts,
    status: statusNow,
    attach(port) {
      const address = standing(session) === null ? relayAddress(session) : null;
      if (address === null) port.close();
      else link.attach(port, address);
    },
    heard({ topic }) {
      if (topic !== 'exchange.changed') return;
      decide();
      pump.out();
    },
    close() {
      clearInterval(look);
      pump.close();
      link.detach();
      if (asked !== null) want(false);
    },
  };
}

/** Why there is no line, before any line is tried; null when there is to be one. */
function standing(session: SessionPorts): RelayStatus['state'] | null {
  const row = relayRow(session.db);
  try {
    refuseClosedStation(session);
  } catch {
    return 'not-allowed';
  }
  if (row === null) return 'not-set-up';
  if (row.paused) return 'paused';
  return session.keys.officeKey === null ? 'no-key' : null;
}

/** What may go over the relay and is to go now: new, asked for again, or unconfirmed for too long. */
function waitingRows(session: SessionPorts, { notes, kept }: RelayParts): OutRow[] {
  const [nowMs, again] = [session.nowMs(), askedAgain(session.db)];
  const due = outUnconfirmed(session.db, nowMs - RECEIPTS_AGAIN_MS).filter(
    (row) => again.has(row.id) || notes.isDue(row, nowMs),
  );
  return [...outWaiting(session.db), ...due].filter((row) => kept.has(row.id) || mayPass(session, row));
}

function mayPass(session: SessionPorts, row: OutRow): boolean {
  const peer = trustedCard(session.db, row.peerStation);
  if (peer === null || sealedForLost(session.db, row)) return false;
  try {
    checkGate(session, row.level, 'relay', peer);
    return true;
  } catch {
    return false;
  }
}
