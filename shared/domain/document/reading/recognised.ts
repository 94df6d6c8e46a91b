import { isSyllable } from './health.ts';
import { LIMITS } from './layout.ts';
import { rightOf, rowsOf } from './lines.ts';
import type { PageItem, PageText, RecognisedWord } from './pageText.ts';

const POINTS_AN_INCH = 72;

/** The picture in which words were recognised: the upper part of a page. */
interface Picture {
  /** pixels */
  readonly width: number;
  readonly dpi: number;
  /** of the whole page, in pixels of the same picture */
  readonly pageHeight: number;
}

/** Recognised words as the words of a page, in points from its upper left corner. */
export function pageOfWords(words: readonly RecognisedWord[], { width, dpi, pageHeight }: Picture): PageText {
  const scale = POINTS_AN_INCH / dpi;
  const items = words.map((word): PageItem => ({
    text: word.text,
    x: word.x * scale,
    y: word.y * scale,
    width: word.width * scale,
    height: word.height * scale,
    sure: word.sure,
    digits: word.digits,
  }));
  return { width: width * scale, height: pageHeight * scale, items };
}

/** Recognised words as lines of text, from top to bottom. */
export function linesOf(words: readonly RecognisedWord[]): string[] {
  const tallest = words.reduce((sum, { height }) => sum + height, 0) / Math.max(1, words.length);
  return rowsOf(words, tallest / 2).map(({ text }) => text);
}

/**
 * Specks, parts of seals and of handwriting: short, unsure, and no syllable unless it is very unsure. Words of a text
 * layer are never taken for that.
 */
function isNoise({ text, sure = 100 }: PageItem): boolean {
  if (sure === 100) return false;
  if (!/[\p{L}\d]/u.test(text)) return !/^[-–/]+$/u.test(text);
  const least = isSyllable(text.toLocaleLowerCase('vi')) ? LIMITS.sureSyllable : LIMITS.sureWord;
  return sure < least && text.length <= SHORT;
}
const SHORT = 4;

/** A recogniser gives words one by one; those of one line that stand no further apart than words do are put together. */
export function joinedWords(items: readonly PageItem[]): readonly PageItem[] {
  if (items.every(({ sure }) => sure === undefined)) return items;
  return rowsOf(items.filter((item) => !isNoise(item))).flatMap((row) => {
    const pieces: PageItem[] = [];
    for (const word of row.items) {
      const before = pieces.at(-1);
      const gap = before === undefined ? Number.POSITIVE_INFINITY : word.x - rightOf(before);
      // a number stays apart from the notation behind it: what was written by hand is known by its height
      const isNotation = /\d\.?$/u.test(before?.text ?? '') && /^[-–/]\p{L}/u.test(word.text);
      if (before === undefined || isNotation || gap > word.height * LIMITS.betweenWords) pieces.push(word);
      else pieces[pieces.length - 1] = together(before, word);
    }
    return pieces;
  });
}

function together(before: PageItem, word: PageItem): PageItem {
  const digits = [before.digits, word.digits].filter((one) => typeof one === 'number');
  return {
    text: `${before.text} ${word.text}`,
    x: before.x,
    y: Math.max(before.y, word.y),
    width: Math.max(rightOf(before), rightOf(word)) - before.x,
    height: Math.max(before.height, word.height),
    sure: Math.min(before.sure ?? 100, word.sure ?? 100),
    digits: digits.length === 0 ? null : Math.min(...digits),
  };
}
