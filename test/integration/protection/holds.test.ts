import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signCms } from '../../../electron/vault/crypto/cms/sign.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import sample from '../../../shared/rules/secretLists-sample.json' with { type: 'json' };
import { stealKeys } from '../../support/forge.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { incoming, TEST_TODAY } from '../../support/registration.ts';
import { type Caller, createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';
import { lookAt } from '../../support/secrecy.ts';

const refusal = async (reply: ReturnType<Caller['call']>): Promise<string> => {
  const answer = await reply;
  return answer.ok ? 'ok' : answer.error.code;
};
async function stage(caller: Caller, name: string, content: Buffer): Promise<string> {
  const { stageId } = await caller.ok('attachments.stageChunk', {
    stageId: null,
    name,
    last: true,
    dataBase64: content.toString('base64'),
  });
  await lookAt(caller, stageId);
  return stageId;
}
const HOLD = { code: '03-QĐ/UBKT', decidedOn: TEST_TODAY, ground: 'Kiểm tra việc bảo vệ bí mật năm 2026' };
const URGENT = {
  reason: 'Trụ sở bị ngập, không chuyển kịp',
  destroyedOn: TEST_TODAY,
  place: 'Phòng 203',
  method: 'Nghiền, xóa khóa',
  witnesses: ['Lò Thị Ón'],
};

/** Kept as it is for an inspection; or gone at once, with a report that is owed. */
describe('holds and destruction at once', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await createTestVault({ profile: 'standalone', nowMs: () => TEST_NOW_MS });
  });
  afterAll(() => vault.remove());

  const received = async (clerk: Caller, code: string) =>
    clerk.ok(
      'documents.registerIncoming',
      incoming({
        book: 'classified-incoming',
        level: 'mat',
        code,
        presentTo: vault.ids['bithu'] ?? '',
        files: [await stage(clerk, 'phu-luc.txt', Buffer.from(`nội dung ${code}`))],
      }),
    );
  const revisionOf = async (caller: Caller, id: string) =>
    (await caller.ok('protection.get', { id })).revision;

  it('stop every act that destroys, changes or declassifies, until an inspector or a leader releases them', async () => {
    let clerk = await vault.as('vanthu');
    const { id } = await received(clerk, '21-BC/TU');
    expect(await refusal(clerk.call('protection.placeHold', { id, revision: 1, ...HOLD }))).toBe(
      'not-permitted',
    );
    const inspector = await vault.as('kiemtra');
    await inspector.ok('protection.placeHold', { id, revision: 1, ...HOLD });
    const { rows } = await inspector.ok('protection.work', { list: 'holds', limit: 10 });
    expect(rows.find((row) => row.documentId === id)?.detail).toBe(`${HOLD.code} · ${HOLD.ground}`);

    clerk = await vault.as('vanthu');
    const revision = await revisionOf(clerk, id);
    const seen = { id, revision };
    const change: Input<'protection.propose'>['change'] = {
      kind: 'declassified',
      way: 'off-list',
      code: '9-QĐ/TU',
      decidedOn: TEST_TODAY,
      ground: 'Theo QĐ',
      councilCode: '',
      minutesCode: '',
      minutesOn: null,
    };
    const leaderId = vault.ids['bithu'] ?? '';
    expect(await refusal(clerk.call('protection.propose', { ...seen, leaderId, change }))).toBe(
      'document-on-hold',
    );
    const correct = { ...seen, field: 'issuer', value: 'Tỉnh ủy', reason: 'nhầm' } as const;
    expect(await refusal(clerk.call('documents.correct', correct))).toBe('document-on-hold');
    expect(await refusal(clerk.call('documents.cancelEntry', { ...seen, reason: 'nhầm' }))).toBe(
      'document-on-hold',
    );
    expect(await refusal(clerk.call('destruction.urgent', { ...seen, ...URGENT }))).toBe('document-on-hold');
    const { offers, hold } = await clerk.ok('protection.get', { id });
    expect(hold?.by.fullName).toBe('Đinh Công Lượng');
    expect(offers).toContainEqual({ act: 'declassify', allowed: false, reason: 'held' });
    // a recall is ordered, but nothing is erased here while the hold stands
    const order = { code: '5-CV/TU', decidedOn: TEST_TODAY, ground: 'Gửi nhầm', dueOn: null };
    await clerk.ok('protection.orderRecall', { ...seen, ...order });
    const [recall] = (await clerk.ok('protection.get', { id })).recalls;
    expect(await refusal(clerk.call('protection.purgeHere', { recallId: recall?.id ?? '' }))).toBe(
      'document-on-hold',
    );

    await vault.close();
    const raw = await openRaw(vault.dir);
    for (const sql of [
      'DELETE FROM attachment WHERE owner_id = :id',
      "UPDATE document SET state = 'cancelled' WHERE id = :id",
      "UPDATE copy SET state = 'destroyed' WHERE document_id = :id",
      `INSERT INTO tombstone (document_id, destruction_id, level, files, bytes, keys, copies, at_ms, by_id)
         SELECT :id, 'x', 'mat', 0, 0, 0, 0, 1, created_by FROM document WHERE id = :id`,
    ])
      expect(() => raw.prepare(sql).run({ id })).toThrow(/held for an inspection/);
    raw.close();

    const leader = await vault.as('bithu');
    const now = await revisionOf(leader, id);
    await leader.ok('protection.releaseHold', { id, revision: now, reason: 'Đã kết thúc kiểm tra' });
    clerk = await vault.as('vanthu');
    await clerk.ok('protection.purgeHere', { recallId: recall?.id ?? '' });
  });

  it('several are held and released by one paper, all or none, and the one that stands against it is named', async () => {
    let clerk = await vault.as('vanthu');
    const first = await received(clerk, '31-BC/TU');
    const second = await received(clerk, '32-BC/TU');
    const third = await received(clerk, '33-BC/TU');
    const ids = [first.id, second.id, third.id];
    expect(await refusal(clerk.call('protection.placeHolds', { ids, ...HOLD }))).toBe('not-permitted');
    let inspector = await vault.as('kiemtra');
    await inspector.ok('protection.placeHold', { id: second.id, revision: 1, ...HOLD });
    const heldOf = async (caller: Caller) =>
      Promise.all(
        ids.map(async (id) => (await caller.ok('protection.get', { id })).hold?.ground.slice(0, 8) ?? null),
      );
    const all = { ids, ...HOLD, ground: 'Tất cả bị giữ' };
    const refused = await inspector.call('protection.placeHolds', all);
    const entry = `${(await inspector.ok('documents.get', { id: second.id })).entryNumber}/2026`;
    expect(!refused.ok && [refused.error.code, refused.error.params['entry']]).toEqual([
      'document-on-hold',
      entry,
    ]);
    expect(await heldOf(inspector)).toEqual([null, 'Kiểm tra', null]);
    const bad = await inspector.call('protection.releaseHolds', { ids, reason: 'xong' });
    expect(!bad.ok && bad.error.code).toBe('illegal-transition');
    expect(await heldOf(inspector)).toEqual([null, 'Kiểm tra', null]);
    await inspector.ok('protection.releaseHolds', { ids: [second.id], reason: 'Giữ lại cùng cả tập' });
    // a line twice is one document
    const held = await inspector.ok('protection.placeHolds', { ...all, ids: [...ids, first.id] });
    expect(held).toEqual({ documents: 3 });
    expect(await heldOf(inspector)).toEqual(['Tất cả b', 'Tất cả b', 'Tất cả b']);
    const future = { ids: [first.id], ...HOLD, decidedOn: '2026-12-31' };
    expect(await refusal(inspector.call('protection.placeHolds', future))).not.toBe('ok');

    // whoever may not know of one of them is told nothing about it, not even that it is held
    const specialist = await vault.as('chuyenvien');
    expect(await refusal(specialist.call('protection.releaseHolds', { ids, reason: 'x' }))).toBe(
      'not-permitted',
    );
    const leader = await vault.as('bithu');
    const unknown = await leader.call('protection.releaseHolds', {
      ids: [first.id, 'f'.repeat(32)],
      reason: 'Đã xong',
    });
    expect(!unknown.ok && [unknown.error.code, unknown.error.params['entry']]).toEqual([
      'not-found',
      undefined,
    ]);
    inspector = await vault.as('kiemtra');
    expect(await inspector.ok('protection.releaseHolds', { ids, reason: 'Đã kết thúc kiểm tra' })).toEqual({
      documents: 3,
    });
    expect(await heldOf(inspector)).toEqual([null, null, null]);

    // what is not finished cannot be destroyed: the list is refused whole, by the number of the first
    clerk = await vault.as('vanthu');
    const items = ids.map((documentId) => ({
      documentId,
      retentionUntil: '2026-01-31',
      retentionGround: 'Bảng thời hạn',
    }));
    const list = { reason: 'Hết giá trị', leaderId: vault.ids['bithu'] ?? '', items };
    const not = await clerk.call('destruction.propose', list);
    expect(!not.ok && [not.error.code, not.error.params['entry']]).toEqual([
      'not-destroyable',
      `${(await clerk.ok('documents.get', { id: first.id })).entryNumber}/2026`,
    ]);
  });

  it('a keeper destroys at once; the report stays an open task until it is recorded', async () => {
    const outsider = await vault.as('chuyenvien');
    let clerk = await vault.as('vanthu');
    const { id } = await received(clerk, '22-BC/TU');
    expect(await refusal(outsider.call('destruction.urgent', { id, revision: 1, ...URGENT }))).not.toBe('ok');
    clerk = await vault.as('vanthu');
    const done = await clerk.ok('destruction.urgent', { id, revision: 1, ...URGENT });
    expect([done.files, done.reportDueOn]).toEqual([1, '2026-11-25']);
    const record = await clerk.ok('documents.get', { id });
    expect([record.state, record.attachments]).toEqual(['destroyed', []]);
    const owed = async () =>
      (await clerk.ok('protection.work', { list: 'destructions', limit: 20 })).rows.find(
        (row) => row.refId === done.id,
      );
    expect((await owed())?.kind).toBe('urgent');
    const dossier = await clerk.ok('destruction.get', { id: done.id });
    expect(dossier.offers).toEqual([{ act: 'report', allowed: true, reason: null }]);
    expect(dossier.papers.map(({ kind }) => kind)).toEqual(['minutes']);
    const report = { id: done.id, revision: dossier.revision, code: '31-BC/VP', to: 'Bí thư Đảng ủy' };
    await clerk.ok('destruction.report', { ...report, reportedOn: TEST_TODAY });
    expect(await owed()).toBe(undefined);
    const after = await clerk.ok('destruction.get', { id: done.id });
    expect([after.report?.code, after.offers]).toEqual(['31-BC/VP', []]);
    await vault.close();
    const raw = await openRaw(vault.dir);
    expect(() =>
      raw.prepare("UPDATE destruction SET report_code = 'khác' WHERE id = ?").run(done.id),
    ).toThrow('stays so');
    // without urgency no step is left out
    raw
      .prepare(
        "INSERT INTO destruction (id, revision, state, reason, proposed_ms, proposed_by) SELECT 'y', 1, 'proposed', 'r', 1, id FROM person LIMIT 1",
      )
      .run();
    expect(() =>
      raw.prepare("UPDATE destruction SET state = 'decided', decided_by = proposed_by WHERE id = 'y'").run(),
    ).toThrow('no step');
    raw.prepare("UPDATE destruction SET state = 'withdrawn' WHERE id = 'y'").run();
    raw.close();
  });

  it('a list is loaded with the signature of its issuer, or refused when the signature is another’s', async () => {
    await vault.close();
    const keys = await stealKeys({ vault }, 'vanthu', TEST_NOW_MS);
    const list = {
      ...sample.lists[0],
      id: 'dm-ky',
      code: '05-QĐ/VPTW',
      sample: false,
      effectiveFrom: '2026-03-01',
    };
    const file = Buffer.from(JSON.stringify({ format: 'an-thu/danh-muc-bmnn', version: 1, lists: [list] }));
    const signed = async (content: Buffer) =>
      signCms({ content, detached: true, signers: [keys.office], signedMs: TEST_NOW_MS });
    const clerk = await vault.as('vanthu');
    const load = async (p7s: Buffer) =>
      clerk.call('protection.loadLists', {
        stageId: await stage(clerk, 'danh-muc.json', file),
        signatureStageId: await stage(clerk, 'danh-muc.json.p7s', p7s),
      });
    expect(await refusal(load(await signed(Buffer.from('khác'))))).toBe('list-signature-invalid');
    expect(await refusal(load(Buffer.from('không phải chữ ký')))).toBe('list-signature-invalid');
    const reply = await load(await signed(file));
    expect(reply.ok && reply.value.signedBy).toBe('Đảng ủy xã Đồng Vàng');
    const { lists } = await clerk.ok('protection.lists', {});
    expect(lists.find((each) => each.id === 'dm-ky')?.signedBy).toBe('Đảng ủy xã Đồng Vàng');
  });
});
