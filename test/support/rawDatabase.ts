import { findUserSlot, unlockWithPassphrase } from '../../electron/vault/crypto/keySlots.ts';
import { readHeader } from '../../electron/vault/crypto/vaultHeader.ts';
import { openEncrypted, type WriteDb } from '../../electron/vault/db/handles.ts';
import { vaultPaths } from '../../electron/vault/disk/layout.ts';
import { databaseKey } from '../../electron/vault/session/vaultKeys.ts';
import { raise } from '../../shared/errors.ts';
import { guardRoster } from '../../electron/vault/roster/guard.ts';
import { readRoster } from '../../electron/vault/roster/store.ts';
import { TEST_ARGON, TEST_PASSPHRASE } from './vault.ts';

/**
 * The database of a closed vault, opened by someone who has the key and a SQL prompt: what the database must
 * still refuse, and what only the ledger can show.
 */
export async function openRaw(dir: string, username = 'vanthu'): Promise<WriteDb> {
  const paths = vaultPaths(dir);
  const header = readHeader(paths.header);
  if (!findUserSlot(header, username)) throw new Error(`no slot for ${username}`);
  const slot = await unlockWithPassphrase(header, username, TEST_PASSPHRASE, { floor: TEST_ARGON });
  return openEncrypted(paths.database, databaseKey(slot.vaultKey, header.vaultId), { create: false });
}

/** The same for the product's own functions: what is signed is proved, and asked for, as in a session. */
export async function openGuarded(dir: string, username = 'vanthu'): Promise<WriteDb> {
  const db = await openRaw(dir, username);
  const { body } = readRoster(db) ?? raise('internal', { at: 'roster' });
  guardRoster(db, body.vaultId, { authority: body.authority, serial: body.serial });
  return db;
}

/** What somebody with the key does who takes a table's triggers away, and puts them back so that nothing shows. */
export function withoutTriggers(db: WriteDb, table: string, run: () => void): void {
  const triggers = db
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
    .all(table) as { name: string; sql: string }[];
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
  run();
  for (const { sql } of triggers) db.exec(sql);
}

/** Every row of every table as text: what someone with the key and a SQL prompt reads. */
export function everyRow(db: WriteDb): string {
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  return tables.map((table) => JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all())).join('\n');
}
