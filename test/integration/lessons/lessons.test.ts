import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeInCase, underWay } from '../../support/submissions.ts';
import { incoming } from '../../support/registration.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

describe('guided tasks in a training vault', () => {
  let vault: TestVault;
  let nowMs = Date.UTC(2026, 10, 24, 2, 0, 0);
  beforeAll(async () => {
    vault = await createTestVault({ profile: 'standalone', training: true, nowMs: () => nowMs });
  });
  afterAll(() => vault.remove());

  it('are judged by the ledger: what was done before, by others or otherwise does not count', async () => {
    let clerk = await vault.as('vanthu');
    await clerk.ok('documents.registerIncoming', incoming({ code: '1-CV/TU' }));
    const { lessons } = await clerk.ok('lessons.list', {});
    expect(lessons.every(({ roles }) => roles.includes('clerk'))).toBe(true);
    await clerk.ok('lessons.start', { lessonId: 'log-a-dispatch' });
    expect((await clerk.ok('lessons.list', {})).running).toMatchObject({ done: 0, mistakes: 0 });
    expect(await clerk.call('lessons.finish', {})).toMatchObject({ error: { code: 'illegal-transition' } });
    // what is refused and then mended counts, once for each refusal; what somebody else is refused does not
    const dated = incoming({ code: '3-CV/TU', documentDate: '2027-01-01' });
    expect(await clerk.call('documents.registerIncoming', dated)).toMatchObject({
      error: { code: 'date-invalid' },
    });
    expect(await (await vault.as('lanhdao')).call('documents.registerIncoming', dated)).toMatchObject({
      error: { code: 'not-permitted' },
    });
    clerk = await vault.as('vanthu');
    expect((await clerk.ok('lessons.list', {})).running).toMatchObject({ done: 0, mistakes: 1 });
    // a form that refused itself, too, each time it was sent
    await clerk.ok('lessons.slip', {});
    expect((await clerk.ok('lessons.list', {})).running).toMatchObject({ done: 0, mistakes: 2 });
    nowMs += 61_000;
    await clerk.ok(
      'documents.registerIncoming',
      incoming({ code: '2-CV/TU', presentTo: vault.ids['lanhdao'] ?? null }),
    );
    expect((await clerk.ok('lessons.list', {})).running).toMatchObject({ done: 2 });
    expect(await clerk.ok('lessons.finish', {})).toEqual({
      lessonId: 'log-a-dispatch',
      seconds: 61,
      mistakes: 2,
    });
    expect(await clerk.ok('ledger.verify', {})).toMatchObject({ intact: true });
    const after = await clerk.ok('lessons.list', {});
    expect(after.running).toBeNull();
    expect(after.lessons.find(({ id }) => id === 'log-a-dispatch')).toMatchObject({
      times: 1,
      best: { seconds: 61, mistakes: 2 },
    });
  });

  it('can be given up and begun again; one runs at a time; others have their own', async () => {
    const clerk = await vault.as('vanthu');
    await clerk.ok('lessons.start', { lessonId: 'top-secret' });
    await clerk.ok('lessons.start', { lessonId: 'unopened-envelope' });
    expect((await clerk.ok('lessons.list', {})).running?.lessonId).toBe('unopened-envelope');
    await clerk.ok('lessons.stop', {});
    for (const op of ['lessons.stop', 'lessons.slip'] as const)
      expect(await clerk.call(op, {})).toMatchObject({ error: { code: 'not-found' } });
    // what is ticked off of the first week, too, is each person's own
    const settings = await clerk.ok('settings.get', {});
    await clerk.ok('settings.save', { ...settings, weekDone: ['weekClerk-1'] });
    const leader = await vault.as('lanhdao');
    expect((await leader.ok('settings.get', {})).weekDone).toEqual([]);
    expect((await (await vault.as('vanthu')).ok('settings.get', {})).weekDone).toEqual(['weekClerk-1']);
    expect(
      await (await vault.as('lanhdao')).call('lessons.start', { lessonId: 'log-a-dispatch' }),
    ).toMatchObject({
      error: { code: 'not-found' },
    });
  });
});

