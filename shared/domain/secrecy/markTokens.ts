/** A word of a line, with what a mark is compared by. */
export interface Token {
  readonly lower: string;
  /** without any mark, đ as d; "?" where a letter was lost */
  readonly base: string;
  readonly start: number;
  readonly end: number;
  readonly caps: boolean;
  readonly isNumber: boolean;
}

/** A letter that was lost on the way stands as a question mark between letters. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:[?\ufffd]+[\p{L}\p{M}\p{N}]+)*/gu;
const ASCII = /^[\0-\x7f]*$/;
const LOST = /[?\ufffd]+/g;
const COMBINING = /[\u0300-\u036f]/g;
/** What stands between the letters of a word that was spaced out. */
const THIN_GAP = /^[ .·•_*\-–]{1,4}$/;
const FEWEST_SPACED = 3;

/** Small letters without marks, đ as d. */
export const baseOf = (text: string): string =>
  ASCII.test(text) ? text.toLowerCase().replaceAll(LOST, '?') : marksOff(text.toLowerCase());
const marksOff = (lower: string): string =>
  lower
    .normalize('NFD')
    .replace(COMBINING, '')
    .replaceAll('đ', 'd')
    .replaceAll(LOST, '?');

function tokenOf(typed: string, start: number, end: number): Token {
  const lower = typed.toLowerCase();
  // TCVN3 has no capitals with marks: in "MậT" the plain letters say which they are
  const plain = typed.replaceAll(/[^A-Za-z]/g, '');
  const caps = typed !== lower && (typed === typed.toUpperCase() || (plain !== '' && plain === plain.toUpperCase()));
  return { lower, base: baseOf(lower), start, end, caps, isNumber: /^\p{N}+$/u.test(typed) };
}

/** The words of a line; letters that stand apart ("M Ậ T", "M.Ậ.T") are one word. */
export function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  let spaced: Token[] = [];
  const flush = (): void => {
    const [first] = spaced;
    const last = spaced.at(-1);
    if (first !== undefined && last !== undefined && spaced.length >= FEWEST_SPACED)
      tokens.push(tokenOf(spaced.map(({ start, end }) => line.slice(start, end)).join(''), first.start, last.end));
    else tokens.push(...spaced);
    spaced = [];
  };
  for (const found of line.matchAll(WORD)) {
    const token = tokenOf(found[0], found.index, found.index + found[0].length);
    const single = token.end - token.start === 1 && !token.isNumber;
    const gap = line.slice(spaced.at(-1)?.end ?? token.start, token.start);
    if (spaced.length > 0 && !(single && THIN_GAP.test(gap))) flush();
    if (single) spaced.push(token);
    else tokens.push(token);
  }
  flush();
  return tokens;
}

const WIDE = /\s{2,}|[\t|│┃║¦;]|^"?,"?$|","/;

/** Columns of a page or cells of a table stand on both sides of this gap. */
export const isWideGap = (gap: string): boolean => WIDE.test(gap);
