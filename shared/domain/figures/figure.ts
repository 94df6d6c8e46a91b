/**
 * Figures of submissions in a period. Flows happen on a day of the period; stocks are what is open at its edges.
 * Every figure counts lines of one list, so that it can be opened: a case that was asked twice for more counts twice.
 */
export const FLOWS = [
  'received',
  'returned',
  'accepted',
  'refused',
  'transferred',
  'supplement',
  'merged',
  'withdrawn',
  'answeredOnTime',
  'answeredLate',
  'rated',
] as const;
/** In the order of the balance, then what stands beside it. */
export const FIGURES = [
  'opening',
  'received',
  'returned',
  'refused',
  'transferred',
  'merged',
  'withdrawn',
  'answeredOnTime',
  'answeredLate',
  'closing',
  'overdue',
  'accepted',
  'supplement',
  'rated',
] as const satisfies readonly (Flow | Stock)[];
export type Flow = (typeof FLOWS)[number];
export type Stock = 'opening' | 'closing' | 'overdue';
export type FigureName = (typeof FIGURES)[number];
export type Counts = Readonly<Record<FigureName, number>>;

/** What makes up a number that is no figure: the median of the days, the shares of the opened again and of the satisfied. */
export const MADE_OF = ['answered', 'reopened', 'satisfied', 'taken', 'passed'] as const;
export type MadeOf = (typeof MADE_OF)[number];

/** What came to a person or a unit from another in the office, and what went on to another: no flow of the office. */
export const MOVES_OF = ['taken', 'passed'] as const satisfies readonly MadeOf[];
export type MoveOf = (typeof MOVES_OF)[number];

/** What brings a case onto the desk of the office, and what takes it off. */
export const ARRIVALS = ['received', 'returned'] as const satisfies readonly Flow[];
export const ENDINGS = [
  'refused',
  'transferred',
  'merged',
  'withdrawn',
  'answeredOnTime',
  'answeredLate',
] as const satisfies readonly Flow[];

const total = (counts: Counts, names: readonly FigureName[]): number =>
  names.reduce((sum, name) => sum + counts[name], 0);

export const arrived = (counts: Counts): number => total(counts, ARRIVALS);
export const ended = (counts: Counts): number => total(counts, ENDINGS);

/** Tồn đầu kỳ + phát sinh − giải quyết = tồn cuối kỳ. */
export const balances = (counts: Counts): boolean =>
  counts.opening + arrived(counts) - ended(counts) === counts.closing;

export const NO_COUNTS: Counts = {
  opening: 0,
  closing: 0,
  overdue: 0,
  received: 0,
  returned: 0,
  accepted: 0,
  refused: 0,
  transferred: 0,
  supplement: 0,
  merged: 0,
  withdrawn: 0,
  answeredOnTime: 0,
  answeredLate: 0,
  rated: 0,
};

export const addCounts = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(FIGURES.map((name) => [name, a[name] + b[name]])) as Record<FigureName, number>;

/** How good the answers of a period were, in percent of those that can be judged; null where they are too few to say. */
export interface Quality {
  /** cases that had been answered and were opened again */
  readonly reopened: number | null;
  readonly late: number | null;
  /** ratings of 4 and 5 */
  readonly satisfied: number | null;
}

/** @param least fewer answers, or ratings, than this say more about a sender than about the office */
export function qualityOf(
  counts: Counts,
  of: { readonly reopened: number; readonly ratings: Histogram },
  least: number,
): Quality {
  const share = (part: number, whole: number): number | null =>
    whole < least ? null : Math.round((100 * part) / whole);
  const answered = counts.answeredOnTime + counts.answeredLate;
  const rated = of.ratings.reduce((sum, { count }) => sum + count, 0);
  const content = of.ratings.reduce((sum, { value, count }) => sum + (value >= SATISFIED ? count : 0), 0);
  return {
    reopened: share(of.reopened, answered),
    late: share(counts.answeredLate, answered),
    satisfied: share(content, rated),
  };
}
/** of five; a rating from here on is a good one */
export const SATISFIED = 4;

/** How often each value occurs. */
export type Histogram = readonly { readonly value: number; readonly count: number }[];

/** The middle value; of an even number the lower one of the two, so that it is a value that occurred. Null of nothing. */
export function medianOf(histogram: Histogram): number | null {
  const sorted = [...histogram].sort((a, b) => a.value - b.value);
  const middle = (sorted.reduce((sum, { count }) => sum + count, 0) + 1) / 2;
  let seen = 0;
  for (const { value, count } of sorted) {
    seen += count;
    if (seen >= Math.floor(middle) && count > 0) return value;
  }
  return null;
}
