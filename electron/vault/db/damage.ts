import { z } from 'zod';
import { toAppError, type WriteDb } from './handles.ts';

const MOST_TOLD = 20;

/** Every page is read, its authentication code checked, every index compared with its table. */
export function damageOf(db: WriteDb): string[] {
  try {
    const told = z
      .array(z.object({ integrity_check: z.string() }))
      .parse(db.pragma(`integrity_check(${MOST_TOLD})`));
    const pages = told.map((row) => row.integrity_check).filter((text) => text !== 'ok');
    const orphans = z.array(z.object({ table: z.string() })).parse(db.pragma('foreign_key_check'));
    return [...pages, ...orphans.slice(0, MOST_TOLD).map((row) => `foreign key: ${row.table}`)];
  } catch (cause) {
    return [toAppError(cause).code];
  }
}
