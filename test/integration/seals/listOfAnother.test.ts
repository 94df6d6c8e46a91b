import { afterAll, beforeAll, expect, test } from 'vitest';
import { ALONE } from '../../support/inputs.ts';
import { openRaw, withoutTriggers } from '../../support/rawDatabase.ts';
import { incoming } from '../../support/registration.ts';
import { createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';

let vault: TestVault;
let listed = '';
let other = '';

/** A closed secret of which clerk and leader know. */
async function closedSecret(code: string): Promise<string> {
  const clerk = await vault.as('vanthu');
  const presentTo = vault.ids['bithu'] ?? '';
  const { id } = await clerk.ok(
    'documents.registerIncoming',
    incoming({ book: 'classified-incoming', level: 'mat', code, presentTo }),
  );
  await (
    await vault.as('bithu')
  ).ok('documents.direct', { ...ALONE, id, revision: 1, text: 'Lưu', leadId: null });
  await (await vault.as('vanthu')).ok('documents.close', { id, revision: 2, note: 'Đã xong' });
  return id;
}

/** The line of the list is made that of another document, by somebody with the key and a SQL prompt. */
async function swap(dossierId: string, documentId: string): Promise<void> {
  await vault.close();
  const db = await openRaw(vault.dir);
  withoutTriggers(db, 'destruction_item', () =>
    db
      .prepare('UPDATE destruction_item SET document_id = ? WHERE destruction_id = ?')
      .run(documentId, dossierId),
  );
  db.close();
}

/** One of the council becomes another, by the same hand. */
async function rename(dossierId: string, from: string, to: string): Promise<void> {
  await vault.close();
  const db = await openRaw(vault.dir);
  withoutTriggers(db, 'destruction_member', () =>
    db
      .prepare('UPDATE destruction_member SET full_name = ? WHERE destruction_id = ? AND full_name = ?')
      .run(to, dossierId, from),
  );
  db.close();
}

beforeAll(async () => {
  vault = await createTestVault({
    profile: 'standalone',
    nowMs: () => TEST_NOW_MS,
    people: ['quantri', 'vanthu', 'bithu'],
  });
  listed = await closedSecret('21-BC/TU');
  other = await closedSecret('22-BC/TU');
}, 240_000);
afterAll(() => vault.remove());

const day = '2026-11-24';
const unsigned = { ok: false, error: { code: 'request-unsigned', params: { table: 'destruction' } } };

/** Proposed, with a council that met: a leader may decide. */
async function reviewed(documentId: string): Promise<{ id: string; revision: number }> {
  let seen = await (
    await vault.as('vanthu')
  ).ok('destruction.propose', {
    reason: 'Hết giá trị sử dụng',
    leaderId: vault.ids['bithu'] ?? '',
    items: [{ documentId, retentionUntil: '2026-11-23', retentionGround: 'Bảng thời hạn bảo quản, mục 12' }],
  });
  seen = await (
    await vault.as('bithu')
  ).ok('destruction.setCouncil', {
    ...seen,
    code: '40-QĐ/ĐU',
    decidedOn: day,
    members: [
      { fullName: 'Bùi Quang Thắng', post: 'Bí thư Đảng ủy', role: 'chair', personId: null },
      { fullName: 'Đặng Thị Thu Thủy', post: 'Chuyên viên', role: 'secretary', personId: null },
      { fullName: 'Hà Văn Ẩm', post: 'Cơ yếu', role: 'member', personId: null },
    ],
  });
  const clerk = await vault.as('vanthu');
  seen = await clerk.ok('destruction.checkItem', { ...seen, position: 1, note: '' });
  const meeting = { code: '42-BB/HĐ', metOn: day, conclusion: 'Nhất trí tiêu hủy', listCode: 'DM-01' };
  return clerk.ok('destruction.recordMeeting', { ...seen, ...meeting });
}

const decide = async (seen: { id: string; revision: number }) =>
  (await vault.as('bithu')).call('destruction.decide', {
    ...seen,
    code: '41-QĐ/ĐU',
    decidedOn: day,
    superior: '',
  });
const COUNCIL = ['Bùi Quang Thắng', 'Hà Văn Ẩm'];
const execute = async (seen: { id: string; revision: number }, witnesses = COUNCIL) =>
  (await vault.as('vanthu')).call('destruction.execute', {
    ...seen,
    code: '43-BB/TH',
    destroyedOn: day,
    place: 'Phòng cơ yếu',
    method: 'Cắt nhỏ',
    witnesses,
  });
async function decided(seen: { id: string; revision: number }): Promise<{ id: string; revision: number }> {
  const reply = await decide(seen);
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value;
}

test('a decision that was taken back and put there again burns nothing', async () => {
  const seen = await decided(await reviewed(other));
  const after = await (
    await vault.as('bithu')
  ).ok('destruction.withdraw', { ...seen, reason: 'Còn cần tra cứu' });
  await vault.close();
  const db = await openRaw(vault.dir);
  withoutTriggers(db, 'destruction', () =>
    db.prepare("UPDATE destruction SET state = 'decided' WHERE id = ?").run(seen.id),
  );
  db.close();
  expect(await execute(after)).toMatchObject(unsigned);
  await vault.close();
  const again = await openRaw(vault.dir);
  withoutTriggers(again, 'destruction', () =>
    again.prepare("UPDATE destruction SET state = 'withdrawn' WHERE id = ?").run(seen.id),
  );
  again.close();
});

test('a document that was put on the list behind the back of those who decide is not destroyed; nor before another council', async () => {
  let seen = await reviewed(listed);
  await swap(seen.id, other);
  expect(await decide(seen)).toMatchObject(unsigned);
  await swap(seen.id, listed);
  seen = await decided(seen);

  await swap(seen.id, other);
  expect(await execute(seen)).toMatchObject(unsigned);
  expect((await (await vault.as('vanthu')).ok('documents.get', { id: other })).state).toBe('closed');
  await swap(seen.id, listed);
  await rename(seen.id, 'Hà Văn Ẩm', 'Người Lạ');
  expect(await execute(seen, ['Bùi Quang Thắng', 'Người Lạ'])).toMatchObject(unsigned);
  await rename(seen.id, 'Người Lạ', 'Hà Văn Ẩm');
  expect(await execute(seen)).toMatchObject({ ok: true, value: { documents: 1 } });
});
