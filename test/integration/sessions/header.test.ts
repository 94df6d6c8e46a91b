import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changed } from '../../../electron/vault/crypto/keySlots.ts';
import { readHeader, writeHeader } from '../../../electron/vault/crypto/vaultHeader.ts';
import { headerOf, insider } from '../../support/insider.ts';
import {
  callerOf,
  createTestVault,
  serviceFor,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';
import type { VaultService } from '../../../electron/vault/vaultService.ts';

/** Several sessions on one folder: each reads the header before it changes it. */
let vault: TestVault;
const services: VaultService[] = [];
beforeAll(async () => {
  vault = await createTestVault();
  await vault.close();
}, 180_000);
afterAll(async () => {
  await Promise.all(services.map((service) => service.close()));
  await vault.remove();
});

async function signIn(username: string, passphrase = TEST_PASSPHRASE) {
  const service = serviceFor(vault.dir);
  services.push(service);
  const caller = callerOf(service);
  await caller.ok('vault.unlock', { username, passphrase });
  return { ...caller, close: () => service.close() };
}
const newPerson = (username: string) => ({
  username,
  fullName: `Lò Thị ${username}`,
  position: 'Chuyên viên',
  roles: ['specialist' as const],
  firstPassphrase: `cụm mật khẩu đầu của ${username}`,
  exception: null,
});

describe('two sessions change the header', () => {
  it('a passphrase that a colleague changed stays, when an administrator who sat there before adds somebody', async () => {
    const [admin, clerk] = [await signIn('quantri'), await signIn('vanthu')];
    const next = 'bốn từ khác hẳn trước';
    await clerk.ok('vault.changePassphrase', { current: TEST_PASSPHRASE, next });
    await admin.ok('people.add', newPerson('muon'));
    await Promise.all([admin.close(), clerk.close()]);

    const again = await signIn('vanthu', next);
    await again.close();
    await expect(signIn('vanthu')).rejects.toThrow('wrong-passphrase');
    const added = await signIn('muon', newPerson('muon').firstPassphrase);
    await added.close();
  });

  it('both of two people who were added in two sessions can sign in', async () => {
    const [one, other] = [await signIn('quantri'), await signIn('quantri')];
    await one.ok('people.add', newPerson('mot'));
    await other.ok('people.add', newPerson('hai'));
    await one.ok('people.add', newPerson('ba'));
    await Promise.all([one.close(), other.close()]);
    for (const name of ['mot', 'hai', 'ba']) {
      const person = await signIn(name, newPerson(name).firstPassphrase);
      expect(await person.ok('vault.session', {})).toMatchObject({ username: name });
      await person.close();
    }
  });

  it('what an insider puts there meanwhile, with a passphrase of before in it, is not taken in', async () => {
    const before = readHeader(headerOf(vault.dir));
    const { vaultKey } = await insider(vault.dir, 'chuyenvien2');
    const clerk = await signIn('vanthu2');
    await clerk.ok('vault.changePassphrase', { current: TEST_PASSPHRASE, next: 'năm từ khác hẳn trước' });
    await clerk.close();
    const admin = await signIn('quantri');
    const now = readHeader(headerOf(vault.dir));
    writeHeader(headerOf(vault.dir), changed(now, vaultKey, before.slots));
    await admin.ok('people.add', newPerson('nam'));
    await admin.close();
    const ids = readHeader(headerOf(vault.dir)).slots.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(now.slots.map(({ id }) => id)));
    await expect(signIn('vanthu2')).rejects.toThrow('wrong-passphrase');
  });

  it('eight o’clock: after a change of the roster everybody comes in at once, nobody is told of an older header', async () => {
    const admin = await signIn('quantri');
    await admin.ok('people.add', newPerson('bon'));
    await admin.close();
    const names = ['lanhdao', 'bithu', 'chuyenvien', 'chuyenvien2', 'tiepnhan', 'kiemtra', 'coyeu'];
    const all = await Promise.all(names.map((name) => signIn(name)));
    const health = await (await signIn('quantri')).ok('ledger.verify', {});
    expect(health).toMatchObject({ intact: true });
    await Promise.all(all.map((one) => one.close()));
  });
});
