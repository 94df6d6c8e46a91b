import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proposal, stage, walk } from '../../support/proposals.ts';
import { outgoing } from '../../support/registration.ts';
import { answered, takeInCase } from '../../support/submissions.ts';
import { createTestVault, TEST_PASSPHRASE, type TestVault } from '../../support/vault.ts';

/** NĐ 30/2020 Phụ lục I: the number of a công văn names the unit that drafted it behind the office. */
describe('the unit that drafted a State công văn', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await createTestVault({
      people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'bithu', 'chuyenvien'],
      office: { kind: 'state', name: 'Ủy ban nhân dân xã Đồng Vàng', superior: '', symbol: 'UBND' },
    });
  });
  afterAll(() => vault.remove());

  it('stands in its number, in capitals; where none is named the number ends with the office', async () => {
    const clerk = await vault.as('vanthu');
    const register = async (typeId: string, draftingUnit?: string) =>
      (
        await clerk.ok('documents.registerOutgoing', {
          ...outgoing({ typeId }),
          ...(draftingUnit === undefined ? {} : { draftingUnit }),
        })
      ).code;
    expect(await register('cong-van', ' kgvx ')).toBe('01/UBND-KGVX');
    expect(await register('cong-van', 'đđ1')).toBe('02/UBND-ĐĐ1');
    expect(await register('cong-van')).toBe('03/UBND');
    expect(await register('bao-cao')).toMatch(/^\d+\/BC-UBND$/);
    for (const [typeId, draftingUnit] of [
      ['bao-cao', 'VX'],
      ['cong-van', 'VX/2'],
      ['cong-van', '-VX'],
    ] as const)
      expect(
        await clerk.call('documents.registerOutgoing', { ...outgoing({ typeId }), draftingUnit }),
      ).toMatchObject({ ok: false, error: { code: 'bad-input', params: { field: 'draftingUnit' } } });
  });

  it('is named by the clerk who gives the number to what was signed here, and stands inside the signed file', async () => {
    const drafter = await vault.as('chuyenvien');
    const file = await stage(drafter);
    const { id, revision } = await drafter.ok(
      'proposals.create',
      proposal(vault, { typeId: 'cong-van', capacity: 'state-tm', file }),
    );
    const signed = await walk(vault, id, revision, [
      ['chuyenvien', 'propose'],
      ['lanhdao', 'pass'],
      ['chuyenvien', 'present'],
      ['bithu', 'sign'],
    ]);
    const clerk = await vault.as('vanthu');
    const done = await clerk.ok('proposals.register', { id, revision: signed, draftingUnit: 'vx' });
    expect(done.code).toMatch(/^\d\d\/UBND-VX$/);
    expect(await clerk.ok('documents.get', { id: done.documentId })).toMatchObject({ code: done.code });
    const report = await clerk.ok('signatures.report', { documentId: done.documentId });
    expect(JSON.stringify(report)).toContain(done.code);
  });

  it('is named, too, where an answer to a citizen gets its number', async () => {
    const one = await takeInCase(vault, { receivedOn: '2026-11-24' });
    await answered(vault, one, 'Đường dự phòng lắp xong trước 15/12/2026.');
    await one.does('lanhdao', 'submissions.signAnswer', { passphrase: TEST_PASSPHRASE });
    const wrong = { typeId: 'bao-cao', draftingUnit: 'VX' };
    expect(await one.refused('vanthu', 'submissions.issueAnswer', wrong)).toBe('bad-input');
    await one.does('vanthu', 'submissions.issueAnswer', { typeId: 'cong-van', draftingUnit: 'vx' });
    const { issued } = await one.see('chuyenvien');
    expect(issued?.code).toMatch(/^\d\d\/UBND-VX$/);
    const clerk = await vault.as('vanthu');
    expect(await clerk.ok('documents.get', { id: issued?.documentId ?? '' })).toMatchObject({
      code: issued?.code,
    });
  });
});
