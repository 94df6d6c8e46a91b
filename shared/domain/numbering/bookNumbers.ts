import { AppError } from '../../errors.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** The letter that the next number inserted behind a number gets. @throws AppError `number-taken` after `z` */
export function nextSuffix(inserted: number): string {
  const letter = LETTERS[inserted];
  if (letter === undefined) throw new AppError('number-taken', { number: LETTERS.length });
  return letter;
}

/** 0 for a number of the row, 1 for `a`, …: the order of numbers that share one figure. */
export const suffixOrder = (suffix: string): number => (suffix === '' ? 0 : LETTERS.indexOf(suffix) + 1);
export const suffixAt = (order: number): string => (order === 0 ? '' : nextSuffix(order - 1));

/** "47", "47a": as people write a number of a book. */
export const numberLabel = (number: number, suffix: string): string => `${number}${suffix}`;
