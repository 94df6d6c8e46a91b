import fs from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { findUserSlot, unlockWithPassphrase } from '../../../electron/vault/crypto/keySlots.ts';
import { parseHeader, readHeader } from '../../../electron/vault/crypto/vaultHeader.ts';
import { openEncrypted, type WriteDb } from '../../../electron/vault/db/handles.ts';
import { databaseKey } from '../../../electron/vault/session/vaultKeys.ts';
import { codeOfficers } from '../../support/recovery.ts';
import { headerOf } from '../../support/insider.ts';
import {
  createTestVault,
  TEST_ARGON,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

/** Somebody who kept an old `vault.json` and puts rows of before back beside it (second audit, N-04). */
let vault: TestVault | null = null;
afterEach(async () => {
  await vault?.remove();
  vault = null;
});

let nowMs = TEST_NOW_MS;
const make = async (): Promise<TestVault> =>
  (vault = await createTestVault({ profile: 'standalone', nowMs: () => (nowMs += 1000) }));

/** The database, by a header and a passphrase that were in force once. */
async function database(dir: string, header: Buffer, username: string): Promise<WriteDb> {
  const old = parseHeader(header);
  const { vaultKey } = await unlockWithPassphrase(old, username, TEST_PASSPHRASE, { floor: TEST_ARGON });
  return openEncrypted(path.join(dir, 'vault.db'), databaseKey(vaultKey, old.vaultId), { create: false });
}

function dropTriggers(db: WriteDb): void {
  const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all() as string[];
  for (const name of names) db.exec(`DROP TRIGGER "${name}"`);
}

function seenIs(db: WriteDb, header: Buffer): void {
  const { generation, checksum } = parseHeader(header);
  db.prepare('UPDATE header_seen SET generation = ?, checksum = ?').run(generation, checksum);
}

it('a leaver who puts list, rows and header of before back: nobody opens it, and no key comes back to him', async () => {
  const { dir, ids, as, close } = await make();
  for (const who of ['vanthu', 'quantri', 'bithu', 'vanthu2']) await as(who);
  await close();
  const me = ids['vanthu2'] ?? '';
  const header = fs.readFileSync(headerOf(dir));
  const before = await database(dir, header, 'vanthu2');
  const person = before.prepare('SELECT state, position FROM person WHERE id = ?').get(me);
  const certificates = before
    .prepare('SELECT id, revoked_ms, revoked_reason FROM certificate WHERE person_id = ?')
    .all(me) as object[];
  before.close();
  const admin = await as('quantri');
  const { people } = await admin.ok('people.list', {});
  const { revision } = people.find(({ id }) => id === me) ?? expect.fail();
  // the key of the vault is not changed yet: a code waits to be proved
  await admin.ok('vault.newRecoveryCode', {
    reason: 'Mất phiếu',
    ...(await codeOfficers(admin)),
  });
  await admin.ok('people.leave', { id: me, revision, reason: 'Nghỉ việc', handOver: null });
  await close();
  expect(findUserSlot(readHeader(headerOf(dir)), 'vanthu2')).toBeUndefined();

  const db = await database(dir, header, 'vanthu2');
  dropTriggers(db);
  db.exec('DELETE FROM roster WHERE serial > 1; DELETE FROM key_change_due');
  db.prepare('UPDATE person SET state = :state, position = :position WHERE id = :me').run({
    ...(person as object),
    me,
  });
  db.prepare("INSERT OR IGNORE INTO person_role VALUES (?, 'clerk')").run(me);
  for (const one of certificates)
    db.prepare(
      'UPDATE certificate SET revoked_ms = :revoked_ms, revoked_reason = :revoked_reason WHERE id = :id',
    ).run(one);
  seenIs(db, header);
  db.close();
  fs.writeFileSync(headerOf(dir), header);

  for (const who of ['bithu', 'vanthu2', 'vanthu', 'quantri'])
    await expect(as(who)).rejects.toThrow('vault-header-older');
  const after = await database(dir, header, 'vanthu2');
  expect(after.prepare('SELECT key_kind FROM key_grant WHERE person_id = ?').all(me)).toEqual([]);
  after.close();
});
