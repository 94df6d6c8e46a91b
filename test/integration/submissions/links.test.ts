import { afterAll, beforeAll, expect, test } from 'vitest';
import { incoming, TEST_TODAY } from '../../support/registration.ts';
import { type CaseHands, takeInCase } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** A case and a classified document: whoever may not know the document learns of the link only that there is one. */
const TITLE = 'Phương án bảo đảm an ninh điểm nóng Nà Lạn';
const NOTE = 'liên quan phương án an ninh';
const CODE = '77-PA/TU';
let vault: TestVault;
let one: CaseHands;
let documentId = '';
beforeAll(async () => {
  vault = await createTestVault({
    profile: 'standalone',
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'bithu'],
  });
  one = await takeInCase(vault, { receivedOn: TEST_TODAY });
  const clerk = await vault.as('vanthu');
  const secret = { book: 'classified-incoming', level: 'mat', subject: TITLE, code: CODE } as const;
  const presentTo = vault.ids['bithu'] ?? '';
  ({ id: documentId } = await clerk.ok('documents.registerIncoming', incoming({ ...secret, presentTo })));
}, 120_000);
afterAll(() => vault.remove());

test('who may not know the document can not link to it, and is told the same as of one that is not there', async () => {
  const link = { kind: 'document', note: NOTE } as const;
  const unknown = { ...link, targetId: 'f'.repeat(32) };
  expect(await one.refused('lanhdao', 'submissions.link', { ...link, targetId: documentId })).toBe(
    'not-found',
  );
  expect(await one.refused('lanhdao', 'submissions.link', unknown)).toBe('not-found');
});

test('its reader links it: those who may know see it, the others neither number, title nor note', async () => {
  await one.does('bithu', 'submissions.link', { kind: 'document', targetId: documentId, note: NOTE });
  expect((await one.see('bithu')).links).toMatchObject([
    { kind: 'document', target: { id: documentId, code: CODE, title: TITLE }, note: NOTE },
  ]);
  for (const who of ['lanhdao', 'tiepnhan']) {
    const seen = await one.see(who);
    expect(seen.links).toEqual([{ position: 1, own: true, kind: 'document', target: null, note: '' }]);
    for (const words of [TITLE, NOTE, CODE, documentId]) expect(JSON.stringify(seen)).not.toContain(words);
    expect(await one.refused(who, 'submissions.unlink', { position: 1 })).toBe('not-found');
  }
  const told = { actorId: null, act: 'submission.linked', before: null, limit: 5 };
  expect((await (await vault.as('lanhdao')).ok('ledger.list', told)).items[0]?.facts).toEqual({
    kind: 'document',
  });
});
