import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  accountFor,
  allocate,
  type BookNumbers,
  cancel,
  close,
  emptyBook,
  insertAfter,
  nextNumber,
  numberFaults,
  type NumberedEntry,
  reserve,
  useReserved,
} from '../../support/bookModel.ts';
import {
  formatDocumentNumber,
  numberSeries,
  printedNumber,
} from '../../../shared/domain/numbering/documentNumbers.ts';
import {
  formatReceiptCode,
  hasRightCheck,
  parseReceiptCode,
  sameReceiptCode,
} from '../../../shared/domain/numbering/receiptCode.ts';
import { parseDocumentNumber } from '../../../shared/domain/text/documentNumber.ts';
import type { Result } from '../../../shared/result.ts';
import { isSoak } from '../../support/soak.ts';

const value = <T, E>(result: Result<T, E>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const code = (result: Result<unknown, { code: string }>): string => (result.ok ? 'ok' : result.error.code);

describe('numbers of documents', () => {
  test('Party and State', () => {
    expect(formatDocumentNumber({ style: 'party', number: 47, symbol: 'CV', organ: 'ĐU' })).toBe('47-CV/ĐU');
    expect(formatDocumentNumber({ style: 'party', number: 5, symbol: 'BC', organ: 'CB' })).toBe('05-BC/CB');
    expect(formatDocumentNumber({ style: 'state', number: 15, symbol: 'BC', organ: 'UBND' })).toBe(
      '15/BC-UBND',
    );
    expect(
      formatDocumentNumber({ style: 'state', number: 1204, symbol: null, organ: 'UBND', unit: 'KGVX' }),
    ).toBe('1204/UBND-KGVX');
    expect(printedNumber({ style: 'party', number: 47, symbol: 'CV', organ: 'ĐU' })).toBe('Số 47-CV/ĐU');
    expect(printedNumber({ style: 'state', number: 5, symbol: 'QĐ', organ: 'UBND' })).toBe('Số: 05/QĐ-UBND');
  });

  test('what is written is read back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99999 }),
        fc.constantFrom('CV', 'QĐ', 'TTr', 'NQ'),
        fc.constantFrom('party', 'state'),
        (number, symbol, style) => {
          const read = parseDocumentNumber(printedNumber({ style, number, symbol, organ: 'ĐU' }));
          expect(read).toMatchObject({ form: style, number, type: symbol, organ: 'ĐU' });
        },
      ),
    );
  });

  test('series: Party by type and term, State by year, classified apart', () => {
    const base = { typeId: 'quyet-dinh', term: '2025-2030', classified: false, oneSeriesForAllTypes: false };
    const party = (change: object): string =>
      numberSeries({ style: 'party', documentDate: '2026-05-01', ...base, ...change }).key;
    const state = (change: object): string =>
      numberSeries({ style: 'state', documentDate: '2026-05-01', ...base, ...change }).key;
    expect(party({})).toBe(party({ documentDate: '2027-01-02' })); // New Year does not reset it
    expect(party({})).not.toBe(party({ typeId: 'quy-dinh' })); // both are written QĐ
    expect(party({})).not.toBe(party({ term: '2030-2035' }));
    expect(party({})).not.toBe(party({ classified: true }));
    expect(state({})).not.toBe(state({ documentDate: '2027-01-02' }));
    expect(state({ oneSeriesForAllTypes: true })).toBe(
      state({ oneSeriesForAllTypes: true, typeId: 'bao-cao' }),
    );
  });
});

