import type { MarkRules, Phrase, Phrases } from './markRules.ts';
import { type Token, tokensOf } from './markTokens.ts';
import type { MarkWork } from './markWork.ts';

const DASH = '[-–—/]';
/** 12-KH/TU, 15/BC-UBND, 63/2026/NĐ-CP, 03 KH/DU: a bounded shape, so that no text makes it slow. */
const SHAPE = `[OolI]?\\d[\\dOolI]{0,4}\\p{L}?\\s?(?:${DASH}|(?=\\s\\p{Lu}))\\s?(?:(?:19|20)\\d\\d\\s?${DASH}\\s?)?\\p{Lu}[\\p{L}\\d]{1,7}(?:\\s?[-/.–]\\s?[\\p{L}\\d]{1,14}){0,4}`;
const HEAD =
  '[\\s*_([>•·+"“–—-]{0,6}(?:(?:\\p{L}{1,8}\\s){0,3}(?:s[ốoèòóõọôồổỗộơờớởỡợ0]|soá|s\\?))?(?:\\s?hi[ệe]u)?\\s{0,3}[:.]{0,2}\\s{0,3}';
/** A line that begins with a document's number. */
const NUMBER_LINE = new RegExp(`^${HEAD}${SHAPE}`, 'iu');
/** "Số:      -KH/TU": the number is written by hand. */
const BLANK_NUMBER = /^\s{0,6}s[ốo]\s{0,3}[:.]?[\s.…_]{0,40}[-–/]\s?\p{Lu}{2,5}\s?\/\s?\p{Lu}/iu;
const ENDS_IN_NUMBER = new RegExp(`^${HEAD}${SHAPE}[\\s.,;:–—*(\\[-]{1,40}$`, 'iu');
const ALL_NUMBER = new RegExp(`^${HEAD}${SHAPE}[\\s.,;:–—*-]{0,20}$`, 'iu');
const LONGEST_HEAD = 160;
/** "Hà Nội, ngày 3 tháng 6", as a recogniser reads it as well. */
const DATED = /(?:^|,)[\s\p{P}]{0,4}ng[aàảãáạâầ]y\s{0,3}[\d.…_OolI]/iu;

export const isNumberLine = (line: string): boolean =>
  line.length <= LONGEST_HEAD && (NUMBER_LINE.test(line) || BLANK_NUMBER.test(line));
/** Nothing but a number stands before what follows. */
export const isNumberOnly = (before: string): boolean =>
  before.length <= LONGEST_HEAD && ENDS_IN_NUMBER.test(before);
export const beginsWithNumber = (after: string): boolean =>
  isNumberLine(after.slice(0, LONGEST_HEAD).replace(/^[\s.,;:–—*)\]-]{1,40}/u, ''));

/** Where a phrase stands in the words from `at` on: the place behind it, or -1. `#` is a number or a blank for one. */
export function phraseEnd(tokens: readonly Token[], at: number, phrase: Phrase, unmarked: boolean): number {
  let place = at;
  const words = unmarked ? phrase.base : phrase.lower;
  for (const word of words) {
    const token = tokens[place];
    const fits =
      token !== undefined && (word === '#' ? token.isNumber : (unmarked ? token.base : token.lower) === word);
    if (!fits) return -1;
    place += 1;
  }
  return place;
}

/** A phrase with its marks, or wholly without. */
export function startsWithAny(tokens: readonly Token[], at: number, phrases: Phrases): number {
  for (const phrase of phrases.byFirst.get(tokens[at]?.base ?? '') ?? []) {
    const end = phraseAt(tokens, at, phrase);
    if (end >= 0) return end;
  }
  return -1;
}

function phraseAt(tokens: readonly Token[], at: number, phrase: Phrase): number {
  const exact = phraseEnd(tokens, at, phrase, false);
  if (exact >= 0) return exact;
  const bare = phraseEnd(tokens, at, phrase, true);
  return bare >= 0 && tokens.slice(at, bare).every(({ lower, base }) => lower === base) ? bare : -1;
}

/** The same, ending before `to`. */
export const endsWithAny = (tokens: readonly Token[], to: number, phrases: Phrases): boolean =>
  (phrases.byLast.get(tokens[to - 1]?.base ?? '') ?? []).some((phrase) => {
    const from = to - phrase.lower.length;
    return from >= 0 && phraseAt(tokens, from, phrase) === to;
  });

