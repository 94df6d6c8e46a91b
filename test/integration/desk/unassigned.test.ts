import { expect, it } from 'vitest';
import { wrongCounters } from '../../../electron/vault/examine/derived.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { everything, incoming } from '../../support/registration.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { type Caller, createTestVault, TEST_NOW_MS } from '../../support/vault.ts';
import { ALONE } from '../../support/inputs.ts';

const NOBODY = { ...ALONE, text: 'Đồng ý, giao sau' };

const unowned = ({ firstItems, waitingItems }: Output<'desk.summary'>) =>
  [...firstItems, ...waitingItems]
    .filter(({ state }) => state === 'unassigned')
    .map(({ id, holder }) => [id, holder]);

it('a bút phê that names nobody gives the document to nobody, and both desks say so until it is given', async () => {
  let nowMs = TEST_NOW_MS; // one bút phê comes after the other
  const vault = await createTestVault({
    people: ['quantri', 'vanthu', 'lanhdao', 'chuyenvien'],
    nowMs: () => (nowMs += 1000),
  });
  const leadId = vault.ids['chuyenvien'] ?? '';
  const ids: string[] = [];
  const clerk = await vault.as('vanthu');
  for (const code of ['1-CV/TU', '2-CV/TU']) {
    const entry = incoming({ code, presentTo: vault.ids['lanhdao'] ?? '' });
    ids.push((await clerk.ok('documents.registerIncoming', entry)).id);
  }
  const [first = '', second = ''] = ids;
  const before = (await clerk.ok('desk.summary', { scope: 'mine' })).waiting;
  const direct = async (leader: Caller, id: string, lead: string | null) => {
    const { revision } = await leader.ok('documents.get', { id });
    await leader.ok('documents.direct', { ...NOBODY, id, revision, leadId: lead });
  };

  /** What the desks count from is what the directions say. */
  const holds = async () => {
    await vault.close();
    const raw = await openRaw(vault.dir);
    expect(wrongCounters(raw)).toBe(0);
    raw.close();
  };

  const leader = await vault.as('lanhdao');
  await direct(leader, first, null);
  await direct(leader, second, leadId);
  const { holder } = await leader.ok('documents.get', { id: first });
  const own = await leader.ok('desk.summary', { scope: 'mine' });
  expect(unowned(own)).toEqual([[first, holder?.fullName]]);
  expect(own.toDo).toMatchObject({ direct: 1, unassigned: 1 });
  expect(unowned(await leader.ok('desk.summary', { scope: 'office' }))).toEqual([[first, holder?.fullName]]);

  await holds();

  const follows = await vault.as('vanthu');
  const desk = await follows.ok('desk.summary', { scope: 'mine' });
  expect(unowned(desk)).toEqual([[first, holder?.fullName]]);
  expect(desk.waiting).toBe(before + 1);
  const { rows } = await follows.ok('documents.list', { ...everything, book: 'incoming', limit: 10 });
  expect(rows.map(({ id, unassigned }) => [id, unassigned])).toEqual([
    [second, false],
    [first, true],
  ]);
  expect((await follows.ok('documents.get', { id: first })).unassigned).toBe(true);

  // given at last: it is somebody's, and no desk says otherwise
  const again = await vault.as('lanhdao');
  await direct(again, first, leadId);
  expect((await again.ok('documents.get', { id: first })).unassigned).toBe(false);
  const after = await again.ok('desk.summary', { scope: 'mine' });
  expect(after.toDo).toMatchObject({ direct: 0, unassigned: 0 });

  await holds();

  // a further word that names nobody leaves it with whoever works on it, begun as it is
  const officer = await vault.as('chuyenvien');
  const { revision } = await officer.ok('documents.get', { id: first });
  await officer.ok('documents.startWork', { id: first, revision });
  const chief = await vault.as('lanhdao');
  await direct(chief, first, null);
  expect(await chief.ok('documents.get', { id: first })).toMatchObject({
    state: 'in-progress',
    unassigned: false,
    holder: { id: leadId },
    directions: [{ lead: null }, { lead: { id: leadId } }, { lead: null }],
  });
  await direct(chief, second, null); // given, not begun
  await direct(chief, second, null); // and once more
  expect(await chief.ok('documents.get', { id: second })).toMatchObject({
    state: 'directed',
    unassigned: false,
    holder: { id: leadId },
  });
  expect((await chief.ok('desk.summary', { scope: 'mine' })).toDo).toMatchObject({ unassigned: 0 });
  await holds();

  // back with the leader, a word that names nobody gives it to nobody again
  const back = await vault.as('chuyenvien');
  const seen = await back.ok('documents.get', { id: second });
  await back.ok('documents.returnToLeader', {
    id: second,
    revision: seen.revision,
    reason: 'Không đúng việc',
  });
  const leads = await vault.as('lanhdao');
  await direct(leads, second, null);
  expect((await leads.ok('documents.get', { id: second })).unassigned).toBe(true);
  await direct(leads, second, leadId);

  const last = await (await vault.as('vanthu')).ok('desk.summary', { scope: 'mine' });
  expect(unowned(last)).toEqual([]);
  expect(last.waiting).toBe(before);
  await vault.remove();
});

it('of a classified document only those learn who may know of it, and it stands before what merely waits', async () => {
  const vault = await createTestVault({
    profile: 'standalone',
    people: ['quantri', 'vanthu', 'lanhdao', 'chuyenvien'],
  });
  const clerk = await vault.as('vanthu');
  const presentTo = vault.ids['lanhdao'] ?? '';
  const { id } = await clerk.ok(
    'documents.registerIncoming',
    incoming({ code: '9-CV/TU', book: 'classified-incoming', level: 'mat', copyNumber: '01', presentTo }),
  );
  for (let number = 0; number < 21; number += 1)
    await clerk.ok(
      'documents.registerIncoming',
      incoming({ code: `${number + 20}-CV/TU`, dueOn: '2030-01-01' }),
    );
  const leader = await vault.as('lanhdao');
  const { revision } = await leader.ok('documents.get', { id });
  await leader.ok('documents.direct', { ...NOBODY, id, revision, leadId: null });
  const first = async (who: string) =>
    (await (await vault.as(who)).ok('desk.summary', { scope: 'mine' })).waitingItems[0];
  expect(await first('vanthu')).toMatchObject({ id, state: 'unassigned' });
  const own = await (await vault.as('lanhdao')).ok('desk.summary', { scope: 'mine' });
  expect(own.firstItems[0]).toMatchObject({ id, state: 'unassigned' });
  const officer = await (await vault.as('chuyenvien')).ok('desk.summary', { scope: 'office' });
  expect(officer.waitingItems.map((item) => item.id)).not.toContain(id);
  await vault.remove();
});
