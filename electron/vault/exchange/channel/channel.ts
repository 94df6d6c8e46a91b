import type { Level } from '../../../../shared/ipc/schemas.ts';
import type { Copied } from '../../workers/jobs.ts';
import type { ChannelId } from '../../envelopes/store.ts';

/** A sealed file that is to leave. */
export interface Parcel {
  /** id of the recipient station */
  readonly station: string;
  /** id of the sending station; with the envelope's id the label by which a file is found again */
  readonly from: string;
  readonly envelopeId: string;
  readonly level: Level;
  /** absolute path of the sealed bytes in the outbox; the channel only reads it */
  readonly path: string;
}

/** A raw file that lies with the channel for this station. Nothing of it is believed. */
export interface Arrival {
  /** What its label claims, for answering the sender of a file that can't be opened at all. */
  readonly claimed: { readonly station: string; readonly envelopeId: string } | null;
  /** bytes, for showing how far a reading is */
  readonly size: number;
  /** Opens it for a glance (the caller closes), or undefined when it can't be read. */
  open(): { readonly fd: number; readonly size: number } | undefined;
  /** Copies it to a place in the vault and makes it durable; null when it can't be read whole. */
  copyTo(path: string, maxBytes: number): Promise<Copied | null>;
  /** After the commit of what it became: the channel may let go of it (acknowledge). Optional. */
  settle?(): void;
}

/** What lies there, and what was passed over: other things, and files that somebody has not finished writing. */
export interface Arrivals {
  readonly arrivals: readonly Arrival[];
  readonly skipped: number;
  readonly unfinished: number;
}

/**
 * One way by which sealed files leave and raw files come in. The vault decides what goes, when, and what becomes of
 * what came; a channel carries bytes and holds no key. At least once: the same file may be put or may arrive again.
 */
export interface Channel {
  readonly id: ChannelId;
  /**
   * Puts one file out. Resolves when it is durable at the other end of this channel's hand.
   * @returns false when the same bytes lay there already
   * @throws AppError `folder-unusable`, `disk-full`, `stopped` when the signal was given
   */
  put(parcel: Parcel, run: ChannelRun): Promise<boolean>;
  /** @throws AppError `folder-unusable` */
  list(station: string): Promise<Arrivals>;
}

export interface ChannelRun {
  readonly signal: AbortSignal;
  /** bytes of this file so far */
  readonly onBytes: (done: number) => void;
}
