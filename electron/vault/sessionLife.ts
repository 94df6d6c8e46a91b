import fs from 'node:fs';
import type { LedgerAct } from '../../shared/domain/ledgerActs.ts';
import { raise } from '../../shared/errors.ts';
import { newIncident } from '../../shared/incident.ts';
import type { BackupAtLock } from '../../shared/ipc/contract/vault.ts';
import { dueWork, leavingWork } from './backup/due.ts';
import { refreshFront } from './backup/refreshFront.ts';
import { backupSchedule } from './backup/schedule.ts';
import { endBeside } from './beside.ts';
import { proveAlgorithms } from './crypto/selfTest.ts';
import { failure } from './dispatch.ts';
import { keepHead, sealRest } from './ending.ts';
import { dropOvertaken } from './installing/staged.ts';
import { createKeyChange } from './keyChange.ts';
import type { Opened } from './opened.ts';
import type { LedgerDraft, Ports } from './ports.ts';
import { catchUpBeside } from './protection/catchUp.ts';
import { purgeBeside } from './search/purge.ts';
import type { ServiceCore } from './serviceCore.ts';
import { aheadDays } from './session/calendar.ts';
import { beginEntering, takeLockWhereRoomIs } from './session/entering.ts';
import { diedOpen, markLock } from './session/lockFile.ts';
import type { OpenOptions } from './session/open.ts';
import { closeSession, type Session } from './session/session.ts';
import { dispatcherOf, headsOf, inTurn, type Makers, relayOf, viewOf } from './sessionMaking.ts';
import { atSignIn } from './signIn.ts';
import { type ComingIn, writeSignIn } from './signInEntries.ts';
import { createTurnstile, type Turnstile } from './turnstile.ts';

/** Who is in, from a sign-in to the lock: one at a time. */
export interface SessionLife {
  /** calls go through it one by one, so that what must be alone finds its moment */
  readonly calls: Turnstile;
  readonly opened: () => Opened | null;
  /** Signs in, whoever was before goes first. @throws what `opener` throws */
  readonly signIn: (
    opener: (how: OpenOptions) => Promise<Session>,
    act: LedgerAct,
    facts?: LedgerDraft['facts'],
  ) => Promise<void>;
  /** `backup`: what is saved before the keys go; default: nothing */
  readonly close: (backup?: BackupAtLock) => Promise<void>;
  /** By what another session did: nothing is signed any more in the name of somebody who is none now. */
  readonly leave: (at: Opened) => void;
  /** What follows from a command of the session. */
  readonly afterCommand: (at: Opened) => void;
}

