import { suffixAt, suffixOrder } from '../../../shared/domain/numbering/bookNumbers.ts';

/** Numbers of one year stay below this, letters behind one (47a) below that; see the comment of `doc_list`. */
const NUMBERS = 10_000_000;

const LETTERS = 32;

/** Place of a line in its list: newest year, then highest number, then last letter, has the greatest key. */
export const sortKeyOf = (year: number, number: number, suffix = ''): number =>
  (year * NUMBERS + number) * LETTERS + suffixOrder(suffix);

export const numberOfKey = (sortKey: number): number => Math.floor(sortKey / LETTERS) % NUMBERS;

export const suffixOfKey = (sortKey: number): string => suffixAt(sortKey % LETTERS);

export const yearOfKey = (sortKey: number): number => Math.floor(sortKey / LETTERS / NUMBERS);

/** The number of a line, as a column of SQL. */
export const NUMBER_OF_KEY = `l.sort_key / ${LETTERS} % ${NUMBERS}`;

/** Its letter behind the number: '' or `a`, `b`, … */
export const SUFFIX_OF_KEY = `CASE l.sort_key % ${LETTERS} WHEN 0 THEN '' ELSE char(96 + l.sort_key % ${LETTERS}) END`;
