import { type IncidentPlace, trailOf } from '../../shared/incident.ts';
import type { AppEvent } from '../../shared/ipc/reply.ts';
import type { Profile } from '../../shared/ipc/schemas.ts';
import { type BackupTurn, newTurn } from './backup/turn.ts';
import type { ArgonCost } from './crypto/argon.ts';
import { generateRsaKeyPair, type NewKeyPair } from './crypto/x509/authority.ts';
import { type VaultPaths, vaultPaths } from './disk/layout.ts';
import { createHostProofs, type HostProofs } from './hostProof.ts';
import { newId } from './ids.ts';
import { createRing, type IncidentRing } from './incidents/ring.ts';
import { loadRules } from './rules/loader.ts';
import type { RuleBook } from './rules/ruleBook.ts';
import { type MovableClock, movableClock } from './session/calendar.ts';
import type { VaultServiceOptions } from './vaultService.ts';

/** What the service has from its beginning to its end, whoever is signed in. */
export interface ServiceCore {
  readonly options: VaultServiceOptions;
  readonly paths: VaultPaths;
  readonly profileDir: string | null;
  readonly calendar: MovableClock;
  readonly nowMs: () => number;
  readonly rules: RuleBook;
  /** least cost of a passphrase that is accepted; undefined: the product's own */
  readonly floor: ArgonCost | undefined;
  readonly newKeyPair: NewKeyPair;
  readonly turn: BackupTurn;
  readonly proofs: HostProofs;
  readonly ring: IncidentRing;
  readonly emit: (event: AppEvent) => void;
  readonly onEvent: (listener: (event: AppEvent) => void) => void;
  /** asks for the process with sockets, or for its end */
  readonly want: (wanted: boolean, profile: Profile) => void;
  readonly onEgress: (listener: (wanted: boolean, profile: Profile) => void) => void;
  /** a page calls: an act of the operating system can be proved there */
  readonly pageCalls: () => void;
  /** Keeps an incident of a process beside the vault. */
  readonly keepAs: (place: IncidentPlace, op: string, number: string, trail: readonly string[]) => void;
  /** Keeps a bug of the vault itself, and tells whoever asked for it. */
  readonly report: (incident: string, op: string, cause: unknown) => void;
}

export function createCore(options: VaultServiceOptions): ServiceCore {
  const calendar = movableClock(options.nowMs ?? Date.now);
  const { nowMs } = calendar;
  const listeners: ((event: AppEvent) => void)[] = [];
  const emit = (event: AppEvent): void => listeners.forEach((listener) => listener(event));
  let wantEgress: ServiceCore['want'] = () => undefined;
  let pageStands = false;
  const ring = createRing(options.tell);
  const keepAs: ServiceCore['keepAs'] = (place, op, number, trail) =>
    ring.keep({
      number,
      atMs: nowMs(),
      place,
      op: /^[a-zA-Z.]{1,64}$/.test(op) ? op : 'unknown',
      trail,
    });
  return {
    options,
    paths: vaultPaths(options.dir),
    profileDir: options.profileDir ?? null,
    calendar,
    nowMs,
    rules: options.rules ?? loadRules(),
    floor: options.argon?.floor,
    newKeyPair: options.newKeyPair ?? generateRsaKeyPair,
    turn: newTurn(),
    proofs: createHostProofs(
      () => pageStands,
      () => newId(nowMs()),
      emit,
    ),
    ring,
    emit,
    onEvent: (listener) => void listeners.push(listener),
    want: (wanted, profile) => wantEgress(wanted, profile),
    onEgress: (listener) => (wantEgress = listener),
    pageCalls: () => (pageStands = true),
    keepAs,
    report: (incident, op, cause) => {
      keepAs('vault', op, incident, trailOf(cause));
      options.report?.(incident, op, cause);
    },
  };
}
