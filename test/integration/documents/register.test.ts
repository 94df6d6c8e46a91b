import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import { createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';
import { ALL_DOCUMENTS } from '../../support/inputs.ts';

type Incoming = Input<'documents.registerIncoming'>;

/** The day of the test vault's clock. */
const TODAY = '2026-11-24';

const base: Incoming = {
  book: 'incoming',
  arrivedOn: TODAY,
  issuer: 'Tỉnh ủy Sơn Hà',
  code: '1215-CV/TU',
  documentDate: '2026-11-23',
  typeId: 'cong-van',
  level: 'none',
  pages: 2,
  subject: 'V/v rà soát tiến độ triển khai các nền tảng số dùng chung ở cấp xã',
  signer: 'Đinh Công Lượng',
};

describe('registering incoming documents', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await createTestVault({ profile: 'standalone' });
  });
  afterAll(() => vault.remove());

  it('opens the book of the year, counts from 1 and shows the entry to those who may see it', async () => {
    const clerk = await vault.as('vanthu');
    const first = await clerk.ok('documents.registerIncoming', {
      ...base,
      presentTo: vault.ids['lanhdao'] ?? null,
    });
    const second = await clerk.ok('documents.registerIncoming', {
      ...base,
      code: '63-HD/BTCTU',
      issuer: 'Ban Tổ chức Tỉnh ủy',
    });
    expect([first.entryNumber, second.entryNumber]).toEqual([1, 2]);
    const page = await clerk.ok('documents.list', { ...ALL, limit: 50 });
    expect(page.rows.map((row) => [row.entryNumber, row.code, row.state, row.holder?.fullName])).toEqual([
      [2, '63-HD/BTCTU', 'registered', 'Nguyễn Thị Hường'],
      [1, '1215-CV/TU', 'presented', 'Lê Đức Toản'],
    ]);
    expect(page).toMatchObject({ total: 2, next: null });
    const detail = await clerk.ok('documents.get', { id: first.id });
    expect(detail.timeline.map((item) => item.act)).toEqual(['document.presented', 'document.registered']);
    expect(detail.rulePack).toContain('books@2026.1');
    expect(detail.typeName).toBe('Công văn');
  });

  it('asks about a document that is already in the book', async () => {
    const clerk = await vault.as('vanthu');
    const again = await clerk.call('documents.registerIncoming', {
      ...base,
      code: '1215 – CV/TU',
      issuer: 'Tỉnh uỷ Sơn Hà',
    });
    expect(again).toMatchObject({ ok: false, error: { code: 'duplicate-not-answered' } });
    const { book, issuer, code, documentDate, subject } = base;
    const { matches } = await clerk.ok('documents.duplicates', { book, issuer, code, documentDate, subject });
    expect(matches[0]).toMatchObject({ percent: 100, same: ['issuer', 'code', 'date', 'subject'] });
    const other = await clerk.ok('documents.registerIncoming', { ...base, notADuplicate: true });
    expect(other.entryNumber).toBe(3);
    // that both came from one organ is no sign
    const typing = { book, issuer, code: '', documentDate: null, subject: 'V/v một việc hoàn toàn khác' };
    expect((await clerk.ok('documents.duplicates', typing)).matches).toEqual([]);
  });

  it.each([
    [
      'a subject for Tuyệt mật',
      { book: 'classified-incoming', level: 'tuyet-mat' },
      'no-subject-for-top-secret',
    ],
    ['a classified document in the ordinary book', { level: 'mat' }, 'level-not-held'],
    ['an ordinary document in the classified book', { book: 'classified-incoming' }, 'level-not-held'],
    ['a document of tomorrow', { documentDate: '2026-11-25' }, 'date-invalid'],
    ['a day that does not exist', { documentDate: '2026-02-30' }, 'date-invalid'],
    ['a due date before the arrival', { dueOn: '2026-11-20' }, 'date-invalid'],
    [
      'a late entry without a reason',
      { arrivedOn: '2026-11-10', documentDate: '2026-11-09' },
      'reason-required',
    ],
    ['a number without digits', { code: 'CV/TU' }, 'bad-input'],
    ['a number whose digits stand behind its first stroke alone', { code: '/2025/QĐ-UBND' }, 'bad-input'],
    ['an unknown type', { typeId: 'khong-co' }, 'bad-input'],
    ['presenting to somebody who leads nothing', { presentTo: 'vanthu2' }, 'bad-input'],
    ['a subject on an unopened envelope', { unopenedFor: 'Phạm Thị Ngọc Ánh' }, 'unopened-only-named-person'],
  ] as [string, Partial<Incoming>, string][])('refuses %s', async (_name, change, code) => {
    const clerk = await vault.as('vanthu');
    const presentTo = change.presentTo === undefined ? null : (vault.ids[change.presentTo ?? ''] ?? null);
    const reply = await clerk.call('documents.registerIncoming', {
      ...base,
      code: '9-QĐ/X',
      ...change,
      presentTo,
    });
    expect(reply).toMatchObject({ ok: false, error: { code } });
  });

  it('lets only clerks register', async () => {
    const leader = await vault.as('lanhdao');
    expect(await leader.call('documents.registerIncoming', base)).toMatchObject({
      ok: false,
      error: { code: 'not-permitted' },
    });
  });
});

const ALL: Omit<Input<'documents.list'>, 'limit'> = { ...ALL_DOCUMENTS, book: 'incoming' };

it('has a clock of the day that the dates here are written for', () => {
  expect(new Date(TEST_NOW_MS).toISOString().slice(0, 10)).toBe(TODAY);
});
