import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refillIndex } from '../../../electron/vault/search/refill.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import { savePaper, textOfPdf } from '../../support/papers.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { answered, type CaseHands, takeInCase, underWay } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

const NOW = Date.UTC(2026, 10, 25, 2, 41);
const ANSWER = 'Kính gửi ông/bà, đường dự phòng lắp xong trước 15/12/2026.';
let vault: TestVault;
let one: CaseHands;
let other: CaseHands;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'bithu', 'chuyenvien', 'chuyenvien2', 'coyeu'],
    nowMs: () => NOW,
  });
  one = await takeInCase(vault);
  const sender = {
    fullName: 'Lò Thị Ón',
    address: 'Thôn Nà Lạn',
    phone: '0987 000 321',
    email: '',
    idNumber: '',
  };
  other = await takeInCase(vault, { source: 'email', sender });
  await other.does('tiepnhan', 'submissions.merge', { masterId: one.id, note: '' });
  await answered(vault, one, ANSWER);
});
afterAll(() => vault.remove());

const made = async (who: string, paper: Input<'papers.make'>['paper'], id = one.id) =>
  (await vault.as(who)).call('papers.make', {
    subjectKind: 'submission',
    subjectId: id,
    paper,
    recipient: null,
    format: 'pdf',
  });

describe('words of an answer', () => {
  const found = async (who: string): Promise<[string, string | undefined][]> => {
    const asked = { words: 'duong du phong lap xong', limit: 20, prefix: true };
    const { hits } = await (await vault.as(who)).ok('search.query', asked);
    return hits.map(({ code, line }) => [code, line?.text]);
  };

  test('are found by those who may open the case, with the line, by nobody else', async () => {
    const line = expect.stringContaining('đường dự phòng lắp xong') as string;
    for (const who of ['vanthu', 'chuyenvien2']) expect(await found(who)).toEqual([[one.receiptCode, line]]);
    // whoever keeps ciphers or the machine opens no case, and finds none
    for (const who of ['coyeu', 'quantri']) {
      const caller = await vault.as(who);
      const reply = await caller.call('search.query', { words: 'duong du phong', limit: 20, prefix: true });
      expect(JSON.stringify(reply)).not.toContain(one.receiptCode);
      expect((await caller.call('submissions.get', { id: one.id })).ok).toBe(false);
    }
  });

  test('are not found before a leader approved them', async () => {
    const third = await takeInCase(vault, {
      title: 'Chợ thiếu chỗ để xe',
      body: 'Chợ phiên thiếu chỗ để xe máy.',
    });
    await underWay(vault, third);
    const draft = { text: 'Bãi xe phía sau chợ mở từ tháng sau.', submit: true };
    await third.does('chuyenvien', 'submissions.draftAnswer', draft);
    const asked = { words: 'bai xe phia sau', limit: 20, prefix: true };
    expect((await (await vault.as('vanthu')).ok('search.query', asked)).hits).toEqual([]);
  });
});

