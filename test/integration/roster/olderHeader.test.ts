import fs from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { changed } from '../../../electron/vault/crypto/keySlots.ts';
import { parseHeader, readHeader, writeHeader } from '../../../electron/vault/crypto/vaultHeader.ts';
import { headerOf, insider } from '../../support/insider.ts';
import { callerOf, createTestVault, serviceFor, TEST_NOW_MS, TEST_PASSPHRASE } from '../../support/vault.ts';
import type { TestVault } from '../../support/vault.ts';

/**
 * Somebody saw a passphrase and has a copy of `vault.json` of that time, as each backup has one; the passphrase was changed
 * since (proof of concept of the second audit, N-08).
 */
const NEXT = 'mật khẩu mới rất dài 2026';
let vault: TestVault;
let old: Buffer;
let nowMs = TEST_NOW_MS;
beforeEach(async () => {
  vault = await createTestVault({
    profile: 'standalone',
    people: ['quantri', 'vanthu2', 'chuyenvien2'],
    nowMs: () => (nowMs += 1000),
  });
  await (await vault.as('vanthu2')).ok('vault.session', {});
  await vault.close();
  old = fs.readFileSync(headerOf(vault.dir));
  const clerk = await vault.as('vanthu2');
  await clerk.ok('vault.changePassphrase', { current: TEST_PASSPHRASE, next: NEXT });
  await vault.close();
});
afterEach(() => vault.remove());

async function reply(op: string, input: object) {
  nowMs += 3600_000;
  const service = serviceFor(vault.dir, () => nowMs);
  const answer = await callerOf(service).call(op as 'vault.unlock', input as never);
  await service.close();
  return answer;
}
const unlock = (username: string, passphrase: string) => reply('vault.unlock', { username, passphrase });
const refused = { ok: false, error: { code: 'vault-header-older' } };

/** The row that knows the newer header is made to say the older one. */
async function forgetNewer(): Promise<void> {
  const db = (await insider(vault.dir, 'chuyenvien2')).database();
  const of = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'header_seen'");
  for (const NAME of of.pluck().all() as string[]) db.exec(`DROP TRIGGER "${NAME}"`);
  const { generation, checksum } = parseHeader(old);
  db.prepare('UPDATE header_seen SET generation = ?, checksum = ?').run(generation, checksum);
  db.close();
}

const findings = async () =>
  (await (await vault.as('quantri')).ok('health.check', {})).findings.filter(({ part }) => part === 'roster');

it('an older header opens nothing, also where the row that knows the newer one is changed', async () => {
  const now = fs.readFileSync(headerOf(vault.dir));
  await forgetNewer();
  fs.writeFileSync(headerOf(vault.dir), old);
  expect(await unlock('vanthu2', TEST_PASSPHRASE)).toMatchObject(refused);
  expect(await unlock('chuyenvien2', TEST_PASSPHRASE)).toMatchObject(refused);
  fs.writeFileSync(headerOf(vault.dir), now);
  expect(await unlock('vanthu2', NEXT)).toMatchObject({ ok: true });
});

it('an older header is not made newer by the recovery code, however often it is tried', async () => {
  fs.writeFileSync(headerOf(vault.dir), old);
  const { recoveryCode } = vault;
  const recover = { recoveryCode, username: 'quantri', newPassphrase: 'mật khẩu mới của Ánh', how: 'code' };
  for (let n = 0; n < 3; n += 1) expect(await reply('vault.recover', recover)).toMatchObject(refused);
  expect(fs.readFileSync(headerOf(vault.dir)).equals(old)).toBe(true);
});

it('a newer header that an insider makes with the slot of before is told at its first sign-in', async () => {
  const { vaultKey } = await insider(vault.dir, 'chuyenvien2');
  const header = readHeader(headerOf(vault.dir));
  const isOf = (slot: (typeof header.slots)[number]) => slot.kind === 'user' && slot.userId === 'vanthu2';
  const before = parseHeader(old).slots.find(isOf) ?? expect.fail();
  expect(await findings()).toMatchObject([{ state: 'good' }]);
  await vault.close();
  const now = readHeader(headerOf(vault.dir));
  const slots = now.slots.map((slot) => (isOf(slot) ? before : slot));
  writeHeader(headerOf(vault.dir), changed(now, vaultKey, slots));
  expect(await unlock('vanthu2', TEST_PASSPHRASE)).toMatchObject({ ok: true });
  expect(await findings()).toMatchObject([{ state: 'bad', tells: 'header-unknown' }]);
});

it('a recovery names its header itself, and nothing is told of it', async () => {
  const { recoveryCode } = vault;
  const recover = { recoveryCode, username: 'vanthu2', newPassphrase: 'mật khẩu thứ ba 2026', how: 'code' };
  expect(await reply('vault.recover', recover)).toMatchObject({ ok: true });
  expect(await findings()).toMatchObject([{ state: 'good' }]);
});
