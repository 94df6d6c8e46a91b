import { z } from 'zod';
import { AppError, raise, type ErrorCode, type WireError } from '../../shared/errors.ts';
import { newIncident } from '../../shared/incident.ts';
import { contract, type OpName } from '../../shared/ipc/contract.ts';
import type { OpSpec } from '../../shared/ipc/contract/spec.ts';
import { mayCall } from '../../shared/ipc/permissions.ts';
import { type PowerArea, powerOf } from '../../shared/ipc/power.ts';
import type { AppEvent, Reply, Topic } from '../../shared/ipc/reply.ts';
import { appendAct } from './audit/appendAct.ts';
import { ledgerHead } from './audit/store.ts';
import { beginSaying, refuseUntold, sayingsNow } from './knowing/statements.ts';
import { toAppError } from './db/handles.ts';
import { onlyReading } from './db/onlyReading.ts';
import { requireProgramSchema } from './db/programSchema.ts';
import { withSavepoint } from './db/savepoint.ts';
import { checkVisit } from './inspections/visit.ts';
import { refusedInLesson } from './lessons/refused.ts';
import { dataVersion, forgetProof, noticeForeignWrites, signIfTouched } from './roster/guard.ts';
import type { RosterSigner } from './roster/sign.ts';
import { pinAfterAct } from './session/settleHeader.ts';
import { inSealedTransaction, sealLeft } from './seals/seal.ts';
import { refusedForMark } from './secrecy/refused.ts';
import { checkTypedWords } from './secrecy/typedWords.ts';
import { proveAgain, refusedProof, takeApart } from './stepUp.ts';
import { decidingIn } from './tables/deciding.ts';
import {
  type CommandHandler,
  type LedgerDraft,
  type Handler,
  type Ports,
  type OwnHandler,
  type QueryHandler,
  Refusal,
} from './ports.ts';
import type { DoorHandler, Handlers, OpenSession, SessionParts } from './sessionPorts.ts';

/**
 * `inside`: a handler acts for the person whose act it is part of (the partners of a training vault). Nobody outside the
 * process comes in by it, and nothing is asked of the person again.
 */
export type AnyDoor = Ports['door'];

export interface Dispatcher {
  readonly handlers: Handlers;
  /** what belongs to the session itself; null at a desk of a training vault, which has no such operations */
  readonly own: SessionParts | null;
  readonly emit: (event: AppEvent) => void;
  /** called with an incident number and the cause of a bug; the cause never leaves the process */
  readonly report: (incident: string, op: string, cause: unknown) => void;
}

/** Works before recovery is proved: nothing of the office may be recorded until then. */
const BEFORE_RECOVERY = new Set<string>([
  'vault.proveRecovery',
  'vault.newRecoveryCode',
  'vault.changePassphrase',
  'settings.saveIdleLock',
]);
/** Works while a first passphrase waits to be changed. */
const BEFORE_PASSPHRASE = new Set<string>([
  'vault.session',
  'vault.changePassphrase',
  'settings.get',
  'rules.list',
  'incidents.report',
]);

/** Looks an operation up by its own key only: `toString` and `__proto__` are no operations. */
export function specOf(op: string): OpSpec {
  if (!Object.hasOwn(contract, op)) raise('unknown-operation');
  return contract[op as OpName];
}

type AnyHandler = { [K in OpName]: Handler<K> }[OpName];
/** By the name of an operation, without what each of five hundred names says of its own types. */
type Entries = Readonly<Record<string, AnyHandler | OwnHandler<AnyHandler> | DoorHandler<OpName>>>;

/** What runs an operation before anybody is signed in; null where it needs somebody. */
export function doorHandlerOf(handlers: Handlers, op: string): DoorHandler<OpName> | null {
  const entries = handlers as unknown as Entries;
  const entry = Object.hasOwn(entries, op) ? entries[op] : undefined;
  return entry?.kind === 'door' ? entry : null;
}

/** The handler of an operation of whoever is signed in; null where there is none. */
export function handlerOf({ handlers, own }: Dispatcher, op: string): AnyHandler | null {
  const entries = handlers as unknown as Entries;
  const entry = Object.hasOwn(entries, op) ? entries[op] : undefined;
  if (entry?.kind === 'own') return own === null ? null : entry.of(own as never);
  return entry === undefined || entry.kind === 'door' ? null : entry;
}

