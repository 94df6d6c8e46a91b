import { afterAll, beforeAll, expect, it } from 'vitest';
import { incoming } from '../../support/registration.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'] });
});
afterAll(() => vault.remove());

const PROPER = 'Đảng ủy phường Thủy Mẫu';
const RUBBISH = 'Đ.ủy p. Thuỷ Mẫu';

it('two names of one issuer: the common one is offered and written, the papers keep theirs, and it can be undone', async () => {
  const clerk = await vault.as('vanthu');
  const enter = async (issuer: string, code: string): Promise<string> =>
    (await clerk.ok('documents.registerIncoming', incoming({ issuer, code }))).id;
  const first = await enter(PROPER, '1-CV/ĐU');
  const second = await enter(RUBBISH, '2-CV/ĐU');
  const offered = async (words: string): Promise<string[]> =>
    (await clerk.ok('documents.issuers', { words, limit: 8 })).issuers.map(({ name }) => name);
  expect((await offered('thuy mau')).toSorted()).toEqual([PROPER, RUBBISH].toSorted());

  await clerk.ok('documents.mergeIssuers', { name: RUBBISH, into: PROPER });
  expect(await offered('thuy mau')).toEqual([PROPER]);
  expect((await clerk.ok('documents.issuers', { words: 'd uy p thuy', limit: 8 })).issuers).toMatchObject([
    { name: PROPER, also: [RUBBISH] },
  ]);
  // typed, the other name leads to the common one; what was written stands
  const third = await enter(RUBBISH, '3-CV/ĐU');
  const issuerOf = async (id: string): Promise<string> => (await clerk.ok('documents.get', { id })).issuer;
  expect([await issuerOf(first), await issuerOf(second), await issuerOf(third)]).toEqual([
    PROPER,
    RUBBISH,
    PROPER,
  ]);
  // the same paper under the common name is met again
  const { matches } = await clerk.ok('documents.duplicates', {
    book: 'incoming',
    issuer: PROPER,
    code: '2-CV/ĐU',
    documentDate: null,
    subject: null,
  });
  expect(matches.some(({ row, same }) => row.id === second && same.includes('issuer'))).toBe(true);
  const bad = [
    { name: PROPER, into: PROPER },
    { name: RUBBISH, into: PROPER },
    { name: PROPER, into: RUBBISH },
    { name: PROPER, into: 'Không có tên này' },
  ];
  for (const pair of bad)
    expect(await clerk.call('documents.mergeIssuers', pair)).toMatchObject({ error: { code: 'not-found' } });

  await clerk.ok('documents.partIssuer', { name: RUBBISH });
  expect((await offered('thuy mau')).toSorted()).toEqual([PROPER, RUBBISH].toSorted());
  expect(await issuerOf(await enter(RUBBISH, '4-CV/ĐU'))).toBe(RUBBISH);
  expect(await clerk.call('documents.partIssuer', { name: RUBBISH })).toMatchObject({
    error: { code: 'not-found' },
  });
  const { items } = await clerk
    .ok('ledger.list', { actorId: null, act: null, before: null, limit: 20 })
    .catch(async () =>
      (await vault.as('quantri')).ok('ledger.list', { actorId: null, act: null, before: null, limit: 20 }),
    );
  expect(items.map(({ act }) => act)).toEqual(
    expect.arrayContaining(['register.issuers-merged', 'register.issuer-parted']),
  );
});

it('offers the issuer of just this name before all those that are used more', async () => {
  const clerk = await vault.as('vanthu');
  await clerk.ok('documents.registerIncoming', incoming({ issuer: 'Sở Mẫu', code: '10-CV/SM' }));
  for (let at = 0; at < 4; at += 1)
    for (const code of ['11-CV/TT', '12-CV/TT'])
      await clerk.ok(
        'documents.registerIncoming',
        incoming({ issuer: `Trung tâm ${at} Sở Mẫu`, code: `${at}${code}` }),
      );
  const { issuers } = await clerk.ok('documents.issuers', { words: 'so mau', limit: 2 });
  expect(issuers[0]?.name).toBe('Sở Mẫu');
});

it('is the clerk’s', async () => {
  const leader = await vault.as('lanhdao');
  expect(await leader.call('documents.mergeIssuers', { name: 'a', into: 'b' })).toMatchObject({
    error: { code: 'not-permitted' },
  });
});
