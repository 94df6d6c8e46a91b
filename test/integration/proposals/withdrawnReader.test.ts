import { afterAll, beforeAll, expect, it } from 'vitest';
import { proposal, stage, walk } from '../../support/proposals.ts';
import { SAMPLE_ITEMS } from '../../support/registration.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

const SUBJECT = 'phương án bảo đảm an ninh Đại hội';

let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({
    profile: 'standalone',
    people: ['quantri', 'vanthu', 'lanhdao', 'bithu', 'chuyenvien'],
  });
}, 240_000);
afterAll(() => vault.remove());

it('who was taken out of an issued document reads it in its phiếu trình no more either', async () => {
  const drafter = await vault.as('chuyenvien');
  const input = proposal(vault, { level: 'mat', itemRef: SAMPLE_ITEMS.mat, subject: SUBJECT });
  const made = await drafter.ok('proposals.create', { ...input, file: await stage(drafter) });
  const revision = await walk(vault, made.id, made.revision, [
    ['chuyenvien', 'propose'],
    ['lanhdao', 'pass'],
    ['chuyenvien', 'present'],
    ['bithu', 'sign'],
  ]);
  const clerk = await vault.as('vanthu');
  const { documentId } = await clerk.ok('proposals.register', { id: made.id, revision });
  const seenBy = async (who: string) => {
    const reader = await vault.as(who);
    const { rows } = await reader.ok('proposals.list', { box: 'all', after: null, limit: 50 });
    const { subject } = await reader.ok('proposals.get', { id: made.id });
    return [subject, rows.find(({ id }) => id === made.id)?.subject];
  };
  expect(await seenBy('chuyenvien')).toEqual([SUBJECT, SUBJECT]);

  const head = await vault.as('bithu');
  const personId = vault.ids['chuyenvien'] ?? '';
  await head.ok('access.withdraw', { documentId, personId, ground: 'Chuyển công tác' });
  expect(await seenBy('chuyenvien')).toEqual([null, null]);
  expect(await seenBy('bithu')).toEqual([SUBJECT, SUBJECT]);

  await (
    await vault.as('bithu')
  ).ok('access.grant', { documentId, personId, ground: 'Cần tiếp tục theo dõi' });
  expect(await seenBy('chuyenvien')).toEqual([SUBJECT, SUBJECT]);
}, 120_000);
