import fs from 'node:fs';
import type { LedgerAct } from '../../shared/domain/ledgerActs.ts';
import { AppError, raise } from '../../shared/errors.ts';
import { type IncidentPlace, newIncident, trailOf } from '../../shared/incident.ts';
import { contract, type OpName, type Output } from '../../shared/ipc/contract.ts';
import type { BackupAtLock } from '../../shared/ipc/contract/vault.ts';
import type { AppEvent, Reply } from '../../shared/ipc/reply.ts';
import type { Profile } from '../../shared/ipc/schemas.ts';
import { newTurn } from './backup/commands.ts';
import { dueWork, leavingWork } from './backup/due.ts';
import { createHeadKeeper, type HeadKeeper } from './backup/headKeeper.ts';
import { backupSchedule } from './backup/schedule.ts';
import { calibrate, type ArgonCost } from './crypto/argon.ts';
import { generateRsaKeyPair, type NewKeyPair } from './crypto/authority.ts';
import { proveAlgorithms } from './crypto/selfTest.ts';
import {
  dispatch,
  failure,
  handlerOf,
  parseInput,
  parseOutput,
  specOf,
  type Dispatcher,
  type Door,
} from './dispatch.ts';
import type { LedgerDraft, Ports } from './ports.ts';
import type { DoorPorts, OpenSession, SessionParts } from './sessionPorts.ts';
import { createHostProofs } from './hostProof.ts';
import { newId } from './ids.ts';
import { catchUpBeside } from './protection/catchUp.ts';
import { purgeBeside } from './search/purge.ts';
import type { EgressPort } from './exchange/relay/link.ts';
import { openRelaySession, type RelaySession } from './exchange/relay/session.ts';
import { handlers } from './registry.ts';
import { createKeyChange } from './keyChange.ts';
import { openSession } from './openSession.ts';
import { type Beside, type BesideOptions, endBeside, startBeside } from './beside.ts';
import { createRing } from './incidents/ring.ts';
import type { Incident } from './incidents/store.ts';
import { loadRules } from './rules/loader.ts';
import type { RuleBook } from './rules/ruleBook.ts';
import { sessionView } from './session/handlers.ts';
import { vaultPaths } from './disk/layout.ts';
import { beginEntering, takeLockWhereRoomIs } from './session/entering.ts';
import { diedOpen, markLock } from './session/lockFile.ts';
import { keepHead, sealRest } from './ending.ts';
import type { Opened } from './opened.ts';
import type { OpenOptions } from './session/open.ts';
import { refreshFront } from './backup/refreshFront.ts';
import { type ComingIn, writeSignIn } from './signInEntries.ts';
import { closeSession, type Session } from './session/session.ts';
import { atSignIn } from './signIn.ts';
import { aheadDays, movableClock } from './session/calendar.ts';
import { dropOvertaken } from './installing/staged.ts';
import { createTurnstile } from './turnstile.ts';

export interface VaultServiceOptions extends BesideOptions {
  /** absolute path of the vault folder */
  readonly dir: string;
  /** a folder of whoever is signed in to the operating system: there too it is kept how far the ledger is; default: nowhere */
  readonly profileDir?: string | null;
  readonly appVersion: string;
  /** a route leads out of this machine, asked at each unlock */
  readonly networked: () => boolean;
  readonly nowMs?: () => number;
  /** Tests pass a cheap cost and the same floor, in code; nothing outside the process can. */
  readonly argon?: { readonly cost: ArgonCost; readonly floor: ArgonCost };
  /** Tests pass ready keys, in code as above. Default: each key is generated. */
  readonly newKeyPair?: NewKeyPair;
  /** the rule book; a test passes one with a newer version in it. Default: what this build carries */
  readonly rules?: RuleBook;
  /** makes and tests backups by itself while someone is signed in; the command line and the tests ask for them */
  readonly automatic?: boolean;
  /** where bugs are reported: an incident number, the operation, the cause; default: nowhere */
  readonly report?: (incident: string, op: string, cause: unknown) => void;
  /** told of every incident that is kept, without a value; default: nobody */
  readonly tell?: (incident: Incident) => void;
}

export interface VaultService {
  call(door: Door, op: string, input: unknown): Promise<Reply<unknown>>;
  /** What went wrong beside a call becomes an answer; a bug is kept as an incident. */
  fail(op: string, cause: unknown): Reply<never>;
  onEvent(listener: (event: AppEvent) => void): void;
  /** Told when the relay needs the process with sockets, or needs it no more; a second `true` asks for a new one. */
  onEgress(listener: (wanted: boolean, profile: Profile) => void): void;
  /** Its port, as an answer to that. */
  attachEgress(port: EgressPort): void;
  /** `backup`: what is saved before the keys go; default: nothing */
  close(backup?: BackupAtLock): Promise<void>;
}

