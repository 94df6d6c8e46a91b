import { hash } from 'node:crypto';
import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import type { Db } from '../db/handles.ts';
import { authorColumns, staysSql } from './authors.ts';
import { valuesOf } from '../db/statements.ts';
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
  /** what only a check asks; read out of the schema then, since it costs more than the rest together */
  readonly forCheck: () => CheckStatements;
}
interface CheckStatements {
  /** of a key: who stands in the row as the one who did it, and whether nobody else ever seals it (authors.ts) */
  readonly authors: string;
  /** key, canonical row, authors and whether it stays, of the first rows and of those behind a key */
  readonly firstPage: string;
  readonly nextPage: string;
}

const PAGE = 250;

/** Of each database its covered tables; a table is described when it is asked for first: all at once cost a third of a sign-in. */
const known = new WeakMap<Db, Map<string, CoveredTable | null>>();
const namesOfTables = valuesOf(z.string())(
  "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
);

function knownOf(db: Db): Map<string, CoveredTable | null> {
  const before = known.get(db);
  if (before !== undefined) return before;
  const tables = new Map(
    namesOfTables(db)
      .filter(isCovered)
      .map((name) => [name, null]),
  );
  known.set(db, tables);
  return tables;
}

/** The names of all covered tables of this database, in their order. */
export const coveredNames = (db: Db): readonly string[] => [...knownOf(db).keys()];

/** @returns null where the database has no covered table of this name */
export function coveredTable(db: Db, name: string): CoveredTable | null {
  const tables = knownOf(db);
  const before = tables.get(name);
  if (before !== null) return before ?? null;
  const table = described(db, name);
  tables.set(name, table);
  return table;
}

/** Every covered table, described. */
export const coveredTables = (db: Db): CoveredTable[] =>
  coveredNames(db).flatMap((name) => coveredTable(db, name) ?? []);

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** SQL: a column as it stands in the canonical row. */
export const cellOf = ({ name, type }: { readonly name: string; readonly type: string }): string =>
  type === 'BLOB' ? `iif(${quoted(name)} IS NULL, NULL, hex(${quoted(name)}))` : quoted(name);

function described(db: Db, name: string): CoveredTable {
  const columns = z
    .array(Column)
    .parse(db.prepare('SELECT name, type, pk FROM pragma_table_info(?)').all(name));
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  if (key.length === 0 || key.some(({ type }) => type === 'BLOB'))
    raise('internal', { at: 'seal-key', table: name });
  const names = key.map((one) => quoted(one.name));
  const keyOf = (row: string): string => `json_array(${names.map((one) => `${row}.${one}`).join(', ')})`;
  const canonical = `json_array(${columns.map(cellOf).join(', ')})`;
  const from = `FROM main.${quoted(name)} t`;
  const isKey = names.map((one) => `${one} = ?`).join(' AND ');
  let checked: CheckStatements | null = null;
  const forCheck = (): CheckStatements => {
    if (checked !== null) return checked;
    const authors = `json_array(${authorColumns(db, name).map(quoted).join(', ')}), ${staysSql(db, name)}`;
    const page = `SELECT ${keyOf('t')}, ${canonical}, ${authors} ${from}`;
    const end = `ORDER BY ${names.join(', ')} LIMIT ${PAGE}`;
    checked = {
      authors: `SELECT ${authors} ${from} WHERE ${isKey}`,
      firstPage: `${page} ${end}`,
      nextPage: `${page} WHERE (${names.join(', ')}) > (${names.map(() => '?').join(', ')}) ${end}`,
    };
    return checked;
  };
  return {
    name,
    key: key.map((one) => one.name),
    keyOf,
    canonical: `SELECT ${canonical} ${from} WHERE ${isKey}`,
    row: `SELECT * ${from} WHERE ${isKey}`,
    forCheck,
  };
}

/** SHA-256 of a canonical row, base64url. */
export const digestOf = (canonical: string): string => hash('sha256', canonical, 'base64url');

type Part = string | number;
const isPart = (value: unknown): value is Part => typeof value === 'string' || typeof value === 'number';

/** The cells of a key. @param key JSON array */
export function partsOf(key: string): Part[] {
  const parts: unknown = JSON.parse(key);
  return Array.isArray(parts) && parts.every(isPart) ? parts : raise('internal', { at: 'seal-key' });
}

/** @returns the digest of the row of a key as it is now; null where there is none */
export function digestNow(db: Db, table: CoveredTable, key: readonly Part[]): string | null {
  const row: unknown = db.prepare(table.canonical).pluck().get(key);
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

const Authors = z.tuple([z.string(), z.int()]);
const Page = z.array(z.tuple([z.string(), z.string(), z.string(), z.int()]));

/** A row as it stands: its key (JSON array), its digest, who stands in it, and whether nobody else ever seals it. */
export type RowNow = readonly [key: string, digest: string, authors: readonly string[], stays: boolean];

const NOBODY: readonly string[] = [];
const textsOf = (json: string): readonly string[] =>
  json === '[]' ? NOBODY : (JSON.parse(json) as unknown[]).filter((one) => typeof one === 'string');

/** The same of one row; null where there is none. */
export function authorsNow(
  db: Db,
  table: CoveredTable,
  key: string,
): { readonly authors: readonly string[]; readonly stays: boolean } | null {
  const row = Authors.optional().parse(
    db
      .prepare(table.forCheck().authors)
      .raw()
      .get(...partsOf(key)),
  );
  return row === undefined ? null : { authors: textsOf(row[0]), stays: row[1] === 1 };
}

/** Every row that a table has now, some hundred at once, in the order of their keys. */
export function* digestsOf(db: Db, table: CoveredTable): Generator<RowNow[]> {
  const { firstPage, nextPage } = table.forCheck();
  for (let last: string | null = null; ;) {
    const rows: z.infer<typeof Page> = Page.parse(
      last === null
        ? db.prepare(firstPage).raw().all()
        : db
            .prepare(nextPage)
            .raw()
            .all(...partsOf(last)),
    );
    yield rows.map(([key, canonical, authors, stays]) => [
      key,
      digestOf(canonical),
      textsOf(authors),
      stays === 1,
    ]);
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.[0] ?? null;
  }
}