/**
 * Runs one operation of an open session. Never throws: every failure becomes a closed code.
 * Order: known → door → right → passphrase and recovery duties → input → the passphrase again → handler → output.
 */
export async function dispatch(
  dispatcher: Dispatcher,
  session: OpenSession,
  door: AnyDoor,
  op: string,
  raw: unknown,
): Promise<Reply<unknown>> {
  try {
    const spec = specOf(op);
    if (spec.door === 'host' && door === 'window') raise('not-for-window');
    session.noticeOthers();
    if (!mayCall(op as OpName, session.ports.actor.roles)) raise('not-permitted', { op });
    if (session.mustChangePassphrase() && !BEFORE_PASSPHRASE.has(op)) raise('passphrase-must-change');
    if (spec.kind === 'command' && !session.recoveryProved() && !BEFORE_RECOVERY.has(op))
      raise('recovery-not-proved');
    checkVisit(session.ports, op, spec.kind);
    const handler = handlerOf(dispatcher, op) ?? raise('unknown-operation');
    const sent = takeApart(spec, raw);
    const input = parseInput(spec, sent.input);
    if (spec.kind !== 'query') checkTypedWords(session.ports, op, input, door !== 'inside');
    if (spec.stepUp === true)
      await provePresence(dispatcher, session, { door, op, passphrase: sent.passphrase });
    const value =
      handler.kind === 'command'
        ? await runUndisturbed(
            dispatcher,
            session,
            { door, op },
            handler as unknown as CommandHandler<OpName>,
            input,
          )
        : await runQuery(dispatcher, session, door, handler as unknown as QueryHandler<OpName>, input);
    return { ok: true, value: parseOutput(spec, value) };
  } catch (cause) {
    // locked in the midst of what is prepared: nothing of it was written, and the program is not at fault
    if (!session.db.open) return failure(dispatcher, op, new AppError('vault-locked'));
    const reply = failure(dispatcher, op, cause);
    if (!reply.ok) noteRefusal(dispatcher, session, op, reply.error);
    if (session.ports.station.training && !reply.ok) noteRefused(dispatcher, session, op, reply.error.code);
    return reply;
  }
}

/**
 * The passphrase again. What main calls waits for the page to ask for it; in the session that made the vault the file of the
 * first run is applied without it, a minute after the person chose that passphrase.
 * @throws AppError `passphrase-needed`, `wrong-passphrase`, `wait-before-retry`
 */
async function provePresence(
  dispatcher: Dispatcher,
  session: OpenSession,
  { door, op, passphrase }: { door: AnyDoor; op: string; passphrase: string | null },
): Promise<void> {
  if (door === 'inside') return;
  if (door === 'window' || passphrase !== null || dispatcher.own === null)
    return proveAgain(session.ports, passphrase);
  if (op === 'provision.apply' && session.madeNow()) return;
  const given = await dispatcher.own.proofs.ask(op, (error) => noteRefusal(dispatcher, session, op, error));
  if (!given) raise('passphrase-needed');
}

/** In a training vault a refused command counts against the guided task that runs; it is an entry of its own. */
function noteRefused(dispatcher: Dispatcher, session: OpenSession, op: string, code: ErrorCode): void {
  if (!Object.hasOwn(contract, op) || specOf(op).kind !== 'command') return;
  try {
    const entry = refusedInLesson(session.db, session.ports.actor.id, { op, code });
    if (entry === null) return;
    inSealedTransaction(session.db, session.sealing, () => appendFor(session, entry));
    dispatcher.emit({ topic: 'lessons.changed', ids: [] });
  } catch (cause) {
    failure(dispatcher, op, cause); // the refusal itself is what the person must hear
  }
}

/**
 * An act that was refused for a secrecy mark leaves a line without a word of what bore it, and so does a wrong passphrase
 * where it is asked again. A draft that is not kept is no act.
 */
