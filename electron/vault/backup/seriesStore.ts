import { raise } from '../../../shared/errors.ts';
import type { Db } from '../db/handles.ts';

const MOST_OVER = 100_000;

/**
 * Numbers that were given out after the backup: taken one by one (a trigger allows no other step), with nothing behind
 * them; the check and the ledger say why.
 * @throws AppError `bad-input` for a series that is far behind: that is no slip
 */
export function takeNumbersOver(db: Db, kind: 'series' | 'receipts', subject: string, count: number): void {
  if (count > MOST_OVER) raise('bad-input', { field: 'last', rule: 'too-far' });
  const step =
    kind === 'series'
      ? db.prepare('UPDATE number_series SET next_number = next_number + 1 WHERE id = ?')
      : db.prepare("UPDATE submission_series SET next = next + 1 WHERE prefix || '/' || year = ?");
  if (kind === 'receipts') beginReceipts(db, subject);
  for (let taken = 0; taken < count; taken += 1) step.run(subject);
}

/** Codes of a year of which the backup knows none begin here. */
function beginReceipts(db: Db, subject: string): void {
  const [prefix, year] = subject.split('/');
  db.prepare(
    'INSERT INTO submission_series (prefix, year, next) VALUES (?, ?, 1) ON CONFLICT DO NOTHING',
  ).run(prefix, Number(year));
}
