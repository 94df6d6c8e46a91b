import type { LedgerAct } from '../../shared/domain/ledgerActs.ts';
import type { contract, OpName, Output, Parsed } from '../../shared/ipc/contract.ts';
import type { BackupAtLock } from '../../shared/ipc/contract/vault.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import type { BackupTurn } from './backup/turn.ts';
import type { ArgonCost } from './crypto/argon.ts';
import type { NewKeyPair } from './crypto/x509/authority.ts';
import type { WriteDb } from './db/handles.ts';
import type { VaultPaths } from './disk/layout.ts';
import type { RelaySession } from './exchange/relay/relayChannel.ts';
import type { HostProofs } from './hostProof.ts';
import type { IncidentRing } from './incidents/ring.ts';
import type { Handler, LedgerDraft, OwnHandler, Ports } from './ports.ts';
import type { Sealing } from './seals/seal.ts';
import type { MovableClock } from './session/calendar.ts';
import type { OpenOptions } from './session/open.ts';
import type { Session } from './session/session.ts';
import type { Making } from './training/making.ts';

/** What belongs to one session, made by the service at the sign-in; only what is declared with `own` is given it. */
export interface SessionParts extends Pick<
  Making,
  'appVersion' | 'newKeyPair' | 'startReader' | 'createService'
> {
  /** with its slot, and by that the vault key */
  readonly session: Session;
  /** least cost of a passphrase that is accepted; undefined: the product's own */
  readonly floor: ArgonCost | undefined;
  readonly argon: { readonly cost: ArgonCost; readonly floor: ArgonCost } | undefined;
  readonly turn: BackupTurn;
  readonly relay: RelaySession;
  readonly ring: IncidentRing;
  readonly calendar: MovableClock;
  /** acts of the operating system that wait for the passphrase */
  readonly proofs: HostProofs;
  /** an operation of the signed-in person, through the dispatcher */
  readonly run: (op: OpName, input: unknown) => Promise<Reply<unknown>>;
  /** the registry, for the desks of partners */
  readonly handlers: Handlers;
}

/** What an operation may touch that needs nobody to be signed in. */
export interface DoorPorts {
  /** absolute path of the vault folder */
  readonly dir: string;
  readonly paths: VaultPaths;
  readonly profileDir: string | null;
  readonly nowMs: () => number;
  readonly newKeyPair: NewKeyPair;
  /** least cost of a passphrase that is accepted; undefined: the product's own */
  readonly floor: ArgonCost | undefined;
  /** of a passphrase that is set now; measured on this machine, takes a second */
  readonly cost: () => Promise<ArgonCost>;
  /** whoever is signed in, or null */
  readonly session: () => Session | null;
  /** Signs in, whoever was before goes first. @throws what `opener` throws */
  readonly signIn: (
    opener: (how: OpenOptions) => Promise<Session>,
    act: LedgerAct,
    facts?: LedgerDraft['facts'],
  ) => Promise<void>;
  /** Ends the session, if there is one. */
  readonly lock: (backup?: BackupAtLock) => Promise<void>;
  /** what the window may know of the session @throws AppError `vault-locked` */
  readonly view: () => Output<'vault.unlock'>;
  readonly progress: (done: number, of: number) => void;
}

export interface DoorHandler<K extends OpName> {
  readonly kind: 'door';
  readonly run: (door: DoorPorts, input: Parsed<K>) => Promise<Output<K>>;
}

/** Every operation of the contract by the ports that it is given; one that is missing or of another kind does not compile. */
export type Handlers = {
  readonly [K in OpName]: (typeof contract)[K]['needs'] extends 'unlocked'
    ? Handler<K> | OwnHandler<Handler<K>>
    : DoorHandler<K>;
};
/** Around a handler: it is given the session itself. */
export const own = <H>(of: (parts: SessionParts) => H): OwnHandler<H> => ({ kind: 'own', of: of as never });
/** The operations before anybody is signed in, as `handlers` for the others. */
export const doorOperations = <K extends OpName>(table: {
  readonly [P in K]: DoorHandler<P>['run'];
}): { readonly [P in K]: DoorHandler<P> } =>
  Object.fromEntries(Object.entries(table).map(([op, run]) => [op, { kind: 'door', run }])) as never;

/** What the dispatcher needs of an open session. */
export interface OpenSession {
  readonly db: WriteDb;
  readonly ports: Omit<Ports, 'append' | 'attempt' | 'sealNow' | 'announce' | 'progress' | 'door'>;
  /** the key with which the session signs what it writes */
  readonly sealing: Sealing;
  readonly mustChangePassphrase: () => boolean;
  readonly recoveryProved: () => boolean;
  /** the vault was made in this very session */
  readonly madeNow: () => boolean;
  /** Takes in what another session wrote. @throws AppError `vault-locked` when this one is over by it */
  readonly noticeOthers: () => void;
}
