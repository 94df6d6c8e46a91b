import { performance } from 'node:perf_hooks';

/** A line of the report. `hold` is the figure that is to be kept, null where none is set. */
export interface Result {
  readonly name: string;
  readonly rows: number;
  readonly ours: number;
  readonly anchor: number | null;
  readonly ratio: number | null;
  readonly unit: string;
  readonly hold: number | null;
  readonly holds: boolean | null;
}

export interface Times {
  readonly ours: number;
  readonly anchor: number;
  /** the slowest hundredth of ours */
  readonly oursP99: number;
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
const sort = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
export const median = (values: readonly number[]): number => quantile(sort(values), 0.5);

/** Both sides in turn, so that whatever disturbs the machine disturbs both; milliseconds, medians. */
export function interleave(
  rounds: number,
  ours: (round: number) => void,
  anchor: (round: number) => void,
): Times {
  const taken = { ours: [] as number[], anchor: [] as number[] };
  const time = (work: (round: number) => void, round: number, into: number[] | null): void => {
    const from = performance.now();
    work(round);
    into?.push(performance.now() - from);
  };
  const warm = Math.max(1, Math.floor(rounds / 10));
  for (let round = -warm; round < rounds; round += 1) {
    const measured = round >= 0;
    const first = round % 2 === 0;
    if (first) time(ours, Math.abs(round), measured ? taken.ours : null);
    time(anchor, Math.abs(round), measured ? taken.anchor : null);
    if (!first) time(ours, Math.abs(round), measured ? taken.ours : null);
  }
  return {
    ours: median(taken.ours),
    anchor: median(taken.anchor),
    oursP99: quantile(sort(taken.ours), 0.99),
  };
}

export async function timed<T>(work: () => T | Promise<T>): Promise<{ ms: number; value: T }> {
  const from = performance.now();
  const value = await work();
  return { ms: performance.now() - from, value };
}

/** A ratio to keep: ours over the anchor. */
export function ratioOf(
  name: string,
  rows: number,
  times: { ours: number; anchor: number },
  unit: string,
  hold: number | null,
): Result {
  const ratio = times.ours / times.anchor;
  return { name, rows, ...times, ratio, unit, hold, holds: hold === null ? null : ratio <= hold };
}

/** A figure of our own to keep. */
export const figureOf = (name: string, rows: number, ours: number, unit: string, hold: number): Result => ({
  name,
  rows,
  ours,
  anchor: null,
  ratio: null,
  unit,
  hold,
  holds: ours <= hold,
});
