import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRaw } from '../../support/rawDatabase.ts';
import { outgoing } from '../../support/registration.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

const FORGED = '01a20b48090073f38c2507965f892d50';
const refused = async (reply: Promise<{ ok: boolean }>, code: string): Promise<void> => {
  expect(await reply).toMatchObject({ ok: false, error: { code } });
};

describe('what the office is called', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu', 'bithu'] });
  }, 240_000);
  afterAll(() => vault.remove());

  const right = {
    name: 'Đảng ủy xã Hòa Bình',
    symbol: 'ĐUHB',
    place: 'Hòa Bình',
    reason: 'Gõ nhầm khi tạo kho',
  };

  it('is put right by two, a leader among them: what is numbered from then on bears it, what was, keeps what it bore', async () => {
    const clerk = await vault.as('vanthu');
    const before = await clerk.ok('documents.registerOutgoing', outgoing());
    const { now } = await clerk.ok('office.names', {});
    expect(before.code).toBe(`01-BC/${now.symbol}`);
    const same = { name: now.name, symbol: now.symbol, place: now.place, reason: 'x' };
    await refused(clerk.call('office.askCorrection', same), 'bad-input');
    const { id } = await clerk.ok('office.askCorrection', right);
    await refused(clerk.call('office.askCorrection', right), 'illegal-transition');
    const decision = { id, approve: true, note: '' };
    await refused(clerk.call('office.decideCorrection', decision), 'not-permitted');
    const admin = await vault.as('quantri');
    await refused(admin.call('office.withdrawCorrection', { id }), 'not-permitted');
    // neither of the two is a leader
    await refused(admin.call('office.decideCorrection', decision), 'separation-of-duties');
    const leader = await vault.as('bithu');
    const { firstItems } = await leader.ok('desk.summary', { scope: 'mine' });
    expect(firstItems.map(({ subjectKind, title }) => [subjectKind, title])).toContainEqual([
      'office-name',
      right.reason,
    ]);
    const shown = (await leader.ok('office.names', {})).waiting;
    expect(shown).toMatchObject({ ...right, nameBefore: now.name, symbolBefore: now.symbol, own: false });
    await leader.ok('office.decideCorrection', decision);
    // at once, in the session that decided
    expect((await leader.ok('vault.session', {})).office).toMatchObject({ name: right.name, symbol: 'ĐUHB' });
    const front = JSON.parse(fs.readFileSync(path.join(vault.dir, 'front.json'), 'utf8')) as object;
    expect(front).toMatchObject({ officeName: right.name });
    await refused(leader.call('office.decideCorrection', decision), 'illegal-transition');
    const again = await vault.as('vanthu');
    const after = await again.ok('documents.registerOutgoing', outgoing());
    expect(after.code).toBe('02-BC/ĐUHB');
    const { code } = await again.ok('documents.get', { id: before.id });
    expect(code).toBe(before.code);
    expect((await again.ok('office.names', {})).last).toMatchObject({
      state: 'done',
      decidedBy: { fullName: expect.any(String) },
    });
  });

  it('is asked and taken back, or refused with a reason', async () => {
    const admin = await vault.as('quantri');
    const { id } = await admin.ok('office.askCorrection', { ...right, place: 'Hòa Bình Tây' });
    await refused(
      admin.call('office.decideCorrection', { id, approve: true, note: '' }),
      'separation-of-duties',
    );
    await admin.ok('office.withdrawCorrection', { id });
    const next = await admin.ok('office.askCorrection', { ...right, place: 'Hòa Bình Đông' });
    const leader = await vault.as('bithu');
    await refused(
      leader.call('office.decideCorrection', { id: next.id, approve: false, note: '' }),
      'reason-required',
    );
    await leader.ok('office.decideCorrection', { id: next.id, approve: false, note: 'Địa danh đúng rồi' });
    expect((await leader.ok('office.names', {})).now.place).toBe('Hòa Bình');
  });

  it('is not put right on a request that the second wrote in the name of the first, nor by the database alone', async () => {
    await vault.close();
    const db = await openRaw(vault.dir, 'bithu');
    db.prepare(
      `INSERT INTO office_correction (id, name, symbol, place, name_before, symbol_before, place_before, reason, asked_by,
         asked_ms, state, note)
       SELECT ?, 'Cơ quan khác', office_symbol, office_place, office_name, office_symbol, office_place, 'x', ?, 1, 'asked', ''
         FROM station`,
    ).run(FORGED, vault.ids['quantri']);
    const set = (sql: string) => () => db.prepare(`UPDATE station SET ${sql}`).run();
    expect(set("office_name = 'Cơ quan khác'")).toThrow('corrected by two');
    // what was decided once is not done a second time
    expect(set("office_symbol = 'ĐU'")).toThrow('corrected by two');
    expect(set("office_code = '000.00.00.H00'")).toThrow('identity is fixed');
    db.close();
    const leader = await vault.as('bithu');
    await refused(
      leader.call('office.decideCorrection', { id: FORGED, approve: true, note: '' }),
      'request-unsigned',
    );
    await leader.ok('office.decideCorrection', { id: FORGED, approve: false, note: 'Không ai xin' });
    expect((await leader.ok('office.names', {})).now.name).toBe(right.name);
  });
});
