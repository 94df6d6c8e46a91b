import { AppError } from '../../../shared/errors.ts';
import type { WriteDb } from './handles.ts';
import type { Migration } from './migration.ts';
import { MIGRATIONS } from './migrations/index.ts';

/**
 * Brings the database to this program's schema, one exclusive transaction per step.
 * A database that holds something is never brought up in its own file: see updates/migrateCopy.ts.
 *
 * @throws AppError `vault-from-future` when the file was written by a newer program; nothing is changed
 */
export function migrate(db: WriteDb, steps: readonly Migration[] = MIGRATIONS): number {
  steps.forEach((step, index) => {
    if (step.version !== index + 1)
      throw new AppError('internal', { at: 'migration-order', version: step.version });
  });
  const from = Number(db.pragma('user_version', { simple: true }));
  if (from > steps.length) throw new AppError('vault-from-future', { file: from, program: steps.length });
  if (from === steps.length) return from;
  for (const step of steps.slice(from)) {
    db.transaction(() => {
      step.up(db);
      db.pragma(`user_version = ${step.version}`);
    }).exclusive();
  }
  if (db.pragma('integrity_check', { simple: true }) !== 'ok') throw new AppError('vault-database-damaged');
  if ((db.pragma('foreign_key_check') as unknown[]).length > 0) throw new AppError('vault-database-damaged');
  return steps.length;
}
