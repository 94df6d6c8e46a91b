import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRaw } from '../../support/rawDatabase.ts';
import { takeInCase, underWay } from '../../support/submissions.ts';
import { FIXTURE_PDF, stage } from '../../support/proposals.ts';
import { incoming } from '../../support/registration.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** Wednesday 25/11/2026, 9:41 in Hà Nội. */
let nowMs = Date.UTC(2026, 10, 25, 2, 41);
const dayAfter = (day: string | null | undefined, n: number): string =>
  new Date(Date.parse(`${day ?? ''}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
const today = (): string => new Date(nowMs + 7 * 3_600_000).toISOString().slice(0, 10);
let vault: TestVault;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien', 'chuyenvien2'],
    nowMs: () => nowMs,
  });
});
afterAll(() => vault.remove());

const PDF_NAME = path.basename(FIXTURE_PDF);
const idOf = (name: string): string => vault.ids[name] ?? '';
const given = (leadId: string, dueOn: string | null) => ({ leadId, supportIds: [], dueOn, text: '' });

describe('the date of an answer', () => {
  test('is not moved on by giving the case to somebody else', async () => {
    const one = await takeInCase(vault, { receivedOn: today() });
    await underWay(vault, one);
    const { dueOn } = await one.see('lanhdao');
    nowMs += 9 * 86_400_000;
    const later = given(idOf('chuyenvien2'), dayAfter(dueOn, 1));
    expect(await one.refused('lanhdao', 'submissions.assign', later)).toBe('answer-extension-refused');
    await one.does('lanhdao', 'submissions.assign', given(idOf('chuyenvien2'), null));
    const after = await one.see('lanhdao');
    expect(after.dueOn).toBe(dueOn);
    // whoever was given it now has the one working day of the pack to take it up, from today on
    expect(after.clocks.find(({ clock }) => clock === 'accept')).toMatchObject({ startedOn: today() });
    await one.does('lanhdao', 'submissions.assign', given(idOf('chuyenvien'), dayAfter(dueOn, -3)));
    expect((await one.see('lanhdao')).dueOn).toBe(dayAfter(dueOn, -3));
  });

  test('is not moved on by giving the case back and assigning it again', async () => {
    const one = await takeInCase(vault, { receivedOn: today() });
    await underWay(vault, one);
    const { dueOn } = await one.see('lanhdao');
    await one.does('chuyenvien', 'submissions.sendBack', { reasonCode: 'L10', note: 'Thuộc Ban Tuyên giáo' });
    nowMs += 7 * 86_400_000;
    const waiting = (await one.see('lanhdao')).clocks.find(({ clock }) => clock === 'answer');
    expect(waiting).toMatchObject({ dueOn, doneMs: null });
    const later = given(idOf('chuyenvien2'), dayAfter(dueOn, 1));
    expect(await one.refused('lanhdao', 'submissions.assign', later)).toBe('answer-extension-refused');
    await one.does('lanhdao', 'submissions.assign', given(idOf('chuyenvien2'), dayAfter(dueOn, -1)));
    expect((await one.see('lanhdao')).dueOn).toBe(dayAfter(dueOn, -1));
  });

  test('cannot be set behind the day of the pack at the first assignment', async () => {
    const one = await takeInCase(vault, { receivedOn: today() });
    const far = given(idOf('chuyenvien'), dayAfter(today(), 90));
    expect(await one.refused('lanhdao', 'submissions.assign', far)).toBe('answer-extension-refused');
    await one.does('lanhdao', 'submissions.assign', given(idOf('chuyenvien'), dayAfter(today(), 5)));
  });
});

describe('what an extension and a stop stand on', () => {
  test('stands beside the act, apart from what the sender sent', async () => {
    const one = await takeInCase(vault, { receivedOn: today() });
    await underWay(vault, one);
    const clerk = await vault.as('vanthu');
    const document = await clerk.ok(
      'documents.registerIncoming',
      incoming({ subject: 'Lịch khảo sát', arrivedOn: today() }),
    );
    const lead = await vault.as('chuyenvien');
    const file = await stage(lead);
    const { dueOn, revision } = await lead.ok('submissions.get', { id: one.id });
    const ask = { id: one.id, revision, dueOn: dayAfter(dueOn, 3), reason: 'Chờ nhà mạng khảo sát' };
    const unknown = { ...ask, documents: [one.id], files: [] };
    expect(await lead.call('submissions.askExtension', unknown)).toMatchObject({
      error: { code: 'not-found' },
    });
    await lead.ok('submissions.askExtension', { ...ask, documents: [document.id], files: [file] });
    const seen = await one.see('chuyenvien');
    expect(seen.attachments).toEqual([]);
    const note = seen.notes.find(({ act }) => act === 'ask-extension');
    expect(seen.beside).toMatchObject([
      {
        act: note?.position,
        files: [{ name: PDF_NAME }],
        documents: [{ target: { id: document.id, title: 'Lịch khảo sát' } }],
      },
    ]);
    expect(seen.timeline.find(({ act }) => act === 'submission.basis-kept')?.facts).toMatchObject({
      files: 1,
      documents: 1,
    });
    const inspector = await one.see('lanhdao');
    expect(inspector.beside[0]?.files[0]?.readable).toBe(true);
  });

  test('stands beside a stop of the clock, and beside no other decision', async () => {
    const one = await takeInCase(vault, { receivedOn: today() });
    const intake = await vault.as('tiepnhan');
    const file = await stage(intake);
    const { revision } = await intake.ok('submissions.get', { id: one.id });
    const base = { id: one.id, revision, note: 'Xin thêm ảnh', transferTo: null, documents: [] };
    const wrong = { ...base, decision: 'accept' as const, reasonCode: null, files: [file] };
    expect(await intake.call('submissions.classify', wrong)).toMatchObject({ error: { code: 'bad-input' } });
    const stop = { ...base, decision: 'ask-supplement' as const, reasonCode: 'L3', files: [file] };
    await intake.ok('submissions.classify', stop);
    const seen = await one.see('tiepnhan');
    expect(seen.beside).toMatchObject([{ files: [{ name: PDF_NAME }], documents: [] }]);
    expect(seen.state).toBe('awaiting-supplement');
  });
});

test('the database refuses an extension behind its cap, and a date that moves on without one', async () => {
  const one = await takeInCase(vault, { receivedOn: today() });
  await underWay(vault, one);
  await vault.close();
  const db = await openRaw(vault.dir);
  try {
    const ask = db.prepare(
      `INSERT INTO submission_extension (submission_id, position, due_before, due_on, latest_on, most, reason, asked_by, asked_ms)
       SELECT id, 1, '2026-12-15', :dueOn, :latestOn, :most, 'x', lead_id, 1 FROM submission WHERE id = :id`,
    );
    const cap = { id: one.id, latestOn: '2026-12-29', most: 1 };
    expect(() => ask.run({ ...cap, dueOn: '2026-12-30' })).toThrow('within its cap');
    expect(() => ask.run({ ...cap, dueOn: '2026-12-28', most: 0 })).toThrow('within its cap');
    expect(() => ask.run({ ...cap, dueOn: '2026-12-28', latestOn: null })).toThrow('within its cap');
    const move = db.prepare("UPDATE submission SET assigned_due_on = '2027-06-30' WHERE id = ?");
    expect(() => move.run(one.id)).toThrow('only by an approved extension');
    const begin = db.prepare("UPDATE submission SET assigned_on = '2026-12-31' WHERE id = ?");
    expect(() => begin.run(one.id)).toThrow('reckoned from the first assignment');
    ask.run({ ...cap, dueOn: '2026-12-28' });
    expect(() => db.prepare("UPDATE submission_extension SET latest_on = '2030-01-01'").run()).toThrow(
      'fixed',
    );
    expect(() => db.prepare('DELETE FROM submission_basis').run()).toThrow('stays');
  } finally {
    db.close();
  }
});