/** People, backups, and since when the recovery code is in force. */
const SHOWN_AT_DOOR: ReadonlySet<AppEvent['topic']> = new Set(['people.changed', 'backup.changed']);

/** The vault as one object: what the utility process, the command line, the benches and the tests all use. */
export function createVaultService(options: VaultServiceOptions): VaultService {
  const paths = vaultPaths(options.dir);
  const calendar = movableClock(options.nowMs ?? Date.now);
  const { nowMs } = calendar;
  const rules = options.rules ?? loadRules();
  const listeners: ((event: AppEvent) => void)[] = [];
  const emit = (event: AppEvent) => {
    listeners.forEach((listener) => listener(event));
    open?.relay.heard(event);
  };
  let wantEgress: (wanted: boolean, profile: Profile) => void = () => undefined;
  const ring = createRing(options.tell);
  const keepAs = (place: IncidentPlace, op: string, number: string, trail: readonly string[]): void =>
    ring.keep({
      number,
      atMs: nowMs(),
      place,
      op: /^[a-zA-Z.]{1,64}$/.test(op) ? op : 'unknown',
      trail,
    });
  const report = (incident: string, op: string, cause: unknown): void => {
    keepAs('vault', op, incident, trailOf(cause));
    options.report?.(incident, op, cause);
  };
  const floor = options.argon?.floor;
  const newKeyPair = options.newKeyPair ?? generateRsaKeyPair;
  let open: Opened | null = null;
  const turn = newTurn();
  let pageStands = false;
  const proofs = createHostProofs(
    () => pageStands,
    () => newId(nowMs()),
    (event) => emit(event),
  );
  const schedule = backupSchedule(async () => {
    const at = open;
    const due = at === null ? null : dueWork(at.view.ports as Ports, turn);
    return at === null || due === null
      ? null
      : calls.through(() => dispatch(at.dispatcher, at.view, 'host', due.op, due.input));
  });
  const calls = createTurnstile(() => keyChange.whenQuiet());
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

  const profileDir = options.profileDir ?? null;

  const door: DoorPorts = {
    dir: options.dir,
    paths,
    profileDir,
    nowMs,
    newKeyPair,
    floor,
    cost: async () => options.argon?.cost ?? (await calibrate()),
    session: () => open?.session ?? null,
    signIn,
    lock: close,
    view: sessionOf,
    progress: (done, of) => emit({ topic: 'progress', ids: [], done, of }),
  };

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
        onStep: door.progress,
        ...(floor === undefined ? {} : { floor }),
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
    const view = viewOf(session);
    const heads = createHeadKeeper({
      session,
      vaultDir: options.dir,
      profileDir,
      nowMs,
      onLate: (changed) => changed.forEach((topic) => emit({ topic, ids: [] })),
      onFault: (cause) => void failure({ report }, 'ledger.head', cause),
    });
    await heads.look();
    const write = (): void =>
      writeSignIn({
        session,
        ports: view.ports,
        appVersion: options.appVersion,
        said,
        ifBehind: heads.drafts,
      });
    const onWritten = (): void => {
      heads.begin();
      markLock(paths.lock, true);
      if (open?.session !== session) return; // at once, as ever
      workBeside(open);
      refreshFront(paths, session);
      emit({ topic: 'settings.changed', ids: [] });
    };
    const entering = beginEntering({ session, release, write, onWritten });
    const relay = openRelay(view);
    keyChange.begin(session);
    open = {
      session,
      view,
      dispatcher: dispatcherOf(session, relay, heads),
      relay,
      heads,
      entering,
    };
    ring.open(session.db);
    if (!session.readsOnly) workBeside(open);
    refreshFront(paths, session);
    dropOvertaken(options.dir, options.appVersion);
    atSignIn(view.ports, (topic, ids) => emit({ topic, ids }));
  }

  function workBeside(at: Opened): void {
    if (options.automatic !== true) return;
    schedule.start();
    purgeBeside(at.session.db, () => open === at);
    const onFault = (cause: unknown): void => report(newIncident(), 'words.behind', cause);
    catchUpBeside(at.view, () => open === at, onFault);
  }

  /** @param beside of a session that goes on */
  function viewOf(session: Session, beside?: Beside): OpenSession {
    const onReaderFault = (trail: readonly string[]): void =>
      keepAs('reader', 'reader', newIncident(), trail);
    return openSession({
      session,
      dir: options.dir,
      rules,
      floor,
      nowMs,
      newKeyPair,
      beside: beside ?? startBeside(options, onReaderFault),
    });
  }

  function openRelay(view: OpenSession): RelaySession {
    return openRelaySession({
      session: view.ports,
      run: async (op) =>
        open?.view === view ? inTurn(open, op) : failure({ report }, op, new AppError('vault-locked')),
      emit,
      want: (wanted) => wantEgress(wanted, view.ports.station.profile),
      onIncident: (trail) => keepAs('egress', 'egress', newIncident(), trail),
    });
  }

  const inTurn = ({ dispatcher, view }: Opened, op: string): Promise<Reply<unknown>> =>
    calls.through(() => dispatch(dispatcher, view, 'host', op, {}));

  /** An operation of the person who is signed in, asked for by a handler and not by the window. */
  async function runFor(session: Session, op: string, input: unknown): Promise<Reply<unknown>> {
    return open?.session === session
      ? dispatch(open.dispatcher, open.view, 'inside', op, input)
      : failure({ report }, op, new AppError('vault-locked'));
  }

  function dispatcherOf(session: Session, relay: RelaySession, heads: HeadKeeper): Dispatcher {
    const own: SessionParts = {
      session,
      floor,
      newKeyPair,
      turn,
      relay,
      calendar,
      proofs,
      argon: options.argon,
      appVersion: options.appVersion,
      ring,
      run: (op, input) => runFor(session, op, input),
      startReader: options.startReader,
      createService: createVaultService,
      handlers,
    };
    return {
      handlers,
      own,
      emit: (event) => {
        if (SHOWN_AT_DOOR.has(event.topic)) refreshFront(paths, session);
        if (event.topic === 'backup.changed') heads.keep('now');
        emit(event);
      },
      report,
    };
  }

  function sessionOf(): Output<'vault.unlock'> {
    if (open === null) return raise('vault-locked');
    return sessionView(open.session, open.view.ports as Ports);
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
      if (open === at) await calls.through(() => dispatch(at.dispatcher, at.view, 'host', op, input));
  }

  /** By what another session did: nothing is signed any more in the name of somebody who is none now. */
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
    const view = viewOf(session, at.view.ports);
    const relay = openRelay(view);
    at.heads.goOn(session);
    open = { ...at, session, view, relay, dispatcher: dispatcherOf(session, relay, at.heads) };
    ring.open(session.db);
    workBeside(open);
    open.dispatcher.emit({ topic: 'backup.changed', ids: [] });
  }

  function afterCommand(at: Opened): void {
    keepHead(at, 'due', nowMs(), report);
    keyChange.tellIfWaits(at.session);
  }

  async function callOpen(opened: Opened, door: Door, op: string, raw: unknown) {
    const kind = handlerOf(opened.dispatcher, op)?.kind;
    // no number before the media were asked, and no entry before that of the sign-in
    const asked = kind === 'command' ? opened.heads.settled() : null;
    if (asked !== null) await asked;
    if (open !== opened) return failure({ report }, op, new AppError('vault-locked'));
    try {
      if (kind !== 'query') opened.entering.settle();
    } catch (cause) {
      if (kind === 'command') return failure({ report }, op, cause); // who reads may, where no entry of its own is asked for
    }
    const reply = await dispatch(opened.dispatcher, opened.view, door, op, raw);
    if (open === opened && opened.session.isOver) leave(opened);
    else if (open === opened && Object.hasOwn(contract, op) && specOf(op).kind === 'command')
      afterCommand(opened);
    return reply;
  }

  async function call(through: Door, op: string, raw: unknown): Promise<Reply<unknown>> {
    if (through === 'window') pageStands = true;
    for (let on = calls.shut(); on !== null; on = calls.shut()) await on;
    return calls.through(() => answer(through, op, raw));
  }

  async function answer(through: Door, op: string, raw: unknown): Promise<Reply<unknown>> {
    const entry = Object.hasOwn(handlers, op) ? handlers[op as OpName] : null;
    if (entry?.kind !== 'door') {
      if (open !== null) return callOpen(open, through, op, raw);
      return failure(
        { report },
        op,
        Object.hasOwn(contract, op) ? new AppError('vault-locked') : new AppError('unknown-operation'),
      );
    }
    try {
      const spec = specOf(op);
      if (spec.door === 'host' && through !== 'host') raise('not-for-window');
      return { ok: true, value: parseOutput(spec, await entry.run(door, parseInput(spec, raw))) };
    } catch (error) {
      return failure({ report }, op, error);
    }
  }

  return {
    call,
    fail: (op, cause) => failure({ report }, op, cause),
    close,
    onEvent: (listener) => void listeners.push(listener),
    onEgress: (listener) => (wantEgress = listener),
    attachEgress: (port) => (open === null ? port.close() : open.relay.attach(port)),
  };
}
