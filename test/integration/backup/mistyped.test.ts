import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RestoredStation, restoreTo, rootOf, setFolders } from '../../support/backups.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { incoming, outgoing } from '../../support/registration.ts';
import {
  type Caller,
  createTestVault,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

const GROUND = 'Sổ văn bản đến giấy';

describe('the last number on paper after a restoration', () => {
  let vault: TestVault;
  let [now, restored]: [number, RestoredStation | null] = [TEST_NOW_MS, null];
  const target = () => `${vault.dir}-moi`;
  const caller = (): Caller => restored?.caller ?? expect.fail();
  const as = async (username: string): Promise<Caller> => {
    await caller().ok('vault.unlock', { username, passphrase: TEST_PASSPHRASE });
    return caller();
  };
  const checkOf = async (kind: string, typeName?: string) =>
    (await caller().ok('backup.numberChecks', {})).checks.find(({ book, series }) =>
      typeName === undefined ? book === kind : series?.typeName === typeName,
    ) ?? expect.fail();
  const bookOf = async (kind: string) =>
    (await caller().ok('registers.books', {})).books.find((one) => one.kind === kind) ?? expect.fail();
  const putRight = async (ask: { bookId: string; typeId: string | null; last: number }): Promise<void> => {
    const { id } = await (await as('vanthu')).ok('registers.askStart', { ...ask, reason: 'Gõ nhầm số cuối' });
    await (await as('lanhdao')).ok('registers.decide', { id, approve: true, note: '' });
    await as('vanthu');
  };

  beforeAll(async () => {
    vault = await createTestVault({
      profile: 'standalone',
      people: ['quantri', 'vanthu', 'lanhdao'],
      nowMs: () => now,
    });
    const clerk = await vault.as('vanthu');
    await clerk.ok('registers.open', { kind: 'incoming', year: 2026, lastOnPaper: 810 });
    await clerk.ok('documents.registerIncoming', incoming());
    await clerk.ok('registers.open', { kind: 'transfer', year: 2026, lastOnPaper: 40 });
    await clerk.ok('documents.registerOutgoing', outgoing());
    await clerk.ok('backup.create', { targetId: 'first' });
    await vault.close();
    now += 3600_000;
    const [from = ''] = setFolders(rootOf(vault));
    restored = await restoreTo(target(), from, 'vanthu', () => now);
  }, 240_000);
  afterAll(async () => {
    await restored?.service.close();
    await vault.remove();
  });

  it('may lie thousands of numbers behind the copy, and says where it may lie', async () => {
    const check = await checkOf('incoming');
    expect(check.known).toBe(811);
    const confirm = { id: check.id, ground: GROUND };
    expect(await caller().call('backup.confirmNumbers', { ...confirm, last: 999_999 })).toMatchObject({
      error: { code: 'bad-input', params: { rule: 'out-of-range', least: 812, most: 100_811 } },
    });
    expect(await caller().call('backup.confirmNumbers', { ...confirm, last: 810 })).toMatchObject({
      error: { code: 'bad-input', params: { rule: 'below-known', known: 811 } },
    });
    expect((await caller().ok('backup.confirmNumbers', { ...confirm, last: 2400 })).accounted).toBe(1589);
    expect(await bookOf('incoming')).toMatchObject({ nextNumber: 2401, lost: 1589 });
  });

  it('that was mistyped is taken back by two, and what the paper has goes on waiting', async () => {
    const book = await bookOf('incoming');
    const ask = { bookId: book.id, typeId: null, reason: 'Gõ nhầm 2400, sổ giấy ghi 814' };
    // below what the copy knows nothing is taken back, nor is it moved on so
    for (const last of [810, 2400, 3000])
      expect(await caller().call('registers.askStart', { ...ask, last })).toMatchObject({
        error: { code: 'number-taken' },
      });
    const { id } = await caller().ok('registers.askStart', { ...ask, last: 814 });
    expect(await caller().call('registers.decide', { id, approve: true, note: '' })).toMatchObject({
      ok: false,
    });
    await (await as('lanhdao')).ok('registers.decide', { id, approve: true, note: '' });
    await as('vanthu');
    expect(await bookOf('incoming')).toMatchObject({ nextNumber: 815, lost: 3, cancelled: 0 });
    expect((await caller().ok('documents.registerIncoming', incoming())).entryNumber).toBe(815);
    // a number was given out behind it: nothing goes back any more
    expect(await caller().call('registers.askStart', { ...ask, last: 813 })).toMatchObject({
      error: { code: 'number-taken' },
    });
  });

  it('of the own numbers of a type is taken back in the same way', async () => {
    const book = await checkOf('outgoing');
    await caller().ok('backup.confirmNumbers', { id: book.id, last: book.known, ground: GROUND });
    const reports = await checkOf('', 'Báo cáo');
    await caller().ok('backup.confirmNumbers', { id: reports.id, last: 90, ground: GROUND });
    const { series } = await caller().ok('registers.series', { kind: 'outgoing' });
    expect(series).toEqual([expect.objectContaining({ typeId: 'bao-cao', next: 91, back: true })]);
    await putRight({ bookId: (await bookOf('outgoing')).id, typeId: 'bao-cao', last: 9 });
    expect((await caller().ok('documents.registerOutgoing', outgoing())).code).toMatch(/^10-BC/);
    const { gone } = await caller().ok('backup.numberChecks', {});
    expect(gone).toBe(9 - reports.known);
  });

  it('of a book of acts, whose numbers the paper settles at once, is taken back in the same way', async () => {
    const check = await checkOf('transfer');
    await caller().ok('backup.confirmNumbers', { id: check.id, last: 430, ground: 'Sổ giao nhận giấy' });
    const book = await bookOf('transfer');
    expect(book).toMatchObject({ nextNumber: 431 });
    await putRight({ bookId: book.id, typeId: null, last: 43 });
    expect(await bookOf('transfer')).toMatchObject({ nextNumber: 44 });
  });

  it('goes back for nobody alone, whatever writes in the file', async () => {
    await restored?.service.close();
    const db = await openRaw(target());
    const run = (sql: string) => () => db.prepare(sql).run();
    expect(run("UPDATE book SET next_number = 813 WHERE kind = 'incoming'")).toThrow('go up by one');
    expect(run('UPDATE number_series SET next_number = 2')).toThrow('goes up by one');
    expect(run('DELETE FROM lost_number')).toThrow('a lost number stays');
    expect(run('DELETE FROM reserved_number')).toThrow('a reserved number stays');
    db.close();
  });
});