function noteRefusal(dispatcher: Dispatcher, session: OpenSession, op: string, error: WireError): void {
  if (!Object.hasOwn(contract, op) || specOf(op).kind !== 'command') return;
  const { actor, station } = session.ports;
  const entry = refusedForMark(station.stationId, error) ?? refusedProof(specOf(op), actor.id, op, error);
  if (entry === null) return;
  try {
    inSealedTransaction(session.db, session.sealing, () => appendFor(session, entry));
  } catch (cause) {
    failure(dispatcher, op, cause); // the refusal itself is what the person must hear
  }
}

export function parseInput(spec: OpSpec, raw: unknown): never {
  const parsed = z.safeParse(spec.input, raw);
  if (parsed.success) return parsed.data as never;
  const issue = parsed.error.issues[0];
  raise('bad-input', {
    field: issue?.path.join('.') ?? '',
    ...(issue ? boundOf(issue) : { rule: 'invalid' }),
  });
}

const BOUNDED: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'list',
  set: 'list',
  map: 'list',
  number: 'number',
  int: 'number',
};

/** The bound that a typed value is beyond, by a rule that has words for whoever typed it (`common.rule.bad-input.*`). */
function boundOf(issue: z.core.$ZodIssue): { rule: string; most?: number; least?: number } {
  if (issue.code !== 'too_big' && issue.code !== 'too_small') return { rule: issue.code };
  const of = BOUNDED[issue.origin];
  if (of === undefined) return { rule: issue.code };
  return issue.code === 'too_big'
    ? { rule: `${of}-too-big`, most: Number(issue.maximum) }
    : { rule: `${of}-too-small`, least: Number(issue.minimum) };
}

/** The output filter: a handler that returns more than the contract says fails loudly instead of leaking it. */
export function parseOutput(spec: OpSpec, value: unknown): unknown {
  const parsed = z.safeParse(spec.output, value);
  if (parsed.success) return parsed.data;
  throw new AppError('internal', { at: 'output' }, { cause: parsed.error });
}

export function failure(dispatcher: Pick<Dispatcher, 'report'>, op: string, cause: unknown): Reply<never> {
  const error = toAppError(cause);
  if (error.code !== 'internal') return { ok: false, error: error.toWire() };
  const incident = newIncident();
  dispatcher.report(incident, op, cause);
  return { ok: false, error: { code: 'internal', params: { incident } } };
}

async function runQuery(
  dispatcher: Dispatcher,
  session: OpenSession,
  door: AnyDoor,
  handler: QueryHandler<OpName>,
  input: never,
): Promise<unknown> {
  const append: Ports['append'] =
    handler.kind === 'watched'
      ? (entry) => appendFor(session, entry)
      : () => raise('internal', { at: 'append-in-query' });
  const attempt: Ports['attempt'] = () => raise('internal', { at: 'attempt-in-query' });
  const ports = portsFor(dispatcher, session, {
    door,
    append,
    attempt,
    sealNow: () => raise('internal', { at: 'seal-in-query' }),
    announce: () => undefined,
  });
  // deferred: nothing is locked unless a line is written
  if (handler.kind === 'watched') return runWatched(session, () => handler.run(ports, input));
  if (handler.kind === 'note') {
    const answer = await handler.run(ports, input);
    if (session.db.open) sealLeft(session.db, session.sealing);
    return answer;
  }
  return await onlyReading(session.db, () => handler.run(ports, input));
}

/** A look that writes its line. Where another session wrote between reading and writing, it is looked at once more, alone. */
function runWatched<T>({ db, sealing }: OpenSession, look: () => T): T {
  try {
    return inSealedTransaction(db, sealing, look, 'deferred');
  } catch (cause) {
    if (toAppError(cause).code !== 'busy') throw cause;
    return inSealedTransaction(db, sealing, look);
  }
}

const MOST_TRIES = 3;

/**
 * A number that was prepared, or a slot of the header, may be taken by another session before the command is done: it is
 * prepared and done again, with what stands there then.
 */
async function runUndisturbed(...[dispatcher, session, how, handler, input]: Parameters<typeof runCommand>) {
  for (let tries = 1; ; tries += 1) {
    const begun = dataVersion(session.db);
    try {
      return await runCommand(dispatcher, session, how, handler, input);
    } catch (cause) {
      const isTaken = cause instanceof AppError && cause.code === 'busy';
      if (!isTaken || tries === MOST_TRIES || dataVersion(session.db) === begun) throw cause;
      session.noticeOthers();
      if (!mayCall(how.op as OpName, session.ports.actor.roles)) raise('not-permitted', { op: how.op });
    }
  }
}

