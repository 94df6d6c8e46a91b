import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { type Db, openInMemory, toAppError } from './handles.ts';
import { migrate } from './migrate.ts';
import { SCHEMA_SHA256 } from './schemaDigest.ts';
import { manyOf, theValue } from './statements.ts';

/**
 * Whoever holds the key of the database can drop what refuses a change, change with SQL, and go. So the schema of a file is
 * compared with the program's: one digest over `sqlite_schema`, and only where it is another one, part by part.
 */
const Part = z.object({
  type: z.enum(['table', 'index', 'trigger', 'view']),
  name: z.string(),
  /** null: SQLite's own index of a constraint, which stands and falls with its table */
  sql: z.string().nullable(),
});
type Part = z.infer<typeof Part>;

/** Not what SQLite keeps for itself (statistics), nor the tables of the index, whose text is SQLite's and may change with it. */
const PARTS = `sqlite_schema WHERE NOT (type = 'table' AND (name LIKE 'sqlite\\_%' ESCAPE '\\'
  OR name IN ('fts_data', 'fts_idx', 'fts_content', 'fts_docsize', 'fts_config')))`;

const partsAsText = theValue(z.string())(
  `SELECT json_group_array(json_array(type, name, tbl_name, sql)) FROM (SELECT * FROM ${PARTS} ORDER BY type, name)`,
);
const parts = manyOf(Part)(`SELECT type, name, sql FROM ${PARTS} ORDER BY type, name`);

/** SHA-256 of what a schema is made of; the same in each file that came up by the same steps. */
export const schemaDigest = (db: Db): string => createHash('sha256').update(partsAsText(db)).digest('hex');

export interface SchemaDeviation {
  /** what the program has and the file hasn't, or has otherwise */
  readonly missing: readonly Part[];
  /** what the file has and the program hasn't, or has otherwise */
  readonly foreign: readonly Part[];
}

const NONE: SchemaDeviation = { missing: [], foreign: [] };

export const isWhole = ({ missing, foreign }: SchemaDeviation): boolean =>
  missing.length + foreign.length === 0;

/** A few milliseconds where nothing deviates; where something does, the program's schema is made in memory to compare. */
export function schemaDeviation(db: Db): SchemaDeviation {
  if (schemaDigest(db) === SCHEMA_SHA256) return NONE;
  const program = openInMemory();
  try {
    migrate(program);
    if (schemaDigest(db) === schemaDigest(program)) return NONE;
    const [wanted, found] = [parts(program), parts(db)];
    const [inProgram, inFile] = [new Set(wanted.map(asText)), new Set(found.map(asText))];
    return {
      missing: wanted.filter((part) => !inFile.has(asText(part))),
      foreign: found.filter((part) => !inProgram.has(asText(part))),
    };
  } finally {
    program.close();
  }
}

const changesOfSchema = theValue(z.int())('PRAGMA main.schema_version');
/** SQLite's count of changes of the schema, when it was last found to be the program's. */
const provedAt = new WeakMap<Db, number>();

/**
 * Within a transaction that writes: no other program has put a trigger beside the own since, which would add to what is
 * written and sealed now. Microseconds where nothing changed.
 * @throws AppError `vault-schema-differs`; the next sign-in puts it back
 */
export function requireProgramSchema(db: Db): void {
  const now = changesOfSchema(db);
  if (provedAt.get(db) === now) return;
  const { missing, foreign } = schemaDeviation(db);
  if (missing.length + foreign.length > 0) refuse([...missing, ...foreign].map(({ name }) => name));
  provedAt.set(db, now);
}

const asText = ({ type, name, sql }: Part): string => JSON.stringify([type, name, sql]);

/** Only what guards and finds can be made again; a table holds what nobody can make. */
const isTables = ({ type, sql }: Part): boolean => type === 'table' || sql === null;

/** @throws AppError `vault-schema-differs` with the names of tables that are missing, other, or not the program's */
export function refuseOtherTables({ missing, foreign }: SchemaDeviation): void {
  const tables = [...missing, ...foreign].filter(isTables).map(({ name }) => name);
  if (tables.length > 0) refuse(tables);
}

/**
 * Takes away triggers, indexes and views that are not the program's, and makes those anew that are missing. In the caller's
 * transaction.
 * @throws AppError `vault-schema-differs` when that does not bring the program's schema: rows stand against an index
 */
export function putSchemaBack(db: Db, deviation: SchemaDeviation): void {
  refuseOtherTables(deviation);
  for (const part of deviation.foreign) change(part, () => take(db, part));
  for (const part of deviation.missing) change(part, () => db.prepare(part.sql ?? '').run());
  const left = schemaDeviation(db);
  if (!isWhole(left)) refuse([...left.missing, ...left.foreign].map(({ name }) => name));
}

function change({ name }: Part, how: () => void): void {
  try {
    how();
  } catch (cause) {
    const known = toAppError(cause);
    throw known.code === 'internal' ? differs([name], cause) : known;
  }
}

/** No statement takes the name of a trigger as a value; `main.`, since a temporary one of the name would go first. */
function take(db: Db, { type, name }: Part): void {
  const NAME = `main."${name.replaceAll('"', '""')}"`;
  if (type === 'trigger') db.prepare(`DROP TRIGGER ${NAME}`).run();
  if (type === 'index') db.prepare(`DROP INDEX ${NAME}`).run();
  if (type === 'view') db.prepare(`DROP VIEW ${NAME}`).run();
}

const MOST_NAMED = 5;

const differs = (names: readonly string[], cause?: unknown): AppError => {
  const parts = [...new Set(names)].slice(0, MOST_NAMED).join(', ');
  return new AppError('vault-schema-differs', { parts, count: names.length }, { cause });
};

const refuse = (names: readonly string[]): never => {
  throw differs(names);
};
