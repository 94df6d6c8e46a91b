import type { WireError } from '../../../shared/errors.ts';

/**
 * What the vault's thread and its worker threads say to each other. Descriptors are the process's own and good in
 * every thread; keys travel in buffers that are transferred (the sender's copy is gone) and wiped by the worker;
 * the bytes themselves stand in a ring of shared memory, which the vault's thread wipes after each job.
 */
export interface SealedPlace {
  readonly fd: number;
  readonly offset: number;
  readonly length: number;
}

/** Where the plain bytes of a file to be sealed come from. */
export type LaneSource =
  | { readonly fd: number }
  | {
      readonly sealed: SealedPlace;
      readonly contentKey: Uint8Array;
      readonly expected: { readonly plainBytes?: number; readonly segments?: number };
    };

/** Reads the plain bytes into the ring and hashes them on the way. */
export interface ReadJob {
  readonly kind: 'read';
  readonly source: LaneSource;
  readonly segmentBytes: number;
  readonly totalBytes: number;
  readonly ring: SharedArrayBuffer;
  readonly control: SharedArrayBuffer;
}

/** Seals what another lane reads into the ring, and writes it: one reading serves digest and ciphertext. */
export interface SealJob {
  readonly kind: 'seal';
  readonly target: number;
  readonly contentKey: Uint8Array;
  readonly header: Uint8Array;
  readonly totalBytes: number;
  /** also the digest of the sealed bytes */
  readonly withCipherDigest: boolean;
  readonly ring: SharedArrayBuffer;
  readonly control: SharedArrayBuffer;
}

/** Opens every `step`-th segment from `first` on into the ring; each is announced by `filled`. */
export interface OpenJob {
  readonly kind: 'open';
  readonly place: SealedPlace;
  readonly contentKey: Uint8Array;
  readonly expected: { readonly plainBytes?: number; readonly segments?: number };
  readonly first: number;
  readonly step: number;
  readonly ring: SharedArrayBuffer;
  readonly control: SharedArrayBuffer;
}

/** Hashes a part of a file, and copies it when a place is named. */
export interface CopyJob {
  readonly kind: 'copy';
  readonly from: readonly SealedPlace[];
  /** bytes that come first: the header of a container */
  readonly head: Uint8Array;
  readonly target: number | undefined;
}

export type Job = ReadJob | SealJob | OpenJob | CopyJob;

/** What a finished job answers with. */
export interface Done {
  readonly sha256Plain?: string;
  readonly sha256Cipher?: string;
  readonly bytes?: number;
}

export type ToWorker = { readonly id: number; readonly job: Job };
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'step'; readonly id: number; readonly at: number }
  | { readonly kind: 'done'; readonly id: number; readonly done: Done }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly error: WireError;
      readonly errno: string | null;
      /** where it was met, see shared/incident.ts */
      readonly trail: readonly string[];
    };
