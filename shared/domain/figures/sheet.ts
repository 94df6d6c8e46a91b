import { z } from 'zod';
import { isCivilDate } from '../calendar/civilDate.ts';
import { balances, FIGURES } from './figure.ts';
import { PERIOD_KINDS, periodOf } from './period.ts';

/**
 * A sheet of figures as one office signs it for the office above: numbers only, no case, no name, no word of a sender.
 * Parts are hidden where they are small. The signature covers the canonical text, so there is one text for one sheet.
 */
export const SHEET_FORMAT = 'an-thu-figures';

const Day = z.string().refine(isCivilDate, 'not a civil date');
const Count = z.int().nonnegative();
const Counts = z.strictObject(
  Object.fromEntries(FIGURES.map((name) => [name, Count])) as Record<(typeof FIGURES)[number], typeof Count>,
);
/** What is told of each part; null is hidden. */
export const PART_FIGURES = ['received', 'answeredOnTime', 'answeredLate', 'closing', 'overdue'] as const;
const PartLine = z.strictObject({
  value: z.string().max(200),
  counts: z.strictObject(
    Object.fromEntries(PART_FIGURES.map((name) => [name, Count.nullable()])) as Record<
      (typeof PART_FIGURES)[number],
      z.ZodNullable<typeof Count>
    >,
  ),
});
const Part = z.array(PartLine).max(100);

const Shape = z.strictObject({
  format: z.literal(SHEET_FORMAT),
  version: z.literal(1),
  office: z.strictObject({ code: z.string().min(1).max(64), name: z.string().min(1).max(200) }),
  period: z.strictObject({ kind: z.enum(PERIOD_KINDS), from: Day, to: Day }),
  /** the last day that is counted: the end of the period, or the day of making where it still ran */
  asOf: Day,
  madeMs: z.int().nonnegative(),
  /** 1, then one more with each correction of the same period */
  edition: z.int().positive().max(999),
  note: z.string().max(500),
  counts: Counts,
  medianDays: Count.nullable(),
  rating: z.strictObject({ count: Count, average: z.number().min(1).max(5).nullable() }),
  initiatives: z.strictObject({ adopted: Count, piloted: Count, rejected: Count }),
  least: z.int().positive(),
  parts: z.strictObject({ kind: Part, source: Part, field: Part }),
});
export type FigureSheet = z.infer<typeof Shape>;

/** Keys in the order of the alphabet, at every depth; arrays keep theirs. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}

/** The one text of a sheet. */
export const sheetText = (sheet: FigureSheet): string => JSON.stringify(ordered(Shape.parse(sheet)));

export type SheetFault = 'malformed' | 'not-canonical' | 'period' | 'balance';

/** Reads a signed text; numbers that can't be are refused, whoever signed them. */
export function readSheet(text: string): { sheet: FigureSheet } | { fault: SheetFault } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { fault: 'malformed' };
  }
  const read = Shape.safeParse(parsed);
  if (!read.success) return { fault: 'malformed' };
  const sheet = read.data;
  if (sheetText(sheet) !== text) return { fault: 'not-canonical' };
  const { from, to } = periodOf(sheet.period.kind, sheet.period.from);
  const { asOf } = sheet;
  if (from !== sheet.period.from || to !== sheet.period.to || asOf < from || asOf > to)
    return { fault: 'period' };
  return balances(sheet.counts) ? { sheet } : { fault: 'balance' };
}
