import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Output } from '../../../shared/ipc/contract.ts';
import { numberFaults } from '../../support/bookModel.ts';
import { everything, incoming, outgoing } from '../../support/registration.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';

type Step = 'register' | 'register-out' | 'cancel' | 'refused' | 'reopen';

let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({ people: ['quantri', 'vanthu'] });
});
afterAll(() => vault.remove());

async function entriesOf(clerk: Caller, book: 'incoming' | 'outgoing') {
  const entries: {
    id: string;
    code: string;
    number: number;
    state: 'used' | 'cancelled';
    reason: string | null;
  }[] = [];
  let after: string | null = null;
  do {
    const page: Output<'documents.list'> = await clerk.ok('documents.list', {
      ...everything,
      book,
      limit: 200,
      after,
    });
    for (const row of page.rows) {
      const state = row.state === 'cancelled' ? ('cancelled' as const) : ('used' as const);
      entries.push({
        id: row.id,
        code: row.code,
        number: row.entryNumber,
        state,
        reason: state === 'cancelled' ? 'đã ghi' : null,
      });
    }
    after = page.next;
  } while (after !== null);
  return entries.reverse();
}

it('numbers stay gapless and single whatever happens in between', { timeout: 60_000 }, async () => {
  let clerk = await vault.as('vanthu');
  const step = fc.constantFrom<Step>('register', 'register', 'register-out', 'cancel', 'refused', 'reopen');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      let last: string | null = null;
      for (const one of steps) {
        if (one === 'reopen') clerk = await vault.as('vanthu');
        if (one === 'register') last = (await clerk.ok('documents.registerIncoming', incoming({}))).id;
        if (one === 'register-out') await clerk.ok('documents.registerOutgoing', outgoing());
        if (one === 'refused')
          expect((await clerk.call('documents.registerIncoming', incoming({ level: 'mat' }))).ok).toBe(false);
        if (one === 'cancel' && last !== null) {
          await clerk.ok('documents.cancelEntry', { id: last, revision: 1, reason: 'Vào nhầm sổ' });
          last = null;
        }
      }
      for (const book of ['incoming', 'outgoing'] as const) {
        const entries = await entriesOf(clerk, book);
        expect(numberFaults(1, entries)).toEqual([]);
        expect(new Set(entries.map((entry) => entry.number)).size).toBe(entries.length);
      }
      const codes = (await entriesOf(clerk, 'outgoing')).map((entry) => entry.code);
      expect(codes).toEqual(codes.map((_code, index) => `${String(index + 1).padStart(2, '0')}-BC/ĐU`));
    }),
    { numRuns: 20, seed: 20261124 },
  );
});

it('counts classified documents and each type in a series of its own, and a new year in a new book', async () => {
  let nowMs = Date.UTC(2026, 11, 30, 2);
  const office = await createTestVault({
    profile: 'standalone',
    people: ['quantri', 'vanthu'],
    nowMs: () => nowMs,
  });
  try {
    const clerk = await office.as('vanthu');
    const day = (date: string) => ({ documentDate: date });
    const take = async (change: Parameters<typeof outgoing>[0]) =>
      (await clerk.ok('documents.registerOutgoing', outgoing(change))).code;
    expect(await take(day('2026-12-30'))).toBe('01-BC/ĐU');
    expect(await take({ ...day('2026-12-30'), typeId: 'quyet-dinh' })).toBe('01-QĐ/ĐU');
    expect(await take({ ...day('2026-12-30'), typeId: 'quy-dinh' })).toBe('01-QĐ/ĐU'); // same symbol, another type
    expect(await take({ ...day('2026-12-30'), book: 'classified-outgoing', level: 'mat' })).toBe('01-BC/ĐU');
    nowMs = Date.UTC(2027, 0, 4, 2);
    expect(await take(day('2027-01-04'))).toBe('02-BC/ĐU'); // a Party number runs through the term
    const { books } = await clerk.ok('registers.books', {});
    expect(
      books.filter((book) => book.kind === 'outgoing').map((book) => [book.year, book.nextNumber]),
    ).toEqual([
      [2027, 2],
      [2026, 4],
    ]);
    const late = await clerk.call('documents.registerOutgoing', outgoing(day('2031-01-01')));
    expect(late).toMatchObject({ ok: false, error: { code: 'date-invalid' } });
  } finally {
    await office.remove();
  }
});
