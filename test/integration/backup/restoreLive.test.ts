import fs from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { incoming } from '../../support/registration.ts';
import { createTestVault, TEST_NOW_MS, TEST_PASSPHRASE, type TestVault } from '../../support/vault.ts';

let vault: TestVault;
afterEach(() => vault.remove());

/** The folder of the one backup that lies beside the vault. */
function onlyBackup(): string {
  const root = path.join(path.dirname(vault.dir), 'kho-sao-luu');
  const [own = ''] = fs.readdirSync(root);
  const [name = ''] = fs.readdirSync(path.join(root, own)).filter((one) => /^\d{8}-/.test(one));
  return path.join(root, own, name);
}

it('a backup that another person puts in place while somebody is signed in: the session ends, the vault is kept aside, no number is given', async () => {
  let nowMs = TEST_NOW_MS;
  vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'], nowMs: () => (nowMs += 1000) });
  const clerk = await vault.as('vanthu');
  await clerk.ok('documents.registerIncoming', incoming({ code: '1-CV' }));
  await clerk.ok('backup.create', { targetId: 'first' });
  await clerk.ok('documents.registerIncoming', incoming({ code: '2-CV' }));
  const aside = `${vault.dir}-de-rieng`;
  const restore = {
    from: onlyBackup(),
    username: 'lanhdao',
    passphrase: TEST_PASSPHRASE,
    recoveryCode: null,
    how: 'code',
    lessonsOf: null,
    aside,
  } as const;
  expect(await vault.service().call('window', 'backup.restore', restore)).toMatchObject({ ok: false });
  expect(fs.existsSync(aside)).toBe(false);
  expect(await vault.service().call('host', 'backup.restore', restore)).toMatchObject({ ok: true });
  expect(fs.existsSync(path.join(aside, 'vault.db'))).toBe(true);
  expect(await clerk.call('documents.registerIncoming', incoming({ code: '3-CV' }))).toMatchObject({
    error: { code: 'vault-locked' },
  });
  await vault.close();
  const again = await vault.as('vanthu');
  expect(await again.call('documents.registerIncoming', incoming({ code: '4-CV' }))).toMatchObject({
    error: { code: 'numbers-unconfirmed' },
  });
});
