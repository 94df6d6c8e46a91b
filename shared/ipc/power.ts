import type { Role } from '../domain/people/roles.ts';
import type { CommandName } from './contract.ts';
import { all } from './roleSets.ts';

/** What gives power over others: for whom keys are wrapped, who is believed, who may what, which way out is open. */
export const POWER_AREAS = ['keys', 'codes', 'trust', 'roles', 'policy', 'channels'] as const;
export type PowerArea = (typeof POWER_AREAS)[number];

/** Who may stand beside the signed-in person as the second officer of an act of two. */
export interface Beside {
  /** by the rule pack's rule of emergencies, or any of these posts; never the first, never whoever left */
  readonly posts: readonly Role[] | 'rule';
  /** `one`: one of the two is a leader; `first`: the signed-in one is, by the right to call; `none`: neither need be */
  readonly leader: 'one' | 'first' | 'none';
}

/** How a command of power is held. Who may call it stands in `PERMISSIONS`, in force before everything else. */
export type Power = {
  /** what it may change; more than these is taken back by the dispatcher */
  readonly over: readonly PowerArea[];
} & (
  | {
      /** the signed-in person's passphrase travels beside the input of this one call */ readonly proof: 'passphrase';
    }
  | {
      /** two passphrases in the form, proved by the handler */ readonly proof: 'two';
      readonly beside: Beside;
    }
  | {
      /** the form itself asks for what proves it: the passphrase in force, or the whole recovery code */ readonly proof: 'form';
    }
  | {
      readonly proof: 'none';
      /**
       * `narrows`: only takes power away, or gives back what an act of this table gave. `asks`: what it brings holds nothing until another act of this table.
       * `signed`: takes what somebody signed whom an act of this table let in. `part`: the end of an act that was proved.
       */
      readonly because: 'narrows' | 'asks' | 'signed' | 'part';
    }
);

const again = (...over: PowerArea[]) => ({ over, proof: 'passphrase' }) as const;
const form = (...over: PowerArea[]) => ({ over, proof: 'form' }) as const;
const two = (beside: Beside, ...over: PowerArea[]) => ({ over, proof: 'two', beside }) as const;
const free = (because: 'narrows' | 'asks' | 'signed' | 'part', ...over: PowerArea[]) =>
  ({ over, proof: 'none', because }) as const;

/** Whoever may stand beside at a channel; one of the two is a leader. */
export const CHANNEL_SECONDS = ['leader', 'cipher', 'clerk'] as const satisfies readonly Role[];
const CHANNEL: Beside = { posts: CHANNEL_SECONDS, leader: 'one' };
/** Everybody of the office's own staff. */
const STAFF = all('inspector');

/**
 * The table of power: every command that changes keys, codes, trust, roles, policy or channels. The dispatcher takes back
 * what changes such a row (`electron/vault/tables/deciding.ts`) and does not stand here with its area.
 */
export const POWER = {
  'people.add': again('roles', 'keys', 'codes'),
  'people.update': again('roles', 'keys'),
  'people.resetPassphrase': again('keys', 'codes'),
  'people.leave': again('roles', 'keys'),
  'delegations.add': again('roles'),
  'delegations.revoke': free('narrows', 'roles'),
  'inspection.open': again('roles', 'keys'),
  'inspection.close': free('narrows', 'roles', 'keys'),
  'succession.settle': two({ posts: STAFF, leader: 'one' }, 'roles', 'keys', 'codes'),
  'lost.settle': two({ posts: STAFF, leader: 'none' }, 'keys', 'trust', 'channels'),
  // puts back what was signed, and nothing else
  'health.repair': free('signed', 'roles', 'keys', 'trust', 'policy'),

  'access.grant': again(),
  'access.emergency': two({ posts: 'rule', leader: 'first' }),

  // before anything is recorded, and where nobody else is here, by one
  'vault.newRecoveryCode': two({ posts: STAFF, leader: 'one' }, 'codes', 'keys'),
  'vault.agreeToCode': again('codes'),
  'vault.proveRecovery': free('part', 'codes', 'keys'),
  'vault.changeKey': again('keys'),
  'vault.changePassphrase': form('keys'),
  'backup.makeShares': form('codes'),
  'backup.drill': form(),

  'keys.renewOffice': again('keys', 'trust'),
  'keys.askRenewal': again('keys'),
  'keys.issue': again('keys'),
  'keys.revoke': again('keys', 'trust'),
  'keys.askOffice': free('asks', 'keys'),
  'keys.askOwn': free('asks', 'keys'),
  'keys.takeOfficeFile': again('keys', 'trust'),
  'keys.takeOwnFile': again('keys'),
  'keys.takeAuthorityFile': again('trust'),
  'keys.setUpRoot': again('keys', 'trust'),
  'keys.useRoot': again('keys', 'trust'),
  'keys.writeList': free('narrows', 'trust'),
  'keys.readList': free('signed', 'trust'),
  'tokens.setModule': again('trust'),
  'tokens.bind': again('keys'),
  'tokens.unbind': again('keys'),

  // with a fresh list of what the office took back
  'exchange.writeCard': free('narrows', 'trust'),
  'exchange.readCard': free('asks', 'trust'),
  'exchange.trustPeer': again('trust'),
  'signatureTrust.load': free('asks', 'trust'),
  'signatureTrust.trust': again('trust'),
  'signatureTrust.withdraw': again('trust'),
  'timeStamps.set': again('trust'),
  'directory.read': free('signed', 'trust'),
  'directory.takeEnvelope': free('signed', 'trust'),
  'directory.issue': again('trust'),

  'office.decideCorrection': again('trust'),
  'policy.load': again('policy'),
  'provision.apply': again('policy', 'trust'),
  'rules.takeOffer': again('policy'),
  'exchange.openChannel': two(CHANNEL, 'channels'),
  'exchange.closeChannel': free('narrows', 'channels'),
  'exchange.releaseBrake': two(CHANNEL, 'channels'),
  'exchange.allowMedium': again('channels'),
  'exchange.withdrawMedium': free('narrows', 'channels'),
  'relay.setUp': again('channels'),
  'relay.change': again('channels'),
  'relay.pause': free('narrows', 'channels'),
  'relay.remove': free('narrows', 'channels'),
} as const satisfies Partial<Record<CommandName, Power>>;

/** How a command of power is held; null for every other. */
export const powerOf = (op: string): Power | null =>
  Object.hasOwn(POWER, op) ? POWER[op as keyof typeof POWER] : null;
