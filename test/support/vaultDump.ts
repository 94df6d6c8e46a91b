import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { findUserSlot, unlockWithPassphrase } from '../../electron/vault/crypto/keySlots.ts';
import { parseHeader } from '../../electron/vault/crypto/vaultHeader.ts';
import { openEncrypted, openInMemory, type WriteDb } from '../../electron/vault/db/handles.ts';
import { MIGRATIONS } from '../../electron/vault/db/migrations/index.ts';
import { vaultPaths } from '../../electron/vault/disk/layout.ts';
import { databaseKey } from '../../electron/vault/session/vaultKeys.ts';
import { openRaw } from './rawDatabase.ts';
import { TEST_ARGON, TEST_PASSPHRASE } from './vault.ts';

/**
 * A vault as text, so that one of every released version can lie in test/db/ and be opened by every later program:
 * header, schema as it was, rows (bytes as base64). The search index is left out; it is built again from the records.
 */
const Cell = z.union([z.string(), z.number(), z.null(), z.strictObject({ b: z.string() })]);
const Dump = z.strictObject({
  version: z.int(),
  header: z.string(),
  front: z.string(),
  schema: z.array(z.strictObject({ type: z.string(), name: z.string(), sql: z.string() })),
  rows: z.record(z.string(), z.array(z.array(Cell))),
  files: z.record(z.string(), z.string()),
});
type Dump = z.infer<typeof Dump>;

const SHADOW = /^fts_/;
const BY_SQLITE = /^sqlite_/;

/** Writes a closed vault of the tests as a dump. */
export async function dumpVault(dir: string, file: string): Promise<void> {
  const db = await openRaw(dir);
  try {
    const schema = z
      .array(z.strictObject({ type: z.string(), name: z.string(), sql: z.string() }))
      .parse(
        db.prepare('SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid').all(),
      )
      .filter(({ name }) => !SHADOW.test(name) && !BY_SQLITE.test(name));
    const tables = schema
      .filter(({ type, name }) => type === 'table' && name !== 'fts')
      .map(({ name }) => name);
    const rows = Object.fromEntries(
      tables.map((name) => [name, rowsOf(db, name)]).filter(([, all]) => all?.length !== 0),
    );
    const paths = vaultPaths(dir);
    const blobs = fs
      .readdirSync(paths.blobs, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile());
    const files = blobs.map((one) => {
      const at = path.join(one.parentPath, one.name);
      return [path.relative(dir, at), fs.readFileSync(at).toString('base64')] as const;
    });
    const version = Number(db.pragma('user_version', { simple: true }));
    const [header, front] = [paths.header, paths.front].map((at) => fs.readFileSync(at, 'utf8'));
    const dump = { version, header, front, schema, rows, files: Object.fromEntries(files) };
    fs.writeFileSync(file, `${JSON.stringify(dump)}\n`);
  } finally {
    db.close();
  }
}

function rowsOf(db: WriteDb, TABLE: string): unknown[] {
  const all = db.prepare(`SELECT * FROM ${TABLE}`).raw().all() as unknown[][];
  return all.map((row) => row.map((cell) => (Buffer.isBuffer(cell) ? { b: cell.toString('base64') } : cell)));
}

/**
 * Makes a vault folder out of a dump, with the schema that the steps of its version make: what is released is frozen, and
 * before that the rows of a dump go into the baseline as it stands.
 */
export async function loadVault(file: string, dir: string): Promise<Dump> {
  const dump = Dump.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  const paths = vaultPaths(dir);
  fs.mkdirSync(paths.blobs, { recursive: true });
  fs.writeFileSync(paths.header, dump.header);
  fs.writeFileSync(paths.front, dump.front);
  for (const [name, bytes] of Object.entries(dump.files)) {
    fs.mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    fs.writeFileSync(path.join(dir, name), Buffer.from(bytes, 'base64'));
  }
  const header = parseHeader(Buffer.from(dump.header));
  if (!findUserSlot(header, 'vanthu')) throw new Error('no clerk in the dump');
  const slot = await unlockWithPassphrase(header, 'vanthu', TEST_PASSPHRASE, { floor: TEST_ARGON });
  const db = openEncrypted(paths.database, databaseKey(slot.vaultKey, header.vaultId), { create: true });
  try {
    db.pragma('foreign_keys = OFF');
    db.transaction(() => {
      for (const step of MIGRATIONS.slice(0, dump.version)) step.up(db);
      const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as Pick<
        Dump['schema'][number],
        'name' | 'sql'
      >[];
      for (const { name: NAME } of triggers) db.exec(`DROP TRIGGER ${NAME}`);
      const columns = columnsOf(dump);
      for (const [table, all] of Object.entries(dump.rows))
        for (const row of all) insert(db, table, columns[table] ?? [], row);
      for (const { sql } of triggers) db.exec(sql);
      db.pragma(`user_version = ${dump.version}`);
    })();
  } finally {
    db.close();
  }
  return dump;
}

/** The columns that each table had when it was dumped, in their order. */
function columnsOf({ schema, rows }: Dump): Readonly<Record<string, string[]>> {
  const db = openInMemory();
  try {
    for (const { type, sql } of schema) if (type === 'table') db.exec(sql);
    return Object.fromEntries(
      Object.keys(rows).map((table) => [
        table,
        db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[],
      ]),
    );
  } finally {
    db.close();
  }
}

function insert(db: WriteDb, TABLE: string, columns: readonly string[], row: z.infer<typeof Cell>[]): void {
  const [COLUMNS, MARKS] = [columns.join(', '), row.map(() => '?').join(', ')];
  const cells = row.map((cell) =>
    typeof cell === 'object' && cell !== null ? Buffer.from(cell.b, 'base64') : cell,
  );
  db.prepare(`INSERT OR REPLACE INTO ${TABLE} (${COLUMNS}) VALUES (${MARKS})`).run(...cells);
}
