/** Slots of the ring; a slot holds one segment. Four of a megabyte keep both sides busy, and memory flat. */
export const RING_SLOTS = 4;

const [FILLED, TAKEN, STOPPED] = [0, 1, 2] as const;
export const CONTROL_BYTES = 3 * Int32Array.BYTES_PER_ELEMENT;
/** A lane that waits looks up this often whether the other one still lives. */
const LOOK_UP_MS = 200;

/** Thrown inside a lane that was told to stop; the lane that failed says why. */
export class Stopped extends Error {}

/** The counters of a ring: how many segments were filled in, how many were taken out, and whether to stop. */
export class RingControl {
  readonly #words: Int32Array;

  constructor(memory: SharedArrayBuffer) {
    this.#words = new Int32Array(memory);
  }

  reset(): void {
    this.#words.fill(0);
  }

  stop(): void {
    Atomics.store(this.#words, STOPPED, 1);
    for (const word of [FILLED, TAKEN]) Atomics.notify(this.#words, word);
  }

  checkStopped(): void {
    if (Atomics.load(this.#words, STOPPED) !== 0) throw new Stopped();
  }

  /** Segments up to `count` are filled in. */
  filled(count: number): void {
    Atomics.store(this.#words, FILLED, count);
    Atomics.notify(this.#words, FILLED);
  }

  /** Segments up to `count` were taken out. */
  taken(count: number): void {
    Atomics.store(this.#words, TAKEN, count);
    Atomics.notify(this.#words, TAKEN);
  }

  /** Blocks until segment `index` has a free slot. Worker threads only. */
  awaitRoom(index: number): void {
    this.#await(TAKEN, index - RING_SLOTS + 1);
  }

  /** Blocks until segment `index` is filled in. Worker threads only. */
  awaitFilled(index: number): void {
    this.#await(FILLED, index + 1);
  }

  #await(word: number, atLeast: number): void {
    for (;;) {
      this.checkStopped();
      const now = Atomics.load(this.#words, word);
      if (now >= atLeast) return;
      Atomics.wait(this.#words, word, now, LOOK_UP_MS);
    }
  }
}

/** The slot of a segment, `length` bytes of it. */
export const slotOf = (
  ring: SharedArrayBuffer,
  slotBytes: number,
  index: number,
  length: number = slotBytes,
): Buffer => Buffer.from(ring, (index % RING_SLOTS) * slotBytes, length);
