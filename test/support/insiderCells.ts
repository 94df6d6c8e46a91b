import type { WriteDb } from '../../electron/vault/db/handles.ts';
import { ATTACKS, type AttackName } from './insiderAttacks.ts';
import type { Means } from './insiderMeans.ts';

/**
 * What an insider with the key of the database can do to one place of it. A cell is one such change; the row stays well
 * formed wherever the table lets it.
 */
export interface Cell {
  readonly table: string;
  /** `trigger`: the table is the name of one, which is dropped and stays so */
  readonly act: 'column' | 'delete' | 'insert' | 'copy' | 'yesterday' | 'attack' | 'trigger';
  /** of `column` */
  readonly column?: string;
  /** of `attack` */
  readonly attack?: AttackName;
}

/** The name under which its verdict stands; all of a table are told apart by what follows the table. */
export const nameOf = ({ table, act, column, attack }: Cell): string =>
  act === 'column' ? `${table}.${column}` : `${table}:${attack ?? act}`;

export function cellOf(name: string): Cell {
  const [, table = '', kind, rest = ''] = /^(\w+)([.:])(.+)$/.exec(name) ?? [];
  if (kind === '.') return { table, act: 'column', column: rest };
  return isRowAct(rest) ? { table, act: rest } : { table, act: 'attack', attack: rest };
}

const ROW_ACTS = ['delete', 'insert', 'copy', 'yesterday'] as const;
const isRowAct = (act: string): act is (typeof ROW_ACTS)[number] =>
  (ROW_ACTS as readonly string[]).includes(act);

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: 0 | 1;
  readonly pk: number;
}
type Value = string | number | bigint | Buffer | null;
type Row = Record<string, Value>;

