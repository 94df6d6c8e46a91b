import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { incoming } from '../../support/registration.ts';
import { type Caller, createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';
import { ALONE, ALL_DOCUMENTS } from '../../support/inputs.ts';

const HOUR = 3_600_000;
const WEDNESDAY = TEST_NOW_MS + 24 * HOUR; // 25/11/2026 09:00; the 24th is a day off

describe('clocks of a document', () => {
  let vault: TestVault;
  let now = WEDNESDAY;
  const person = (username: string): string => vault.ids[username] ?? expect.fail(username);
  beforeEach(async () => {
    now = WEDNESDAY;
    vault = await createTestVault({ profile: 'standalone', nowMs: () => now });
  });
  afterEach(() => vault.remove());

  const register = async (change: Partial<Input<'documents.registerIncoming'>> = {}): Promise<string> => {
    const clerk = await vault.as('vanthu');
    const entry = incoming({
      arrivedOn: '2026-11-25',
      presentTo: person('lanhdao'),
      dueOn: '2026-11-27',
      ...change,
    });
    return (await clerk.ok('documents.registerIncoming', entry)).id;
  };
  const seen = async (caller: Caller, id: string) => {
    const { revision } = await caller.ok('documents.get', { id });
    return { id, revision };
  };
  const direct = async (leader: Caller, id: string): Promise<void> => {
    const lead = { ...ALONE, leadId: person('chuyenvien') };
    await leader.ok('documents.direct', { ...(await seen(leader, id)), text: 'Giao xử lý', ...lead });
  };

  it('counts several at once, and says which rule', async () => {
    const id = await register({ replyDueOn: '2026-12-02', urgency: 'khan' });
    const leader = await vault.as('lanhdao');
    const { clocks, cap } = await leader.ok('deadlines.get', { documentId: id });
    expect(clocks).toMatchObject([
      { clock: 'present', dueOn: '2026-11-25', lateDays: 0 },
      { clock: 'process', dueOn: '2026-11-27', leftDays: 2, rule: 'DK-02' },
      { clock: 'reply', dueOn: '2026-12-02', leftDays: 5 },
    ]);
    expect(clocks[0]?.doneMs).toBe(now);
    expect(cap).toMatchObject({ most: 2, workingDays: 10, latest: '2026-12-11', rule: 'TQ-31' });
  });

  it('stops with a reason, leaves the lists, and goes on by the half days that it stood', async () => {
    const id = await register();
    const leader = await vault.as('lanhdao');
    await direct(leader, id);
    const stop = { ...(await seen(leader, id)), reason: 'Chờ ý kiến Ban Tổ chức Tỉnh ủy' };
    expect(await leader.call('deadlines.resume', await seen(leader, id))).toMatchObject({
      error: { code: 'illegal-transition' },
    });
    await leader.ok('deadlines.stop', stop);
    expect(await leader.ok('documents.get', { id })).toMatchObject({ dueOn: null, lateDays: 0 });
    expect((await leader.ok('deadlines.reminders', {})).counts.stopped).toBe(1);
    const again = { ...(await seen(leader, id)), reason: 'x' };
    expect(await leader.call('deadlines.stop', again)).toMatchObject({
      error: { code: 'illegal-transition' },
    });

    now = WEDNESDAY + 6 * HOUR; // the same afternoon: half a day
    const later = await vault.as('lanhdao');
    await later.ok('deadlines.resume', await seen(later, id));
    expect(await later.ok('documents.get', { id })).toMatchObject({ dueOn: '2026-11-30', dueTime: '12:00' });
    const { history } = await later.ok('deadlines.get', { documentId: id });
    expect(history.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['resumed', null],
      ['stopped', stop.reason],
    ]);
  });

  it('is extended by a leader who does not hold it, counted, within the cap', async () => {
    const id = await register();
    const officer = await vault.as('chuyenvien');
    const ask = (dueOn: string) => ({
      clock: 'process' as const,
      dueOn,
      dueTime: null,
      reason: 'Phải họp liên ngành',
    });
    expect(
      await officer.call('deadlines.extend', { ...(await seen(officer, id)), ...ask('2026-12-01') }),
    ).toMatchObject({
      error: { code: 'not-permitted' },
    });
    const leader = await vault.as('lanhdao');
    await direct(leader, id);
    const extend = async (dueOn: string) =>
      leader.call('deadlines.extend', { ...(await seen(leader, id)), ...ask(dueOn) });
    expect(await extend('2026-12-31')).toMatchObject({
      error: { code: 'date-invalid', params: { rule: 'too-long' } },
    });
    expect(await extend('2026-11-26')).toMatchObject({
      error: { code: 'date-invalid', params: { rule: 'not-later' } },
    });
    expect((await extend('2026-12-01')).ok).toBe(true);
    expect((await extend('2026-12-10')).ok).toBe(true);
    expect(await extend('2026-12-14')).toMatchObject({ error: { code: 'above-authority' } });
    const { clocks, offers } = await leader.ok('deadlines.get', { documentId: id });
    expect(clocks[1]).toMatchObject({ clock: 'process', dueOn: '2026-12-10', extensions: 2 });
    expect(offers).toContainEqual({ act: 'extend', allowed: false, reason: 'cap' });
  });

  it('offers no more time where no day to answer by was set', async () => {
    const id = await register({ dueOn: null });
    const leader = await vault.as('lanhdao');
    const { cap, offers } = await leader.ok('deadlines.get', { documentId: id });
    expect(cap.latest).toBeNull();
    expect(offers.map(({ act }) => act)).not.toContain('extend');
  });

  it('gives nobody more time for himself', async () => {
    const id = await register();
    const leader = await vault.as('lanhdao');
    const self = { ...ALONE, leadId: null };
    await leader.ok('documents.direct', { ...(await seen(leader, id)), text: 'Tôi xử lý', ...self });
    const mine = { clock: 'process' as const, dueOn: '2026-12-01', dueTime: null, reason: 'x' };
    expect(await leader.call('deadlines.extend', { ...(await seen(leader, id)), ...mine })).toMatchObject({
      error: { code: 'separation-of-duties' },
    });
  });

  it('reminds of what is late, due today and due soon', async () => {
    await register({ dueOn: '2026-11-25', code: '1-CV/TU' });
    await register({ urgency: 'hoa-toc', dueOn: '2026-11-26', code: '2-CV/TU' });
    await register({ dueOn: '2026-11-27', code: '3-CV/TU' });
    await register({ dueOn: '2026-12-01', code: '4-CV/TU' });
    await register({ dueOn: '2026-12-20', code: '5-CV/TU' });
    now = WEDNESDAY + 2 * 24 * HOUR; // Friday
    const leader = await vault.as('lanhdao');
    const { counts, soonUntil } = await leader.ok('deadlines.reminders', {});
    expect(counts).toMatchObject({ soon: 1 });
    expect(await leader.ok('desk.summary', { scope: 'office' })).toMatchObject({ overdue: 2, dueToday: 1 });
    expect(soonUntil).toBe('2026-12-01');
  });

  it('follows the calendar where nobody set a date by hand, for documents and submissions', async () => {
    const clerk = await vault.as('vanthu');
    const { dueOn } = await clerk.ok('documents.proposeDue', {
      urgency: 'khan',
      arrivedOn: '2026-11-25',
      replyDueOn: null,
    });
    expect(dueOn).toBe('2026-11-30');
    const proposed = await register({ urgency: 'khan', dueOn, code: '9-CV/TU' });
    const typed = await register({ urgency: 'khan', dueOn: '2026-12-01', code: '10-CV/TU' });
    const again = await vault.as('vanthu');
    const swap = (kind: 'off' | 'half' | 'none') =>
      again.ok('rules.setSwappedDay', { date: '2026-11-27', kind, note: 'QĐ 1' });
    await swap('off');
    expect((await again.ok('documents.get', { id: proposed })).dueOn).toBe('2026-12-01');
    expect((await again.ok('documents.get', { id: typed })).dueOn).toBe('2026-12-01');
    const page = await again.ok('documents.list', { ...ALL_DOCUMENTS, book: 'incoming', limit: 50 });
    expect(page.rows.find((row) => row.id === proposed)?.dueOn).toBe('2026-12-01'); // the list as well
    await swap('half');
    expect((await again.ok('documents.get', { id: proposed })).dueOn).toBe('2026-11-30');
    await swap('none');
    const { history } = await again.ok('deadlines.get', { documentId: proposed });
    expect(history.map((event) => event.kind)).toEqual(['recalculated', 'recalculated']);
    const { items } = await (
      await vault.as('quantri')
    ).ok('ledger.list', { before: null, limit: 1, actorId: null, act: 'calendar.day-swapped' });
    expect(items[0]?.facts).toMatchObject({ date: '2026-11-27', kind: 'none', ground: 'QĐ 1' });
  });

  it('keeps the reason of a classified one sealed, and what is written for good', async () => {
    const id = await register({
      book: 'classified-incoming',
      level: 'mat',
      subject: 'Phương án nhân sự',
      code: '77-TTr/TU',
    });
    const leader = await vault.as('lanhdao');
    await direct(leader, id);
    const reason = 'Chờ kết luận của Thường trực về nhân sự';
    await leader.ok('deadlines.stop', { ...(await seen(leader, id)), reason });
    expect((await leader.ok('deadlines.get', { documentId: id })).history[0]?.reason).toBe(reason);
    const other = await vault.as('chuyenvien2');
    expect(await other.call('deadlines.get', { documentId: id })).toMatchObject({
      error: { code: 'not-found' },
    });
    await vault.close();
    const db = await openRaw(vault.dir);
    expect(JSON.stringify(db.prepare('SELECT reason FROM clock_event').all())).not.toContain('nhân sự');
    const refuses = (sql: string, message: string): void =>
      expect(() => db.prepare(sql).run(), sql).toThrow(message);
    refuses("UPDATE clock_event SET reason = 'x'", 'fixed');
    refuses('DELETE FROM clock_event', 'stays');
    const event = `INSERT INTO clock_event SELECT 'e'||id, document_id, position + 1, clock, 'stopped', by_id, at_ms, reason, NULL, NULL, NULL, NULL FROM clock_event WHERE document_id = '${id}'`;
    refuses(event, 'stopped, then resumed');
    refuses("UPDATE document SET subject = 'lộ' WHERE level = 'mat'", 'sealed');
    db.close();
  });
});
