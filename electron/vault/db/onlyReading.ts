import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import type { WriteDb } from './handles.ts';
import { doing, theValue } from './statements.ts';

const begin = doing('BEGIN');
const undo = doing('ROLLBACK');
/** Rows that this connection ever wrote; undoing takes nothing from it. */
const written = theValue(z.int())('SELECT total_changes() AS n');

/**
 * Does what only reads: all of it at one moment of the database. What is written all the same is undone, and is an error; held
 * in the database, not only in review. `PRAGMA query_only` would hold it too, but SQLite compiles every statement of the
 * session anew after each change of such a flag: twice for every question that is asked.
 *
 * @param read a promise counts up to its first wait: whoever comes next must not find the transaction
 * @throws AppError `internal` when something was written
 */
export function onlyReading<T>(db: WriteDb, read: () => T): T {
  const before = written(db);
  const isWithin = db.inTransaction; // of another question, or of an act, which the error ends
  if (!isWithin) begin(db);
  let answer: T;
  try {
    answer = read();
  } finally {
    if (!isWithin && db.inTransaction) undo(db); // an error of the disk has undone it already
  }
  if (written(db) !== before) throw new AppError('internal', { at: 'write-in-query' });
  return answer;
}
