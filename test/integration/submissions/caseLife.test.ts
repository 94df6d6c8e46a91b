import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerSignatures } from '../../../electron/vault/submissions/issueStore.ts';
import { issuingCertificate } from '../../../electron/vault/peers/ownKeys.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { answered, type CaseHands, takeInCase, underWay } from '../../support/submissions.ts';
import { certificatePem, openSsl } from '../crypto/openssl.ts';
import { createTestVault, TEST_PASSPHRASE, type TestVault } from '../../support/vault.ts';

const NOW = Date.UTC(2026, 10, 25, 2, 41);
const ANSWER = 'Kính gửi ông/bà, đường dự phòng lắp xong trước 15/12/2026.';
let vault: TestVault;
let one: CaseHands;
let asked: CaseHands;
let bundle: Buffer;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'bithu', 'chuyenvien', 'chuyenvien2', 'coyeu'],
    nowMs: () => NOW,
  });
  one = await takeInCase(vault);
  asked = await takeInCase(vault, {
    title: 'Đề nghị lắp thêm trạm phát',
    body: 'Thôn chưa có sóng điện thoại.',
  });
  await underWay(vault, asked);
});
afterAll(() => vault.remove());

describe('a consultation', () => {
  const question = { office: '', question: 'Trạm nào gần nhất?', dueOn: null };

  test('has a date of its own inside that of the case, and stands in a list until it is answered', async () => {
    const personId = vault.ids['chuyenvien2'] ?? '';
    await asked.does('chuyenvien', 'submissions.askConsultation', { ...question, personId });
    const seen = await asked.see('chuyenvien2');
    expect(seen.consultations).toMatchObject([{ dueOn: '2026-12-02', answer: null, lateDays: 0 }]);
    expect((seen.dueOn ?? '') >= '2026-12-02').toBe(true);
    const owed = async () =>
      (await (await vault.as('tiepnhan')).ok('submissions.duties', {})).duties.find(
        ({ duty }) => duty === 'consult',
      )?.cases ?? [];
    expect((await owed()).map(({ row, dueOn }) => [row.id, dueOn])).toEqual([[asked.id, '2026-12-02']]);
    const answer = { position: 1, answer: 'Trạm Nà Lạn, 4 km.' };
    expect(await asked.refused('chuyenvien', 'submissions.answerConsultation', answer)).toBe('not-permitted');
    await asked.does('chuyenvien2', 'submissions.answerConsultation', answer);
    expect(await owed()).toEqual([]);
    expect(await asked.refused('chuyenvien2', 'submissions.answerConsultation', answer)).toBe(
      'illegal-transition',
    );
  });

  test.each([
    ['nobody', 'chuyenvien', { ...question, personId: null }, 'bad-input'],
    ['a stranger to the case', 'chuyenvien2', { ...question, personId: null, office: 'Sở' }, 'not-permitted'],
    [
      'after the case is due',
      'chuyenvien',
      { ...question, personId: null, office: 'Sở', dueOn: '2027-06-01' },
      'date-invalid',
    ],
  ])('is refused: %s', async (_why, who, input, code) => {
    expect(await asked.refused(who, 'submissions.askConsultation', input)).toBe(code);
  });
});

describe('a link', () => {
  test('is seen from both cases, and made once', async () => {
    const link = { kind: 'submission', targetId: one.id, note: 'cùng một trạm' } as const;
    await asked.does('tiepnhan', 'submissions.link', link);
    expect(await asked.refused('tiepnhan', 'submissions.link', link)).toBe('already-linked');
    expect((await one.see('lanhdao')).links).toMatchObject([
      { own: false, kind: 'submission', target: { code: asked.receiptCode } },
    ]);
    await asked.does('tiepnhan', 'submissions.unlink', { position: 1 });
    expect((await one.see('lanhdao')).links).toEqual([]);
  });
});

