import type { ResultIterator } from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import { MOST_WORDS, type RecognisedWord } from '../../../shared/ipc/readerAnswers.ts';

const WORD = 3;
const LETTER = 4;
const LONGEST_WORD = 200;
const DIGIT = /^\p{Nd}$/u;

/** The words of a page; each with how sure its letters are, and its digits by themselves. */
export function wordsFound(walk: ResultIterator): RecognisedWord[] {
  const words: RecognisedWord[] = [];
  walk.Begin();
  let letters: { text: string; sure: number }[] = [];
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
        digits: digits.length === 0 ? null : Math.round(Math.min(...digits)),
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
    letters.push({ text: plain(walk.GetUTF8Text(LETTER) ?? ''), sure: walk.Confidence(LETTER) });
  } while (walk.Next(LETTER));
  keep();
  return words;
}

/** Signs that the model writes in a form that nobody types. */
const plain = (letter: string): string =>
  letter.normalize('NFC').replaceAll('\u2044', '/').replaceAll(/[‐‑‒]/gu, '-');
