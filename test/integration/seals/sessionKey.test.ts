import { sign } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../electron/vault/crypto/primitives.ts';
import { newSigningKey, type SigningKey } from '../../../electron/vault/crypto/sessionKey.ts';
import type { WriteDb } from '../../../electron/vault/db/handles.ts';
import { rosterInForce } from '../../../electron/vault/roster/guard.ts';
import { beginSessionKey, readStatement } from '../../../electron/vault/seals/sessionKey.ts';
import { allSessions, insertSession, sessionById } from '../../../electron/vault/seals/sessionStore.ts';
import { provedSigner, signStatement } from '../../../electron/vault/seals/statements.ts';
import { insider, plant, plantedKey } from '../../support/insider.ts';
import { openPorts } from '../../support/openPorts.ts';
import { createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';

let vault: TestVault;
beforeEach(async () => {
  vault = await createTestVault({
    profile: 'standalone',
    people: ['quantri', 'vanthu', 'bithu', 'chuyenvien'],
  });
});
afterEach(() => vault.remove());

const words = Buffer.from('Giao Phòng Tổng hợp', 'utf8');
const idOf = (username: string): string => vault.ids[username] ?? '';

/** Reads the vault as nobody of the product. */
async function database(): Promise<WriteDb> {
  return (await insider(vault.dir, 'chuyenvien')).database();
}

describe('the key of a session', () => {
  it('is named by the entry of its sign-in and is of whoever signed in', async () => {
    await vault.as('bithu');
    await vault.as('vanthu');
    await vault.close();
    const db = await database();
    const entries = db
      .prepare(
        "SELECT actor_id AS who, facts ->> 'session' AS session FROM ledger WHERE act = 'session.opened' ORDER BY seq DESC LIMIT 2",
      )
      .all() as { who: string; session: string }[];
    expect(entries.map(({ who }) => who)).toEqual([idOf('vanthu'), idOf('bithu')]);
    for (const { who, session } of entries) {
      const row = sessionById(db, session);
      expect(row && readStatement(row)).toMatchObject({ personId: who, vaultId: expect.any(String) });
    }
    db.close();
  });

  it('proves who signed, for its use and its words alone, also to others and later', async () => {
    const clerk = await openPorts(vault.dir, 'vanthu');
    const signed = clerk.ports.signStatement('record-key', words);
    expect(provedSigner(clerk.db, signed, 'record-key', words)).toBe(idOf('vanthu'));
    expect(provedSigner(clerk.db, signed, 'seal', words)).toBeNull();
    expect(provedSigner(clerk.db, signed, 'record-key', Buffer.from('khác'))).toBeNull();
    expect(provedSigner(clerk.db, { ...signed, session: '0'.repeat(64) }, 'record-key', words)).toBeNull();
    clerk.close();
    const secretary = await openPorts(vault.dir, 'bithu');
    expect(provedSigner(secretary.db, signed, 'record-key', words)).toBe(idOf('vanthu'));
    // another session's key does not stand for it
    const other = secretary.ports.signStatement('record-key', words);
    expect(
      provedSigner(secretary.db, { ...signed, signature: other.signature }, 'record-key', words),
    ).toBeNull();
    secretary.close();
  });

  it('is forgotten at the end of the session, and signs no more', async () => {
    const { session, close } = await openPorts(vault.dir, 'vanthu');
    close();
    expect(() => signStatement(session.signing, 'record-key', words)).toThrow();
  });

  it('is certified by the key that everything is wrapped for where none to sign is here', async () => {
    const { db, session, ports, close } = await openPorts(vault.dir, 'vanthu');
    const roster = rosterInForce(db);
    const certificates = roster.content.certificates.map((one) =>
      one.personId === idOf('vanthu') && one.purpose === 'sign' ? { ...one, revoked: true } : one,
    );
    const key = beginSessionKey(
      db,
      { ...roster, content: { ...roster.content, certificates } },
      idOf('vanthu'),
      ports.keys.userKey,
      TEST_NOW_MS,
    );
    const own = roster.content.certificates.find(
      (one) => one.personId === idOf('vanthu') && one.purpose === 'encrypt',
    );
    expect(readStatement(key)?.certificate).toBe(own?.sha256);
    expect(readStatement(session.signing)?.certificate).not.toBe(own?.sha256);
    insertSession(db, key);
    expect(provedSigner(db, signStatement(key, 'record-key', words), 'record-key', words)).toBe(
      idOf('vanthu'),
    );
    close();
  });
});

describe('a key of a session that somebody makes in the name of another', () => {
  const forged = async (
    certificate: string,
    by: Awaited<ReturnType<typeof plantedKey>>,
  ): Promise<{ id: string; key: SigningKey }> => {
    const key = newSigningKey();
    const db = await database();
    const [last] = allSessions(db).slice(-1);
    const said = last && readStatement(last);
    const statement = JSON.stringify([
      'an-thu/session/1',
      said?.vaultId,
      idOf('bithu'),
      TEST_NOW_MS,
      key.publicKey,
      certificate,
      said?.roster,
    ]);
    const bytes = Buffer.from(statement, 'utf8');
    insertSession(db, { id: sha256Hex(bytes), statement, signature: sign('sha256', bytes, by.privateKey) });
    db.close();
    return { id: sha256Hex(bytes), key };
  };

  it('under a certificate that he planted, or under the secretary’s with another signature: proves nobody', async () => {
    await vault.as('bithu');
    await vault.close();
    const own = await plantedKey('x');
    const db = await database();
    const secretary = allSessions(db)
      .map(readStatement)
      .find((one) => one?.personId === idOf('bithu'));
    plant(db, { owner: 'person', personId: idOf('bithu'), id: 'c'.repeat(32) }, own);
    db.close();
    const planted = await forged(own.certificate.sha256, own);
    const stolen = await forged(secretary?.certificate ?? '', own);
    const clerk = await openPorts(vault.dir, 'vanthu');
    for (const { id, key } of [planted, stolen]) {
      const signature = key.sign(Buffer.concat([Buffer.from('an-thu/signed/1/record-key\n'), words]));
      expect(provedSigner(clerk.db, { session: id, signature }, 'record-key', words)).toBeNull();
    }
    clerk.close();
  });
});

describe('the database', () => {
  it('changes and removes no session, and leaves none out', async () => {
    const db = await database();
    expect(() => db.prepare("UPDATE signing_session SET statement = '[]'").run()).toThrow('is fixed');
    expect(() => db.prepare('DELETE FROM signing_session').run()).toThrow('stays');
    expect(() =>
      db.prepare("INSERT INTO signing_session VALUES (99, hex(zeroblob(32)), '[]', zeroblob(384))").run(),
    ).toThrow('does not follow');
    db.close();
  });
});
