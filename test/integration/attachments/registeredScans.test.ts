import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lookAt } from '../../support/secrecy.ts';
import { incoming } from '../../support/registration.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** The scanner's folder says which of its files are registered, by their bytes. */
let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({ people: ['quantri', 'vanthu'] });
});
afterAll(() => vault.remove());

it('a scan is registered once its very bytes are a file of an entry, whatever it is called', async () => {
  const clerk = await vault.as('vanthu');
  const folder = path.join(vault.dir, '..', 'quet');
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'a.pdf'), 'một');
  fs.writeFileSync(path.join(folder, 'b.pdf'), 'hai');
  fs.writeFileSync(path.join(folder, 'c.pdf'), 'một');
  await clerk.ok('settings.setScanFolder', { path: folder });
  const registered = async (): Promise<string[]> => {
    const { files } = await clerk.ok('attachments.scanFolder', {});
    return files.flatMap((file) => (file.registered ? [file.name] : [])).sort();
  };
  const staged = await clerk.ok('attachments.stageScan', { name: 'a.pdf' });
  expect((await clerk.ok('attachments.stageScan', { name: 'c.pdf' })).sha256).toBe(staged.sha256);
  expect(await registered()).toEqual([]); // it only waits
  await lookAt(clerk, staged.stageId);
  await clerk.ok('documents.registerIncoming', incoming({ files: [staged.stageId] }));
  expect(await registered()).toEqual(['a.pdf', 'c.pdf']);
  // other bytes under the name of a registered file are another paper
  fs.writeFileSync(path.join(folder, 'a.pdf'), 'ba!');
  expect(await registered()).toEqual(['c.pdf']);
});
