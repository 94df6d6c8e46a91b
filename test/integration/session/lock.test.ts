import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { vaultPaths } from '../../../electron/vault/disk/layout.ts';
import { openWithPassphrase } from '../../../electron/vault/session/open.ts';
import { closeSession } from '../../../electron/vault/session/session.ts';
import {
  callerOf,
  createTestVault,
  TEST_ARGON,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

const LOCK_MS = 1_000;
let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({ people: ['quantri', 'vanthu', 'coyeu'] });
}, 180_000);
afterAll(() => vault.remove());

it('every key that a session held is zero once it is closed, and no key was zero before', async () => {
  await vault.close();
  const options = { floor: TEST_ARGON, networked: false, nowMs: TEST_NOW_MS };
  const session = await openWithPassphrase(vaultPaths(vault.dir), 'coyeu', TEST_PASSPHRASE, options);
  const { keys, slot } = session;
  const held = [keys.fileKey, keys.userKey, keys.officeKey, keys.authorityKey, slot.vaultKey, slot.ownKey];
  const isZero = (key: Uint8Array | null): boolean => key !== null && key.every((byte) => byte === 0);
  expect(held.map(isZero)).toEqual(held.map(() => false));
  closeSession(session);
  expect(held.map(isZero)).toEqual(held.map(() => true));
});

it('locks in the midst of an act: it is refused as one that was asked for too late, and is no fault of the program', async () => {
  const service = vault.service();
  const caller = callerOf(service);
  await caller.ok('vault.unlock', { username: 'quantri', passphrase: TEST_PASSPHRASE });
  // the passphrase of a new person is hashed for a while, outside the database
  const adding = caller.call('people.add', {
    username: 'muon',
    fullName: 'Lò Văn Muộn',
    position: 'Chuyên viên',
    roles: ['specialist'],
    firstPassphrase: 'một cụm mật khẩu rất lạ',
    exception: null,
  });
  await service.close();
  expect(await adding).toMatchObject({ ok: false, error: { code: 'vault-locked' } });
});

it('locks within a second, and what is asked afterwards is refused', async () => {
  const service = vault.service();
  const caller = callerOf(service);
  await caller.ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
  const fromMs = performance.now();
  await caller.ok('vault.lock', {});
  expect(performance.now() - fromMs).toBeLessThan(LOCK_MS);
  expect(await caller.call('keys.list', {})).toMatchObject({ error: { code: 'vault-locked' } });
});
