import type { AppEvent, Reply } from './reply.ts';
import type { Profile } from './schemas.ts';

/**
 * What the main process carries to the page: sealed bytes; a refusal of its own; or that the vault doesn't know the
 * line (its process is a new one): the page meets it again and repeats the call, which nobody has read.
 */
export type Carried = Uint8Array | Reply<unknown> | 'unknown-line';

/** The vault's answer to `meet` on the way to the page: its own public key. */
export type Met = Reply<Uint8Array>;

/** Operations whose reply the main process sees besides: the window's title and the idle clock go by them. */
export const SEEN_BY_MAIN: ReadonlySet<string> = new Set([
  'vault.inspect',
  'vault.create',
  'vault.unlock',
  'vault.recover',
  'vault.session',
  'settings.saveIdleLock',
  'policy.load',
  'provision.apply',
]);

/** What the main process says to the vault process. `start` comes first and once. */
export type ToVault =
  | {
      readonly kind: 'start';
      readonly dir: string;
      /** the program's own folder of this account, where it is remembered how far the ledger of a vault is */
      readonly profileDir: string;
      readonly appVersion: string;
      readonly networked: boolean;
      /** false while developing: incidents then go to standard error too */
      readonly packaged: boolean;
    }
  /** fresh reading of the machine's routes, sent before every call that opens or makes a vault */
  | { readonly kind: 'network'; readonly networked: boolean }
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly op: string;
      readonly input: unknown;
    }
  /** the page's end of the sealed line, see `sealedLine.ts` */
  | { readonly kind: 'meet'; readonly id: number; readonly publicKey: Uint8Array }
  /** a call of the page, its input sealed on the line */
  | { readonly kind: 'sealed'; readonly id: number; readonly op: string; readonly input: Uint8Array }
  /** fills the (empty) folder of `start` with the training vault; no page can ask for it */
  | { readonly kind: 'training'; readonly id: number }
  /** with one port: the line to the process with sockets that the vault asked for */
  | { readonly kind: 'egress' }
  /** with one port: the line to the reader of that number; the vault asked for it */
  | { readonly kind: 'reader'; readonly number: number }
  /** the same to the process that speaks with a token */
  | { readonly kind: 'signer'; readonly number: number }
  /** the same to a process with sockets that asks for one time stamp */
  | { readonly kind: 'stamper'; readonly number: number }
  | { readonly kind: 'disconnect' };

/** What the vault process answers. */
export type FromVault =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
  | {
      readonly kind: 'carried';
      readonly id: number;
      readonly carried: Carried;
      readonly seen?: Reply<unknown>;
    }
  | { readonly kind: 'event'; readonly event: AppEvent }
  /** the relay needs the process with sockets, a new one if one runs, or needs none */
  | { readonly kind: 'egress'; readonly wanted: boolean; readonly profile: Profile }
  /** a process that reads foreign bytes is needed under this number, a new one if one runs, or is to end */
  | { readonly kind: 'reader'; readonly wanted: boolean; readonly number: number }
  /** the same for a process that speaks with a token */
  | { readonly kind: 'signer'; readonly wanted: boolean; readonly number: number }
  /** the same for a process with sockets that asks for one time stamp */
  | {
      readonly kind: 'stamper';
      readonly wanted: boolean;
      readonly number: number;
      readonly profile: Profile;
    };

/** What the training vault tells about itself, so that a person can sign in to it. */
export interface TrainingVault {
  readonly username: string;
  readonly passphrase: string;
  readonly people: readonly {
    readonly username: string;
    readonly fullName: string;
    readonly position: string;
  }[];
}
