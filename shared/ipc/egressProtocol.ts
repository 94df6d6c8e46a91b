import { z } from 'zod';
import { STAMP_LINE_FAULTS } from '../domain/signatures/stampFaults.ts';
import { ForeignTrail } from './foreignTrail.ts';

/**
 * What the vault and the process with sockets say to each other, over a port of their own that leads past the main
 * process. Only sealed bytes go through it, once the key of the TLS client certificate, and digests that are to be stamped.
 */

/** One message at the relay; four in flight pass a line of 1 Mbit/s in under ten seconds. */
export const PART_BYTES = 256 * 1024;
/** Parts on their way to the relay at one time, so that memory stays flat. */
export const PARTS_IN_FLIGHT = 4;
/** Messages given to the vault that it has not taken yet; the relay's own bound (`max_ack_pending`) is the same. */
export const MAX_UNTAKEN = 64;

/** Why there is no connection, as far as this side can tell. */
export const RELAY_FAULTS = [
  /** nobody answers at the address, or too late */
  'unreachable',
  /** the name has no address */
  'unknown-name',
  /** the server's certificate is not under the authority that was set, or for another name */
  'server-not-trusted',
  /** the server does not accept our certificate, or knows no such station */
  'certificate-refused',
  /** the server knows us, but not as this station */
  'not-permitted',
  /** the server has no mail box for this station */
  'no-mailbox',
  /** the server took nothing: full, or too large */
  'not-accepted',
] as const;
export type RelayFault = (typeof RELAY_FAULTS)[number];

export interface RelayAddress {
  /** `host:port`, tried in turn */
  readonly servers: readonly string[];
  /** this station: 32 hex digits; its subjects and its mail box bear this name */
  readonly station: string;
  /** PEM */
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
  /** null: as fast as the line is */
  readonly bytesPerSecond: number | null;
}

/** Of an answer to a question for a time stamp; one with its certificates has about 6 KiB. */
export const MOST_STAMP_BYTES = 64 * 1024;

/** A question for a time stamp (RFC 3161): a digest and a random number. One process asks one. */
export interface StampQuestion {
  /** http or https */
  readonly url: string;
  /** DER of the TimeStampReq */
  readonly request: Uint8Array;
  /** PEM of roots that a server may be certified by besides those that are built in */
  readonly roots: readonly string[];
  /** for everything, from the name to the last byte */
  readonly withinMs: number;
  /** an address of this machine will do: said in code by a test, by nothing outside the process */
  readonly mayBeLocal: boolean;
}

export type ToEgress =
  | { readonly kind: 'open'; readonly relay: RelayAddress }
  | {
      readonly kind: 'part';
      /** 32 hex digits, random: also the number by which the relay knows a part it has already */
      readonly transfer: string;
      /** id of the envelope: a label, for answering its sender when the bytes can't be opened */
      readonly envelope: string;
      readonly to: string;
      readonly index: number;
      readonly count: number;
      readonly bytes: Uint8Array;
    }
  /** the vault has committed these; only now does the relay hear that they arrived */
  | { readonly kind: 'taken'; readonly refs: readonly number[] }
  | { readonly kind: 'stamp'; readonly question: StampQuestion }
  | { readonly kind: 'close' };

const station = z.string().regex(/^[0-9a-f]{32}$/);

/** The vault trusts the process with sockets no further than this. */
export const FromEgress = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('state'),
    state: z.enum(['connecting', 'connected', 'offline']),
    fault: z.enum(RELAY_FAULTS).nullable(),
  }),
  /** the relay keeps the part; `duplicate`: it says it had one of this number before */
  z.strictObject({
    kind: z.literal('kept'),
    transfer: station,
    index: z.int().nonnegative(),
    duplicate: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('rejected'),
    transfer: station,
    index: z.int().nonnegative(),
    fault: z.enum(RELAY_FAULTS),
  }),
  z.strictObject({
    kind: z.literal('mail'),
    ref: z.int().nonnegative(),
    /** the sender as the relay proved it by its certificate */
    from: station,
    /** null: not in our form; the bytes are taken as a whole and will be refused with a reason */
    part: z
      .strictObject({
        transfer: station,
        envelope: station,
        index: z.int().nonnegative(),
        count: z.int().positive(),
      })
      .nullable(),
    bytes: z.instanceof(Uint8Array),
    /** how many wait at the relay behind this one */
    waiting: z.int().nonnegative(),
  }),
  z.strictObject({
    kind: z.literal('stamped'),
    /** what the authority sent, read by nobody yet */
    answer: z.custom<Uint8Array>((it) => it instanceof Uint8Array && it.length <= MOST_STAMP_BYTES),
  }),
  z.strictObject({ kind: z.literal('unstamped'), fault: z.enum(STAMP_LINE_FAULTS) }),
  /** a bug ends the process */
  z.strictObject({ kind: z.literal('incident'), trail: ForeignTrail }),
]);
export type FromEgress = z.infer<typeof FromEgress>;
