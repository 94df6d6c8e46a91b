import inspector from 'node:inspector/promises';

/** What a piece of code did: counted, so that it is the same on any machine, however busy. */
export interface Work {
  /** blocks of our own code that were run: the bodies of loops, branches, functions */
  readonly steps: number;
  /** letters of the texts that the engine searched or changed by itself, each time anew */
  readonly letters: number;
  /** bytes of the buffers that were asked for */
  readonly bytes: number;
}

export interface WorkCounter {
  /** What was done since the last time. */
  take(): Promise<Work>;
  stop(): Promise<void>;
}

/**
 * Counts what this thread does from now on, by the counters of blocks that V8 keeps for coverage. Not counted is how
 * often one regular expression tries the same letters.
 * @param isOurs whether the code of this address counts
 * @param natives also letters and bytes; code that compares built-in functions would notice
 */
export async function countWork(isOurs: (url: string) => boolean, natives = false): Promise<WorkCounter> {
  const session = new inspector.Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const counted = natives ? countNatives() : { letters: 0, bytes: 0 };
  const take = async (): Promise<Work> => {
    const { letters, bytes } = counted;
    const { result } = await session.post('Profiler.takePreciseCoverage');
    let steps = 0;
    for (const { url, functions } of result)
      if (isOurs(url)) for (const { ranges } of functions) for (const { count } of ranges) steps += count;
    Object.assign(counted, { letters: 0, bytes: 0 });
    return { steps, letters, bytes };
  };
  await take();
  return {
    take,
    stop: async () => {
      await session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}

type Native = (this: unknown, ...given: unknown[]) => unknown;
const lengthOf = (value: unknown): number =>
  typeof value === 'string' || ArrayBuffer.isView(value) ? (value as { length: number }).length : 0;

/** Puts a counter before the engine's own functions, for as long as the process lives. */
function countNatives(): { letters: number; bytes: number } {
  const counted = { letters: 0, bytes: 0 };
  const wrap = (
    owner: object,
    names: readonly string[],
    count: (self: unknown, result: unknown) => void,
  ): void => {
    for (const name of names) {
      const native = (owner as Record<string, Native>)[name];
      if (native === undefined) throw new Error(`no ${name}`);
      const wrapped: Native = function (this: unknown, ...given) {
        const result = native.apply(this, given);
        count(this, result);
        return result;
      };
      Object.defineProperty(owner, name, { value: wrapped, writable: true, configurable: true });
    }
  };
  const letters = (self: unknown): void => void (counted.letters += lengthOf(self));
  wrap(String.prototype, ['normalize', 'toLowerCase', 'toUpperCase', 'trim', 'includes'], letters);
  wrap(String.prototype, ['split', 'replace', 'replaceAll', 'match', 'matchAll', 'search'], letters);
  wrap(Buffer.prototype, ['includes', 'toString'], letters);
  wrap(Array.prototype, ['join'], (_self, result) => letters(result));
  wrap(TextDecoder.prototype, ['decode'], (_self, result) => letters(result));
  wrap(Buffer, ['alloc', 'allocUnsafe', 'allocUnsafeSlow', 'concat', 'from'], (_self, result) => {
    counted.bytes += lengthOf(result);
  });
  for (const owner of [String.prototype, Buffer.prototype] as { indexOf: Native }[]) {
    const { indexOf } = owner;
    owner.indexOf = function (this: unknown, wanted, from, ...rest) {
      const found = indexOf.call(this, wanted, from, ...rest) as number;
      const start = typeof from === 'number' ? Math.max(0, from) : 0;
      counted.letters += Math.max(1, (found < 0 ? lengthOf(this) : found) - start);
      return found;
    };
  }
  return counted;
}