describe('the answer', () => {
  const delivery = { channel: 'post', documentCode: '52-CV/ĐU', note: '' } as const;

  test('is delivered to every receipt by itself, once', async () => {
    const owed = async () =>
      (await (await vault.as('tiepnhan')).ok('submissions.duties', {})).duties.find(
        ({ duty }) => duty === 'deliver',
      )?.cases ?? [];
    const reads = async (receiptCode: string) =>
      (await (await vault.as('tiepnhan')).ok('submissions.status', { receiptCode })).state;
    const sheet = async (id: string): Promise<string> => {
      const paper = { subjectKind: 'submission', subjectId: id, paper: 'status-sheet' } as const;
      const made = { ...paper, recipient: null, format: 'pdf' } as const;
      const file = path.join(vault.dir, `${id}.pdf`);
      await savePaper(await vault.as('tiepnhan'), made, file);
      return textOfPdf(file).replaceAll(/\s+/g, ' ');
    };
    expect((await owed()).map(({ row }) => row.id)).toEqual([one.id]);
    // approved is not answered: not in the list, not on the desk of who sends it, not at the counter
    expect(await one.see('tiepnhan')).toMatchObject({ state: 'approved', dueOn: '2026-12-15' });
    const desk = await (await vault.as('tiepnhan')).ok('desk.summary', { scope: 'mine' });
    expect(desk.waitingItems).toContainEqual(expect.objectContaining({ id: one.id, state: 'approved' }));
    expect(await reads(other.receiptCode)).toBe('approved');
    expect(await sheet(one.id)).toContain('chờ gửi');
    expect(await sheet(one.id)).toContain('Nhận lúc: 09:41 ngày 25/11/2026');
    // nobody rates what they have not got, and it can't be closed with a rating either
    expect(await one.refused('tiepnhan', 'submissions.rate', { rating: 4, comment: '' })).toBe(
      'illegal-transition',
    );
    const close = { rating: 4, note: 'Không còn ở địa chỉ' };
    expect(await one.refused('tiepnhan', 'submissions.close', close)).toBe('bad-input');
    expect((await one.see('tiepnhan')).offers.map(({ act }) => act)).not.toContain('rate');
    const [letter] = [await takeInCase(vault, { receivedOn: '2026-11-24' })];
    expect(await sheet(letter.id)).toContain('Nhận lúc: 24/11/2026, vào sổ lúc 09:41 ngày 25/11/2026');
    const byHand = { ...delivery, channel: 'envelope', receiptId: one.id } as const;
    expect(await one.refused('tiepnhan', 'submissions.deliver', byHand)).toBe('answer-not-sealed');
    await one.does('tiepnhan', 'submissions.deliver', { ...delivery, receiptId: one.id });
    expect(await owed()).toHaveLength(1);
    // one sender has it, the other waits: each reads what is true of the own receipt
    expect(await one.see('tiepnhan')).toMatchObject({ state: 'approved' });
    expect(await reads(one.receiptCode)).toBe('answered');
    expect(await reads(other.receiptCode)).toBe('approved');
    expect(await sheet(one.id)).not.toContain('chờ gửi');
    const again = { ...delivery, receiptId: one.id };
    expect(await one.refused('tiepnhan', 'submissions.deliver', again)).toBe('already-delivered');
    const stranger = { ...delivery, receiptId: '0'.repeat(32) };
    expect(await one.refused('tiepnhan', 'submissions.deliver', stranger)).toBe('not-found');
    await one.does('tiepnhan', 'submissions.deliver', { ...delivery, channel: 'email', receiptId: other.id });
    expect(await owed()).toHaveLength(0);
    const { deliveries, timeline } = await one.see('tiepnhan');
    expect(deliveries.map(({ receiptId, channel }) => [receiptId, channel])).toEqual([
      [one.id, 'post'],
      [other.id, 'email'],
    ]);
    expect(timeline[0]).toMatchObject({ act: 'submission.answer-told', facts: { dueOn: '2026-12-15' } });
    expect(timeline[1]).toMatchObject({
      act: 'submission.answer-delivered',
      facts: { code: other.receiptCode },
    });
    expect(await one.see('tiepnhan')).toMatchObject({ state: 'answered', dueOn: null });
    expect(await reads(other.receiptCode)).toBe('answered');
  });

  test('is rated once, in the words of the sender', async () => {
    await one.does('tiepnhan', 'submissions.rate', { rating: 4, comment: 'Nhanh, rõ ràng' });
    expect(await one.see('lanhdao')).toMatchObject({ rating: 4, ratingComment: 'Nhanh, rõ ràng' });
    expect(await one.refused('tiepnhan', 'submissions.rate', { rating: 5, comment: '' })).toBe(
      'illegal-transition',
    );
  });

  test('keeps its rating when it is closed, which asks for none', async () => {
    const lone = await takeInCase(vault, { title: 'Đèn đường thôn Pá Cha' });
    await answered(vault, lone, ANSWER);
    await lone.does('tiepnhan', 'submissions.deliver', { ...delivery, receiptId: lone.id });
    await lone.does('tiepnhan', 'submissions.rate', { rating: 4, comment: 'Rõ ràng' });
    const close = (rating: number | null) => ({ rating, note: '' });
    expect(await lone.refused('tiepnhan', 'submissions.close', close(5))).toBe('illegal-transition');
    await lone.does('tiepnhan', 'submissions.close', close(null));
    expect(await lone.see('lanhdao')).toMatchObject({ state: 'closed', rating: 4, ratingComment: 'Rõ ràng' });
  });
});

