import { normaliseLine } from '../text/normalise.ts';
import { withoutFrame } from './letterFrame.ts';

/** A summary is read in a list: a longer sentence ends at a word. */
const MOST_LETTERS = 150;
/** Further than this nobody's first sentence is. */
const LOOKED_AT = 4_000;
const FEWEST_WORDS = 3;
const SENTENCE = /[^\n]+?(?=[.!?](?:\s|$)|\n|$)/gu;

/** What the first sentence of the matter offers as summary, greeting and names left aside; empty where there is none. */
export function summaryOf(body: string): string {
  const bare = withoutFrame(body.slice(0, LOOKED_AT).normalize('NFC'), { keepNumbers: true });
  for (const [sentence] of bare.matchAll(SENTENCE)) {
    const line = normaliseLine(sentence.replace(/^[.!?\s]+/u, ''));
    if (line.split(' ').length < FEWEST_WORDS) continue;
    return line.length <= MOST_LETTERS ? line : `${line.slice(0, MOST_LETTERS).replace(/\s\S*$/u, '')} …`;
  }
  return '';
}
