import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import { beforeNewWrites, type Db, type WriteDb } from '../db/handles.ts';
import { afterUndoing } from '../db/savepoint.ts';
import { manyOf, theValue } from '../db/statements.ts';
import { isCovered } from './covered.ts';
import { coveredTable, type CoveredTable } from './tables.ts';

/**
 * Notes every row that this connection writes in a covered table, whoever wrote it: an act, a trigger, a foreign key. Triggers
 * of the connection do so (`TEMP`), made for a table before the first statement that writes it: all of them at once would
 * cost half of a sign-in. What another program writes is noted by nobody, and so is under no seal.
 */
interface Watch {
  readonly roots: ReadonlyMap<number, string>;
  readonly watched: Set<string>;
  /** SQLite's count of changes of what is temporary, when all triggers were last seen: looked for anew when it is another */
  seenAt: number | null;
}
const watches = new WeakMap<Db, Watch>();

const Root = z.tuple([z.int(), z.string()]);
const Opcode = z.object({ opcode: z.string(), p1: z.int(), p2: z.int(), p3: z.int() });

export function watchWrites(db: WriteDb): void {
  if (watches.has(db)) return;
  db.exec(
    'CREATE TEMP TABLE seal_touched (t TEXT NOT NULL, k TEXT NOT NULL, PRIMARY KEY (t, k)) STRICT, WITHOUT ROWID',
  );
  const rows = db.prepare('SELECT rootpage, tbl_name FROM main.sqlite_schema WHERE rootpage > 0').raw().all();
  watches.set(db, { roots: new Map(z.array(Root).parse(rows)), watched: new Set(), seenAt: null });
  beforeNewWrites(db, (sql) => {
    for (const table of writtenBy(db, sql)) watchTable(db, table);
  });
  afterUndoing(db, () => renew(db));
}

/** A parameter outside of text and comments. */
const PARAMETER = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|(\?\d*|[:@$][A-Za-z0-9_]+)/g;

/** The covered tables that a statement writes, triggers and foreign keys included, as SQLite's own plan says. */
function writtenBy(db: Db, sql: string): string[] {
  const { roots } = watches.get(db) ?? raise('internal', { at: 'watch' });
  if (!/^\s*(?:INSERT|UPDATE|DELETE|REPLACE|WITH)\b/i.test(sql)) return [];
  const plain = sql.replace(PARAMETER, (text: string, parameter?: string) =>
    parameter === undefined ? text : 'NULL',
  );
  const asked = `EXPLAIN ${plain}`;
  const plan = z.array(Opcode).parse(db.prepare(asked).all());
  const tables = plan.flatMap(({ opcode, p1, p2, p3 }) => {
    if (opcode === 'OpenWrite' && p3 === 0) return [roots.get(p2)];
    return opcode === 'Clear' && p2 === 0 ? [roots.get(p1)] : [];
  });
  return [...new Set(tables)].filter((name) => name !== undefined && isCovered(name)) as string[];
}

function watchTable(db: Db, name: string): void {
  const watch = watches.get(db) ?? raise('internal', { at: 'watch' });
  const { watched } = watch;
  const table = watched.has(name) ? null : coveredTable(db, name);
  if (table === null) return;
  watched.add(name);
  watch.seenAt = null;
  for (const sql of triggersOf(table)) db.prepare(sql).run();
}

const EVENTS = { INSERT: ['NEW'], UPDATE: ['OLD', 'NEW'], DELETE: ['OLD'] } as const;

const triggersOf = (table: CoveredTable): string[] =>
  Object.entries(EVENTS).map(
    ([
      event,
      rows,
    ]) => `CREATE TEMP TRIGGER IF NOT EXISTS "seal_${event}_${table.name}" AFTER ${event} ON main."${table.name}"
      BEGIN INSERT INTO seal_touched VALUES ${rows.map((row) => `('${table.name}', ${table.keyOf(row)})`).join(', ')} ON CONFLICT DO NOTHING; END`,
  );

const made = theValue(z.int())(
  "SELECT count(*) FROM temp.sqlite_schema WHERE type = 'trigger' AND name BETWEEN 'seal_' AND 'seal`'",
);

const changesOfTemp = theValue(z.int())('PRAGMA temp.schema_version');

function areAllMade(db: Db, watch: Watch): boolean {
  const now = changesOfTemp(db);
  if (now === watch.seenAt) return true;
  const all = made(db) === watch.watched.size * Object.keys(EVENTS).length;
  watch.seenAt = all ? now : null;
  return all;
}

/** Triggers that were made in a transaction go with it when it is undone. */
export function renew(db: Db): void {
  const watch = watches.get(db);
  if (watch === undefined || areAllMade(db, watch)) return;
  for (const name of watch.watched)
    for (const sql of triggersOf(coveredTable(db, name) ?? raise('internal', { at: 'watch' })))
      db.prepare(sql).run();
}

/** @throws AppError `internal` where some table was written without being watched */
export function requireWatched(db: Db): void {
  const watch = watches.get(db) ?? raise('internal', { at: 'watch' });
  if (!areAllMade(db, watch)) raise('internal', { at: 'unwatched' });
}

const Touched = z.object({ t: z.string(), k: z.string() });
export type TouchedRow = z.infer<typeof Touched>;

const allTouched = manyOf(Touched)('SELECT t, k FROM temp.seal_touched ORDER BY t, k');

/** The rows that were written since the last seal, each once, in the order of table and key; none where nobody watches. */
export const touchedRows = (db: Db): TouchedRow[] => (watches.has(db) ? allTouched(db) : []);

export const isTouched = (db: Db): boolean =>
  watches.has(db) && db.prepare('SELECT 1 FROM temp.seal_touched LIMIT 1').get() !== undefined;

export const forgetTouched = (db: Db): void => void db.prepare('DELETE FROM temp.seal_touched').run();