describe('the public copy', () => {
  const copy = {
    title: 'Mạng tại điểm phục vụ hay mất kết nối',
    body: 'Điểm phục vụ hành chính công hay mất mạng.',
    answer: ANSWER,
  };

  test.each([
    ['fullName', 'body', { body: 'Bà nguyễn văn HẢI phản ánh mạng yếu.' }],
    ['phone', 'answer', { answer: 'Đã gọi số 0912.345.618.' }],
    ['fullName', 'body', { body: 'Lo Thi On cung phan anh.' }], // of a merged sender, without marks
  ])('is refused while it shows the %s in the %s', async (detail, part, words) => {
    const { revision } = await one.see('chuyenvien');
    const hand = await vault.as('chuyenvien');
    const input = { ...copy, ...words, id: one.id, revision };
    expect(await hand.call('submissions.proposePublication', input)).toMatchObject({
      error: { code: 'public-copy-names-sender', params: { detail, part } },
    });
  });

  test('is released by another person', async () => {
    await one.does('lanhdao', 'submissions.proposePublication', copy);
    const decision = { approve: true, note: '' };
    expect(await one.refused('lanhdao', 'submissions.decidePublication', decision)).toBe(
      'separation-of-duties',
    );
    expect(await one.refused('chuyenvien', 'submissions.decidePublication', decision)).toBe('not-permitted');
    await one.does('bithu', 'submissions.decidePublication', decision);
    expect(await one.see('chuyenvien')).toMatchObject({ publication: { ...copy, decision: 'approved' } });
  });
});

describe('the papers of a case', () => {
  test('name the sender on letters and on the slip, and the ledger says who looked', async () => {
    expect(await made('tiepnhan', 'status-sheet')).toMatchObject({ ok: true, value: { pages: 1 } });
    expect((await one.see('tiepnhan')).timeline.map(({ act }) => act)).not.toContain('sender.revealed');
    for (const naming of ['receipt-slip', 'answer-letter'] as const) {
      expect(await made('tiepnhan', naming)).toMatchObject({ ok: true, value: { pages: 1 } });
      const [paper, revealed] = (await one.see('tiepnhan')).timeline;
      expect(paper?.act).toBe('paper.made');
      expect(revealed).toMatchObject({ act: 'sender.revealed', actor: 'Vũ Hoài Nam' });
      expect(await made('chuyenvien2', naming)).toMatchObject({ ok: false });
    }
    expect((await made('tiepnhan', 'answer-letter', other.id)).ok).toBe(true); // the master's answer
  });
});

test('an index that is filled again has the words of the answers as before', async () => {
  await vault.close();
  const db = await openRaw(vault.dir);
  db.exec("CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, fts, 'col')");
  const all = (): unknown[] => db.prepare('SELECT term, col, doc, cnt FROM words').all();
  const before = all();
  db.exec("INSERT INTO fts (fts) VALUES ('delete-all')");
  refillIndex(db);
  expect(all()).toEqual(before);
  db.close();
});

test('the database refuses a rewritten delivery and an own release', async () => {
  await vault.close();
  const db = await openRaw(vault.dir);
  try {
    expect(() => db.prepare("UPDATE submission_delivery SET channel = 'phone'").run()).toThrow('fixed');
    expect(() => db.prepare('DELETE FROM submission_delivery').run()).toThrow('stays');
    expect(() => db.prepare("UPDATE submission_publication SET body = 'x'").run()).toThrow('fixed');
    const own = `INSERT INTO submission_publication SELECT submission_id, 90, title, body, answer, by_id, at_ms, 'approved', by_id, 1
      FROM submission_publication LIMIT 1`;
    expect(() => db.prepare(own).run()).toThrow('CHECK');
    const unapproved = `INSERT INTO submission_delivery SELECT submission_id, 90, case_id, 77, channel, document_code, by_id, at_ms, note
      FROM submission_delivery LIMIT 1`;
    expect(() => db.prepare(unapproved).run()).toThrow('approved answer');
  } finally {
    db.close();
  }
});
