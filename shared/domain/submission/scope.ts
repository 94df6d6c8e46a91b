import type { ScreenRule } from '../secrecy/screenRule.ts';
import { words as wordsOf } from '../text/fold.ts';
import type { Finding } from './screen.ts';
import { foldedPhrase } from './phrases.ts';

/** Too short to say what it is about. */
const FEWEST_WORDS = 12;
/** A word of what is taken weighs as much as so many of other matters. */
const OUTWEIGHS = 2;
/** One offer may stand in any letter. */
const FEWEST_OFFERS = 2;

/** What the scope is judged by; the field is what the sender chose, empty for a letter. */
export interface Matter {
  readonly field: string;
  readonly text: string;
}

/**
 * No word of science, technology, innovation or digital transformation and none of whoever improves something, or more of
 * other matters, or an advertisement: a hint, a person decides (D1.1). A letter, which had no field to choose, is asked
 * about only where something speaks against it.
 */
export function outOfScope({ field, text }: Matter, rules: readonly ScreenRule[]): Finding[] {
  const scope = rules.find((rule) => rule.kind === 'scope');
  const all = wordsOf(text);
  if (scope === undefined || all.length < FEWEST_WORDS) return [];
  const [ofText, ofField] = [saidIn(all), saidIn(wordsOf(field))];
  const count = (kind: ScreenRule['kind'], said: (phrase: string) => boolean): number =>
    rules
      .filter((rule) => rule.kind === kind)
      .reduce((sum, { phrases }) => sum + phrases.filter(said).length, 0);
  const [offers, told, outside] = [
    count('advert', ofText),
    count('advert-told', ofText),
    count('outside', ofText),
  ];
  const inside = count('scope', ofText) + count('scope', ofField) + count('improving', ofText) + told;
  const isOffer = offers >= FEWEST_OFFERS && told === 0;
  return isOffer || outside > inside * OUTWEIGHS || (inside === 0 && field !== '')
    ? [{ rule: scope.id, severity: 'hint', what: 'out-of-scope', excerpt: null }]
    : [];
}

/** No phrase of the pack is longer; a letter says early what it is about. */
const LONGEST_PHRASE = 5;
const MOST_WORDS = 400;

/**
 * Whether a text has a phrase. One written without marks is compared without them; else "mang" would be "mạng". Runs of
 * its words are noted once, for hundreds of phrases are asked about.
 */
function saidIn(words: ReturnType<typeof wordsOf>): (phrase: string) => boolean {
  const all = words.slice(0, MOST_WORDS);
  const isBare = all.every(({ exact, base }) => exact === base);
  const runs = new Set<string>();
  for (let from = 0; from < all.length; from += 1) {
    let run = '';
    for (let at = from; at < Math.min(all.length, from + LONGEST_PHRASE); at += 1) {
      const word = all[at];
      run += `${at === from ? '' : ' '}${(isBare ? word?.base : word?.exact) ?? ''}`;
      runs.add(run);
    }
  }
  return (phrase) => {
    const own = foldedPhrase(phrase);
    // by itself a syllable without marks is many words
    if (isBare && own.exact.length === 1 && own.exact[0] !== own.base) return false;
    return runs.has(isBare ? own.base : own.together);
  };
}
