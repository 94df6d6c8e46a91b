import Plain from 'better-sqlite3';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEncrypted, type Db, type WriteDb } from '../../electron/vault/db/handles.ts';
import { migrate } from '../../electron/vault/db/migrate.ts';
import { refillIndex } from '../../electron/vault/search/refill.ts';

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
    db: open(!existsSync(path)),
    reopen: () => {
      side.db.close();
      side.db = open(false);
    },
    close: () => side.db.close(),
  };
  migrate(side.db);
  refillIndex(side.db);
  return side;
}

/** As the product opens it, but for the key. */
export function openPlain(path: string): WriteDb {
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
  /** Our side as it was when a tenth of the rows were written: copied by the first call, opened by all. */
  tenth(): Engine;
  /** of our database */
  readonly secret: { readonly key: Buffer; readonly salt: Buffer };
  remove(): void;
}

/** Invented rows under a key that everybody knows: a kept folder can be opened again. */
const SECRET = { key: Buffer.alloc(32, 7), salt: Buffer.alloc(16, 9) };

/** Both engines in one folder: a temporary one, or one that is named and stays. */
export function openPair(kept: string | null = null): Pair {
  const dir = kept ?? mkdtempSync(join(tmpdir(), 'an-thu-bench-'));
  mkdirSync(dir, { recursive: true });
  const encrypted = (file: string): Engine =>
    engine(join(dir, file), (create) => openEncrypted(join(dir, file), SECRET, { create }));
  const ours = encrypted('vault.db');
  const anchor = engine(join(dir, 'plain.db'), () => openPlain(join(dir, 'plain.db')));
  let small: Engine | null = null;
  const tenth = (): Engine => {
    if (!existsSync(join(dir, 'tenth.db'))) {
      ours.db.pragma('wal_checkpoint(TRUNCATE)');
      copyFileSync(ours.path, join(dir, 'tenth.db'));
    }
    small ??= encrypted('tenth.db');
    return small;
  };
  const remove = (): void => {
    for (const side of [ours, anchor, small]) side?.close();
    if (kept === null) rmSync(dir, { recursive: true, force: true });
  };
  return { dir, ours, anchor, secret: SECRET, tenth, remove };
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
