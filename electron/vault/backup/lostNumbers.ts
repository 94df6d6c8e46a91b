import { z } from 'zod';
import { formatReceiptCode } from '../../../shared/domain/numbering/receiptCode.ts';
import type { Db } from '../db/handles.ts';
import { manyOf } from '../db/statements.ts';
import { currentEpoch } from '../tables/epochs.ts';
import { CheckRow, type SettledCheck, settledChecks } from './checkStore.ts';

/** A run of numbers under which there is nothing in this vault, all for one reason. */
export interface NumberRun {
  readonly from: number;
  readonly to: number;
}

const Lost = z.object({ number: z.int(), state: z.enum(['held', 'released']), reason: z.string() });
export type LostOfBook = z.infer<typeof Lost>;

/** Numbers between the backup and the paper that are no entry of the book: they wait, or were not used, or stand on paper. */
export const lostOfBook = (db: Db, { book, year, known, last }: BookRange): LostOfBook[] =>
  db
    .prepare(
      `SELECT r.number, r.state, ifnull(r.reason, r.purpose) AS reason
         FROM reserved_number r JOIN book b ON b.id = r.book_id
        WHERE b.kind = :book AND b.year = :year AND r.number > :known AND r.number <= :last AND r.state <> 'used'
        ORDER BY r.number`,
    )
    .all({ book, year, known, last })
    .map((row) => Lost.parse(row));

interface BookRange {
  readonly book: string;
  readonly year: number;
  readonly known: number;
  readonly last: number;
}

const Series = CheckRow.extend({ first: z.int(), next: z.int() });
type Series = z.infer<typeof Series>;

/** Everything beside the books that gives out numbers: the office's own series, the receipt codes of each year. */
const allSeries = manyOf(Series)(`
  SELECT id, 'series' AS kind, id AS subject, 0 AS known, NULL AS book, NULL AS year, type_id AS typeId, period,
    classified, first_number AS first, next_number AS next FROM number_series
  UNION ALL
  SELECT prefix || '/' || year, 'receipts', prefix || '/' || year, 0, NULL, NULL, NULL, NULL, NULL, 1, next
    FROM submission_series
  ORDER BY 2 DESC, classified, typeId, period, subject`);

const Numbers = z.array(z.int());

function usedAbove(db: Db, { kind, subject }: Series, known: number): Set<number> {
  const used =
    kind === 'series'
      ? db.prepare(
          `SELECT series_number FROM document WHERE series_id = :subject AND series_suffix = '' AND series_number > :known
           UNION SELECT series_number FROM reserved_number WHERE series_id = :subject AND series_number > :known`,
        )
      : db.prepare(
          'SELECT sequence FROM submission WHERE prefix = :prefix AND year = :year AND sequence > :known',
        );
  const [prefix = '', year = ''] = subject.split('/');
  const of = kind === 'series' ? { subject, known } : { prefix, year: Number(year), known };
  return new Set(Numbers.parse(used.pluck().all(of)));
}

export interface LostRun extends NumberRun {
  readonly series: Series;
  /** the comparison that took them; null for numbers below one that was written again in a series unknown to the backup */
  readonly check: SettledCheck | null;
}

/**
 * Every number of a series below its next one that has no document or case and was never reserved: nothing but a
 * restoration leaves such a gap, so each belongs on paper with its reason.
 */
export function lostOfSeries(db: Db): LostRun[] {
  if (currentEpoch(db) === 1) return [];
  const checks = settledChecks(db);
  const first = db.prepare('SELECT min(epoch) FROM number_check').pluck().get();
  return allSeries(db).flatMap((series) => {
    const own = checks.filter(({ kind, subject }) => kind === series.kind && subject === series.subject);
    // what the backup of the first restoration knew is all there
    const whole = own.find(({ epoch }) => epoch === first)?.known ?? 0;
    const used = usedAbove(db, series, whole);
    const runs: { from: number; to: number; check: SettledCheck | null }[] = [];
    for (let number = Math.max(whole + 1, series.first); number < series.next; number += 1) {
      if (used.has(number)) continue;
      const check = own.find(({ known, last }) => number > known && number <= last) ?? null;
      const before = runs.at(-1);
      if (before?.to === number - 1 && before.check === check) before.to = number;
      else runs.push({ from: number, to: number, check });
    }
    return runs.map((run) => ({ ...run, series }));
  });
}

/** Numbers in a row, one of which has the same to be said of it as the one before. */
export function inRuns<One extends { number: number }>(
  lines: readonly One[],
  same: (a: One, b: One) => boolean,
): (NumberRun & { readonly first: One })[] {
  const runs: { from: number; to: number; first: One }[] = [];
  for (const line of lines) {
    const before = runs.at(-1);
    if (before?.to === line.number - 1 && same(before.first, line)) before.to = line.number;
    else runs.push({ from: line.number, to: line.number, first: line });
  }
  return runs;
}

/** The codes as they stand on the slips that were handed out. */
export function receiptRun(subject: string, { from, to }: NumberRun): string {
  const [prefix = '', year = ''] = subject.split('/');
  const code = (sequence: number): string => formatReceiptCode({ prefix, year: Number(year), sequence });
  return from === to ? code(from) : `${code(from)} – ${code(to)}`;
}
