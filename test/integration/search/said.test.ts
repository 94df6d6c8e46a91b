import { afterAll, beforeAll, expect, test } from 'vitest';
import { refillIndex } from '../../../electron/vault/search/refill.ts';
import { proposal } from '../../support/proposals.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';

const DIRECTION = 'Giao Văn phòng chuẩn bị nội dung họp giao ban, báo cáo tiến độ.';
const ANSWER = 'Đã trao đổi qua điện thoại với đồng chí Chánh Văn phòng.';
const SECRET = 'Chỉ đạo tổ công tác gặp nhân chứng tại chỗ.';
const REMARK = 'Đề nghị làm rõ nguồn kinh phí đối ứng của xã.';

let vault: TestVault;
let signedIn: { who: string; caller: Caller } | null = null;
async function as(who: string): Promise<Caller> {
  if (signedIn?.who !== who) signedIn = { who, caller: await vault.as(who) };
  return signedIn.caller;
}
const find = async (who: string, words: string) =>
  (await (await as(who)).ok('search.query', { words, limit: 20, prefix: true })).hits;
const found = async (who: string, words: string): Promise<string[]> =>
  (await find(who, words)).map((hit) => hit.code || (hit.title ?? ''));

async function register(code: string, subject: string, level: 'none' | 'mat' = 'none'): Promise<string> {
  const { id } = await (
    await as('vanthu')
  ).ok('documents.registerIncoming', {
    book: level === 'none' ? 'incoming' : 'classified-incoming',
    arrivedOn: '2026-11-24',
    issuer: 'Tỉnh ủy Sơn Hà',
    code,
    documentDate: '2026-11-23',
    typeId: 'cong-van',
    level,
    ...(level === 'none' ? {} : { copyNumber: '02' }),
    pages: 2,
    subject,
    signer: 'Đinh Công Lượng',
    notADuplicate: true,
  });
  return id;
}

async function direct(id: string, text: string, leadId: string | null): Promise<void> {
  const clerk = await as('vanthu');
  const { revision } = await clerk.ok('documents.get', { id });
  await clerk.ok('documents.present', { id, revision, leaderId: vault.ids['lanhdao'] ?? '' });
  const leader = await as('lanhdao');
  const seen = await leader.ok('documents.get', { id });
  await leader.ok('documents.direct', {
    id,
    revision: seen.revision,
    text,
    leadId,
    supportIds: [],
    dueOn: null,
    dueTime: null,
  });
}

beforeAll(async () => {
  vault = await createTestVault({
    profile: 'standalone',
    people: ['quantri', 'vanthu', 'lanhdao', 'bithu', 'chuyenvien', 'kiemtra'],
  });
  const plain = await register('11-CV/TU', 'V/v kiểm tra công tác văn thư');
  await register('12-CV/TU', 'V/v nội dung chuẩn bị cho cuộc họp báo');
  const secret = await register('08-CV/BCS', 'V/v kiểm kê tài liệu', 'mat');
  await direct(plain, DIRECTION, vault.ids['chuyenvien'] ?? '');
  const officer = await as('chuyenvien');
  const { revision } = await officer.ok('documents.get', { id: plain });
  await officer.ok('documents.answer', { id: plain, revision, outgoingId: null, code: '', note: ANSWER });
  await direct(secret, SECRET, null);
  const draft = await (
    await as('chuyenvien')
  ).ok('proposals.create', proposal(vault, { subject: 'V/v rà soát tiến độ thực hiện', note: '' }));
  await (await as('chuyenvien')).ok('proposals.comment', { ...draft, remark: REMARK });
  await register('13-CV/TU', 'V/v thực hiện chế độ báo cáo; tiến độ rà soát');
});
afterAll(() => vault.remove());

test.each(['chuẩn bị nội dung họp', 'chuan bi noi dung hop', 'chuẩn bị nội dung họp'.normalize('NFD')])(
  'a direction is found before what has its words somewhere, and the hit shows it: %s',
  async (words) => {
    const [first] = await find('vanthu', words);
    expect(first?.code).toBe('11-CV/TU');
    expect(first?.line?.text).toContain('chuẩn bị nội dung họp giao ban');
    expect(first?.line?.marks.map(([from, to]) => first.line?.text.slice(from, to)).join(' ')).toBe(
      'chuẩn bị nội dung họp',
    );
  },
);

test('what an officer answered is found; a hit that says it in its title shows no line', async () => {
  const [hit] = await find('kiemtra', 'trao doi qua dien thoai');
  expect([hit?.code, hit?.line?.text]).toEqual(['11-CV/TU', ANSWER.slice(0, -1)]);
  expect((await find('vanthu', 'kiem tra cong tac'))[0]?.line).toBeNull();
});

test('a phrase in the subject comes first', async () => {
  expect((await found('vanthu', 'noi dung chuan bi')).slice(0, 2)).toEqual(['12-CV/TU', '11-CV/TU']);
});

test('a direction about a classified document is found by its readers, and lies in no index on the disk', async () => {
  expect(await found('lanhdao', 'nhan chung tai cho')).toEqual(['08-CV/BCS']);
  expect((await find('lanhdao', 'nhan chung'))[0]?.line?.text).toContain('nhân chứng');
  // the inspector sees the line of the book, not what the leader wrote; the clerk who entered it takes part
  for (const who of ['kiemtra', 'chuyenvien', 'bithu'])
    expect(await find(who, 'nhân chứng tại chỗ')).toEqual([]);
  expect(await found('kiemtra', 'kiem ke tai lieu')).toEqual(['08-CV/BCS']);
  await vault.close();
  signedIn = null;
  const db = await openRaw(vault.dir);
  const count = db.prepare('SELECT count(*) FROM fts WHERE fts MATCH ?').pluck();
  expect([count.get('"ßgiao"'), count.get('"ßnhan"'), count.get('"ßdoi"')]).toEqual([1, 0, 1]);
  db.exec("CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, fts, 'col')");
  const all = (): unknown[] => db.prepare('SELECT term, col, doc, cnt FROM words').all();
  const before = all();
  db.exec("INSERT INTO fts (fts) VALUES ('delete-all')");
  refillIndex(db);
  expect(all()).toEqual(before);
  db.close();
});

test('a draft and what was remarked on it are found by whom it has reached, by nobody else', async () => {
  const [first] = await find('chuyenvien', 'ra soat tien do thuc hien');
  expect([first?.subjectKind, first?.title]).toEqual(['proposal', 'V/v rà soát tiến độ thực hiện']);
  const [remarked] = await find('chuyenvien', 'kinh phi doi ung');
  expect(remarked?.line?.text).toContain('nguồn kinh phí đối ứng');
  for (const who of ['vanthu', 'lanhdao', 'bithu', 'kiemtra', 'quantri']) {
    const reply = await (
      await as(who)
    ).call('search.query', { words: 'ra soat tien do thuc hien', limit: 20, prefix: true });
    expect(JSON.stringify(reply)).not.toContain('proposal');
  }
});

test('whom a draft reaches finds it in the same session; what it says later is found at once', async () => {
  const officer = await as('chuyenvien');
  const draft = await officer.ok(
    'proposals.create',
    proposal(vault, { subject: 'Kế hoạch phòng chống hạn' }),
  );
  expect(await found('chuyenvien', 'phong chong han')).toEqual(['Kế hoạch phòng chống hạn']);
  await officer.ok('proposals.comment', { ...draft, remark: 'bổ sung phụ lục hồ chứa' });
  expect(await found('chuyenvien', 'ho chua')).toEqual(['Kế hoạch phòng chống hạn']);
});
