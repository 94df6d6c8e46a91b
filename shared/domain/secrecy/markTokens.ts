/** A word of a line, with what a mark is compared by; most words are never asked for it. */
export class Token {
  readonly start: number;
  /** behind its last letter */
  readonly end: number;
  readonly lower: string;
  private readonly typed: string;
  private bare: string | null = null;

  constructor(typed: string, start: number, end: number) {
    this.typed = typed;
    this.lower = typed.toLowerCase().replaceAll(LOST, '?');
    this.start = start;
    this.end = end;
  }

  /** without any mark, đ as d; "?" where a letter was lost */
  get base(): string {
    this.bare ??= baseOf(this.lower);
    return this.bare;
  }

  /** TCVN3 has no capitals with marks: in "MậT" the plain letters say which they are. */
  get caps(): boolean {
    const { typed, lower } = this;
    if (typed === lower) return false;
    if (typed === typed.toUpperCase()) return true;
    const plain = typed.replaceAll(/[^A-Za-z]/g, '');
    return plain !== '' && plain === plain.toUpperCase();
  }

  get isNumber(): boolean {
    return NUMBER.test(this.typed);
  }
}
const NUMBER = /^\p{N}+$/u;

/** A letter that was lost on the way stands as a question mark between letters. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:[?\ufffd]+[\p{L}\p{M}\p{N}]+)*/gu;
const ASCII = /^[\0-\x7f]*$/;
const LOST = /[?\ufffd]+/g;
const COMBINING = /[\u0300-\u036f]/g;
/** What stands between the letters of a word that was spaced out. */
const THIN_GAP = /^[ .,:'’()[\]·•_*\-–/|+~]{1,4}$/;
const FEWEST_SPACED = 3;

/** Small letters without marks, đ as d. */
export const baseOf = (text: string): string =>
  ASCII.test(text) ? text.toLowerCase().replaceAll(LOST, '?') : marksOff(text.toLowerCase());
const marksOff = (lower: string): string =>
  lower.normalize('NFD').replace(COMBINING, '').replaceAll('đ', 'd').replaceAll(LOST, '?');

/** The words of a line; letters that stand apart ("M Ậ T", "M.Ậ.T") are one word. */
export function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  let spaced: Token[] = [];
  const flush = (): void => {
    const [first] = spaced;
    const last = spaced.at(-1);
    if (first !== undefined && last !== undefined && spaced.length >= FEWEST_SPACED)
      tokens.push(
        new Token(spaced.map(({ start, end }) => line.slice(start, end)).join(''), first.start, last.end),
      );
    else tokens.push(...spaced);
    spaced = [];
  };
  for (const found of line.matchAll(WORD)) {
    const token = new Token(found[0], found.index, found.index + found[0].length);
    const single = token.end - token.start === 1 && !token.isNumber && !isAboutSign(line, token.start);
    const gap = line.slice(spaced.at(-1)?.end ?? token.start, token.start);
    if (spaced.length > 0 && !(single && THIN_GAP.test(gap))) flush();
    if (single) spaced.push(token);
    else tokens.push(token);
  }
  flush();
  return tokens;
}

/** "V/v" is no letters that stand apart. */
const isAboutSign = (line: string, at: number): boolean =>
  ABOUT.test(line.slice(at, at + 3)) || ABOUT.test(line.slice(Math.max(0, at - 2), at + 1));
const ABOUT = /^v\/v$/i;

const WIDE = /\s{2,}|[\t|│┃║¦;]|^"?,"?$|","/;

/** Columns of a page or cells of a table stand on both sides of this gap. */
export const isWideGap = (gap: string): boolean => WIDE.test(gap);
