import { SEGMENT_BYTES, segmentCount } from '../crypto/segment.ts';
import { copyLane } from './lanes.ts';
import { keyToGo, type Lane, withLanes } from './pool.ts';
import type { CopyJob, LaneSource, SealedPlace } from './protocol.ts';
import { CONTROL_BYTES, RING_SLOTS, RingControl, slotOf, Stopped } from './ring.ts';

/** Below this size the work is done where it is asked for: a thread would cost more than it saves. */
export const WORTH_A_THREAD = 4 * 1024 * 1024;

interface Ring {
  readonly ring: SharedArrayBuffer;
  readonly control: SharedArrayBuffer;
}

/** Kept from job to job: mapping megabytes anew costs more than wiping them. */
let kept: Ring | null = null;

function takeRing(): Ring {
  kept ??= {
    ring: new SharedArrayBuffer(RING_SLOTS * SEGMENT_BYTES),
    control: new SharedArrayBuffer(CONTROL_BYTES),
  };
  new RingControl(kept.control).reset();
  return kept;
}

const wipeRing = ({ ring }: Ring): void => void new Uint8Array(ring).fill(0);

/** All of them or the reason: the lane that failed says why, the one that was only told to stop does not. */
async function together<T extends readonly unknown[]>(
  control: RingControl,
  runs: { readonly [K in keyof T]: Promise<T[K]> },
): Promise<T> {
  for (const run of runs) (run as Promise<unknown>).catch(() => control.stop());
  const settled = await Promise.allSettled(runs);
  const reasons = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (reasons.length > 0) throw reasons.find((reason) => !(reason instanceof Stopped)) ?? reasons[0];
  return settled.map((one) => (one as PromiseFulfilledResult<unknown>).value) as unknown as T;
}

export interface SealTask {
  readonly source: LaneSource;
  readonly target: number;
  readonly contentKey: Uint8Array;
  readonly header: Uint8Array;
  readonly totalBytes: number;
  /** also the digest of the sealed bytes, which only what travels needs */
  readonly withCipherDigest: boolean;
  readonly onStep: (doneBytes: number) => void;
  readonly signal?: AbortSignal | undefined;
}

export interface SealedByLanes {
  readonly cipherBytes: number;
  readonly sha256Plain: string;
  readonly sha256Cipher: string | undefined;
}

/** Reads and hashes on one thread, seals and writes on the other. Null when there are no threads. */
export function sealInLanes(task: SealTask): Promise<SealedByLanes | null> {
  const { header, totalBytes, target, withCipherDigest, signal } = task;
  return withLanes(async ([reading, sealing]) => {
    const shared = takeRing();
    const { ring, control } = shared;
    const words = new RingControl(control);
    const stop = (): void => words.stop();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      signal?.throwIfAborted();
      const common = { totalBytes, ring, control };
      const source =
        'sealed' in task.source
          ? { ...task.source, contentKey: keyToGo(task.source.contentKey) }
          : task.source;
      const contentKey = keyToGo(task.contentKey);
      const [read, sealed] = await together(words, [
        (reading as Lane).run({ kind: 'read', source, segmentBytes: SEGMENT_BYTES, ...common }),
        (sealing as Lane).run(
          { kind: 'seal', target, contentKey, header, withCipherDigest, ...common },
          task.onStep,
        ),
      ]);
      return {
        cipherBytes: sealed.bytes ?? 0,
        sha256Plain: read.sha256Plain ?? '',
        sha256Cipher: sealed.sha256Cipher,
      };
    } catch (cause) {
      signal?.throwIfAborted(); // stopped because the caller asked for it: say so
      throw cause;
    } finally {
      signal?.removeEventListener('abort', stop);
      wipeRing(shared);
    }
  });
}

export interface OpenTask {
  readonly place: SealedPlace;
  readonly contentKey: Uint8Array;
  readonly plainBytes: number;
  /** Gets every segment in order. The bytes are good during the call only. */
  readonly sink: (plain: Buffer) => void;
}

/** Opens on both threads at once; the segments come out in order. Null when there are no threads. */
export function openInLanes({ place, contentKey, plainBytes, sink }: OpenTask): Promise<true | null> {
  return withLanes(async (lanes) => {
    const shared = takeRing();
    const { ring, control } = shared;
    const words = new RingControl(control);
    const ready = new Set<number>();
    let next = 0;
    const expected = { plainBytes, segments: segmentCount(plainBytes) };
    const onStep = (index: number): void => {
      ready.add(index);
      try {
        while (ready.delete(next)) {
          const length = Math.min(SEGMENT_BYTES, plainBytes - next * SEGMENT_BYTES);
          sink(slotOf(ring, SEGMENT_BYTES, next, length));
          words.taken((next += 1));
        }
      } catch (cause) {
        failure ??= { cause };
        words.stop();
      }
    };
    let failure: { cause: unknown } | undefined;
    try {
      const jobs = lanes.map((lane, first) =>
        lane.run(
          {
            kind: 'open',
            place,
            contentKey: keyToGo(contentKey),
            expected,
            first,
            step: lanes.length,
            ring,
            control,
          },
          onStep,
        ),
      );
      await together(words, jobs);
      return true as const;
    } catch (cause) {
      throw failure === undefined ? cause : failure.cause;
    } finally {
      wipeRing(shared);
    }
  });
}

export interface Copied {
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * SHA-256 over a head and parts of files, and their copy one after another into `target` when one is named. Large
 * ones on a worker thread. @throws AppError `blob-damaged` when a part can't be read to its end
 */
export async function copyParts(
  head: Uint8Array,
  from: readonly SealedPlace[],
  target?: number,
): Promise<Copied> {
  const job: CopyJob = { kind: 'copy', head, from, target };
  const isLarge = from.reduce((sum, part) => sum + part.length, 0) >= WORTH_A_THREAD;
  const done =
    (isLarge ? await withLanes(([lane]) => (lane as Lane).run(job)) : null) ?? copyLane(job, () => undefined);
  return { sha256: done.sha256Cipher ?? '', bytes: done.bytes ?? 0 };
}
