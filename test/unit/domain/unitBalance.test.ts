import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_COUNTS } from '../../../shared/domain/figures/figure.ts';
import { hideSmallLines, unitFaults, type UnitLine } from '../../../shared/domain/figures/unitBalance.ts';

const LEAST = 5;
const count = fc.nat(30);
const anyLine = fc
  .record({ opening: count, taken: count, passed: count, done: count })
  .filter(({ opening, taken, passed, done }) => opening + taken >= passed + done)
  .map((line): UnitLine => ({ ...line, closing: line.opening + line.taken - line.passed - line.done }));

test('a line that is off, and a column that is not the office, are both named', () => {
  const line = { opening: 3, taken: 4, passed: 0, done: 2, closing: 5 };
  const counts = { ...NO_COUNTS, opening: 3, received: 4, answeredOnTime: 2, closing: 5 };
  expect(unitFaults(new Map([['a', line]]), counts)).toEqual([]);
  expect(unitFaults(new Map([['a', { ...line, done: 1 }]]), counts)).toEqual([
    { unit: 'a', column: 'closing', by: 1 },
    { unit: null, column: 'done', by: -1 },
  ]);
});

test('no small number leaves, and none can be worked out from the office and the other lines', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { minLength: 2, maxLength: 8 }), (lines) => {
      const shown = hideSmallLines(lines, LEAST);
      for (const line of shown)
        if (line !== null) for (const n of Object.values(line)) expect(n === 0 || n >= LEAST).toBe(true);
      expect(shown.filter((line) => line === null).length).not.toBe(1);
    }),
  );
});
