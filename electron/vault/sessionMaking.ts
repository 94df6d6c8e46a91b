import { AppError } from '../../shared/errors.ts';
import { newIncident } from '../../shared/incident.ts';
import type { AppEvent, Reply } from '../../shared/ipc/reply.ts';
import { createHeadKeeper, type HeadKeeper } from './backup/headKeeper.ts';
import { refreshFront } from './backup/refreshFront.ts';
import { type Beside, startBeside } from './beside.ts';
import { dispatch, type Dispatcher, failure } from './dispatch.ts';
import type { RelaySession } from './exchange/relay/relayChannel.ts';
import { openRelaySession } from './exchange/relay/session.ts';
import type { Opened } from './opened.ts';
import { openSession } from './openSession.ts';
import { handlers } from './registry.ts';
import type { ServiceCore } from './serviceCore.ts';
import type { Session } from './session/session.ts';
import type { OpenSession } from './sessionPorts.ts';
import type { Turnstile } from './turnstile.ts';
import type { VaultService, VaultServiceOptions } from './vaultService.ts';

/** People, backups, and since when the recovery code is in force. */
const SHOWN_AT_DOOR: ReadonlySet<AppEvent['topic']> = new Set(['people.changed', 'backup.changed']);

export interface Makers {
  readonly core: ServiceCore;
  readonly calls: Turnstile;
  readonly opened: () => Opened | null;
  /** the service itself makes the partners of a training vault */
  readonly createService: (options: VaultServiceOptions) => VaultService;
}

/** An operation in its turn, as the program itself asks for it. */
export const inTurn = (
  calls: Turnstile,
  { dispatcher, view }: Opened,
  op: string,
  input: unknown,
): Promise<Reply<unknown>> => calls.through(() => dispatch(dispatcher, view, 'host', op, input));

/** @param beside of a session that goes on */
export const viewOf = (
  { options, rules, floor, nowMs, newKeyPair, keepAs }: ServiceCore,
  session: Session,
  beside?: Beside,
): OpenSession =>
  openSession({
    session,
    dir: options.dir,
    rules,
    floor,
    nowMs,
    newKeyPair,
    beside: beside ?? startBeside(options, (trail) => keepAs('reader', 'reader', newIncident(), trail)),
  });

export const headsOf = (
  { options, profileDir, nowMs, emit, report }: ServiceCore,
  session: Session,
): HeadKeeper =>
  createHeadKeeper({
    session,
    vaultDir: options.dir,
    profileDir,
    nowMs,
    onLate: (changed) => changed.forEach((topic) => emit({ topic, ids: [] })),
    onFault: (cause) => void failure({ report }, 'ledger.head', cause),
  });

export function relayOf({ core, calls, opened }: Makers, view: OpenSession): RelaySession {
  const { emit, want, keepAs, report } = core;
  return openRelaySession({
    session: view.ports,
    run: async (op) => {
      const at = opened();
      return at?.view === view
        ? inTurn(calls, at, op, {})
        : failure({ report }, op, new AppError('vault-locked'));
    },
    emit,
    want: (wanted) => want(wanted, view.ports.station.profile),
    onIncident: (trail) => keepAs('egress', 'egress', newIncident(), trail),
  });
}

export function dispatcherOf(
  { core, opened, createService }: Makers,
  session: Session,
  relay: RelaySession,
  heads: HeadKeeper,
): Dispatcher {
  const { options, paths, floor, newKeyPair, turn, calendar, proofs, ring, emit, report } = core;
  /** An operation of the person who is signed in, asked for by a handler and not by the window. */
  const run = async (op: string, input: unknown): Promise<Reply<unknown>> => {
    const at = opened();
    return at?.session === session
      ? dispatch(at.dispatcher, at.view, 'inside', op, input)
      : failure({ report }, op, new AppError('vault-locked'));
  };
  const { argon, appVersion, startReader } = options;
  const ofService = { argon, appVersion, startReader, createService, handlers };
  return {
    handlers,
    own: { session, floor, newKeyPair, turn, relay, calendar, proofs, ring, run, ...ofService },
    emit: (event) => {
      if (SHOWN_AT_DOOR.has(event.topic)) refreshFront(paths, session);
      if (event.topic === 'backup.changed') heads.keep('now');
      emit(event);
    },
    report,
  };
}