/** Lines whose words are kept; those beside a line are asked for again and again. */
const MOST_KEPT = 200;
const FRAME = /[[\](){}<>«»"“”'*=#~+]/u;
const FARTHEST = 14;
const AROUND = 8;
/** Of a hundred signs, from how many marked letters on a text is written with marks. */
const MARKED_SHARE = 3;

/** The lines of a text and what stands near one of them. */
export class MarkPage {
  readonly lines: readonly string[];
  readonly rules: MarkRules;
  /** the last line that was looked at and names the column of levels; far below zero where none did */
  columnAt = -1_000;
  private readonly words = new Map<number, Token[]>();
  private readonly numbered = new Map<number, boolean>();
  private readonly bare = new Map<number, boolean>();
  private readonly trims = new Map<number, string>();
  private readonly frames = new Map<number, boolean>();
  private readonly tails = new Map<number, boolean>();
  private readonly work: MarkWork;

  constructor(lines: readonly string[], rules: MarkRules, work: MarkWork) {
    this.lines = lines;
    this.rules = rules;
    this.work = work;
  }

  /** Counts what somebody else looked at. */
  spend(steps: number): void {
    this.work.spend(steps);
  }

  text(at: number): string {
    return this.lines[at] ?? '';
  }

  tokens(at: number): readonly Token[] {
    const known = this.words.get(at);
    if (known !== undefined) return known;
    const made = tokensOf(this.text(at));
    this.work.spend(this.text(at).length);
    if (this.words.size > MOST_KEPT) this.words.clear();
    this.words.set(at, made);
    return made;
  }

  /** The line without the space around it; asked for again and again by the marks beside it. */
  private trimmed(at: number): string {
    const known = this.trims.get(at);
    if (known !== undefined) return known;
    const made = this.text(at).trim();
    this.work.spend(this.text(at).length);
    this.trims.set(at, made);
    return made;
  }

  /** Something on the line may frame a mark. */
  isFramed(at: number): boolean {
    const known = this.frames.get(at);
    if (known !== undefined) return known;
    const found = FRAME.test(this.text(at));
    this.work.spend(this.text(at).length);
    this.frames.set(at, found);
    return found;
  }

  /** The next line with something on it, in this direction; -1 where none is near. */
  beside(at: number, step: 1 | -1): number {
    for (let way = 1; way <= FARTHEST; way += 1) {
      const place = at + way * step;
      if (this.lines[place] === undefined) return -1;
      if (this.trimmed(place) !== '') return place;
    }
    return -1;
  }

  /** A document's number or a copy's stands at most so many lines with words away. */
  isNearNumber(at: number, lines: number): boolean {
    for (const step of [-1, 1] as const) {
      let place = at;
      for (let way = 0; way < lines; way += 1) {
        place = this.beside(place, step);
        if (place < 0) break;
        if (this.isNumbered(place)) return true;
      }
    }
    return false;
  }

  /** The line above is nothing but a document's number. */
  isUnderNumber(at: number): boolean {
    const above = this.trimmed(this.beside(at, -1));
    return above.length <= LONGEST_HEAD && ALL_NUMBER.test(above);
  }

  /** The line below is a copy's number. */
  isOverCopy(at: number): boolean {
    const below = this.beside(at, 1);
    const copy = startsWithAny(this.tokens(below), 0, this.rules.copies);
    return copy > 0 && /^[ol]?\d+$/.test(this.tokens(below)[copy]?.lower ?? '');
  }

  /** Directly above a document's number, or beside the motto. */
  isInHead(at: number): boolean {
    if (isNumberLine(this.text(this.beside(at, 1)))) return true;
    const { mottoes } = this.rules;
    return ([-1, 1] as const).some((step) => {
      const words = this.tokens(this.beside(at, step));
      return words.length > 0 && words.length < FARTHEST && endsWithAny(words, words.length, mottoes);
    });
  }

  /** The line above or below begins as lines of a head do: a number, an office, a title, a date, a label. */
  isBesideHead(at: number): boolean {
    const { issuers, beside, mottoes, copies, labels } = this.rules;
    return ([-1, 1] as const).some((step) => {
      const place = this.beside(at, step);
      if (place < 0 || this.text(place).length > LONGEST_HEAD) return false;
      const words = this.tokens(place);
      return (
        this.isNumbered(place) ||
        this.isShortNumber(words) ||
        DATED.test(this.text(place)) ||
        [issuers, beside, mottoes, copies, labels].some((phrases) => startsWithAny(words, 0, phrases) >= 0)
      );
    });
  }

  /** "CV 12", "BC số 12". */
  private isShortNumber(words: readonly Token[]): boolean {
    const [type, ...rest] = words.slice(0, 3);
    return type !== undefined && this.rules.types.has(type.base) && rest.some(({ isNumber }) => isNumber);
  }

  private isNumbered(at: number): boolean {
    const known = this.numbered.get(at);
    if (known !== undefined) return known;
    const line = this.text(at);
    const short = line.length <= LONGEST_HEAD;
    const copy = short ? startsWithAny(this.tokens(at), 0, this.rules.copies) : -1;
    const found = isNumberLine(line) || (copy > 0 && this.tokens(at)[copy]?.isNumber === true);
    this.numbered.set(at, found);
    return found;
  }

  /** The lines around are written without marks. */
  isUnmarkedAround(at: number): boolean {
    const block = Math.floor(at / AROUND);
    const known = this.bare.get(block);
    if (known !== undefined) return known;
    const found = this.isUnmarked(block);
    this.bare.set(block, found);
    return found;
  }

  private isUnmarked(block: number): boolean {
    const around = this.lines
      .slice(Math.max(0, (block - 1) * AROUND), (block + 2) * AROUND)
      .map((line) => line.slice(0, LONGEST_HEAD))
      .join('\n');
    const marked = around.match(/[^\0-\x7f\p{P}\p{S}\s]/gu)?.length ?? 0;
    return marked * 100 < around.length * MARKED_SHARE;
  }

  /** The first line with words on it, and not the only one. */
  isFirst(at: number): boolean {
    return this.beside(at, -1) < 0 && at < FARTHEST && this.beside(at, 1) >= 0;
  }

  /** The last words of running text that was broken into lines. */
  isTail(at: number): boolean {
    const known = this.tails.get(at);
    if (known !== undefined) return known;
    const found = this.goesOnFromAbove(at);
    this.work.spend(this.text(at - 1).length);
    this.tails.set(at, found);
    return found;
  }

  private goesOnFromAbove(at: number): boolean {
    const above = this.text(at - 1);
    const words = this.tokens(at - 1);
    if (words.length < LONG_LINE || isNumberLine(above) || /[.:;!?…]\s*$/u.test(above)) return false;
    return !words.every((token) => token.caps || token.isNumber);
  }
}
const LONG_LINE = 7;
