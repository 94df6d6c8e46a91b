import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRaw } from '../../support/rawDatabase.ts';
import { takeInCase } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

let nowMs = Date.UTC(2026, 10, 25, 2, 41);
let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien'],
    nowMs: () => nowMs,
  });
});
afterAll(() => vault.remove());

const owed = async (): Promise<string[]> => {
  const intake = await vault.as('tiepnhan');
  const { duties } = await intake.ok('submissions.duties', { duty: 'acknowledge', from: 0 });
  return duties[0]?.cases.map(({ row }) => row.id) ?? [];
};
const acts = (timeline: readonly { act: string }[]): string[] =>
  timeline.map(({ act }) => act).filter((act) => act.startsWith('submission.acknowledg'));

test('who was told by one press too many waits again; both lines stay, and the second telling counts', async () => {
  const one = await takeInCase(vault);
  const intake = await vault.as('tiepnhan');
  await intake.ok('submissions.acknowledge', { ids: [one.id], channel: 'post' });
  expect(await owed()).not.toContain(one.id);
  const back = { ids: [one.id], note: '' };
  expect(await (await vault.as('tiepnhan')).ok('submissions.takeBackAcknowledged', back)).toEqual({
    takenBack: 1,
    refused: [],
  });
  expect(await owed()).toContain(one.id);
  const seen = await one.see('tiepnhan');
  expect(seen.clocks.find(({ clock }) => clock === 'acknowledge')?.doneMs).toBeNull();
  expect(acts(seen.timeline).sort()).toEqual([
    'submission.acknowledged',
    'submission.acknowledgement-taken-back',
  ]);
  nowMs += 60_000;
  const again = await vault.as('tiepnhan');
  await again.ok('submissions.acknowledge', { ids: [one.id], channel: 'post' });
  const told = await one.see('tiepnhan');
  expect(told.clocks.find(({ clock }) => clock === 'acknowledge')?.doneMs).toBe(nowMs);
  expect(acts(told.timeline)).toHaveLength(3);
});

test('later, or by another hand, it says why; the words stay in the case and out of the ledger', async () => {
  const one = await takeInCase(vault);
  await (await vault.as('tiepnhan')).ok('submissions.acknowledge', { ids: [one.id], channel: 'post' });
  const clerk = await vault.as('vanthu');
  const silent = await clerk.call('submissions.takeBackAcknowledged', { ids: [one.id], note: '' });
  expect(silent).toMatchObject({ ok: false, error: { code: 'bad-input', params: { field: 'note' } } });
  nowMs += 3_600_000;
  const late = await vault.as('tiepnhan');
  expect(await late.call('submissions.takeBackAcknowledged', { ids: [one.id], note: '' })).toMatchObject({
    error: { code: 'bad-input' },
  });
  const { offers } = await one.see('tiepnhan');
  expect(offers.find(({ act }) => act === 'take-back-acknowledge')?.allowed).toBe(true);
  const note = 'Thư chưa in, báo nhầm';
  await (await vault.as('vanthu')).ok('submissions.takeBackAcknowledged', { ids: [one.id], note });
  expect((await one.see('vanthu')).notes.map(({ text }) => text)).toContain(note);
  expect(await (await vault.as('vanthu')).ok('ledger.verify', {})).toMatchObject({ intact: true });
});

test('who heard the code at the counter, was never told, or may not, takes nothing back', async () => {
  const heard = await takeInCase(vault, { source: 'visit' });
  const untold = await takeInCase(vault);
  for (const { id } of [heard, untold]) {
    const intake = await vault.as('tiepnhan');
    const reply = await intake.call('submissions.takeBackAcknowledged', { ids: [id], note: 'Nhầm' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'illegal-transition', params: { id } } });
  }
  const officer = await vault.as('chuyenvien');
  expect(
    await officer.call('submissions.takeBackAcknowledged', { ids: [heard.id], note: 'Nhầm' }),
  ).toMatchObject({ ok: false, error: { code: 'not-permitted' } });
});

test('the database lets nobody rewrite or empty it without the act', async () => {
  const one = await takeInCase(vault);
  await (await vault.as('tiepnhan')).ok('submissions.acknowledge', { ids: [one.id], channel: 'post' });
  const db = await openRaw(vault.dir);
  for (const value of ['NULL', '1'])
    expect(() => db.exec(`UPDATE submission SET acknowledged_ms = ${value} WHERE id = '${one.id}'`)).toThrow(
      'taken back by an act',
    );
  db.close();
});
