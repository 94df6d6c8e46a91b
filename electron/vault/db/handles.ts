import { closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';
import { AppError } from '../../../shared/errors.ts';

/** The single writer of the vault. Only the dispatcher starts its transactions. */
export type WriteDb = Database.Database;
/** What a store needs to read and write rows: statements, nothing that opens, backs up or rekeys. */
export type Db = Pick<Database.Database, 'prepare'>;

export interface DatabaseKey {
  /** raw page key, exactly 32 bytes */
  readonly key: Uint8Array;
  /** salt of the file, 16 bytes, pinned so that no tool can ever move it (see build/docs/adr/0003) */
  readonly salt: Uint8Array;
}

export interface OpenFile {
  readonly create: boolean;
  /**
   * The file is held for this process alone, and the index of its log lies in memory instead of a file beside it: reading
   * then needs no room on the disk. `shareAgain` ends it.
   */
  readonly alone?: boolean;
}

const CACHE_KIB = 65_536;
/** 12 MB, three times SQLite's: many acts write the same pages, and moving one costs two decryptions and an encryption. */
const PAGES_OF_LOG = 3_000;

/**
 * Opens the encrypted database and proves the key by reading one page.
 *
 * @param path absolute path of the `.db` file; must exist unless `create` is true
 * @param secret raw page key and salt; the caller keeps and zeroes its own copy
 * @returns a writable handle in WAL mode with synchronous FULL; opening costs about 1 ms (raw key, no KDF)
 * @throws AppError `vault-database-damaged` when the first read fails: the slots proved the key before, so a
 *         file that it does not open is damaged, not "a wrong passphrase"; `vault-read-only`, `disk-full`
 * @see SQLite3 Multiple Ciphers 2.4, cipher `sqlcipher` (v4 format), raw key form `raw:` + 32 bytes + 16 salt
 */
export function openEncrypted(path: string, secret: DatabaseKey, options: OpenFile): WriteDb {
  let db: WriteDb | undefined;
  try {
    // for the owner alone, whatever the system would give; the log and the index beside it take its mode
    if (options.create) closeSync(openSync(path, 'a', 0o600));
    db = new Database(path, { fileMustExist: true });
    applyKey(db, secret);
    if (options.alone === true) db.pragma('locking_mode = EXCLUSIVE'); // before the first read, or it does not count
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    assertPragma(db, 'journal_mode = WAL', 'wal');
    db.pragma('synchronous = FULL');
    db.pragma(`wal_autocheckpoint = ${PAGES_OF_LOG}`);
    if (db.pragma('synchronous', { simple: true }) !== 2)
      throw new AppError('internal', { at: 'synchronous' });
    db.pragma(`cache_size = -${CACHE_KIB}`);
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma('secure_delete = FAST');
    rememberStatements(db);
    return db;
  } catch (cause) {
    db?.close();
    throw toAppError(cause);
  }
}

/**
 * Ends `alone`: the log is emptied and given up, the file is let go, and a new log is begun, shared as ever. What fails in
 * between leaves a database that reads and writes, and is tried again by the next call.
 * @throws what SQLite says: there is no room yet
 */
export function shareAgain(db: WriteDb): void {
  assertPragma(db, 'journal_mode = DELETE', 'delete');
  db.pragma('locking_mode = NORMAL');
  db.prepare('SELECT count(*) FROM sqlite_schema').get(); // the next reading lets the file go
  assertPragma(db, 'journal_mode = WAL', 'wal');
}

/** A database that never leaves memory and ends with the session. */
export function openInMemory(): WriteDb {
  const db = new Database(':memory:');
  db.pragma('temp_store = MEMORY');
  rememberStatements(db);
  return db;
}

/** Told of each text of SQL that writes, before it runs the first time on this handle. */
const told = new WeakMap<Db, (sql: string) => void>();
const forgetting = new WeakMap<Db, () => void>();

/** Every statement from now on, those that were compiled before too. */
export function beforeNewWrites(db: WriteDb, listener: (sql: string) => void): void {
  forgetting.get(db)?.();
  told.set(db, listener);
}

/** Compiled statements that are kept; far more than the product has texts of SQL. */
const MOST_STATEMENTS = 500;

/**
 * Compiles each text of SQL once per handle: a store asks for its statements at every call, and compiling one costs
 * a third of reading a page of fifty rows. (SQLite does so by itself at every call of a statement whose limit is a bare
 * parameter: `LIMIT :limit + 0`, held by lint.) Everything here is synchronous, so that no statement is asked for while
 * it still runs.
 */
function rememberStatements(db: WriteDb): void {
  const compile = db.prepare.bind(db);
  const known = new Map<string, ReturnType<typeof compile>>();
  const prepare = (sql: string): ReturnType<typeof compile> => {
    const before = known.get(sql);
    if (before !== undefined) return before;
    const statement = compile(sql);
    if (!statement.readonly) told.get(db)?.(sql);
    if (known.size >= MOST_STATEMENTS) known.clear();
    known.set(sql, statement);
    return statement;
  };
  forgetting.set(db, () => known.clear());
  Object.defineProperty(db, 'prepare', { value: prepare });
}

/**
 * Writes every page of a closed database anew, under another key and salt. Not in the write-ahead log, which SQLite's
 * cipher cannot rekey; where it is cut off, the file opens with neither key and is worth nothing: a copy, never a vault.
 */
export function rekey(path: string, secret: DatabaseKey, next: DatabaseKey): void {
  const db = openEncrypted(path, secret, { create: false });
  const raw = Buffer.concat([Buffer.from('raw:'), next.key, next.salt]);
  try {
    assertPragma(db, 'journal_mode = DELETE', 'delete');
    db.rekey(raw);
  } catch (cause) {
    throw toAppError(cause);
  } finally {
    raw.fill(0);
    db.close();
  }
}

/** temp_store first: before any other statement, or temporary files are written in clear text. */
function applyKey(db: WriteDb, secret: DatabaseKey): void {
  db.pragma('temp_store = MEMORY');
  db.pragma("cipher = 'sqlcipher'");
  db.pragma('legacy = 4');
  const raw = Buffer.concat([Buffer.from('raw:'), secret.key, secret.salt]);
  try {
    db.key(raw);
  } finally {
    raw.fill(0);
  }
}

function assertPragma(db: WriteDb, pragma: string, expected: string): void {
  const answer = db.pragma(pragma, { simple: true });
  if (answer !== expected) throw new AppError('vault-read-only', { pragma: expected });
}

/** Folds SQLite's codes into ours; the cause stays in this process. */
export function toAppError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') return new AppError('disk-full', {}, { cause });
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    return new AppError('vault-read-only', {}, { cause });
  }
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) {
    return new AppError('vault-database-damaged', {}, { cause });
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new AppError('busy', {}, { cause });
  // pulled out, broken, or made read-only while the file was open: SQLite does not tell which
  if ((code.startsWith('SQLITE_IOERR') && code !== 'SQLITE_IOERR_NOMEM') || code === 'EIO')
    return new AppError('disk-failed', {}, { cause });
  if (code.startsWith('SQLITE_CANTOPEN')) return new AppError('vault-database-missing', {}, { cause });
  return new AppError('internal', {}, { cause });
}