/** Tables of the program, apart from SQLite's own and those of the full-text index. */
export const tablesOf = (db: WriteDb): string[] =>
  db
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'fts%' AND name NOT LIKE 'sqlite%' ORDER BY name`,
    )
    .pluck()
    .all() as string[];

export const columnsOf = (db: WriteDb, table: string): Column[] =>
  db.prepare('SELECT name, type, "notnull", pk FROM pragma_table_info(?)').all(table) as Column[];

/** Every cell of a database, by table and column. */
export const cellsOf = (db: WriteDb): Cell[] =>
  tablesOf(db).flatMap((table): Cell[] => [
    ...ROW_ACTS.map((act) => ({ table, act })),
    ...columnsOf(db, table).map(({ name: column }) => ({ table, act: 'column' as const, column })),
    ...ATTACKS.filter((attack) => attack.table === table).map(({ name }) => ({
      table,
      act: 'attack' as const,
      attack: name,
    })),
  ]);

const DAY_MS = 24 * 3_600_000;

/**
 * Makes the change, with the triggers of the table out of the way and then as they were.
 * @returns what was done, or null where there is nothing that could be changed so
 */
export function change(db: WriteDb, cell: Cell, means: Means): string | null {
  const TABLE = cell.table;
  if (cell.act === 'trigger') {
    db.exec(`DROP TRIGGER "${TABLE}"`);
    return 'dropped';
  }
  db.pragma('foreign_keys = OFF');
  const triggers = db
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
    .all(TABLE) as { name: string; sql: string }[];
  return db.transaction(() => {
    for (const { name: NAME } of triggers) db.exec(`DROP TRIGGER "${NAME}"`);
    const done = make(db, cell, means);
    for (const { sql } of triggers) db.exec(sql);
    return done;
  })();
}

function make(db: WriteDb, cell: Cell, means: Means): string | null {
  const { table: TABLE } = cell;
  const columns = columnsOf(db, TABLE);
  const rows = inOrder(db.prepare(`SELECT * FROM "${TABLE}" LIMIT 400`).all() as Row[]);
  const attack = ATTACKS.find(({ name, table }) => name === cell.attack && table === TABLE);
  if (attack !== undefined) return attack.plant(db, means);
  if (cell.act === 'yesterday') return putYesterdayBack(db, TABLE, columns, rows, means);
  const aimed = aim(rows, means, cell.column);
  if (aimed === undefined) return null;
  if (cell.act === 'delete') {
    db.prepare(`DELETE FROM "${TABLE}" WHERE ${KEY(columns)}`).run(keyOf(columns, aimed));
    return 'deleted';
  }
  if (cell.act === 'insert') return insertLike(db, TABLE, columns, rows, aimed, {});
  if (cell.act === 'copy') {
    const of = ['document_id', 'owner_id', 'subject_id', 'proposal_id', 'submission_id', 'person_id'].find(
      (name) => columns.some((column) => column.name === name),
    );
    if (of === undefined) return null;
    const elsewhere =
      of === 'person_id'
        ? means.me
        : of === 'document_id' || of === 'owner_id'
          ? means.otherRecord
          : rows.map((row) => row[of]).find((value) => value !== aimed[of]);
    if (elsewhere === undefined || elsewhere === null || elsewhere === aimed[of]) return null;
    return insertLike(db, TABLE, columns, rows, aimed, { [of]: elsewhere });
  }
  const column = columns.find(({ name }) => name === cell.column);
  if (column === undefined) throw new Error(`no column ${cell.column}`);
  for (const value of candidates(db, TABLE, column, aimed, rows, means)) {
    if (same(value, aimed[column.name] ?? null)) continue;
    const COLUMN = column.name;
    if (
      attempt(() =>
        db
          .prepare(`UPDATE "${TABLE}" SET "${COLUMN}" = :new_value WHERE ${KEY(columns)}`)
          .run({ ...keyOf(columns, aimed), new_value: value }),
      )
    )
      return told(value);
  }
  return null;
}

/** Identifiers and bytes are others in each run; the rest of a row says which it is, so that each run aims at the same. */
function inOrder(rows: readonly Row[]): Row[] {
  const text = (row: Row): string =>
    JSON.stringify(
      Object.values(row).map((value) =>
        Buffer.isBuffer(value) || (typeof value === 'string' && /[0-9a-f]{16}/.test(value)) ? '' : value,
      ),
    );
  const sorted = rows.toSorted((a, b) => (text(a) < text(b) ? -1 : 1));
  return sorted[0] !== undefined && 'serial' in sorted[0] ? sorted.toReversed() : sorted; // the one in force first
}

/** A change that a CHECK or a UNIQUE refuses is not one; the next value is tried. */
function attempt(how: () => { changes: number }): boolean {
  try {
    return how().changes > 0;
  } catch (error) {
    if (error instanceof Error && /constraint|datatype/i.test(error.message)) return false;
    throw error;
  }
}

const told = (value: Value): string =>
  Buffer.isBuffer(value) ? `${value.length} bytes` : String(value).slice(0, 60);

const same = (a: Value, b: Value): boolean =>
  Buffer.isBuffer(a) && Buffer.isBuffer(b) ? a.equals(b) : a === b;

const keys = (columns: readonly Column[]): readonly Column[] => {
  const pk = columns.filter((column) => column.pk > 0);
  return pk.length > 0 ? pk : columns;
};
const KEY = (columns: readonly Column[]): string =>
  keys(columns)
    .map(({ name }) => `"${name}" IS :key_${name}`)
    .join(' AND ');
const keyOf = (columns: readonly Column[], row: Row): Row =>
  Object.fromEntries(keys(columns).map(({ name }) => [`key_${name}`, row[name] ?? null]));

/** The row that is worth most to an insider: of the record, not empty in the column, not the own. */
function aim(rows: readonly Row[], { record, me }: Means, column?: string): Row | undefined {
  const full = column === undefined ? rows : rows.filter((row) => row[column] !== null);
  const ofRecord = (row: Row): boolean => Object.values(row).includes(record);
  const mine = (row: Row): boolean => row['person_id'] === me || row['id'] === me;
  return (
    full.find((row) => ofRecord(row) && !mine(row)) ??
    full.find((row) => !mine(row)) ??
    full[0] ??
    rows.find((row) => !mine(row)) ??
    rows[0]
  );
}

const HEX = /^[0-9a-f]{16,}$/;
const flipped = (hex: string): string => hex.slice(0, -1) + (hex.endsWith('0') ? '1' : '0');

function* candidates(
  db: WriteDb,
  table: string,
  column: Column,
  row: Row,
  rows: readonly Row[],
  means: Means,
): Generator<Value> {
  const { name, type } = column;
  const now = row[name] ?? null;
  const others = rows.map((one) => one[name] ?? null).filter((value) => value !== null && !same(value, now));
  const isPerson = (value: Value): boolean => typeof value === 'string' && means.people.includes(value);
  if (name === 'der' && table === 'certificate') yield Buffer.from(means.planted.certificate.der);
  if (name.includes('level') || name === 'clearance' || name === 'ceiling') {
    yield 'none';
    yield 'mat';
  }
  if (isPerson(now) || (now === null && /_by$|_id$|^by_id$/.test(name) && type === 'TEXT')) {
    yield means.me;
    yield* means.people;
  }
  if (name === 'document_id') yield means.otherRecord;
  yield* others;
  yield* allowed(db, table, name);
  if (typeof now === 'number') {
    if (now === 0 || now === 1) yield 1 - now;
    if (now > 1e12) yield now - DAY_MS;
    yield now + 1;
    yield now - 1;
  }
  if (Buffer.isBuffer(now)) {
    const other = Buffer.from(now);
    const at = Math.floor(other.length / 2);
    other[at] = (other[at] ?? 0) ^ 1;
    yield other;
  }
  if (typeof now === 'string') {
    if (HEX.test(now)) yield flipped(now);
    if (/^\d{4}-\d\d-\d\d$/.test(now)) yield '2026-11-01';
    if (/^[[{]/.test(now)) yield changedJson(now);
    yield `${now}x`;
  }
  if (now === null) {
    if (type === 'INTEGER') yield* [name.endsWith('_ms') ? means.nowMs - DAY_MS : 1, 0];
    if (type === 'BLOB') yield Buffer.alloc(64, 7);
    if (type === 'TEXT') yield* ['2026-11-01', 'x', 'f'.repeat(32), 'f'.repeat(64), '{}', '[]'];
  } else if (column.notnull === 0) yield null;
}

/** What a CHECK of the column names. */
function allowed(db: WriteDb, table: string, name: string): string[] {
  const sql = db
    .prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?")
    .pluck()
    .get(table) as string;
  const list = new RegExp(`\\b${name} IN \\(([^)]*)\\)`).exec(sql)?.[1] ?? '';
  return [...list.matchAll(/'([^']*)'/g)].map(([, value]) => value ?? '');
}

/** The same form with another last word or number in it. */
const changedJson = (text: string): string =>
  /"[^"]*"(?=[^"]*$)/.test(text)
    ? text.replace(/"([^"]*)"(?=[^"]*$)/, '"$1x"')
    : text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));

/** A row like another under another key: where one value stands in the way of a constraint, further ones are made new. */
function insertLike(
  db: WriteDb,
  TABLE: string,
  columns: readonly Column[],
  rows: readonly Row[],
  like: Row,
  other: Row,
): string | null {
  const NAMES = columns.map(({ name }) => `"${name}"`).join(', ');
  const VALUES = columns.map(({ name }) => `:${name}`).join(', ');
  const insert = (row: Row): boolean =>
    attempt(() => db.prepare(`INSERT INTO "${TABLE}" (${NAMES}) VALUES (${VALUES})`).run(row));
  const fresh = (column: Column): Value => {
    const value = like[column.name] ?? null;
    if (typeof value === 'number') return Math.max(...rows.map((row) => Number(row[column.name] ?? 0))) + 1;
    if (typeof value === 'string') return HEX.test(value) ? flipped(value) : `${value}x`;
    return value;
  };
  const plain = columns.filter(({ name }) => !(name in other));
  const keyed = plain.filter(({ pk }) => pk > 0);
  const base = { ...like, ...other };
  const renewed = (of: readonly Column[]): Row => ({
    ...base,
    ...Object.fromEntries(of.map((column) => [column.name, fresh(column)])),
  });
  for (const column of keyed.toReversed()) if (insert(renewed([column]))) return 'inserted';
  if (insert(renewed(keyed))) return 'inserted';
  if (Object.keys(other).length > 0 && insert(base)) return 'inserted';
  for (const column of plain.filter(({ pk }) => pk === 0))
    if (insert(renewed([...keyed, column]))) return 'inserted';
  const texts = plain.filter(({ name }) => typeof like[name] === 'string' && HEX.test(String(like[name])));
  return insert(renewed([...new Set([...keyed, ...texts])])) ? 'inserted' : null;
}

/** A row that has changed since, or has gone, as it was the day before. */
function putYesterdayBack(
  db: WriteDb,
  TABLE: string,
  columns: readonly Column[],
  rows: readonly Row[],
  { yesterday }: Means,
): string | null {
  const text = (row: Row): string => JSON.stringify(row);
  const today = new Set(rows.map(text));
  const before = inOrder(yesterday.prepare(`SELECT * FROM "${TABLE}" LIMIT 400`).all() as Row[]);
  const gone = before.find((row) => !today.has(text(row)));
  if (gone === undefined) return null;
  const NAMES = columns.map(({ name }) => `"${name}"`).join(', ');
  const VALUES = columns.map(({ name }) => `:${name}`).join(', ');
  return attempt(() => db.prepare(`REPLACE INTO "${TABLE}" (${NAMES}) VALUES (${VALUES})`).run(gone))
    ? 'yesterday'
    : null;
}
