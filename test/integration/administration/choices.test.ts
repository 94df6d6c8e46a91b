import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import { incoming } from '../../support/registration.ts';
import { takeInCase, underWay } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({ profile: 'standalone' });
}, 120_000);
afterAll(() => vault.remove());

const refused = { ok: false, error: { code: 'bad-input' } };

/** Who is offered for an act, and who of the office is not. */
async function offer(who: string, forAct: Input<'people.choices'>['forAct']) {
  const { people } = await (await vault.as(who)).ok('people.choices', { forAct });
  const offered = people.map(({ id }) => id);
  const others = Object.entries(vault.ids).filter(([, id]) => !offered.includes(id));
  expect(others.length).toBeGreaterThan(0);
  return { offered, others };
}

test('whoever is offered for a direction can be given the document, as lead or beside one, and nobody else', async () => {
  const clerk = await vault.as('vanthu');
  const { id } = await clerk.ok('documents.registerIncoming', incoming());
  await clerk.ok('documents.present', { id, revision: 1, leaderId: vault.ids['lanhdao'] ?? '' });
  const { offered, others } = await offer('lanhdao', 'direct');
  const leader = await vault.as('lanhdao');
  const direct = (leadId: string, supportIds: string[]) =>
    leader.call('documents.direct', {
      id,
      revision: 2,
      text: 'Giao tham mưu',
      dueOn: null,
      dueTime: null,
      leadId,
      supportIds,
    });
  const [lead = '', ...beside] = offered;
  for (const [name, other] of others) {
    expect([name, await direct(other, [])]).toMatchObject([name, refused]);
    expect([name, await direct(lead, [other])]).toMatchObject([name, refused]);
  }
  expect(await direct(lead, beside)).toMatchObject({ ok: true });
});

test('whoever is offered for a question about a case may answer it, and nobody else is asked', async () => {
  const one = await takeInCase(vault, { receivedOn: '2026-11-24' });
  await underWay(vault, one);
  const { offered, others } = await offer('chuyenvien', 'consult');
  const question = { office: '', question: 'Trạm nào gần nhất?', dueOn: null };
  for (const [name, personId] of others)
    expect([
      name,
      await one.refused('chuyenvien', 'submissions.askConsultation', { ...question, personId }),
    ]).toEqual([name, 'bad-input']);
  const nameOf = (id: string): string => Object.keys(vault.ids).find((name) => vault.ids[name] === id) ?? '';
  const asked = offered.filter((id) => id !== vault.ids['chuyenvien']);
  for (const [at, personId] of asked.entries()) {
    await one.does('chuyenvien', 'submissions.askConsultation', { ...question, personId });
    await one.does(nameOf(personId), 'submissions.answerConsultation', {
      position: at + 1,
      answer: 'Trạm Nà Lạn.',
    });
  }
});

test('whoever is offered for a task of the plan can hold it and report on it, and nobody else', async () => {
  const { offered, others } = await offer('lanhdao', 'planTask');
  const leader = await vault.as('lanhdao');
  const give = (id: string) => leader.call('plan.assign', { taskId: 'NV-01', to: { kind: 'person', id } });
  for (const [name, other] of others) expect([name, await give(other)]).toMatchObject([name, refused]);
  for (const id of offered) expect(await give(id)).toMatchObject({ ok: true });
});

test('a leader is not offered to themselves as the one to whom a document is presented', async () => {
  const ids = async (who: string) => {
    const { people } = await (await vault.as(who)).ok('people.choices', { forAct: 'present' });
    return people.map(({ id }) => id);
  };
  expect(await ids('vanthu')).toContain(vault.ids['lanhdao']);
  const offered = await ids('lanhdao');
  expect(offered.length).toBeGreaterThan(0);
  expect(offered).not.toContain(vault.ids['lanhdao']);
});
