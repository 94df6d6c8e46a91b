import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
    const clerk = await vault.as('vanthu');
    await clerk.ok('documents.registerIncoming', incoming({ code: '1-CV/TU' }));
    const { lessons } = await clerk.ok('lessons.list', {});
    expect(lessons.every(({ role }) => role === 'clerk')).toBe(true);
    await clerk.ok('lessons.start', { lessonId: 'log-a-dispatch' });
    expect((await clerk.ok('lessons.list', {})).running).toMatchObject({ done: 0, mistakes: 0 });
    expect(await clerk.call('lessons.finish', {})).toMatchObject({ error: { code: 'illegal-transition' } });
    nowMs += 61_000;
    await clerk.ok(
      'documents.registerIncoming',
      incoming({ code: '2-CV/TU', presentTo: vault.ids['lanhdao'] ?? null }),
    );
    expect((await clerk.ok('lessons.list', {})).running).toMatchObject({ done: 2 });
    expect(await clerk.ok('lessons.finish', {})).toEqual({
      lessonId: 'log-a-dispatch',
      seconds: 61,
      mistakes: 0,
    });
    const after = await clerk.ok('lessons.list', {});
    expect(after.running).toBeNull();
    expect(after.lessons.find(({ id }) => id === 'log-a-dispatch')).toMatchObject({
      times: 1,
      best: { seconds: 61, mistakes: 0 },
    });
  });

  it('can be given up and begun again; one runs at a time; others have their own', async () => {
    const clerk = await vault.as('vanthu');
    await clerk.ok('lessons.start', { lessonId: 'top-secret' });
    await clerk.ok('lessons.start', { lessonId: 'unopened-envelope' });
    expect((await clerk.ok('lessons.list', {})).running?.lessonId).toBe('unopened-envelope');
    await clerk.ok('lessons.stop', {});
    expect(await clerk.call('lessons.stop', {})).toMatchObject({ error: { code: 'not-found' } });
    const leader = await vault.as('lanhdao');
    expect(await leader.call('lessons.start', { lessonId: 'log-a-dispatch' })).toMatchObject({
      error: { code: 'not-found' },
    });
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
