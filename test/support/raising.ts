import { SAMPLE_ITEMS } from './registration.ts';
import type { TestVault } from './vault.ts';

/** A clerk proposes a level for a document, a leader decides it. */
export async function raiseLevel(
  vault: Pick<TestVault, 'as' | 'ids'>,
  id: string,
  toLevel: 'mat' | 'tuyet-mat',
  leaderName = 'bithu',
): Promise<void> {
  const clerk = await vault.as('vanthu');
  const { revision } = await clerk.ok('documents.get', { id });
  await clerk.ok('protection.propose', {
    id,
    revision,
    leaderId: vault.ids[leaderName] ?? '',
    change: {
      kind: 'adjusted',
      toLevel,
      itemRef: SAMPLE_ITEMS[toLevel],
      sampleConfirmed: true,
      erase: toLevel === 'tuyet-mat',
      code: '12-QĐ/ĐU',
      decidedOn: '2026-11-24',
      ground: 'Thuộc danh mục',
    },
  });
  const leader = await vault.as(leaderName);
  const asked = await leader.ok('protection.get', { id });
  await leader.ok('protection.decide', {
    id,
    revision: asked.revision,
    proposalId: asked.proposal?.id ?? '',
  });
}
