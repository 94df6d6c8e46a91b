import { z } from 'zod';
import { type Db, openInMemory } from '../db/handles.ts';
import { migrate } from '../db/migrate.ts';
import { MIGRATIONS } from '../db/migrations/index.ts';
import { cellOf, type CoveredTable, digestOf, quoted } from './tables.ts';
import { schemaOf } from './seal.ts';

const Column = z.object({ name: z.string(), type: z.string(), dflt_value: z.string().nullable() });
type Column = z.infer<typeof Column>;

const describedIn = (db: Db, table: string): Column[] =>
  z
    .array(Column)
    .parse(db.prepare('SELECT name, type, dflt_value FROM pragma_table_info(?) ORDER BY cid').all(table));

/** A step that was released is never edited, so that the columns of a schema stay what they were. */
const known = new Map<string, readonly Column[]>();

function columnsAt(schema: number, table: string): readonly Column[] {
  const name = `${schema} ${table}`;
  const before = known.get(name);
  if (before !== undefined) return before;
  const program = openInMemory();
  try {
    migrate(program, MIGRATIONS.slice(0, schema));
    const columns = describedIn(program, table);
    known.set(name, columns);
    return columns;
  } finally {
    program.close();
  }
}

/**
 * The digest that a row had in an older schema of this program: over the columns of then, where those that came since hold what
 * the step gave every row. What stands in them otherwise was signed by nobody.
 * @returns null where there is no such row, or the schema is none of before
 */
export function digestInSchema(
  db: Db,
  table: CoveredTable,
  key: readonly (string | number)[],
  schema: number,
): string | null {
  if (schema < 1 || schema >= schemaOf(db)) return null;
  const then = columnsAt(schema, table.name);
  if (then.length === 0) return null;
  const names = new Set(then.map(({ name }) => name));
  const now = describedIn(db, table.name);
  if (then.some(({ name }) => !now.some((one) => one.name === name))) return null;
  const since = now.filter(({ name }) => !names.has(name));
  const stands = [
    ...table.key.map((name) => `${quoted(name)} = ?`),
    ...since.map(({ name, dflt_value: given }) => `${quoted(name)} IS (${given ?? 'NULL'})`),
  ].join(' AND ');
  const cells = then.map(cellOf).join(', ');
  const canonical = `SELECT json_array(${cells}) FROM main.${quoted(table.name)} t WHERE ${stands}`;
  const row: unknown = db.prepare(canonical).pluck().get(key);
  return typeof row === 'string' ? digestOf(row) : null;
}
