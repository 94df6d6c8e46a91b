import type { ResultIterator } from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import { MOST_WORDS, type RecognisedWord } from '../../../shared/ipc/readerAnswers.ts';

const WORD = 3;
const LETTER = 4;
const LONGEST_WORD = 200;
const DIGIT = /^\p{Nd}$/u;

interface Letter {
  readonly text: string;
  readonly sure: number;
  /** pixels from the top */
  readonly top: number;
  readonly bottom: number;
}

/** A printed digit is as high as the capitals beside it and stands on their line; by so much of their height it may differ. */
const OFF_LINE = 0.2;

/**
 * Do the digits of a word stand as printed ones do? A recogniser is sure of digits that were written by hand as well,
 * but they are larger than the capitals printed behind them, or stand above or below their line.
 */
function standInLine(letters: readonly Letter[]): boolean {
  const capitals = letters.filter(({ text }) => /^[A-Z]$/u.test(text));
  if (capitals.length < 2) return true;
  const middle = (of: (letter: Letter) => number): number =>
    capitals.map(of).toSorted((a, b) => a - b)[Math.floor(capitals.length / 2)] ?? 0;
  const [top, bottom] = [middle((letter) => letter.top), middle((letter) => letter.bottom)];
  const most = (bottom - top) * OFF_LINE;
  return letters
    .filter(({ text }) => DIGIT.test(text))
    .every((digit) => Math.abs(digit.top - top) <= most && Math.abs(digit.bottom - bottom) <= most);
}

/** The words of a page; each with how sure its letters are, and its digits by themselves. */
export function wordsFound(walk: ResultIterator): RecognisedWord[] {
  const words: RecognisedWord[] = [];
  walk.Begin();
  let letters: Letter[] = [];
  let place: Pick<RecognisedWord, 'x' | 'y' | 'width' | 'height'> | null = null;

  function keep(): void {
    const text = letters
      .map((letter) => letter.text)
      .join('')
      .slice(0, LONGEST_WORD);
    if (place !== null && text.trim() !== '') {
      const digits = letters.filter((letter) => DIGIT.test(letter.text)).map(({ sure }) => sure);
      const sum = letters.reduce((total, { sure }) => total + sure, 0);
      words.push({
        text,
        x: place.x,
        y: place.y,
        width: place.width,
        height: place.height,
        sure: Math.round(sum / letters.length),
        digits: digits.length === 0 ? null : Math.round(standInLine(letters) ? Math.min(...digits) : 0),
      });
    }
    letters = [];
  }

  do {
    if (walk.Empty(LETTER)) continue;
    if (walk.IsAtBeginningOf(WORD)) {
      keep();
      if (words.length >= MOST_WORDS) break;
      const { x0, y0, x1, y1 } = walk.getBoundingBox(WORD);
      const base = walk.getBaseline(WORD);
      // the base line at the word's middle; its box hangs lower where letters do, and where marks stand below them
      place = { x: x0, y: Math.min(y1, (base.y0 + base.y1) / 2), width: x1 - x0, height: y1 - y0 };
    }
    const { y0, y1 } = walk.getBoundingBox(LETTER);
    const text = plain(walk.GetUTF8Text(LETTER) ?? '');
    letters.push({ text, sure: walk.Confidence(LETTER), top: y0, bottom: y1 });
  } while (walk.Next(LETTER));
  keep();
  return words;
}

/** Signs that the model writes in a form that nobody types. */
const plain = (letter: string): string =>
  letter.normalize('NFC').replaceAll('\u2044', '/').replaceAll(/[‐‑‒]/gu, '-');
