import { afterAll, beforeAll, expect, it } from 'vitest';
import { FIXTURE_PDF, openDraft, proposal, stage, walk } from '../../support/proposals.ts';
import { SAMPLE_ITEMS } from '../../support/registration.ts';
import { createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({ profile: 'standalone', nowMs: () => TEST_NOW_MS });
}, 120_000);
afterAll(() => vault.remove());

it('nobody confirms a classified draft that lay closed', async () => {
  const drafter = await vault.as('chuyenvien');
  const file = await stage(drafter, FIXTURE_PDF);
  const secret = { level: 'mat', itemRef: SAMPLE_ITEMS.mat, copyAllowed: false, file } as const;
  const { id } = await drafter.ok('proposals.create', proposal(vault, secret));
  const revision = await walk(vault, id, 1, [['chuyenvien', 'propose']]);
  const checker = await vault.as('lanhdao');
  const seen = { id, revision, remark: '' };
  expect(await checker.call('proposals.pass', seen)).toMatchObject({
    error: { code: 'proposal-not-opened' },
  });
  await openDraft(checker, id);
  await checker.ok('proposals.pass', seen);
});
