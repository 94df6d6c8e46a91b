import { afterAll, beforeAll, expect, test } from 'vitest';
import { incoming } from '../../support/registration.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao', 'chuyenvien'] });
});
afterAll(() => vault.remove());

test('a wrong delivery goes back to the sender, with its reason and its number kept', async () => {
  const clerk = await vault.as('vanthu');
  const made = await clerk.ok('documents.registerIncoming', incoming());
  const seen = { id: made.id, revision: 1 };
  expect(await clerk.call('documents.giveBack', { ...seen, reason: ' ' })).toMatchObject({ ok: false });
  await clerk.ok('documents.giveBack', { ...seen, reason: 'Gửi nhầm nơi nhận' });
  const back = await clerk.ok('documents.get', { id: made.id });
  expect(back).toMatchObject({ state: 'returned', entryNumber: made.entryNumber, holder: null });
  expect(back.offers.map((offer) => offer.act)).not.toContain('giveBack');
  expect(back.timeline[0]).toMatchObject({
    act: 'document.given-back',
    facts: { reason: 'Gửi nhầm nơi nhận' },
  });
});

test('closed, filed, filed elsewhere, reopened: the same number all the way', async () => {
  const clerk = await vault.as('vanthu');
  const made = await clerk.ok('documents.registerIncoming', incoming({ code: '1216-CV/TU' }));
  const dossier = { dossierCode: '05.01.2026', dossierTitle: 'Chuyển đổi số năm 2026' };
  const seen = { id: made.id, revision: 1 };
  expect(await clerk.call('documents.file', { ...seen, ...dossier })).toMatchObject({
    ok: false,
    error: { code: 'illegal-transition' },
  });
  const closed = await clerk.ok('documents.close', { ...seen, note: 'Để biết' });
  const filed = await clerk.ok('documents.file', { ...closed, ...dossier });
  const moved = await clerk.ok('documents.file', { ...filed, ...dossier, dossierCode: '05.02.2026' });
  expect(await clerk.ok('documents.get', { id: made.id })).toMatchObject({
    state: 'closed',
    dossier: { code: '05.02.2026', title: 'Chuyển đổi số năm 2026' },
  });
  await clerk.ok('documents.reopen', { ...moved, reason: 'Trả lời chưa hết ý' });
  expect(await clerk.ok('documents.get', { id: made.id })).toMatchObject({
    state: 'in-progress',
    entryNumber: made.entryNumber,
  });
});

test('whoever holds a document is reminded, and its history says by whom and of whom', async () => {
  const clerk = await vault.as('vanthu');
  const presentTo = vault.ids['lanhdao'] ?? null;
  const { id } = await clerk.ok('documents.registerIncoming', incoming({ code: '1217-CV/TU', presentTo }));
  await clerk.ok('documents.remind', { id, revision: 1 });
  const { timeline, holder } = await clerk.ok('documents.get', { id });
  expect(timeline[0]).toMatchObject({ act: 'document.reminded', facts: { to: holder?.fullName } });
  expect(await clerk.call('documents.remind', { id, revision: 2 })).toMatchObject({
    error: { code: 'stale-revision' },
  });
  const specialist = await vault.as('chuyenvien');
  expect(await specialist.call('documents.remind', { id, revision: 1 })).toMatchObject({
    error: { code: 'not-permitted' },
  });
});
