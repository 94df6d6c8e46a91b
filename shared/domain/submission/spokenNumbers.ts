import type { Word } from '../text/fold.ts';

const UNITS: Readonly<Record<string, number>> = {
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
};
const TENS = new Set(['mươi', 'chục']);
const TIMES: Readonly<Record<string, number>> = {
  trăm: 100,
  nghìn: 1_000,
  ngàn: 1_000,
  triệu: 1_000_000,
  tỷ: 1_000_000_000,
  tỉ: 1_000_000_000,
};
/** Small numbers as a word: with fewer marks they are other words as well, and are compared as those. */
const SMALL = ['khong', 'mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'];

/**
 * Words in order, numbers made one: "chín mươi nghìn", "chín chục ngàn", "90.000" and "90 nghìn" are 90000; up to ten they
 * are the word without marks ("7" is "bay"), which a text without marks has too.
 */
export function numbersAsOne(text: string, all: readonly Word[]): string[] {
  const said: string[] = [];
  for (let at = 0; at < all.length;) {
    const read = numberAt(text, all, at);
    const word = all[at];
    if (read === null) {
      if (word !== undefined) said.push(word.base);
      at += 1;
    } else {
      said.push(SMALL[read.value] ?? String(read.value));
      at += read.count;
    }
  }
  return said;
}

interface Read {
  readonly value: number;
  readonly count: number;
}

/** The number that begins at a word, and of how many words it is; null where none does. */
function numberAt(text: string, all: readonly Word[], from: number): Read | null {
  const digits = digitsAt(text, all, from);
  const said = (at: number): string => all[at]?.exact ?? '';
  if (digits === null && UNITS[said(from)] === undefined) return null;
  let at = from + (digits?.count ?? 0);
  // thousands and above, hundreds, what is below
  let [total, hundreds, rest, last] = [0, 0, digits?.value ?? 0, 0];
  for (; at < all.length; at += 1) {
    const [word, unit, times] = [said(at), UNITS[said(at)], TIMES[said(at)]];
    if (TENS.has(word) && rest > 0 && rest < 10) [rest, last] = [rest * 10, 10];
    else if (times === 100 && hundreds === 0 && rest > 0) [hundreds, rest, last] = [rest * 100, 0, 100];
    else if (times !== undefined && times > 100 && hundreds + rest > 0)
      [total, hundreds, rest, last] = [total + (hundreds + rest) * times, 0, 0, times];
    else if (unit === undefined || digits !== null || (rest > 0 && rest % 10 !== 0)) break;
    else if (unit < 10 && last >= 100 && rest === 0 && !goesOn(said(at + 1)))
      // "một triệu tám" is one million eight hundred thousand
      [rest, last] = [(unit * last) / 10, 1];
    else rest += unit;
  }
  return { value: total + hundreds + rest, count: at - from };
}

const goesOn = (word: string): boolean => TENS.has(word) || TIMES[word] !== undefined;

/** "120.000" and "1,8" are one number; a number with a zero before it is none (a telephone). */
function digitsAt(text: string, all: readonly Word[], from: number): Read | null {
  const first = all[from];
  if (first === undefined || !first.isNumber || first.base.length > 9) return null;
  let value = Number(first.base);
  let count = 1;
  for (;;) {
    const [before, next] = [all[from + count - 1], all[from + count]];
    if (before === undefined || next === undefined || !next.isNumber) break;
    const sign = text.slice(before.end, next.start);
    if (sign === '.' && next.base.length === 3) value = value * 1_000 + Number(next.base);
    else if (sign === ',' && count === 1) value += Number(next.base) / 10 ** next.base.length;
    else break;
    count += 1;
  }
  return { value, count };
}
