import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseCertificate } from '../../../electron/vault/crypto/x509/certificates.ts';
import { unwrapKey, wrapKeyFor } from '../../../electron/vault/crypto/wrap.ts';
import type { GrantKind } from '../../../electron/vault/people/certificateStore.ts';
import { insider } from '../../support/insider.ts';
import { incoming } from '../../support/registration.ts';
import { createTestVault, TEST_NOW_MS, type Caller, type TestVault } from '../../support/vault.ts';

/** A key that is wrapped for a person proves no author: a colleague with the key of the database wraps one of his own. */
let vault: TestVault;
let nowMs = TEST_NOW_MS;
beforeEach(async () => {
  vault = await createTestVault({
    profile: 'standalone',
    people: ['quantri', 'bithu', 'vanthu', 'vanthu2', 'chuyenvien2'],
    nowMs: () => (nowMs += 1000),
  });
});
afterEach(() => vault.remove());

const idOf = (username: string): string => vault.ids[username] ?? expect.fail(username);

async function plantKey(kind: GrantKind, username: string, key: Buffer): Promise<void> {
  await vault.close();
  const db = (await insider(vault.dir, 'chuyenvien2')).database();
  const der = db
    .prepare("SELECT der FROM certificate WHERE person_id = ? AND purpose = 'encrypt'")
    .pluck()
    .get(idOf(username)) as Buffer;
  const wrapped = wrapKeyFor(parseCertificate(der), key, `an-thu/${kind}-key/${idOf(username)}`);
  const put = 'UPDATE key_grant SET wrapped = ? WHERE person_id = ? AND key_kind = ?';
  expect(db.prepare(put).run(wrapped, idOf(username), kind).changes).toBe(1);
  db.close();
}

async function holdersOf(kind: GrantKind): Promise<unknown> {
  await vault.close();
  const db = (await insider(vault.dir, 'chuyenvien2')).database();
  const ids = db.prepare('SELECT person_id FROM key_grant WHERE key_kind = ?').pluck().all(kind);
  db.close();
  return ids;
}

async function linesOf(id: string): Promise<{ name: string; holder: string; wrapped: Buffer }[]> {
  await vault.close();
  const db = (await insider(vault.dir, 'chuyenvien2')).database();
  const lines = db
    .prepare(
      `SELECT name, holder, wrapped FROM record_key
        WHERE document_id = ? AND name LIKE 'line.%' AND holder <> 'content' ORDER BY holder`,
    )
    .all(id) as { name: string; holder: string; wrapped: Buffer }[];
  db.close();
  return lines;
}

const refusals = async (caller: Caller) =>
  (await caller.ok('health.check', {})).findings.filter(({ tells }) => tells === 'grant-refused');

it('the key of the classified books that a colleague wraps for a clerk opens no line, is told, and is replaced', async () => {
  const planted = randomBytes(32);
  await plantKey('register', 'vanthu', planted);
  const clerk = await vault.as('vanthu');
  const secret = incoming({ book: 'classified-incoming', level: 'toi-mat', code: '71-TTr/TU' });
  const { id } = await clerk.ok('documents.registerIncoming', { ...secret, presentTo: idOf('bithu') });
  expect(await refusals(clerk)).toMatchObject([{ part: 'roster', state: 'bad' }]);
  const lines = await linesOf(id);
  expect(lines.length).toBeGreaterThan(0);
  for (const { name, holder, wrapped } of lines)
    expect(() => unwrapKey(planted, wrapped, `an-thu/record-key/${id}/${name}/${holder}`)).toThrow();

  // whoever holds the right one passes it on
  expect(await holdersOf('register')).not.toContain(idOf('vanthu'));
  await vault.as('vanthu2');
  expect(await holdersOf('register')).toContain(idOf('vanthu'));
  const again = await vault.as('vanthu');
  const next = incoming({ book: 'classified-incoming', level: 'mat', code: '72-TTr/TU' });
  const later = await again.ok('documents.registerIncoming', next);
  expect(await linesOf(later.id)).toMatchObject([{ holder: 'register' }]);
});

it.each(['office', 'authority'] as const)(
  'the %s key that a colleague wraps for its holder is not taken',
  async (kind) => {
    const holder = kind === 'office' ? 'vanthu' : 'quantri';
    await plantKey(kind, holder, randomBytes(32));
    const session = await vault.as(holder);
    expect(await refusals(session)).toHaveLength(1);
    expect(await holdersOf(kind)).not.toContain(idOf(holder));
  },
);

it('what is spoilt keeps nobody out, and is told as well', async () => {
  await vault.close();
  const db = (await insider(vault.dir, 'chuyenvien2')).database();
  db.prepare('UPDATE key_grant SET wrapped = zeroblob(512) WHERE person_id = ?').run(idOf('vanthu'));
  db.close();
  const clerk = await vault.as('vanthu');
  await clerk.ok('documents.registerIncoming', incoming({ code: '12-BC/TU' }));
  expect(await refusals(clerk)).toHaveLength(1);
});
