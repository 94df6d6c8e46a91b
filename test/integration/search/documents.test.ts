import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import { refillIndex } from '../../../electron/vault/search/refill.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { submission } from '../../support/submissions.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';

const incoming = (
  change: Partial<Input<'documents.registerIncoming'>>,
): Input<'documents.registerIncoming'> => ({
  book: 'incoming',
  arrivedOn: '2026-11-24',
  issuer: 'Tỉnh ủy Sơn Hà',
  code: '1215-CV/TU',
  documentDate: '2026-11-23',
  typeId: 'cong-van',
  level: 'none',
  pages: 2,
  subject: 'V/v rà soát các nền tảng số dùng chung',
  signer: 'Đinh Công Lượng',
  notADuplicate: true,
  ...change,
});

let vault: TestVault;
/** Identifiers by document number. */
const ids = new Map<string, string>();

beforeAll(async () => {
  vault = await createTestVault({
    profile: 'standalone',
    people: ['quantri', 'vanthu', 'lanhdao', 'bithu', 'chuyenvien', 'kiemtra'],
  });
  const clerk = await vault.as('vanthu');
  const register = async (change: Partial<Input<'documents.registerIncoming'>>): Promise<void> => {
    const input = incoming(change);
    ids.set(input.code, (await clerk.ok('documents.registerIncoming', input)).id);
  };
  await register({ code: '47-CV/ĐU', subject: 'V/v mất điện tại trụ sở' });
  await register({ code: '147-CV/ĐU', subject: 'V/v mặt bằng nhà văn hoá thôn Nà Lạn' });
  await register({
    code: '02-KH/BCĐTW',
    subject: 'Kế hoạch chuyển đổi số',
    issuer: 'Ban Chỉ đạo Trung ương',
  });
  await register({
    code: '15/BC-UBND',
    subject: 'Báo cáo công tác bảo mật',
    issuer: 'UBND xã Đồng Vàng',
    typeId: 'bao-cao',
  });
  await register({
    code: '08-CV/BCS',
    subject: 'V/v kiểm kê tài liệu ngọc lan',
    book: 'classified-incoming',
    level: 'mat',
    copyNumber: '02',
  });
});
afterAll(() => vault.remove());

let signedIn: { who: string; caller: Caller } | null = null;
async function as(who: string): Promise<Caller> {
  if (signedIn?.who !== who) signedIn = { who, caller: await vault.as(who) };
  return signedIn.caller;
}
const find = async (who: string, words: string, prefix = false) =>
  (await as(who)).ok('search.query', { words, limit: 20, prefix });
const codes = async (who: string, words: string, prefix = false): Promise<string[]> =>
  (await find(who, words, prefix)).hits.map((hit) => hit.code);

test.each([
  '47-CV/ĐU',
  '47CV',
  'cv 47',
  'CV47',
  'cv-47',
  '47/CV',
  'Số: 47 – CV/ĐU',
  '47-cv/du',
  '47-CV/ĐU'.normalize('NFD'),
])('a number is found however it is written: %s', async (typed) => {
  expect((await codes('vanthu', typed))[0]).toBe('47-CV/ĐU');
  expect(await codes('vanthu', typed)).not.toContain('147-CV/ĐU');
});

test('zeros before a number do not count', async () => {
  expect(await codes('vanthu', '2-KH/BCĐTW')).toEqual(['02-KH/BCĐTW']);
});

test('the spelling as typed comes first, other marks after it', async () => {
  const { hits } = await find('vanthu', 'mất');
  expect(hits.map((hit) => [hit.code, hit.match])).toEqual([
    ['47-CV/ĐU', 'exact'], // mất
    ['15/BC-UBND', 'toneless'], // mật
    ['147-CV/ĐU', 'base'], // mặt
  ]);
  expect((await find('vanthu', 'hòa')).hits.map((hit) => hit.match)).not.toContain('exact');
});

test('tone placement does not count, abbreviations are spelled out, the last word may be unfinished', async () => {
  expect(await codes('vanthu', 'văn hóa')).toEqual(['147-CV/ĐU']);
  expect((await codes('vanthu', 'CĐS'))[0]).toBe('02-KH/BCĐTW');
  expect(await codes('vanthu', 'nền tản', true)).toEqual([]);
  expect(await codes('vanthu', 'chuyển đổ', true)).toEqual(['02-KH/BCĐTW']);
  expect(await codes('vanthu', 'chuyển đổ')).toEqual([]);
});

