import { afterAll, beforeAll, expect, it } from 'vitest';
import { incoming } from '../../support/registration.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** Whatever system the own office belongs to, documents of both come in, and of the laws. */
let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({ people: ['quantri', 'vanthu'] });
});
afterAll(() => vault.remove());

it('are those of both systems, each once, the own ones first, and each can be registered', async () => {
  const clerk = await vault.as('vanthu');
  const { documentTypes, incomingTypes } = await clerk.ok('rules.choices', {});
  expect(incomingTypes.slice(0, documentTypes.length)).toEqual(documentTypes);
  for (const key of ['id', 'name'] as const) {
    const all = incomingTypes.map((one) => one[key]);
    expect(new Set(all).size).toBe(all.length);
  }
  const others = incomingTypes.slice(documentTypes.length);
  expect(others.length).toBeGreaterThan(5);
  for (const [at, { id }] of others.entries())
    await clerk.ok('documents.registerIncoming', incoming({ typeId: id, code: `${at + 1}/2026/X` }));
});