describe('guided tasks about cases', () => {
  let vault: TestVault;
  let nowMs = Date.UTC(2026, 10, 25, 2, 0, 0);
  beforeAll(async () => {
    vault = await createTestVault({ profile: 'standalone', training: true, nowMs: () => nowMs });
  });
  afterAll(() => vault.remove());
  const done = async (who: string): Promise<number | undefined> =>
    (await (await vault.as(who)).ok('lessons.list', {})).running?.done;
  const begin = async (who: string, lessonId: string): Promise<void> =>
    void (await (await vault.as(who)).ok('lessons.start', { lessonId }));

  it('the duplicate must be the letter that was just taken in, and so must what is supplemented', async () => {
    const other = await takeInCase(vault);
    const older = await takeInCase(vault);
    await begin('tiepnhan', 'find-the-duplicate');
    const one = await takeInCase(vault);
    await older.does('tiepnhan', 'submissions.merge', { masterId: other.id, note: 'cùng một việc' });
    expect(await done('tiepnhan')).toBe(1);
    await one.does('tiepnhan', 'submissions.merge', { masterId: other.id, note: 'cùng một việc' });
    expect(await done('tiepnhan')).toBe(2);

    await begin('tiepnhan', 'ask-for-a-supplement');
    // an obstacle that is reported meanwhile is a case as well, and no step of it
    const stuck = { screen: 'registerSubmission', code: null, rule: null, urgency: 'soon' } as const;
    await (
      await vault.as('tiepnhan')
    ).ok('obstacles.report', { ...stuck, steps: [], text: 'Không rõ bấm vào đâu.', phraseConfirmed: false });
    expect(await done('tiepnhan')).toBe(0);
    const unclear = await takeInCase(vault, {
      title: 'Xin xem lại',
      body: 'Đề nghị xã xem lại việc đã nói.',
    });
    const ask = {
      decision: 'ask-supplement',
      reasonCode: 'L3',
      note: 'Xin nói rõ việc gì.',
      transferTo: null,
    } as const;
    await unclear.does('tiepnhan', 'submissions.classify', ask);
    await unclear.does('tiepnhan', 'submissions.supplement', { text: 'Việc làm đường thôn Nà Lạn.' });
    expect(await done('tiepnhan')).toBe(3);
    expect(await (await vault.as('tiepnhan')).ok('lessons.finish', {})).toMatchObject({ mistakes: 0 });
  });

  it('an answer that is submitted after its day does not count', async () => {
    const late = await takeInCase(vault, {
      title: 'Đèn đường hỏng',
      body: 'Đèn đường thôn Nà Lạn hỏng đã lâu.',
    });
    await underWay(vault, late);
    nowMs += 200 * 86_400_000;
    const timely = await takeInCase(vault, {
      receivedOn: '2027-06-11',
      title: 'Chợ xã bẩn',
      body: 'Chợ xã mấy hôm nay không ai quét dọn.',
    });
    await underWay(vault, timely);
    await begin('chuyenvien', 'answer-in-time');
    await late.does('chuyenvien', 'submissions.draftAnswer', { text: 'Đã sửa xong.', submit: true });
    expect(await done('chuyenvien')).toBe(0);
    await timely.does('chuyenvien', 'submissions.draftAnswer', { text: 'Đã quét dọn.', submit: true });
    expect(await done('chuyenvien')).toBe(1);
  });

  it('in a vault that was made long ago, where no case has any time left, a late answer is one', async () => {
    const old = await takeInCase(vault, {
      receivedOn: '2027-06-11',
      title: 'Loa truyền thanh rè',
      body: 'Loa thôn Nà Lạn rè, không nghe rõ.',
    });
    await underWay(vault, old);
    nowMs += 200 * 86_400_000;
    await begin('chuyenvien', 'answer-in-time');
    expect(await done('chuyenvien')).toBe(0);
    await old.does('chuyenvien', 'submissions.draftAnswer', { text: 'Đã thay loa.', submit: true });
    expect(await done('chuyenvien')).toBe(1);
  });
});

it('an office vault offers none, and its database takes none', async () => {
  const vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'] });
  const clerk = await vault.as('vanthu');
  expect((await clerk.ok('lessons.list', {})).lessons).toEqual([]);
  expect(await clerk.call('lessons.start', { lessonId: 'log-a-dispatch' })).toMatchObject({
    error: { code: 'not-permitted' },
  });
  await vault.remove();
});
