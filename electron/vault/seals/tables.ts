import { hash } from 'node:crypto';
import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import type { Db } from '../db/handles.ts';
import { isAuthor } from './authors.ts';
import { isCovered } from './covered.ts';

const Column = z.object({ name: z.string(), type: z.string(), pk: z.int() });

/** Of one covered table how its rows are named and written down, and the statements that do so. */
export interface CoveredTable {
  readonly name: string;
  /** columns of the primary key */
  readonly key: readonly string[];
  /** SQL: a JSON array of the key, of the row `OLD`, `NEW` or of the table itself */
  readonly keyOf: (row: string) => string;
  /** the canonical row of a key: a JSON array of all columns in their order, bytes as hexadecimal */
  readonly canonical: string;
  /** the row of a key as it stands */
  readonly row: string;
  /** columns that say whose act the row is (authors.ts) */
  readonly authors: readonly string[];
  /** key, canonical row and authors of the first rows, and of those behind a key */
  readonly firstPage: string;
  readonly nextPage: string;
}

const PAGE = 250;

const known = new WeakMap<Db, Map<string, CoveredTable>>();

/** Every covered table of this database, by its name. */
export function coveredTables(db: Db): ReadonlyMap<string, CoveredTable> {
  const before = known.get(db);
  if (before !== undefined) return before;
  const names = z
    .array(z.string())
    .parse(db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all());
  const tables = new Map(names.filter(isCovered).map((name) => [name, described(db, name)]));
  known.set(db, tables);
  return tables;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function described(db: Db, name: string): CoveredTable {
  const columns = z
    .array(Column)
    .parse(db.prepare('SELECT name, type, pk FROM pragma_table_info(?)').all(name));
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  if (key.length === 0 || key.some(({ type }) => type === 'BLOB'))
    raise('internal', { at: 'seal-key', table: name });
  const cells = columns.map(({ name: at, type }) =>
    type === 'BLOB' ? `iif(${quoted(at)} IS NULL, NULL, hex(${quoted(at)}))` : quoted(at),
  );
  const names = key.map((one) => quoted(one.name));
  const keyOf = (row: string): string => `json_array(${names.map((one) => `${row}.${one}`).join(', ')})`;
  const canonical = `json_array(${cells.join(', ')})`;
  const from = `FROM main.${quoted(name)} t`;
  const isKey = names.map((one) => `${one} = ?`).join(' AND ');
  const authors = columns.map((one) => one.name).filter((column) => isAuthor(name, column));
  const page = `SELECT ${keyOf('t')}, ${canonical}, json_array(${authors.map(quoted).join(', ')}) ${from}`;
  const end = `ORDER BY ${names.join(', ')} LIMIT ${PAGE}`;
  return {
    name,
    key: key.map((one) => one.name),
    authors,
    keyOf,
    canonical: `SELECT ${canonical} ${from} WHERE ${isKey}`,
    row: `SELECT * ${from} WHERE ${isKey}`,
    firstPage: `${page} ${end}`,
    nextPage: `${page} WHERE (${names.join(', ')}) > (${names.map(() => '?').join(', ')}) ${end}`,
  };
}

/** SHA-256 of a canonical row, base64url. */
export const digestOf = (canonical: string): string => hash('sha256', canonical, 'base64url');

const partsOf = (key: string): (string | number)[] =>
  z.array(z.union([z.string(), z.number()])).parse(JSON.parse(key));

/** @param key JSON array. @returns the digest of the row as it is now; null where there is none */
export function digestNow(db: Db, table: CoveredTable, key: string): string | null {
  const row: unknown = db
    .prepare(table.canonical)
    .pluck()
    .get(...partsOf(key));
  return typeof row === 'string' ? digestOf(row) : null;
}

/** @param key JSON array. @returns the cells of the row by their columns; of one that is gone those of its key */
export function rowOf(db: Db, table: CoveredTable, key: string): Readonly<Record<string, unknown>> {
  const parts = partsOf(key);
  const row = z
    .record(z.string(), z.unknown())
    .optional()
    .parse(db.prepare(table.row).get(...parts));
  return row ?? Object.fromEntries(table.key.map((name, at) => [name, parts[at]]));
}

const Page = z.array(z.tuple([z.string(), z.string(), z.string()]));

/** A row as it stands: its key (JSON array), its digest, and who stands in it as the one who did it. */
export type RowNow = readonly [key: string, digest: string, authors: readonly string[]];

const NOBODY: readonly string[] = [];
const textsOf = (values: readonly unknown[]): readonly string[] =>
  values.filter((one) => typeof one === 'string');

/** Who stands in the row of a key now. */
export const authorsNow = (db: Db, table: CoveredTable, key: string): readonly string[] => {
  const row = rowOf(db, table, key);
  return textsOf(table.authors.map((column) => row[column]));
};

/** Every row that a table has now, some hundred at once, in the order of their keys. */
export function* digestsOf(db: Db, table: CoveredTable): Generator<RowNow[]> {
  for (let last: string | null = null; ;) {
    const rows: z.infer<typeof Page> = Page.parse(
      last === null
        ? db.prepare(table.firstPage).raw().all()
        : db
            .prepare(table.nextPage)
            .raw()
            .all(...partsOf(last)),
    );
    yield rows.map(([key, canonical, authors]) => [
      key,
      digestOf(canonical),
      authors === '[]' ? NOBODY : textsOf(JSON.parse(authors) as unknown[]),
    ]);
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.[0] ?? null;
  }
}
