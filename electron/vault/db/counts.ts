import { z } from 'zod';
import type { Db } from './handles.ts';

/** What the search index and SQLite make for themselves. */
const NOT_COUNTED = /^(?:sqlite_.*|fts|fts_.*)$/;

export function countsOf(db: Db): Record<string, number> {
  const names = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .map((row) => z.object({ name: z.string() }).parse(row).name)
    .filter((name) => !NOT_COUNTED.test(name) && /^[a-z_0-9]+$/.test(name));
  return Object.fromEntries(names.map((name) => [name, countOf(db, name)]));
}

/** The name is out of the schema and of letters only: SQLite binds no names. */
function countOf(db: Db, TABLE: string): number {
  const row = db.prepare(`SELECT count(*) AS n FROM ${TABLE}`).get();
  return z.object({ n: z.int() }).parse(row).n;
}