describe('order numbers of a book', () => {
  test('allocate, reserve, cancel, close', () => {
    const first = value(allocate(emptyBook()));
    const second = value(reserve(first.book));
    expect([first.number, second.number, nextNumber(second.book)]).toEqual([1, 2, 3]);
    expect(code(close(second.book))).toBe('illegal-transition');
    expect(code(cancel(second.book, 1, ' '))).toBe('reason-required');
    const cancelled = value(cancel(second.book, 2, 'nhầm sổ'));
    expect(code(useReserved(cancelled, 2))).toBe('number-taken');
    expect(code(useReserved(cancelled, 9))).toBe('not-found');
    expect(code(cancel(cancelled, 2, 'lại'))).toBe('illegal-transition');
    const closed = value(close(cancelled));
    expect([
      code(allocate(closed)),
      code(cancel(closed, 1, 'x')),
      code(close(closed)),
      code(useReserved(closed, 1)),
    ]).toEqual(Array<string>(4).fill('book-closed'));
  });

  /**
   * A journal of committed acts and a crash at any point: what was not committed is lost with its number, what was
   * committed is replayed. After any schedule no number is given twice and none is missing.
   */
  type Act = { kind: 'allocate' | 'reserve' | 'cancel' | 'use' | 'crash'; pick: number; commits: boolean };
  const act: fc.Arbitrary<Act> = fc.record({
    kind: fc.constantFrom('allocate', 'allocate', 'allocate', 'reserve', 'cancel', 'use', 'crash'),
    pick: fc.nat({ max: 40 }),
    commits: fc.boolean(),
  });

  const apply = (book: BookNumbers, step: Act): BookNumbers => {
    const number = (step.pick % Math.max(1, book.entries.length)) + 1;
    const results = {
      allocate: () => value(allocate(book)).book,
      reserve: () => value(reserve(book)).book,
      cancel: () => {
        const done = cancel(book, number, 'thử');
        return done.ok ? done.value : book;
      },
      use: () => {
        const done = useReserved(book, number);
        return done.ok ? done.value : book;
      },
      crash: () => book,
    };
    return results[step.kind]();
  };

  test('random schedules with crashes: no double, no gap, cancelled numbers stay', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (schedule) => {
        let committed = emptyBook();
        const given = new Map<number, NumberedEntry['state']>();
        for (const step of schedule) {
          const next = apply(committed, step);
          if (!step.commits || step.kind === 'crash') continue; // rolled back: the number was never given
          for (const entry of next.entries) {
            if (given.get(entry.number) === 'cancelled') expect(entry.state).toBe('cancelled');
            given.set(entry.number, entry.state);
          }
          committed = next;
          expect(numberFaults(1, committed.entries)).toEqual([]);
        }
        expect(given.size).toBe(committed.entries.length);
        expect(nextNumber(committed)).toBe(committed.entries.length + 1);
      }),
      { numRuns: 2000 },
    );
  });

  /**
   * Schedules of what can happen to a book: entries, reserving and using, releasing, cancelling, inserting 47a, a
   * crash before the commit, and a restore of an older copy followed by accounting for what had been given out.
   * A million of them in `npm run soak`, fewer in the check that runs all the time.
   * Plain random numbers with a fixed seed: fast-check would spend its time on the schedules instead of the book.
   */
  const SCHEDULES = isSoak ? 1_000_000 : 20_000;
  test(
    `${SCHEDULES.toLocaleString('en')} random schedules: no double, no unexplained gap, nothing given out comes again`,
    { timeout: 240_000 },
    () => {
      let seed = 20261124;
      const random = (below: number): number => {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        return Math.floor((seed / 4294967296) * below);
      };
      const settled = <T>(done: Result<T, unknown>, otherwise: T): T => (done.ok ? done.value : otherwise);
      let [faulty, doubled, inserted, restored] = [0, 0, 0, 0];
      for (let schedule = 0; schedule < SCHEDULES; schedule += 1) {
        let book = emptyBook(1 + random(3));
        let backup = book;
        let highest = book.firstNumber - 1;
        let used = 0;
        for (let left = 4 + random(9); left > 0; left -= 1) {
          const pick = book.firstNumber + random(Math.max(1, book.next - book.firstNumber));
          const act = random(12);
          const before = book;
          if (act < 4) book = value(allocate(book)).book;
          else if (act === 4) book = value(reserve(book)).book;
          else if (act === 5) book = settled(useReserved(book, pick), book);
          else if (act === 6) book = settled(cancel(book, pick, 'thử', random(3) === 0 ? 'a' : ''), book);
          else if (act < 9) {
            const done = insertAfter(book, pick);
            if (done.ok) [book, inserted] = [done.value.book, inserted + 1];
          } else if (act === 9) backup = book;
          else if (act === 10) {
            // restored from the copy: what had been written on paper since is accounted for before anything else
            const letters = before.entries.filter((entry) => entry.suffix !== '');
            book = value(accountFor(backup, highest, 'Số đã cấp trước khi khôi phục'));
            for (const entry of letters) {
              const has = book.entries.some(
                (one) => one.number === entry.number && one.suffix === entry.suffix,
              );
              if (!has) book = value(insertAfter(book, entry.number)).book;
            }
            restored += 1;
          }
          if (act !== 10 && random(6) === 0) {
            book = before; // the process died before the commit
            continue;
          }
          if (act < 5) {
            if (book.next - 1 <= highest) doubled += 1;
            used += 1;
          }
          highest = Math.max(highest, book.next - 1);
        }
        if (numberFaults(book.firstNumber, book.entries).length > 0 || book.next !== highest + 1) faulty += 1;
        if (used === 0 && highest >= book.firstNumber) faulty += 1;
      }
      expect({ faulty, doubled }).toEqual({ faulty: 0, doubled: 0 });
      expect(inserted).toBeGreaterThan(SCHEDULES / 2);
      expect(restored).toBeGreaterThan(SCHEDULES / 2);
    },
  );

  test('the check finds every single deletion, doubling and swap', () => {
    const entries = (numbers: number[]): NumberedEntry[] =>
      numbers.map((number) => ({ number, state: 'used', reason: null }));
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 40 }), fc.nat(), (size, pick) => {
        const right = Array.from({ length: size }, (_, i) => i + 1);
        const at = pick % (size - 1);
        expect(numberFaults(1, entries(right))).toEqual([]);
        expect(numberFaults(1, entries(right.filter((_, i) => i !== at)))).not.toEqual([]);
        expect(numberFaults(1, entries([...right.slice(0, at + 1), ...right.slice(at)]))).not.toEqual([]);
        const swapped = [...right];
        [swapped[at], swapped[at + 1]] = [at + 2, at + 1];
        expect(numberFaults(1, entries(swapped))).not.toEqual([]);
      }),
    );
    expect(numberFaults(1, [{ number: 1, state: 'cancelled', reason: ' ' }])).toEqual([
      { kind: 'cancelled-without-reason', number: 1 },
    ]);
  });
});

