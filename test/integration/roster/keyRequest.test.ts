import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { randomSerial } from '../../../electron/vault/crypto/x509/authority.ts';
import { createCertificateRequest } from '../../../electron/vault/crypto/x509/csr.ts';
import { sha256Hex } from '../../../electron/vault/crypto/primitives.ts';
import { insider } from '../../support/insider.ts';
import { testKeyPair } from '../../support/keyPool.ts';
import { createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';

/** A request for keys is a row: whose it is says a signature (proof of concept of the second audit, N-06). */
let vault: TestVault;
let nowMs = TEST_NOW_MS;
beforeEach(async () => {
  vault = await createTestVault({ profile: 'standalone', nowMs: () => (nowMs += 1000) });
});
afterEach(() => vault.remove());

async function plantRequest(inNameOf: string, from: string | null): Promise<void> {
  const [sign, encrypt] = [await testKeyPair(), await testKeyPair()];
  const subject = { commonName: 'Bùi Quang Thắng', organization: 'x', officeCode: 'x', personId: inNameOf };
  const db = (await insider(vault.dir, 'chuyenvien2')).database();
  const honest = db.prepare('SELECT proof_by AS by, proof FROM key_request WHERE id = ?').get(from) as
    | { by: string; proof: Buffer }
    | undefined;
  if (from !== null) db.prepare('UPDATE key_request SET issued_ms = 1 WHERE id = ?').run(from);
  const der = db
    .prepare("SELECT der FROM certificate WHERE person_id = ? AND purpose = 'sign'")
    .pluck()
    .get(inNameOf) as Buffer;
  db.prepare(
    `INSERT INTO key_request (id, person_id, asked_ms, sign_serial, sign_request, sign_key, encrypt_serial, encrypt_request,
       encrypt_key, proof_by, proof) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    'e'.repeat(32),
    inNameOf,
    nowMs,
    randomSerial(),
    createCertificateRequest(sign, subject, 'signing'),
    randomBytes(64),
    randomSerial(),
    createCertificateRequest(encrypt, subject, 'encryption'),
    randomBytes(64),
    honest?.by ?? sha256Hex(der),
    honest?.proof ?? randomBytes(256),
  );
  db.close();
}

const issue = async () => {
  const cipher = await vault.as('coyeu');
  const [shown] = (await cipher.ok('keys.list', {})).requests;
  const reply = await cipher.call('keys.issue', { requestId: 'e'.repeat(32) });
  return { proof: shown?.proof, reply };
};
const refused = {
  proof: 'none',
  reply: { ok: false, error: { code: 'roster-broken', params: { why: 'request' } } },
};

it('in the name of the secretary is nobody’s, and no certificate is given for it', async () => {
  await vault.close();
  await plantRequest(vault.ids['bithu'] ?? '', null);
  expect(await issue()).toMatchObject(refused);
});

it('with the signature of the person’s own request of before neither', async () => {
  const secretary = await vault.as('bithu');
  const { requestId } = await secretary.ok('keys.askRenewal', {});
  await vault.close();
  await plantRequest(vault.ids['bithu'] ?? '', requestId);
  expect(await issue()).toMatchObject(refused);
});

it('of the person is signed, and the certificate is given by that alone', async () => {
  const secretary = await vault.as('bithu');
  const { requestId } = await secretary.ok('keys.askRenewal', {});
  expect((await secretary.ok('keys.list', {})).requests).toMatchObject([{ id: requestId, proof: 'signed' }]);
  const cipher = await vault.as('coyeu');
  await cipher.ok('keys.issue', { requestId });
  await vault.as('bithu');
});

it('whose newest private key was spoilt keeps nobody out: any certified key of the person’s proves the person', async () => {
  const secretary = await vault.as('bithu');
  const { requestId } = await secretary.ok('keys.askRenewal', {});
  await vault.close();
  await (await vault.as('coyeu')).ok('keys.issue', { requestId });
  await vault.close();
  // the newest private key is spoilt: the person still comes in with the one of before
  const spoil = (await insider(vault.dir, 'chuyenvien2')).database();
  spoil
    .prepare(
      `UPDATE certificate SET sealed_key = zeroblob(64) WHERE serial = (SELECT encrypt_serial FROM key_request WHERE id = ?)`,
    )
    .run(requestId);
  spoil.close();
  await vault.as('bithu');
});
