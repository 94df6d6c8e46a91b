import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { incoming, outgoing } from '../../support/registration.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';

const refused = async (reply: Promise<{ ok: boolean }>, code: string): Promise<void> => {
  expect(await reply).toMatchObject({ ok: false, error: { code } });
};
const bookOf = async (caller: Caller, kind: string) => {
  const { books } = await caller.ok('registers.books', {});
  const book = books.find((one) => one.kind === kind);
  if (book === undefined) throw new Error(`no book ${kind}`);
  return book;
};
const YEAR = 2026;

describe('a book that goes on from the paper one', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await createTestVault({ profile: 'standalone', people: ['quantri', 'vanthu', 'lanhdao'] });
  });
  afterAll(() => vault.remove());

  it('gives the number behind the last one on paper, and cancels nothing', async () => {
    const clerk = await vault.as('vanthu');
    await clerk.ok('registers.open', { kind: 'incoming', year: YEAR, lastOnPaper: 812 });
    const { entryNumber } = await clerk.ok('documents.registerIncoming', incoming());
    expect(entryNumber).toBe(813);
    const book = await bookOf(clerk, 'incoming');
    expect(book).toMatchObject({ firstNumber: 813, nextNumber: 814, entries: 1, cancelled: 0, reserved: 0 });
    const printed = { bookId: book.id, fromNumber: 813, toNumber: 813, cover: true };
    expect((await clerk.ok('reports.book', printed)).pages).toBeGreaterThan(0);
    // a number of the paper book is no line of this one
    await refused(
      clerk.call('registers.ask', { bookId: book.id, number: 812, onDate: '2026-11-24', reason: 'Chèn' }),
      'not-found',
    );
  });

  it('goes on with the own numbers of each type, once for a term', async () => {
    const clerk = await vault.as('vanthu');
    const before = await clerk.ok('registers.series', { kind: 'outgoing' });
    expect(before).toMatchObject({ counts: 'term', allTypes: false, series: [] });
    const types = [
      { typeId: 'cong-van', last: 340 },
      { typeId: 'bao-cao', last: 120 },
    ];
    const open = { kind: 'outgoing' as const, year: YEAR, lastOnPaper: 460 };
    await refused(
      clerk.call('registers.open', { ...open, types: [{ typeId: 'khong-co', last: 3 }] }),
      'bad-input',
    );
    await refused(clerk.call('registers.open', { ...open, kind: 'transfer', types }), 'bad-input');
    await refused(clerk.call('registers.open', { ...open, types: [...types, ...types] }), 'number-taken');
    await clerk.ok('registers.open', { ...open, types });
    const { series } = await clerk.ok('registers.series', { kind: 'outgoing' });
    expect(series.map(({ typeId, next }) => [typeId, next])).toEqual([
      ['bao-cao', 121],
      ['cong-van', 341],
    ]);
    const report = await clerk.ok('documents.registerOutgoing', outgoing());
    expect([report.entryNumber, report.code]).toEqual([461, '121-BC/ĐU']);
    const letter = await clerk.ok('documents.registerOutgoing', outgoing({ typeId: 'cong-van' }));
    expect([letter.entryNumber, letter.code]).toEqual([462, '341-CV/ĐU']);
  });

  it('is put right by two until the first number is given out', async () => {
    let clerk = await vault.as('vanthu');
    await clerk.ok('registers.open', { kind: 'transfer', year: YEAR, lastOnPaper: 50 });
    const transfer = await bookOf(clerk, 'transfer');
    const ask = { bookId: transfer.id, typeId: null, last: 15, reason: 'Gõ nhầm 50, sổ giấy ghi 15' };
    const { id } = await clerk.ok('registers.askStart', ask);
    await refused(clerk.call('registers.decide', { id, approve: true, note: '' }), 'not-permitted');
    expect((await bookOf(clerk, 'transfer')).firstNumber).toBe(51);
    const outgoingId = (await bookOf(clerk, 'outgoing')).id;
    // behind numbers that were given out nothing is put right
    await refused(clerk.call('registers.askStart', { ...ask, bookId: outgoingId }), 'number-taken');
    const used = { ...ask, bookId: outgoingId, typeId: 'cong-van' };
    await refused(clerk.call('registers.askStart', used), 'number-taken');
    // a type that was forgotten at the opening
    const plan = { ...used, typeId: 'ke-hoach', last: 27 };
    const ofPlans = await clerk.ok('registers.askStart', plan);
    const leader = await vault.as('lanhdao');
    const { requests } = await leader.ok('registers.requests', { bookId: null, open: true });
    expect(requests.map(({ kind, number, typeId }) => [kind, number, typeId])).toEqual([
      ['start', 27, 'ke-hoach'],
      ['start', 15, null],
    ]);
    await leader.ok('registers.decide', { id, approve: true, note: '' });
    await leader.ok('registers.decide', { id: ofPlans.id, approve: true, note: '' });
    clerk = await vault.as('vanthu');
    expect(await bookOf(clerk, 'transfer')).toMatchObject({ firstNumber: 16, nextNumber: 16 });
    const document = await clerk.ok('documents.registerOutgoing', outgoing({ typeId: 'ke-hoach' }));
    expect(document.code).toBe('28-KH/ĐU');
  });

  it('is refused by the database to one person alone, and once a number was given out', async () => {
    await vault.close();
    const db = await openRaw(vault.dir);
    const move = (kind: string, first: number) => () =>
      db
        .prepare('UPDATE book SET first_number = :first, next_number = :first WHERE kind = :kind')
        .run({ kind, first });
    expect(move('transfer', 3)).toThrow('put right by two');
    expect(move('incoming', 3)).toThrow('put right by two');
    expect(() =>
      db
        .prepare("UPDATE number_series SET first_number = 9, next_number = 9 WHERE type_id = 'cong-van'")
        .run(),
    ).toThrow('put right by two');
    expect(() =>
      db.prepare("INSERT INTO number_series VALUES ('s', 0, 'x', 'year:2026', 1, 5)").run(),
    ).toThrow('begins with its first number');
    db.close();
  });
});
