import { expect, it } from 'vitest';
import type { DocumentListedState } from '../../../shared/ipc/contract/documentStates.ts';
import { everything, incoming, outgoing } from '../../support/registration.ts';
import { createTestVault } from '../../support/vault.ts';
import { ALONE } from '../../support/inputs.ts';

const SECRET = { book: 'classified-incoming', level: 'mat' } as const;

it('lists under a state exactly what its lines read as, with words and without', async () => {
  const vault = await createTestVault({ profile: 'standalone' });
  let clerk = await vault.as('vanthu');
  const ids = new Map<string, string>();
  const lead = vault.ids['chuyenvien'] ?? '';
  const given = { '1-CV/TU': lead, '2-CV/TU': lead, '3-CV/TU': null };
  for (const code of Object.keys(given)) {
    const document = incoming({ ...SECRET, code, presentTo: vault.ids['bithu'] ?? '' });
    ids.set((await clerk.ok('documents.registerIncoming', document)).id, code);
  }
  const leader = await vault.as('bithu');
  for (const [id, code] of ids) {
    const { revision } = await leader.ok('documents.get', { id });
    const leadId = given[code as keyof typeof given];
    const what = { ...ALONE, id, revision, text: 'Xem', leadId };
    await leader.ok('documents.direct', what);
  }
  clerk = await vault.as('vanthu');
  const idOf = (code: string): string => [...ids].find(([, each]) => each === code)?.[0] ?? '';
  const back = idOf('1-CV/TU');
  const order = { code: '5-CV/TU', decidedOn: '2026-11-24', ground: 'Gửi nhầm', dueOn: null };
  const { revision } = await clerk.ok('documents.get', { id: back });
  await clerk.ok('protection.orderRecall', { id: back, revision, ...order });
  const listed = async (readsAs: DocumentListedState) => {
    const asked = { ...everything, book: SECRET.book, readsAs, limit: 10 };
    const page = await clerk.ok('documents.list', asked);
    const byWords = await clerk.ok('documents.list', { ...asked, words: 'CV/TU rà soát' });
    expect(byWords.rows).toEqual(page.rows);
    expect(page.total).toBeNull();
    return page.rows.map(({ id }) => ids.get(id));
  };
  const all = async () => ({
    directed: await listed('directed'),
    unassigned: await listed('unassigned'),
    calling: await listed('calling-back'),
    called: await listed('called-back'),
  });
  const rest = { directed: ['2-CV/TU'], unassigned: ['3-CV/TU'] };
  expect(await all()).toEqual({ ...rest, calling: ['1-CV/TU'], called: [] });
  const [recall] = (await clerk.ok('protection.get', { id: back })).recalls;
  await clerk.ok('protection.purgeHere', { recallId: recall?.id ?? '' });
  expect(await all()).toEqual({ ...rest, calling: [], called: ['1-CV/TU'] });
  await vault.remove();
});

it('of what came, nothing is offered to be passed on that the vault would refuse to send', async () => {
  const vault = await createTestVault({ profile: 'standalone' });
  const clerk = await vault.as('vanthu');
  const { id } = await clerk.ok('documents.registerIncoming', incoming(SECRET));
  const own = await clerk.ok(
    'documents.registerOutgoing',
    outgoing({ book: 'classified-outgoing', level: 'mat' }),
  );
  const notSent = async (of: string) => (await clerk.ok('documents.get', { id: of })).notSent;
  expect([await notSent(id), await notSent(own.id)]).toEqual([null, null]);
  const order = { code: '5-CV/TU', decidedOn: '2026-11-24', ground: 'Gửi nhầm', dueOn: null };
  const { revision } = await clerk.ok('documents.get', { id });
  await clerk.ok('protection.orderRecall', { id, revision, ...order });
  expect(await notSent(id)).toBe('document-frozen');
  const { offers } = await clerk.ok('documents.get', { id });
  expect(offers.find(({ act }) => act === 'addFiles')).toMatchObject({ reason: 'under-recall' });
  const [recall] = (await clerk.ok('protection.get', { id })).recalls;
  await clerk.ok('protection.purgeHere', { recallId: recall?.id ?? '' });
  expect(await notSent(id)).toBe('illegal-transition');
  await clerk.ok('documents.cancelEntry', { id: own.id, revision: 1, reason: 'Trùng' });
  expect(await notSent(own.id)).toBe('illegal-transition');
  await vault.remove();
});
