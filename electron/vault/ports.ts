import type { AppError } from '../../shared/errors.ts';
import type { LedgerAct } from '../../shared/domain/ledgerActs.ts';
import type { Role } from '../../shared/domain/people/roles.ts';
import { contract, type Input, type Output, type OpName, type Parsed } from '../../shared/ipc/contract.ts';
import type { Topic } from '../../shared/ipc/reply.ts';
import type { OfficeKind, Profile } from '../../shared/ipc/schemas.ts';
import type { NewKeyPair } from './crypto/x509/authority.ts';
import type { Db } from './db/handles.ts';
import type { Reader } from './reader/index.ts';
import type { RuleBook } from './rules/ruleBook.ts';
import type { SignedBySession } from './seals/statements.ts';
import type { Stamps } from './stamps/stamps.ts';
import type { Tokens } from './tokens/tokens.ts';

/** The signed-in person on whose behalf a call runs. */
export interface Actor {
  readonly id: string;
  readonly username: string;
  readonly fullName: string;
  readonly position: string;
  readonly roles: readonly Role[];
}

/** The row of this station, read once at sign-in. */
export interface Station {
  readonly vaultId: string;
  readonly stationId: string;
  readonly stationName: string;
  readonly profile: Profile;
  readonly profileGround: string;
  readonly office: {
    readonly name: string;
    readonly code: string;
    readonly kind: OfficeKind;
    readonly superior: string;
    readonly symbol: string;
    readonly place: string;
  };
  readonly training: boolean;
}

/** The keys that this session may use; every buffer is zeroed when the session ends. */
export interface SessionKeys {
  /** wraps the file keys of records of level none (HKDF of the vault key) */
  readonly fileKey: Uint8Array;
  /** wraps this person's private keys */
  readonly userKey: Uint8Array;
  /** wraps the office's private keys; null for those who do not hold it */
  readonly officeKey: Uint8Array | null;
  /** wraps the private key that issues certificates; administrator and cipher officer */
  readonly authorityKey: Uint8Array | null;
  /** opens the lines of the classified books; clerk, archivist, inspector */
  readonly registerKey: Uint8Array | null;
}

export interface LedgerDraft {
  readonly act: LedgerAct;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** safe values only: never a title, a name of a sender, a passphrase or a key */
  readonly facts?: Readonly<Record<string, string | number | null>>;
  /**
   * `must-follow` (default): refused while the machine's clock stands behind the last entry; `any`: written with
   * the last entry's time; `set-back`: this entry accepts the clock as it is now.
   */
  readonly clock?: 'must-follow' | 'any' | 'set-back';
}

/** What an entry is about. */
export const about = <K extends string>(subjectKind: K, subjectId: string) => ({ subjectKind, subjectId });
/** The same of what is of this station as a whole. */
export const ofStation = ({ station }: Pick<Ports, 'station'>) => about('station', station.stationId);
/** Who does it and when, as a row keeps it. */
export const actedBy = ({ actor, nowMs }: Pick<Ports, 'actor' | 'nowMs'>) => ({
  byId: actor.id,
  atMs: nowMs(),
});

export interface Signing {
  readonly personId: string;
  readonly passphrase: string;
  readonly content: Uint8Array;
  /** said back in the error, so that a form with two fields knows which was wrong */
  readonly who: string;
}

/** Everything a handler may touch. Passed first, so that a test can pass its own. */
export interface Ports {
  readonly db: Db;
  /** absolute path of the vault folder */
  readonly dir: string;
  readonly actor: Actor;
  readonly station: Station;
  readonly keys: SessionKeys;
  readonly rules: RuleBook;
  /** the process in which foreign bytes are read; the vault itself parses none */
  readonly reader: Reader;
  /** tokens (PKCS#11) of this machine, behind a process of their own */
  readonly tokens: Tokens;
  /** authorities for time stamps, behind a process with sockets */
  readonly stamps: Stamps;
  /** Proves that the signed-in person is at the keyboard, before a signature. @throws AppError `wrong-passphrase` */
  readonly proveSelf: (passphrase: string) => Promise<void>;
  /**
   * Someone signs what is done on this station with the own certificate, proved by the own passphrase: the signed-in
   * person or a second one standing beside. Detached CMS. @throws AppError `wrong-passphrase`, `wait-before-retry`
   */
  readonly signAs: (signature: Signing) => Promise<Buffer>;
  /** Signs with the key of this session for a use (`seals/statements.ts`); `provedSigner` tells later who it was. */
  readonly signStatement: (use: string, content: Uint8Array) => SignedBySession;
  /** where the call came in; `inside`: a handler of this process acts for the person */
  readonly door: 'window' | 'host' | 'inside';
  readonly nowMs: () => number;
  /** civil date in Asia/Ho_Chi_Minh */
  readonly today: () => string;
  readonly newId: () => string;
  readonly newKeyPair: NewKeyPair;
  /** Appends to the ledger inside the running command; a command that appends nothing fails. */
  readonly append: (entry: LedgerDraft) => void;
  /** Seals what the running command wrote so far, for what tells of it outside the vault (an export). */
  readonly sealNow: () => void;
  /**
   * Runs a part of a command that may fail by itself: when it throws, what it wrote and appended is undone and the error
   * goes on to the caller, who may go on with the rest (a savepoint of the running transaction).
   */
  readonly attempt: <T>(run: () => T) => T;
  /** Announces after the commit; identifiers only. */
  readonly announce: (topic: Topic, ...ids: string[]) => void;
  /** Long work tells how far it is. */
  readonly progress: (done: number, of: number) => void;
}

