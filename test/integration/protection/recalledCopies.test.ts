import { afterAll, beforeAll, expect, it } from 'vitest';
import { ALONE, HANDED_OVER } from '../../support/inputs.ts';
import { incoming, TEST_TODAY } from '../../support/registration.ts';
import { createTestVault, TEST_NOW_MS, TEST_PASSPHRASE, type TestVault } from '../../support/vault.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({ profile: 'standalone', nowMs: () => TEST_NOW_MS });
}, 120_000);
afterAll(() => vault.remove());

const idOf = (username: string): string => vault.ids[username] ?? '';

it('a recall names where the paper lies, and whoever holds it has handing it in to do, by its day, until it is back', async () => {
  const clerk = await vault.as('vanthu');
  const { id } = await clerk.ok(
    'documents.registerIncoming',
    incoming({ book: 'classified-incoming', level: 'mat', code: '31-BC/TU', presentTo: idOf('bithu') }),
  );
  const copy = (await clerk.ok('copies.ofDocument', { documentId: id })).copies[0];
  const hand = async (from: string, to: string): Promise<void> => {
    const giver = await vault.as(from);
    const offer = { ...HANDED_OVER, copyIds: [copy?.id ?? ''], receiverId: idOf(to) };
    const transfer = await giver.ok('copies.offerTransfer', offer);
    const receiver = await vault.as(to);
    const accept = { id: transfer.id, passphrase: TEST_PASSPHRASE, copiesSeen: 1, seal: 'intact' } as const;
    await receiver.ok('copies.acceptTransfer', accept);
  };
  const head = await vault.as('bithu');
  const { revision } = await head.ok('documents.get', { id });
  await head.ok('documents.direct', {
    ...ALONE,
    id,
    revision,
    text: 'Đồng chí tham mưu',
    leadId: idOf('chuyenvien'),
  });
  await hand('vanthu', 'chuyenvien');
  const handIn = async (): Promise<readonly unknown[]> => {
    const holder = await vault.as('chuyenvien');
    const desk = await holder.ok('desk.summary', { scope: 'mine' });
    return [...desk.lateItems, ...desk.todayItems, ...desk.waitingItems]
      .filter(({ subjectKind }) => subjectKind === 'copy-recalled')
      .map(({ id: copyId, state, dueOn }) => ({ copyId, state, dueOn }));
  };
  expect(await handIn()).toEqual([]);

  const keeper = await vault.as('vanthu');
  const seen = await keeper.ok('documents.get', { id });
  const dueOn = '2026-12-01';
  const order = { code: '5-CV/TU', decidedOn: TEST_TODAY, ground: 'Gửi nhầm nơi nhận', dueOn };
  await keeper.ok('protection.orderRecall', { id, revision: seen.revision, ...order });
  const lies = async () => (await keeper.ok('protection.get', { id })).recalls[0]?.copies;
  expect(await lies()).toEqual([{ id: copy?.id, code: copy?.code, holder: 'Đặng Thị Thu Thủy' }]);
  expect(await handIn()).toEqual([{ copyId: copy?.id, state: 'hand-in', dueOn }]);

  await hand('chuyenvien', 'vanthu');
  expect(await handIn()).toEqual([]);
});
