import { afterAll, beforeAll, expect, it } from 'vitest';
import { TRAINING_PEOPLE } from '../../../electron/vault/training/people.ts';
import { everything } from '../../support/registration.ts';
import { type MadeTraining, sitAt, traineesWho, trainingVault } from '../../support/training.ts';
import type { Caller } from '../../support/vault.ts';
import { ALL_CASES } from '../../support/inputs.ts';

/** Whoever sits down at a new training vault finds at hand what the tasks of their post ask for. */
let training: MadeTraining;
beforeAll(async () => {
  training = await trainingVault();
}, 600_000);
afterAll(() => training.remove());

const sit = <T>(username: string, work: (caller: Caller) => Promise<T>): Promise<T> =>
  sitAt(training, username, work);
const of = traineesWho;
const page = { ...ALL_CASES } as const;

it('every post has tasks, and each task a post', async () => {
  const seen = new Set<string>();
  for (const { username } of TRAINING_PEOPLE) {
    const { lessons } = await sit(username, (me) => me.ok('lessons.list', {}));
    expect(lessons.length, username).toBeGreaterThan(0);
    for (const { id } of lessons) seen.add(id);
  }
  const { PACK } = await import('../../../electron/vault/lessons/coursePack.ts');
  expect([...seen].toSorted()).toEqual(PACK.lessons.map(({ id }) => id).toSorted());
});

it('every leader has a draft to sign, an answer to approve and a document that waits for a direction', async () => {
  for (const username of of('leader'))
    await sit(username, async (me) => {
      const { userId } = await me.ok('vault.session', {});
      const { rows } = await me.ok('proposals.list', { box: 'waiting', after: null, limit: 50 });
      expect(
        rows.some(({ state }) => state === 'presented'),
        `${username} signs`,
      ).toBe(true);
      const { rows: cases } = await me.ok('submissions.list', {
        ...page,
        state: 'awaiting-approval',
        limit: 50,
      });
      expect(cases.length, `${username} approves`).toBeGreaterThanOrEqual(of('leader').length);
      const { rows: documents } = await me.ok('documents.list', {
        ...everything,
        book: 'incoming',
        limit: 50,
      });
      expect(
        documents.some(({ state }) => state === 'presented'),
        `${username} directs`,
      ).toBe(true);
      expect(userId).not.toBe('');
    });
});

it('every specialist has a document that was assigned and a case whose day is still to come', async () => {
  for (const username of of('specialist'))
    await sit(username, async (me) => {
      const { firstItems, lateItems, todayItems, waitingItems } = await me.ok('desk.summary', {
        scope: 'mine',
      });
      const items = [...firstItems, ...lateItems, ...todayItems, ...waitingItems];
      expect(
        items.some(({ subjectKind, state }) => subjectKind === 'document' && state === 'directed'),
        `${username} begins`,
      ).toBe(true);
      expect(
        items.some(
          ({ subjectKind, state, lateDays }) =>
            subjectKind === 'submission' && lateDays === 0 && ['assigned', 'in-progress'].includes(state),
        ),
        `${username} answers in time`,
      ).toBe(true);
    });
});
