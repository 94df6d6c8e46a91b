import Plain from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEncrypted, type Db, type WriteDb } from '../../electron/vault/db/handles.ts';
import { migrate } from '../../electron/vault/db/migrate.ts';

const CACHE_KIB = 65_536;

/** One side of a comparison: the product's encrypted database, or plain better-sqlite3 with the same schema. */
export interface Engine {
  readonly path: string;
  db: WriteDb;
  /** Closes and opens again: SQLite's cache is empty, the system's is warm. */
  reopen(): void;
  close(): void;
}

function engine(path: string, open: (create: boolean) => WriteDb): Engine {
  const side: Engine = {
    path,
    db: open(true),
    reopen: () => {
      side.db.close();
      side.db = open(false);
    },
    close: () => side.db.close(),
  };
  migrate(side.db, path);
  return side;
}

/** As the product opens it, but for the key. */
function openPlain(path: string): WriteDb {
  const db = new Plain(path);
  db.pragma('temp_store = MEMORY');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma(`cache_size = -${CACHE_KIB}`);
  db.pragma('foreign_keys = ON');
  db.pragma('secure_delete = FAST');
  const statements = cached(db);
  Object.defineProperty(db, 'prepare', { value: statements.prepare });
  return db;
}

export interface Pair {
  readonly dir: string;
  readonly ours: Engine;
  readonly anchor: Engine;
  remove(): void;
}

/** Both engines in one temporary folder. */
export function openPair(): Pair {
  const dir = mkdtempSync(join(tmpdir(), 'an-thu-bench-'));
  const secret = { key: randomBytes(32), salt: randomBytes(16) };
  const ours = engine(join(dir, 'vault.db'), (create) =>
    openEncrypted(join(dir, 'vault.db'), secret, { create }),
  );
  const anchor = engine(join(dir, 'plain.db'), () => openPlain(join(dir, 'plain.db')));
  const remove = (): void => {
    ours.close();
    anchor.close();
    rmSync(dir, { recursive: true, force: true });
  };
  return { dir, ours, anchor, remove };
}

/** Statements compiled once, as the product's handle does. */
function cached(db: WriteDb): Db {
  const compile = db.prepare.bind(db);
  const statements = new Map<string, ReturnType<WriteDb['prepare']>>();
  const prepare = (sql: string): ReturnType<WriteDb['prepare']> => {
    const known = statements.get(sql) ?? compile(sql);
    statements.set(sql, known);
    return known;
  };
  return { prepare } as Db;
}
