import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openRaw } from '../../support/rawDatabase.ts';
import { savePaper, textOfPdf } from '../../support/papers.ts';
import { takeInCase, underWay } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';
import path from 'node:path';

/** Wednesday 25/11/2026, 9:41 in Hà Nội; the tests move it on, weeks apart from one another. */
let nowMs = Date.UTC(2026, 10, 25, 2, 41);
const days = (n: number): void => {
  nowMs += n * 86_400_000;
};
const dayIn = (n: number): string =>
  new Date(nowMs + 7 * 3_600_000 + n * 86_400_000).toISOString().slice(0, 10);
let vault: TestVault;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien', 'chuyenvien2'],
    nowMs: () => nowMs,
  });
});
beforeEach(() => days(7));
afterAll(() => vault.remove());

const OFFICE = 'Phòng Văn hóa - Xã hội';
const QUESTION = 'Đường truyền của điểm phục vụ do nguồn nào chi?';
const asked = { personId: null, office: OFFICE, question: QUESTION } as const;

async function consulted(dueIn: number) {
  const one = await takeInCase(vault, { receivedOn: dayIn(0) });
  await underWay(vault, one);
  await one.does('chuyenvien', 'submissions.askConsultation', { ...asked, dueOn: dayIn(dueIn) });
  const question = async () => (await one.see('chuyenvien')).consultations[0];
  return { one, question };
}
const CHASE = { position: 1, text: 'Đề nghị cho ý kiến ngay.' };

describe('a question whose day has passed', () => {
  test('proposes its letter by itself, in words of the pack without a blank', async () => {
    const { one, question } = await consulted(2);
    expect(await question()).toMatchObject({ chases: [], chaseDue: false, lateDays: 0 });
    expect(await one.refused('chuyenvien', 'submissions.chase', CHASE)).toBe('consultation-not-due');
    days(6);
    expect(await question()).toMatchObject({ chaseDue: true });
    const { templates } = await (
      await vault.as('vanthu')
    ).ok('submissions.templates', { id: one.id, use: 'chase', position: 1 });
    expect(templates[0]?.text).toContain(OFFICE);
    expect(templates[0]?.text).toContain(QUESTION);
    expect(templates[0]?.text).toContain(one.receiptCode);
    expect(templates[0]?.text).not.toMatch(/[{}…]/);
    const { duties } = await (await vault.as('tiepnhan')).ok('submissions.duties', { duty: 'consult' });
    const owed = duties[0]?.cases.find(({ row }) => row.id === one.id);
    expect(owed?.lateDays).toBeGreaterThan(0);
  });

  test('is chased by whoever works on the case or keeps it, with a line in the case, never with a blank', async () => {
    const { one, question } = await consulted(2);
    days(6);
    expect(await one.refused('chuyenvien2', 'submissions.chase', CHASE)).toBe('not-permitted');
    const open = { position: 1, text: 'Đề nghị trả lời trước ngày …' };
    expect(await one.refused('chuyenvien', 'submissions.chase', open)).toBe('blanks-open');
    expect(await one.refused('chuyenvien', 'submissions.chase', { ...CHASE, position: 2 })).toBe('not-found');
    await one.does('vanthu', 'submissions.chase', CHASE);
    expect(await question()).toMatchObject({
      chases: [{ way: 'letter', text: CHASE.text }],
      chaseDue: false,
    });
    const seen = await one.see('tiepnhan');
    expect(seen.state).toBe('in-progress');
    expect(seen.timeline.map(({ act }) => act)).toContain('submission.chased');
    days(5); // a whole period of the pack later nobody has answered: it is proposed once more
    expect(await question()).toMatchObject({ chaseDue: false });
    days(5);
    expect(await question()).toMatchObject({ chaseDue: true });
    await one.does('chuyenvien', 'submissions.answerConsultation', { position: 1, answer: 'Ngân sách xã.' });
    expect(await question()).toMatchObject({ chaseDue: false });
    expect(await one.refused('chuyenvien', 'submissions.chase', CHASE)).toBe('illegal-transition');
  });

  test('has a letter for the office that was asked, and for nobody before it was chased', async () => {
    const { one } = await consulted(1);
    const clerk = await vault.as('vanthu');
    const of = { subjectKind: 'submission', subjectId: one.id } as const;
    const before = await clerk.ok('papers.offered', of);
    expect(before.papers.map(({ paper }) => paper)).not.toContain('chase-letter');
    days(6);
    await one.does('vanthu', 'submissions.chase', CHASE);
    const { papers } = await (await vault.as('vanthu')).ok('papers.offered', of);
    expect(papers.find(({ paper }) => paper === 'chase-letter')?.recipients).toEqual([OFFICE]);
    const file = path.join(vault.dir, 'chase.pdf');
    const make = { ...of, paper: 'chase-letter', recipient: OFFICE, format: 'pdf' } as const;
    await savePaper(await vault.as('vanthu'), make, file);
    const text = textOfPdf(file).replaceAll(/\s+/g, ' ');
    expect(text).toContain(`Kính gửi: ${OFFICE}`);
    expect(text).toContain(CHASE.text);
    expect(text).toContain(one.receiptCode);
    expect(text).not.toContain('Nguyễn Văn Hải');
  });

  test('cannot be chased too early, changed or taken away in the database either', async () => {
    const { one } = await consulted(3);
    await vault.close();
    const db = await openRaw(vault.dir);
    const chase = db.prepare(
      `INSERT INTO submission_chase (submission_id, consultation, position, way, body, by_id, at_ms)
       SELECT submission_id, position, 1, 'letter', 'x', asked_by, :atMs FROM submission_consultation WHERE submission_id = :id`,
    );
    expect(() => chase.run({ id: one.id, atMs: nowMs })).toThrow(/only an overdue question/);
    chase.run({ id: one.id, atMs: nowMs + 5 * 86_400_000 });
    expect(() => db.prepare("UPDATE submission_chase SET body = 'y'").run()).toThrow(/fixed/);
    expect(() => db.prepare('DELETE FROM submission_chase').run()).toThrow(/stays/);
    const beyond = db.prepare(
      `INSERT INTO submission_consultation (submission_id, position, office, question, due_on, asked_by, asked_ms)
       SELECT submission_id, 2, 'x', 'y', '2027-12-31', asked_by, asked_ms FROM submission_consultation WHERE submission_id = ?`,
    );
    expect(() => beyond.run(one.id)).toThrow(/before its case/);
    db.close();
  });
});