export interface QueryHandler<K extends OpName> {
  readonly kind: 'query' | 'note' | 'watched';
  /** only for the type: the operation that it is for */
  readonly op?: K;
  readonly run: (ports: Ports, input: Parsed<K>) => Output<K> | Promise<Output<K>>;
}

/**
 * The answer of a command that refuses and must leave a trace: what it appended to the ledger is committed with
 * nothing else, then the caller gets the error. (An error that is thrown takes its ledger entry with it.)
 */
export class Refusal {
  readonly error: AppError;
  constructor(error: AppError) {
    this.error = error;
  }
}

/**
 * A command: `prepare` may wait (Argon2, sealing, rendering) and changes nothing in the database; `apply` runs
 * inside the one transaction and must check everything again that `prepare` relied on.
 */
export interface CommandHandler<K extends OpName, P = unknown> {
  readonly kind: 'command';
  /** only for the type: the operation that it is for */
  readonly op?: K;
  readonly prepare?: (ports: Ports, input: Parsed<K>) => Promise<P>;
  readonly apply: (ports: Ports, input: Parsed<K>, prepared: P) => Output<K> | Refusal;
  /** after the commit, for what lies outside the database (rename a file, remove a stage) */
  readonly settle?: (ports: Ports, prepared: P) => void;
  /** after a failure, to undo what `prepare` left outside the database */
  readonly abandon?: (ports: Ports, prepared: P) => void;
}

/** An operation has a handler of the kind that the contract says. */
export type Handler<K extends OpName> = (typeof contract)[K]['kind'] extends 'command'
  ? CommandHandler<K, never>
  : QueryHandler<K>;

export type { Input, OpName, Output, Parsed };

/** An operation that needs more of the session than its ports (`own` in `sessionPorts.ts`). */
export interface OwnHandler<H> {
  readonly kind: 'own';
  readonly of: (parts: never) => H;
}

/** A plain function is a handler of the kind that the contract says; one that has steps is made by `preparedCommand`. */
type Given<K extends OpName> =
  | ((typeof contract)[K]['kind'] extends 'command'
      ? CommandHandler<K, undefined>['apply']
      : QueryHandler<K>['run'])
  | Handler<K>;

/**
 * The handlers of a room by their operation: `handlers({ 'dossiers.close': closeDossier })`. What a function is given and
 * answers is checked against the contract, where its kind is said, too.
 */
export const handlers = <K extends OpName>(table: {
  readonly [P in K]: Given<P> | OwnHandler<Given<P>>;
}): { readonly [P in K]: Handler<P> | OwnHandler<Handler<P>> } =>
  Object.fromEntries(
    Object.entries<unknown>(table).map(([op, given]) => [
      op,
      handlerFrom(op as OpName, given as Given<OpName>),
    ]),
  ) as never;

function handlerFrom(op: OpName, given: Given<OpName> | OwnHandler<Given<OpName>>): unknown {
  if (typeof given === 'function') {
    const { kind } = contract[op];
    return kind === 'command' ? { kind, apply: given } : { kind, run: given };
  }
  if (given.kind !== 'own') return given;
  return { kind: 'own', of: (parts: never) => handlerFrom(op, given.of(parts)) };
}

/**
 * A query that leaves a line in the ledger when what was looked at is classified. It runs in a transaction of its own
 * and writes nothing else.
 */
export const watched = <K extends OpName>(run: QueryHandler<K>['run']): QueryHandler<K> => ({
  kind: 'watched',
  run,
});

/** A command with steps of its own; which operation it is, its line in a table of `handlers` says. */
export const preparedCommand = <K extends OpName, P>(
  handler: Omit<CommandHandler<K, P>, 'kind' | 'op'> & {
    prepare: NonNullable<CommandHandler<K, P>['prepare']>;
  },
): CommandHandler<K, never> => ({ kind: 'command', ...handler }) as unknown as CommandHandler<K, never>;
