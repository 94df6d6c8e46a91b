import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRaw } from '../../support/rawDatabase.ts';
import { incoming, SAMPLE_ITEMS } from '../../support/registration.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** A closed book is still what it was when a document in it is classified later: its words are sealed, not changed. */
let vault: TestVault;
let bookId = '';
let hash = '';
const ids: string[] = [];
beforeAll(async () => {
  vault = await createTestVault({
    profile: 'standalone',
    people: ['quantri', 'vanthu', 'vanthu2', 'lanhdao', 'bithu'],
  });
  const clerk = await vault.as('vanthu');
  for (const code of ['1-CV/TU', '2-CV/TU', '3-CV/TU']) {
    const made = await clerk.ok('documents.registerIncoming', incoming({ code, subject: `Việc ${code}` }));
    await clerk.ok('documents.close', { id: made.id, revision: 1, note: 'Để biết' });
    ids.push(made.id);
    bookId = made.bookId;
  }
});
afterAll(() => vault.remove());

async function raise(id: string): Promise<void> {
  const clerk = await vault.as('vanthu');
  const before = await clerk.ok('documents.get', { id });
  await clerk.ok('protection.propose', {
    ...{ id, revision: before.revision, leaderId: vault.ids['lanhdao'] ?? '' },
    change: {
      ...{ kind: 'adjusted', toLevel: 'mat', itemRef: SAMPLE_ITEMS.mat, erase: false, sampleConfirmed: true },
      ...{ code: '12-QĐ/ĐU', decidedOn: '2026-11-24', ground: 'Nội dung thuộc danh mục' },
    },
  });
  const leader = await vault.as('lanhdao');
  const { revision, proposal } = await leader.ok('protection.get', { id });
  await leader.ok('protection.decide', { id, revision, proposalId: proposal?.id ?? '' });
}

test('it is closed with a document that was classified before, and one is classified after', async () => {
  await raise(ids[0] ?? '');
  ({ hash } = await (await vault.as('vanthu')).ok('registers.close', { bookId }));
  await raise(ids[1] ?? '');
  for (const who of ['vanthu', 'vanthu2'])
    expect(await (await vault.as(who)).ok('registers.verify', { bookId })).toEqual({
      ...{ intact: true, hash, kept: hash },
    });
});

test('whoever can not open its words is not told that it was changed', async () => {
  expect(await (await vault.as('bithu')).call('registers.verify', { bookId })).toMatchObject({
    error: { code: 'key-not-granted' },
  });
});

test('a change behind its back is still seen', async () => {
  await vault.close();
  const db = await openRaw(vault.dir);
  db.exec('DROP TRIGGER document_line_fixed');
  db.prepare("UPDATE document SET issuer = 'Khác' WHERE id = ?").run(ids[2]);
  db.close();
  expect(await (await vault.as('vanthu')).ok('registers.verify', { bookId })).toMatchObject({
    ...{ intact: false, kept: hash },
  });
});
