import { type Word, words } from '../text/fold.ts';
import { BINDING } from './bindingWords.ts';
import { withoutFrame, withoutLead } from './letterFrame.ts';
import { mergedPlaces, namedPlaces, type Places } from './namedPlaces.ts';
import { sameMeaning } from './sameMeaning.ts';
import { numbersAsOne } from './spokenNumbers.ts';

/** What a letter is about, ready to be compared with thousands of others. */
export interface Matter {
  /** the distinct words that can say what it is about */
  readonly telling: ReadonlySet<string>;
  /** of its title and its beginning, each once: what is sought in the other letter */
  readonly head: Units;
  /** hashes of all words and pairs of neighbours in it, ascending */
  readonly all: Int32Array;
  readonly places: Places;
}

/** Words in order and the pairs that they make with the next one, as hashes; 0 is none, or one that was there before. */
interface Units {
  /** empty where a word says nothing by itself */
  readonly words: readonly string[];
  readonly ones: Int32Array;
  readonly pairs: Int32Array;
}

/** Words after these are not looked at; a letter says early what it is about. */
const MOST_WORDS = 220;
const LETTERS_OF_WORD = 8;
/** Words of the body, after the title, that are sought in another letter. */
const HEAD_WORDS = 70;

/**
 * The title and the body of a letter without what frames it; words of one meaning are one word, numbers their value. Marks,
 * tone placement, capitals and the Unicode form do not count.
 */
export function matterOf(title: string, body: string): Matter {
  const bare = withoutFrame(body.slice(0, MOST_WORDS * LETTERS_OF_WORD).normalize('NFC'));
  const named = withoutLead(title.normalize('NFC'));
  const [wordsOfTitle, wordsOfBody] = [words(named), words(bare)];
  const ofTitle = saidIn(named, wordsOfTitle);
  const ofBody = saidIn(bare, wordsOfBody).slice(0, MOST_WORDS);
  // nothing stands between the title and the body: their neighbours are no pair
  const said = [...ofTitle, '', ...ofBody];
  const all = unitsOf(said);
  const early = ofTitle.length + 1 + HEAD_WORDS;
  return {
    telling: new Set(all.words.filter((word) => word !== '')),
    head: {
      words: all.words.slice(0, early),
      ones: all.ones.subarray(0, early),
      pairs: all.pairs.subarray(0, early),
    },
    all: hashesOf(all),
    places: mergedPlaces(namedPlaces(named, wordsOfTitle), namedPlaces(bare, wordsOfBody)),
  };
}

const saidIn = (text: string, all: readonly Word[]): string[] => sameMeaning(numbersAsOne(text, all));

const tells = (word: string): boolean =>
  !BINDING.has(word) && (word.length > 1 || (word >= '0' && word <= '9'));

function unitsOf(said: readonly string[]): Units {
  const seen = new Set<number>([0]);
  const once = (hash: number): number => {
    if (seen.has(hash)) return 0;
    seen.add(hash);
    return hash;
  };
  const telling = said.map((word) => (tells(word) ? word : ''));
  const hashes = said.map(hashOf);
  const [ones, pairs] = [new Int32Array(said.length), new Int32Array(said.length)];
  for (let at = 0; at < said.length; at += 1) {
    const own = hashes[at] ?? 0;
    if (telling[at] !== '') ones[at] = once(own);
    const next = said[at + 1] ?? '';
    if (said[at] === '' || next === '' || (telling[at] === '' && telling[at + 1] === '')) continue;
    pairs[at] = once((Math.imul(own ^ 0x5bd1e995, 0x01000193) ^ (hashes[at + 1] ?? 0)) | 0);
  }
  return { words: telling, ones, pairs };
}

/** Every hash of a letter, ascending. */
function hashesOf({ ones, pairs }: Units): Int32Array {
  const found = new Int32Array(ones.length + pairs.length);
  let count = 0;
  for (const list of [ones, pairs])
    for (let at = 0; at < list.length; at += 1) {
      const hash = list[at] ?? 0;
      if (hash === 0) continue;
      found[count] = hash;
      count += 1;
    }
  return found.slice(0, count).sort();
}

/** FNV-1a over UTF-16 units: two of the few hundred units of two letters meet by chance once in ten million. */
function hashOf(unit: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < unit.length; at += 1) hash = Math.imul(hash ^ unit.charCodeAt(at), 0x01000193);
  return hash | 0;
}

/** Whether an ascending list of hashes has one. */
export function hasUnit(all: Int32Array, hash: number): boolean {
  let [low, high] = [0, all.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const here = all[middle] ?? 0;
    if (here === hash) return true;
    if (here < hash) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
