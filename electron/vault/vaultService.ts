import type { BackupAtLock } from '../../shared/ipc/contract/vault.ts';
import type { AppEvent, Reply } from '../../shared/ipc/reply.ts';
import type { Profile } from '../../shared/ipc/schemas.ts';
import type { BesideOptions } from './beside.ts';
import type { ArgonCost } from './crypto/argon.ts';
import type { NewKeyPair } from './crypto/x509/authority.ts';
import type { EgressPort } from './exchange/relay/link.ts';
import type { Incident } from './incidents/store.ts';
import type { RuleBook } from './rules/ruleBook.ts';

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
  call(door: 'window' | 'host', op: string, input: unknown): Promise<Reply<unknown>>;
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