export function createSessionLife(core: ServiceCore, createService: Makers['createService']): SessionLife {
  const { options, paths, calendar, nowMs, turn, proofs, ring, emit, report } = core;
  let open: Opened | null = null;
  const opened = (): Opened | null => open;
  const schedule = backupSchedule(async () => {
    const at = open;
    const due = at === null ? null : dueWork(at.view.ports as Ports, turn);
    return at === null || due === null ? null : inTurn(calls, at, due.op, due.input);
  });
  const calls = createTurnstile(() => keyChange.whenQuiet());
  const makers: Makers = { core, calls, opened, createService };
  const keyChange = createKeyChange({
    opened: () => (turn.running ? null : open),
    isShared: () => calls.isShared(),
    nowMs,
    emit,
    pause,
    goOn,
    end,
    onFault: (cause) => void failure({ report }, 'vault.changeKey', cause),
  });

  /** One process per folder; the lock is taken before the header is read and given back on every failure. */
  async function signIn(
    opener: (how: OpenOptions) => Promise<Session>,
    act: LedgerAct,
    facts: LedgerDraft['facts'] = {},
  ): Promise<void> {
    if (open !== null) await close();
    if (!fs.existsSync(options.dir)) raise('vault-absent'); // no lock is laid into a folder that isn't there
    await proveAlgorithms(); // a library that computes wrongly must never touch a key
    // SQLite removes its log only when it is closed: a process that died without one left its last commits in a lost file
    const logLost = diedOpen(paths.lock) && !fs.existsSync(`${paths.database}-wal`);
    const release = takeLockWhereRoomIs(paths.lock);
    let session: Session | null = null;
    try {
      const networked = options.networked();
      session = await opener({
        networked,
        alone: release === null,
        nowMs: nowMs(),
        onStep: (done, of) => emit({ topic: 'progress', ids: [], done, of }),
        ...(core.floor === undefined ? {} : { floor: core.floor }),
      });
      calendar.move(aheadDays(session.db));
      await enter(session, release, { act, facts, logLost });
    } catch (error) {
      calendar.move(0);
      if (session !== null && open?.session !== session) closeSession(session);
      release?.();
      throw error;
    }
  }

  async function enter(session: Session, release: (() => void) | null, said: ComingIn): Promise<void> {
    const view = viewOf(core, session);
    const heads = headsOf(core, session);
    await heads.look();
    const { appVersion } = options;
    const write = (): void =>
      writeSignIn({ session, ports: view.ports, appVersion, said, ifBehind: heads.drafts });
    const onWritten = (): void => {
      heads.begin();
      markLock(paths.lock, true);
      if (open?.session !== session) return; // at once, as ever
      workBeside(open);
      refreshFront(paths, session);
      emit({ topic: 'settings.changed', ids: [] });
    };
    const entering = beginEntering({ session, release, write, onWritten });
    const relay = relayOf(makers, view);
    keyChange.begin(session);
    open = {
      session,
      view,
      dispatcher: dispatcherOf(makers, session, relay, heads),
      relay,
      heads,
      entering,
    };
    ring.open(session.db);
    if (!session.readsOnly) workBeside(open);
    refreshFront(paths, session);
    dropOvertaken(options.dir, appVersion);
    atSignIn(view.ports, (topic, ids) => emit({ topic, ids }));
  }

  function workBeside(at: Opened): void {
    if (options.automatic !== true) return;
    schedule.start();
    purgeBeside(at.session.db, () => open === at);
    const onFault = (cause: unknown): void => report(newIncident(), 'words.behind', cause);
    catchUpBeside(at.view, () => open === at, onFault);
  }

  async function close(backup: BackupAtLock = 'none'): Promise<void> {
    if (backup !== 'none')
      await backUpBefore(backup).catch((cause: unknown) => void failure({ report }, 'vault.lock', cause));
    for (let on = calls.shut(); on !== null; on = calls.shut()) await on; // a key that changes is changed first
    const closing = open;
    open = null;
    schedule.stop();
    proofs.end();
    if (closing === null) return;
    closing.relay.close();
    try {
      if (!closing.session.readsOnly) sealRest(closing, report);
      if (!closing.session.readsOnly) keepHead(closing, 'exit', nowMs(), report);
    } finally {
      end(closing);
    }
  }

  /** The work of the session, saved while its keys are still there. What fails is shown as overdue at the next sign-in. */
  async function backUpBefore(leaving: 'quick' | 'all'): Promise<void> {
    const at = open;
    if (at === null || options.automatic !== true || at.session.readsOnly) return;
    schedule.stop();
    await turn.over;
    for (const { op, input } of leavingWork(at.view.ports as Ports, turn, leaving))
      if (open === at) await inTurn(calls, at, op, input);
  }

  function leave(at: Opened): void {
    open = null;
    schedule.stop();
    proofs.end();
    at.relay.close();
    end(at);
  }

  /** Whatever still stands open of it. */
  function end({ view, heads, session, entering }: Opened): void {
    endBeside(view.ports);
    try {
      heads.stop();
      markLock(paths.lock, false);
      ring.close();
      closeSession(session);
    } finally {
      calendar.move(0);
      entering.release();
    }
    emit({ topic: 'vault.locked', ids: [] });
  }

  /** Nobody works in it until it goes on or ends; the lock of the folder is held, and its log is not lost. */
  function pause(at: Opened): void {
    open = null;
    schedule.stop();
    at.relay.close();
    sealRest(at, report);
    ring.close();
    markLock(paths.lock, false);
  }

  /** The same person goes on, on another database, with the processes beside the vault and what the session remembers. */
  function goOn(at: Opened, session: Session): void {
    markLock(paths.lock, true);
    const view = viewOf(core, session, at.view.ports);
    const relay = relayOf(makers, view);
    at.heads.goOn(session);
    open = { ...at, session, view, relay, dispatcher: dispatcherOf(makers, session, relay, at.heads) };
    ring.open(session.db);
    workBeside(open);
    open.dispatcher.emit({ topic: 'backup.changed', ids: [] });
  }

  function afterCommand(at: Opened): void {
    keepHead(at, 'due', nowMs(), report);
    keyChange.tellIfWaits(at.session);
  }

  return { calls, opened, signIn, close, leave, afterCommand };
}
