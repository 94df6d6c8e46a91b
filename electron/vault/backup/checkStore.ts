import { z } from 'zod';
import { RegisterKind } from '../../../shared/ipc/schemas.ts';
import type { Db } from '../db/handles.ts';

export const CheckRow = z.object({
  id: z.string(),
  kind: z.enum(['book', 'series', 'receipts']),
  subject: z.string(),
  known: z.int(),
  book: RegisterKind.nullable(),
  year: z.int().nullable(),
  typeId: z.string().nullable(),
  period: z.string().nullable(),
  classified: z.int().nullable(),
});
export type CheckRow = z.infer<typeof CheckRow>;

const FROM = `FROM number_check c LEFT JOIN book b ON c.kind = 'book' AND b.id = c.subject
    LEFT JOIN number_series s ON c.kind = 'series' AND s.id = c.subject`;
const COLUMNS =
  'c.id, c.kind, c.subject, c.known, b.kind AS book, b.year, s.type_id AS typeId, s.period, s.classified';

/** "outgoing/2026": a book that was not begun when the backup was made. */
function named(row: CheckRow): Pick<CheckRow, 'book' | 'year'> {
  const { book, year } = row;
  if (row.kind !== 'book' || book !== null) return { book, year };
  const [kind = '', of = ''] = row.subject.split('/');
  return { book: RegisterKind.parse(kind), year: Number(of) };
}

/** Books in the order of the office, then what numbers besides. */
const orderOf = (row: CheckRow): number =>
  row.book === null ? RegisterKind.options.length : RegisterKind.options.indexOf(row.book);

/** What still has to be compared with the paper. */
export function openChecks(db: Db): CheckRow[] {
  const rows = db
    .prepare(`SELECT ${COLUMNS} ${FROM} WHERE c.settled_ms IS NULL ORDER BY c.kind, b.year, c.subject`)
    .all()
    .map((row) => CheckRow.parse(row))
    .map((row) => ({ ...row, ...named(row) }));
  return rows.sort((a, b) => orderOf(a) - orderOf(b));
}

/** The last number as it was read, or as two people put it right afterwards (registers/paperStart.ts). */
const LAST = `ifnull((SELECT q.number FROM register_request q
      WHERE q.kind = 'start' AND q.state = 'used' AND q.asked_ms >= c.settled_ms AND q.number BETWEEN c.known AND c.last
        AND CASE c.kind
          WHEN 'book' THEN q.series_id IS NULL
            AND q.book_id IN (SELECT id FROM book WHERE id = c.subject OR kind || '/' || year = c.subject)
          ELSE q.series_id = c.subject END
      ORDER BY q.ended_ms DESC LIMIT 1), c.last)`;

const SettledRow = CheckRow.extend({
  epoch: z.int(),
  last: z.int(),
  ground: z.string(),
  by: z.string(),
  settledMs: z.int(),
});
export type SettledCheck = z.infer<typeof SettledRow>;

/** What was compared, in every restoration, and who answers for it. */
export function settledChecks(db: Db): SettledCheck[] {
  const rows = db
    .prepare(
      `SELECT ${COLUMNS}, c.epoch, ${LAST} AS last, c.ground, p.full_name AS "by", c.settled_ms AS settledMs
         ${FROM} JOIN person p ON p.id = c.settled_by ORDER BY c.kind, b.year, c.subject`,
    )
    .all()
    .map((row) => SettledRow.parse(row))
    .map((row) => ({ ...row, ...named(row) }));
  return rows.sort((a, b) => a.epoch - b.epoch || orderOf(a) - orderOf(b));
}