test('marks are put where the words stand', async () => {
  const [hit] = (await find('vanthu', 'nha van hoa')).hits;
  const marked = (hit?.marks ?? []).map(([from, to]) => hit?.title?.slice(from, to));
  expect(marked).toEqual(['nhà', 'văn', 'hoá']);
});

test('whoever may not know of a classified document gets byte for byte the answer without it', async () => {
  for (const words of ['ngọc lan', '08-CV/BCS', 'kiểm kê', 'tài liệu', 'v/v']) {
    const outsider = JSON.stringify(await find('chuyenvien', words));
    expect(outsider).not.toContain('08-CV/BCS');
    expect(outsider).not.toContain(ids.get('08-CV/BCS'));
  }
  expect(await find('chuyenvien', 'ngọc lan')).toEqual({ hits: [], more: false });
  expect(await codes('vanthu', 'ngọc lan')).toEqual(['08-CV/BCS']);
  expect(await codes('kiemtra', 'ngọc lan')).toEqual(['08-CV/BCS']);
});

test('those to whom it is presented find it', async () => {
  const clerk = await as('vanthu');
  const id = ids.get('08-CV/BCS') ?? '';
  const { revision } = await clerk.ok('documents.get', { id });
  await clerk.ok('documents.present', { id, revision, leaderId: vault.ids['lanhdao'] ?? '' });
  expect(await codes('lanhdao', 'ngoc lan')).toEqual(['08-CV/BCS']);
  expect(await codes('bithu', 'ngoc lan')).toEqual([]);
});

test.each([
  '"',
  '" OR *',
  'NEAR(a b)',
  'a AND',
  '*',
  '^a',
  '{es} : x',
  "'; DROP TABLE fts; --",
  '(((',
  'es:a',
  '“',
])('nothing that is typed is read as query syntax: %s', async (typed) => {
  const reply = await (await as('vanthu')).call('search.query', { words: typed, limit: 5, prefix: true });
  expect(reply.ok).toBe(true);
});

test('pages are bounded and say that there is more', async () => {
  const clerk = await as('vanthu');
  const { hits, more } = await clerk.ok('search.query', { words: 'v/v', limit: 2, prefix: false });
  expect([hits.length, more]).toEqual([2, true]);
});

test('words without marks are a word of their own in the index: nothing is looked through for a spelling nobody wrote', async () => {
  await (
    await as('vanthu')
  ).ok('submissions.register', submission({ title: 'Cầu treo xuống cấp', receivedOn: '2026-11-24' }));
  await vault.close();
  const db = await openRaw(vault.dir);
  const has = db.prepare('SELECT count(*) FROM fts WHERE fts MATCH ?').pluck();
  expect([has.get('"hoá"'), has.get('"hóa"'), has.get('"hoa"'), has.get('"ßhoa"')]).toEqual([0, 1, 0, 1]);
  db.close();
});

test('the index is written anew from the records, without the words of a classified one', async () => {
  const db = await openRaw(vault.dir);
  const all = (): unknown[] => db.prepare('SELECT term, col, doc, cnt FROM words').all();
  db.exec("CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, fts, 'col')");
  const before = all();
  db.exec("INSERT INTO fts (fts) VALUES ('delete-all')");
  expect(all()).toEqual([]);
  refillIndex(db);
  expect(all()).toEqual(before);
  const words = JSON.stringify(before);
  expect([words.includes('"ßtreo"'), words.includes('"ßhoach"'), words.includes('"ßkiem"')]).toEqual([
    true,
    true,
    false,
  ]);
  db.close();
});

test('a receipt that is typed without its last signs stands before what only has its number somewhere', async () => {
  const clerk = await vault.as('vanthu');
  const received = { receivedOn: '2026-11-24' };
  const first = await clerk.ok('submissions.register', submission(received));
  const begins = first.receiptCode.slice(0, 7); // PA-0001
  await clerk.ok(
    'submissions.register',
    submission({
      ...received,
      title: 'Cầu treo bản Pịt',
      body: `Đơn gửi lần ${Number(begins.slice(3))}, xem ${begins}.`,
    }),
  );
  for (const words of [begins, begins.toLowerCase(), begins.replace('-', '')])
    expect((await clerk.ok('search.query', { words, limit: 5, prefix: true })).hits[0]?.code).toBe(
      first.receiptCode,
    );
});