describe('an approved answer', () => {
  test('is signed by another person than its drafter, numbered and signed by the office', async () => {
    await answered(vault, one, ANSWER);
    const typeId = 'cong-van';
    expect(await one.refused('vanthu', 'submissions.issueAnswer', { typeId })).toBe('illegal-transition');
    expect(await one.refused('lanhdao', 'submissions.signAnswer', { passphrase: 'sai mat khau' })).toBe(
      'wrong-passphrase',
    );
    await one.does('lanhdao', 'submissions.signAnswer', { passphrase: TEST_PASSPHRASE });
    expect(await one.refused('bithu', 'submissions.signAnswer', { passphrase: TEST_PASSPHRASE })).toBe(
      'illegal-transition',
    );
    await one.does('vanthu', 'submissions.issueAnswer', { typeId });
    const seen = await one.see('chuyenvien');
    expect(seen.issued?.code).toMatch(/^\d+-CV\//);
    expect(seen.signed?.by.fullName).toBe('Lê Đức Toản');
    const { signatures } = await (await vault.as('chuyenvien')).ok('submissions.signatures', { id: one.id });
    expect(signatures.map(({ role, verdict }) => [role, verdict])).toEqual([
      ['person', 'good'],
      ['office', 'good'],
    ]);
    const clerk = await vault.as('vanthu');
    const document = await clerk.ok('documents.get', { id: seen.issued?.documentId ?? '' });
    expect(document).toMatchObject({ state: 'issued', attachments: [{ kind: 'pdf' }] });
    expect(JSON.stringify(document)).not.toContain('Nguyễn Văn Hải');
  });
});

describe('an answer that is approved and signed in one act', () => {
  let both: CaseHands;
  const act = { note: '', passphrase: TEST_PASSPHRASE };
  beforeAll(async () => {
    both = await takeInCase(vault, { title: 'Xin sửa cống thoát nước', body: 'Cống trước nhà bị tắc.' });
    await underWay(vault, both);
    await both.does('chuyenvien', 'submissions.draftAnswer', { text: ANSWER, submit: true });
  });

  test('is neither with a wrong passphrase, nor by who is no leader', async () => {
    expect(
      await both.refused('lanhdao', 'submissions.approveAndSign', { note: '', passphrase: 'sai mat khau' }),
    ).toBe('wrong-passphrase');
    expect(await both.refused('chuyenvien', 'submissions.approveAndSign', act)).toBe('not-permitted');
    expect((await both.see('lanhdao')).state).toBe('awaiting-approval');
  });

  test('stands as both, and the signature is good', async () => {
    await both.does('lanhdao', 'submissions.approveAndSign', act);
    const seen = await both.see('lanhdao');
    expect(seen.answer?.approvedBy.fullName).toBe('Lê Đức Toản');
    expect(seen.signed?.by.fullName).toBe('Lê Đức Toản');
    expect(seen.offers.some(({ act: name }) => name === 'sign-answer')).toBe(false);
    const { signatures } = await (await vault.as('chuyenvien')).ok('submissions.signatures', { id: both.id });
    expect(signatures.map(({ role, verdict }) => [role, verdict])).toEqual([['person', 'good']]);
    expect(await both.refused('bithu', 'submissions.approveAndSign', act)).toBe('illegal-transition');
  });
});

describe('public copies', () => {
  test('leave in one file under the office signature, without sender and receipt code', async () => {
    const copy = {
      title: 'Mạng tại điểm phục vụ hay mất kết nối',
      body: 'Điểm phục vụ hành chính công hay mất mạng.',
      answer: ANSWER,
    };
    const none = await (await vault.as('vanthu')).call('publications.bundle', { which: 'waiting' });
    expect(none).toMatchObject({ ok: false, error: { code: 'nothing-released' } });
    const waitsFor = async (who: string) => {
      const { firstItems, waitingItems, toDo } = await (
        await vault.as(who)
      ).ok('desk.summary', { scope: 'mine' });
      return [
        [...firstItems, ...waitingItems].filter(({ subjectKind }) => subjectKind === 'publication'),
        toDo.decide,
      ] as const;
    };
    await one.does('chuyenvien', 'submissions.proposePublication', copy);
    // it stands on the desk of whoever may release it, and of nobody else
    const [[line], decide] = await waitsFor('lanhdao');
    expect(line).toMatchObject({ opens: one.id, number: one.receiptCode, state: 'proposed' });
    expect((await waitsFor('bithu'))[1]).toBe(decide);
    expect(await waitsFor('chuyenvien')).toEqual([[], 0]);
    await one.does('lanhdao', 'submissions.decidePublication', { approve: true, note: '' });
    expect(await waitsFor('lanhdao')).toEqual([[], decide - 1]);
    const clerk = await vault.as('vanthu');
    expect(await clerk.ok('publications.counts', {})).toEqual({ released: 1, waiting: 1 });
    const { reportId, items } = await clerk.ok('publications.bundle', { which: 'waiting' });
    expect(items).toBe(1);
    const { dataBase64 } = await clerk.ok('reports.read', { reportId, offset: 0, purpose: 'view' });
    bundle = Buffer.from(dataBase64, 'base64');
    expect(await clerk.ok('publications.counts', {})).toEqual({ released: 1, waiting: 0 });
    expect((await clerk.ok('publications.bundle', { which: 'all' })).items).toBe(1);
  });
});

test('openssl finds the signatures and the bundle good; behind the program, changed words do not verify', async () => {
  await vault.close();
  const db = await openRaw(vault.dir);
  const tool = openSsl();
  const verify = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-purpose', 'any'];
  const at = [
    '-attime',
    String(NOW / 1000),
    '-CAfile',
    tool.put('root.pem', certificatePem(issuingCertificate(db))),
  ];
  try {
    for (const { manifest, p7s } of answerSignatures(db, one.id, 1)) {
      const content = tool.put('manifest.json', manifest);
      const signed = ['-in', tool.put('signature.p7s', p7s), '-content', content, '-out', '/dev/null'];
      expect(tool.run(...verify, ...at, ...signed)).toMatchObject({ ok: true });
    }
    const out = ['-in', tool.put('cong-khai.p7m', bundle), '-out', tool.path('cong-khai.json')];
    expect(tool.run(...verify, ...at, ...out)).toMatchObject({ ok: true });
    const shown = tool.get('cong-khai.json').toString('utf8');
    expect(JSON.parse(shown)).toMatchObject({ format: 'an-thu/cong-khai/1', items: [{ answer: ANSWER }] });
    for (const hidden of [one.receiptCode, 'Nguyễn Văn Hải']) expect(shown).not.toContain(hidden);

    expect(() => db.prepare('DELETE FROM submission_answer_signature').run()).toThrow('stays');
    expect(() => db.prepare("UPDATE submission_answer_issue SET code = 'x'").run()).toThrow('fixed');
    expect(() => db.prepare("UPDATE submission_consultation SET answer = 'x'").run()).toThrow('fixed');
    expect(() => db.prepare("UPDATE submission_link SET note = 'x'").run()).toThrow('undone');
    db.exec('DROP TRIGGER submission_answer_submitted');
    db.prepare("UPDATE submission_answer SET body = 'khác' WHERE submission_id = ?").run(one.id);
  } finally {
    db.close();
    tool.remove();
  }
  const { signatures } = await (await vault.as('vanthu')).ok('submissions.signatures', { id: one.id });
  expect(signatures.map(({ verdict }) => verdict)).toEqual(['bad', 'bad']);
});