describe('receipt codes', () => {
  const receipt = fc.record({
    prefix: fc.stringMatching(/^[A-Z]{1,6}$/),
    year: fc.integer({ min: 2020, max: 2050 }),
    sequence: fc.integer({ min: 1, max: 9_999_999 }),
  });
  const SIGNS = '0123456789ABCDEFGHJKMNPQRTUVWXY';
  const bare = (text: string): string =>
    text
      .replaceAll('-', '')
      .replace(/[ILOSZ]/g, (letter) => ({ I: '1', L: '1', O: '0', S: '5', Z: '2' })[letter] ?? letter);

  test('looks like PA-0412-7K and is read back, however it is typed', () => {
    const printed = formatReceiptCode({ prefix: 'PA', year: 2027, sequence: 412 });
    expect(printed).toMatch(/^PA-0412-7[0-9A-Y]$/);
    fc.assert(
      fc.property(receipt, (one) => {
        const text = formatReceiptCode(one);
        expect(text.slice(one.prefix.length)).not.toMatch(/[ILOSZ]/);
        for (const typed of [
          text,
          text.toLowerCase(),
          text.replaceAll('-', ''),
          ` ${text.replaceAll('-', ' ')} `,
          text.replaceAll('0', 'O'),
        ]) {
          expect(parseReceiptCode(typed, one.prefix)).toEqual({ ok: true, value: one });
          expect(sameReceiptCode(typed, text)).toBe(true);
        }
      }),
    );
  });

  test('finds every single wrong sign and every swap of neighbours', () => {
    fc.assert(
      fc.property(receipt, (one) => {
        const signs = bare(formatReceiptCode(one));
        for (let i = 0; i < signs.length; i += 1) {
          for (const other of SIGNS) {
            if (other !== signs[i])
              expect(hasRightCheck(signs.slice(0, i) + other + signs.slice(i + 1))).toBe(false);
          }
          const next = signs[i + 1];
          if (next !== undefined && next !== signs[i]) {
            expect(hasRightCheck(`${signs.slice(0, i)}${next}${signs[i] ?? ''}${signs.slice(i + 2)}`)).toBe(
              false,
            );
          }
        }
        expect(hasRightCheck(signs)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('says what is wrong', () => {
    const text = formatReceiptCode({ prefix: 'PA', year: 2026, sequence: 412 });
    expect(parseReceiptCode('PA-0413' + text.slice(7), 'PA')).toEqual({
      ok: false,
      error: { code: 'wrong-check' },
    });
    expect(parseReceiptCode('0412', 'PA')).toEqual({ ok: false, error: { code: 'malformed' } });
    expect(parseReceiptCode('PA-' + '9'.repeat(40), 'PA')).toEqual({
      ok: false,
      error: { code: 'malformed' },
    });
    expect(() => formatReceiptCode({ prefix: 'pa', year: 2026, sequence: 1 })).toThrow(RangeError);
    expect(() => formatReceiptCode({ prefix: 'PA', year: 2019, sequence: 1 })).toThrow(RangeError);
  });

  test('no text breaks the reader', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        expect(typeof parseReceiptCode(text, 'PA').ok).toBe('boolean');
      }),
    );
  });
});
