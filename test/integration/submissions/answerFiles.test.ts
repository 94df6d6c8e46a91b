import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerSignatures } from '../../../electron/vault/submissions/issueStore.ts';
import { readAnswerManifest } from '../../../electron/vault/submissions/answerManifest.ts';
import { stageText } from '../../support/backups.ts';
import { forge } from '../../support/forgedRows.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { type CaseHands, takeInCase, underWay } from '../../support/submissions.ts';
import { createTestVault, TEST_PASSPHRASE, type TestVault } from '../../support/vault.ts';

/** A photo, a plan, the copy of a decision: they go with the answer through approval, signatures and number. */
const NOW = Date.UTC(2026, 10, 25, 2, 41);
const TEXT = 'Kính gửi ông/bà, đèn đường đã sửa xong, ảnh kèm theo.';
let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'bithu', 'chuyenvien', 'chuyenvien2'],
    nowMs: () => NOW,
  });
});
afterAll(() => vault.remove());

const staged = async (who: string, content: string): Promise<string> =>
  stageText(await vault.as(who), content);

async function withFiles(contents: readonly string[]): Promise<CaseHands> {
  const one = await takeInCase(vault);
  await underWay(vault, one);
  const files = await Promise.all(contents.map((content) => staged('chuyenvien', content)));
  await one.does('chuyenvien', 'submissions.draftAnswer', { text: TEXT, submit: true, files });
  return one;
}

it('are put in and taken out until the round is submitted; what is taken out is forgotten', async () => {
  const one = await takeInCase(vault);
  await underWay(vault, one);
  const [first, second] = [await staged('chuyenvien', 'ảnh một'), await staged('chuyenvien', 'ảnh hai')];
  const draft = { text: TEXT, submit: false };
  await one.does('chuyenvien', 'submissions.draftAnswer', { ...draft, files: [first, second] });
  expect((await one.see('lanhdao')).answerDraft?.files.map(({ id }) => id)).toEqual([first, second]);
  await one.does('chuyenvien', 'submissions.draftAnswer', { ...draft, files: [second] });
  const seen = await one.see('lanhdao');
  expect(seen.answerDraft?.files.map(({ id }) => id)).toEqual([second]);
  expect(seen.attachments).toEqual([]); // none of them is the sender's
  expect(await one.refused('chuyenvien', 'submissions.draftAnswer', { ...draft, files: [first] })).toBe(
    'not-found',
  );
  const others = await staged('tiepnhan', 'của người khác');
  expect(await one.refused('chuyenvien', 'submissions.draftAnswer', { ...draft, files: [others] })).toBe(
    'not-found',
  );
  await one.does('chuyenvien', 'submissions.draftAnswer', { text: TEXT, submit: true, files: [second] });
  await one.does('lanhdao', 'submissions.decideAnswer', { approve: false, note: 'Thêm ảnh.' });
  const third = await staged('chuyenvien', 'ảnh ba');
  const again = { text: TEXT, submit: true, files: [second, third] };
  await one.does('chuyenvien', 'submissions.draftAnswer', again);
  expect((await one.see('lanhdao')).answerDraft).toMatchObject({
    round: 2,
    files: [{ id: second }, { id: third }],
  });
});

it('are signed with the words, and stand in the book with the numbered answer', async () => {
  const one = await withFiles(['ảnh đèn đường']);
  await one.does('lanhdao', 'submissions.approveAndSign', { note: '', passphrase: TEST_PASSPHRASE });
  await one.does('vanthu', 'submissions.issueAnswer', { typeId: 'cong-van' });
  const seen = await one.see('chuyenvien');
  const [file] = seen.answer?.files ?? [];
  const document = await (
    await vault.as('vanthu')
  ).ok('documents.get', { id: seen.issued?.documentId ?? '' });
  expect(document.attachments.map(({ sha256 }) => sha256).slice(1)).toEqual([file?.sha256]);
  const { signatures } = await (await vault.as('chuyenvien')).ok('submissions.signatures', { id: one.id });
  expect(signatures.map(({ verdict }) => verdict)).toEqual(['good', 'good']);
  await vault.close();
  const db = await openRaw(vault.dir);
  try {
    const manifests = answerSignatures(db, one.id, 1).map(({ manifest }) => readAnswerManifest(manifest));
    const enclosed = { name: file?.name, sha256: file?.sha256, sizeBytes: file?.sizeBytes };
    expect(manifests.map(({ enclosures }) => enclosures)).toEqual([[enclosed], [enclosed]]);
    const add = db.prepare('INSERT INTO submission_answer_file VALUES (?, 1, 2, ?)');
    expect(() => add.run(one.id, file?.id)).toThrow('until it is submitted');
    expect(() => db.prepare('DELETE FROM submission_answer_file').run()).toThrow('stay');
  } finally {
    db.close();
  }
});

it('taken out of an approved answer by whoever holds the database key: it is neither signed nor told', async () => {
  const one = await withFiles(['ảnh thật']);
  await one.does('lanhdao', 'submissions.decideAnswer', { approve: true, note: '' });
  await forge(vault, 'tiepnhan', ['submission_answer_file'], (db) => {
    db.prepare('DELETE FROM submission_answer_file WHERE submission_id = ?').run(one.id);
  });
  expect(await one.refused('lanhdao', 'submissions.signAnswer', { passphrase: TEST_PASSPHRASE })).toBe(
    'request-unsigned',
  );
  const delivery = { receiptId: one.id, channel: 'post', documentCode: '1/TL', note: '' } as const;
  expect(await one.refused('tiepnhan', 'submissions.deliver', delivery)).toBe('request-unsigned');
}, 120_000);
