import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRaw } from '../../support/rawDatabase.ts';
import { incoming } from '../../support/registration.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({ profile: 'standalone', people: ['quantri', 'vanthu', 'chuyenvien'] });
}, 240_000);
afterAll(() => vault.remove());

test('a trigger that a colleague plants while somebody sits there adds nothing to what that person signs', async () => {
  const clerk = await vault.as('vanthu');
  const { id } = await clerk.ok('documents.registerIncoming', incoming());
  const beside = await openRaw(vault.dir, 'chuyenvien');
  try {
    beside.exec(
      `CREATE TRIGGER planted AFTER INSERT ON document BEGIN UPDATE document SET note = 'không ai viết' WHERE id = '${id}'; END`,
    );
    const next = incoming({ code: '1216-CV/TU', subject: 'V/v khác' });
    expect(await clerk.call('documents.registerIncoming', next)).toMatchObject({
      ok: false,
      error: { code: 'vault-schema-differs' },
    });
    expect((await clerk.ok('documents.get', { id })).note).toBe('');
    beside.exec('DROP TRIGGER planted');
    await clerk.ok('documents.registerIncoming', next);
  } finally {
    beside.close();
  }
});
