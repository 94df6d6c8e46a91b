import { arrived, type Counts, ended } from './figure.ts';

/** What a unit of the office had, took over, gave to another unit, finished and still has, in a period. */
export interface UnitLine {
  readonly opening: number;
  /** came to the unit: new, back again, or from another unit */
  readonly taken: number;
  /** went to another unit */
  readonly passed: number;
  readonly done: number;
  readonly closing: number;
}
export const UNIT_COLUMNS = ['opening', 'taken', 'passed', 'done', 'closing'] as const;
export type UnitColumn = (typeof UNIT_COLUMNS)[number];
/** What moves in a period; the others are what lies at its edges. */
export const UNIT_FLOWS = ['taken', 'passed', 'done'] as const;
export type UnitFlow = (typeof UNIT_FLOWS)[number];

export const NO_UNIT_LINE: UnitLine = { opening: 0, taken: 0, passed: 0, done: 0, closing: 0 };

/** The line of the whole office: what units give each other is no movement of the office. */
export const officeLine = (counts: Counts): UnitLine => ({
  opening: counts.opening,
  taken: arrived(counts),
  passed: 0,
  done: ended(counts),
  closing: counts.closing,
});

/** Where it does not add up. */
export interface BalanceFault {
  /** a unit whose own line is wrong; null: a column whose units do not add up to the office's */
  readonly unit: string | null;
  readonly column: UnitColumn;
  /** by how many */
  readonly by: number;
}

/**
 * Tồn đầu kỳ + nhận − giao đi − xong = tồn cuối kỳ for each unit, and all units together are the office. Opening and
 * closing are counted from where cases lay, the rest from what was done with them: neither is worked out from the other.
 */
export function unitFaults(lines: ReadonlyMap<string, UnitLine>, counts: Counts): BalanceFault[] {
  const office = officeLine(counts);
  const sum = (column: UnitColumn): number =>
    [...lines.values()].reduce((total, line) => total + line[column], 0);
  const own = [...lines].flatMap(([unit, line]): BalanceFault[] => {
    const by = line.opening + line.taken - line.passed - line.done - line.closing;
    return by === 0 ? [] : [{ unit, column: 'closing', by }];
  });
  const together = {
    opening: sum('opening'),
    taken: sum('taken') - sum('passed'),
    passed: 0,
    done: sum('done'),
    closing: sum('closing'),
  };
  const columns = UNIT_COLUMNS.flatMap((column): BalanceFault[] => {
    const by = together[column] - office[column];
    return by === 0 ? [] : [{ unit: null, column, by }];
  });
  return [...own, ...columns];
}

/**
 * Lines as they leave the desk. A line with a small number is hidden as a whole, since one number of it could be worked
 * out from the others; where only one line is hidden the smallest of the rest goes with it.
 *
 * @param least the smallest number that may be read
 */
export function hideSmallLines(lines: readonly UnitLine[], least: number): (UnitLine | null)[] {
  const isSmall = (line: UnitLine): boolean =>
    UNIT_COLUMNS.some((column) => line[column] > 0 && line[column] < least);
  const hidden = new Set(lines.flatMap((line, index) => (isSmall(line) ? [index] : [])));
  if (hidden.size === 1) {
    const weight = (line: UnitLine): number => line.opening + line.taken;
    const [next] = lines
      .map((line, index) => ({ index, weight: weight(line) }))
      .filter(({ index }) => !hidden.has(index))
      .sort((a, b) => a.weight - b.weight);
    if (next !== undefined) hidden.add(next.index);
  }
  return lines.map((line, index) => (hidden.has(index) ? null : line));
}