function appendFor({ db, ports }: OpenSession, entry: LedgerDraft): void {
  appendAct(db, ports, entry);
}

/** prepare (may wait) → one immediate transaction that must append to the ledger → settle → events. */
async function runCommand(
  dispatcher: Dispatcher,
  session: OpenSession,
  { door, op }: { readonly door: AnyDoor; readonly op: string },
  handler: CommandHandler<OpName>,
  input: never,
): Promise<unknown> {
  const events = new Map<Topic, Set<string>>();
  let appended = 0;
  let sealNow = (): void => raise('internal', { at: 'seal-outside-transaction' });
  const ports = portsFor(dispatcher, session, {
    door,
    sealNow: () => sealNow(),
    append: (entry) => {
      if (!session.db.inTransaction) raise('internal', { at: 'append-outside-transaction' });
      appendFor(session, entry);
      appended += 1;
    },
    attempt: (run) => {
      const before = appended;
      const unsay = sayingsNow(session.db);
      try {
        return withSavepoint(session.db, run);
      } catch (cause) {
        appended = before;
        unsay();
        throw cause;
      }
    },
    announce: (topic, ...ids) => {
      const known = events.get(topic) ?? new Set<string>();
      ids.forEach((id) => known.add(id));
      events.set(topic, known);
    },
  });
  const prepared: unknown = await handler.prepare?.(ports, input);
  let value: unknown;
  try {
    value = inSealedTransaction(session.db, session.sealing, (seal) => {
      sealNow = seal;
      const before = ledgerHead(session.db).seq;
      noticeForeignWrites(session.db);
      const { actor } = session.ports;
      session.noticeOthers();
      if (session.ports.actor !== actor) raise('busy'); // may do other things since it was asked
      requireProgramSchema(session.db);
      beginSaying(session.db);
      const { answer, areas } = decidingIn(session.db, () => handler.apply(ports, input, prepared));
      requirePower(op, areas);
      signIfTouched(session.db, { nowMs: ports.nowMs(), append: ports.append }, rosterSigner(ports));
      refuseUntold(session.db);
      if (appended === 0 || ledgerHead(session.db).seq !== before + appended)
        raise('internal', { at: 'no-ledger-entry' });
      return answer;
    });
  } catch (cause) {
    forgetProof(session.db);
    handler.abandon?.(ports, prepared);
    throw cause;
  }
  if (dispatcher.own !== null) pinAfterAct(dispatcher.own.session);
  if (value instanceof Refusal) {
    handler.abandon?.(ports, prepared); // the trace is committed; what was prepared is not wanted
    throw value.error;
  }
  handler.settle?.(ports, prepared);
  for (const [topic, ids] of events) dispatcher.emit({ topic, ids: [...ids] });
  // any act may be a step of a guided task, those too that change nothing on a screen (a book printed, a card written)
  if (session.ports.station.training) dispatcher.emit({ topic: 'lessons.changed', ids: [] });
  return value;
}

/** What changes for whom keys are wrapped, who is believed or who may what stands in the table of power, or is taken back. */
function requirePower(op: string, areas: readonly PowerArea[]): void {
  const beyond = areas.filter((area) => powerOf(op)?.over.includes(area) !== true);
  if (beyond.length > 0) raise('internal', { at: `power of ${beyond.join(', ')}` });
}

/** Who signs the next roster, where a command changed what it speaks for. */
const rosterSigner = ({ keys, actor }: Ports): RosterSigner =>
  keys.authorityKey === null
    ? { kind: 'people', people: [{ id: actor.id, userKey: keys.userKey }] }
    : { kind: 'authority', authorityKey: keys.authorityKey };

function portsFor(
  dispatcher: Dispatcher,
  session: OpenSession,
  {
    door,
    append,
    attempt,
    sealNow,
    announce,
  }: Pick<Ports, 'door' | 'append' | 'attempt' | 'sealNow' | 'announce'>,
): Ports {
  return {
    ...session.ports,
    door,
    append,
    attempt,
    sealNow,
    announce,
    progress: (done, of) => dispatcher.emit({ topic: 'progress', ids: [], done, of }),
  };
}
