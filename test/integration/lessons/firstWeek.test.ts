import { afterAll, beforeAll, expect, it } from 'vitest';
import { everything } from '../../support/registration.ts';
import { type MadeTraining, sitAt, traineesWho, trainingVault } from '../../support/training.ts';
import type { Caller } from '../../support/vault.ts';
import { ALL_CASES } from '../../support/inputs.ts';

/** What the lines of the first week ask for can be done in a training vault that was just made. */
let training: MadeTraining;
beforeAll(async () => {
  training = await trainingVault();
}, 600_000);
afterAll(() => training.remove());

const sit = <T>(username: string, work: (caller: Caller) => Promise<T>): Promise<T> =>
  sitAt(training, username, work);
const of = traineesWho;
const all = { ...ALL_CASES } as const;

it('every leader has a draft to sign, another to give back, and a request about a number to decide', async () => {
  for (const username of of('leader'))
    await sit(username, async (me) => {
      const { rows } = await me.ok('proposals.list', { box: 'waiting', after: null, limit: 50 });
      const presented = rows.filter(({ state }) => state === 'presented');
      expect(presented.length, username).toBeGreaterThanOrEqual(2);
      const { requests } = await me.ok('registers.requests', { bookId: null, open: true });
      const asked = requests.filter(({ state }) => state === 'asked');
      expect(asked.length, username).toBeGreaterThanOrEqual(of('leader').length);
    });
  await sit('thang', async (me) => {
    const { rows } = await me.ok('proposals.list', { box: 'waiting', after: null, limit: 50 });
    const [first] = rows.filter(({ state }) => state === 'presented');
    const { id, revision } = await me.ok('proposals.get', { id: first?.id ?? '' });
    const given = { id, revision, reason: 'Sửa lại nơi nhận' };
    expect((await me.ok('proposals.return', given)).revision).toBeGreaterThan(revision);
    const { requests } = await me.ok('registers.requests', { bookId: null, open: true });
    const decided = { id: requests[0]?.id ?? '', approve: true, note: '' };
    expect((await me.ok('registers.decide', decided)).state).toBe('approved');
  });
});

it('every specialist has two documents that were assigned, two drafts of one paper to compare, a case in hand', async () => {
  for (const username of of('specialist'))
    await sit(username, async (me) => {
      const { rows } = await me.ok('documents.list', { ...everything, book: 'incoming', limit: 200 });
      const { userId } = await me.ok('vault.session', {});
      const assigned: string[] = [];
      for (const { id } of rows.filter(({ state }) => state === 'directed')) {
        const { offers } = await me.ok('documents.get', { id });
        if (offers.some(({ act, allowed }) => allowed && act === 'returnToLeader')) assigned.push(id);
      }
      expect(assigned.length, `${username} begins and gives back`).toBeGreaterThanOrEqual(2);
      const { rows: drafts } = await me.ok('proposals.list', { box: 'mine', after: null, limit: 50 });
      const rounds: number[] = [];
      for (const { id } of drafts) rounds.push((await me.ok('proposals.get', { id })).versionList.length);
      expect(Math.max(...rounds), `${username} compares`).toBeGreaterThanOrEqual(2);
      const cases = await me.ok('submissions.list', {
        ...all,
        state: 'in-progress',
        personId: userId,
        limit: 50,
      });
      expect(cases.rows.length, `${username} asks for time`).toBeGreaterThan(0);
    });
});

it('an envelope lies in quarantine, with the reason', async () => {
  await sit('long', async (me) => {
    const { rows } = await me.ok('exchange.list', { box: 'quarantine', after: null, limit: 10 });
    expect(rows.length).toBeGreaterThan(0);
  });
});
