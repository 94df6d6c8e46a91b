import { expect, test } from 'vitest';
import type { Db } from '../../../electron/vault/db/handles.ts';
import { isBare } from '../../../electron/vault/secrecy/bareTexts.ts';
import type { ScreenRule } from '../../../shared/domain/secrecy/screenRule.ts';

const RULES: readonly ScreenRule[] = [];
const database = (): Db => ({
  prepare: () => {
    throw new Error('nothing is asked of the database');
  },
});

test('a text is looked through once by the same rules, and each time where something stands in it', () => {
  const db = database();
  let looks = 0;
  const nothing = (): boolean => {
    looks += 1;
    return true;
  };
  expect(isBare(db, RULES, 'V/v rà soát', nothing)).toBe(true);
  expect(isBare(db, RULES, 'V/v rà soát', nothing)).toBe(true);
  expect(looks).toBe(1);
  expect(isBare(db, [...RULES], 'V/v rà soát', nothing)).toBe(true);
  expect(isBare(database(), RULES, 'V/v rà soát', nothing)).toBe(true);
  expect(looks).toBe(3);
  const marked = (): boolean => {
    looks += 1;
    return false;
  };
  expect(isBare(db, RULES, 'MẬT', marked)).toBe(false);
  expect(isBare(db, RULES, 'MẬT', marked)).toBe(false);
  expect(looks).toBe(5);
});

test('no more than some hundred texts are kept, and no long one', () => {
  const db = database();
  const seen: string[] = [];
  const look = (text: string) => (): boolean => {
    seen.push(text.slice(0, 20));
    return true;
  };
  const long = 'a'.repeat(4_001);
  isBare(db, RULES, long, look(long));
  isBare(db, RULES, long, look(long));
  expect(seen).toHaveLength(2);
  for (let n = 0; n < 1_000; n += 1) isBare(db, RULES, `text ${n}`, look(`text ${n}`));
  isBare(db, RULES, 'text 0', look('text 0'));
  expect(seen).toHaveLength(1_003);
});
