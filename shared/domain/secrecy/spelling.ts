import { baseOf } from './markTokens.ts';
import type { MarkedLevel } from './secrecy.ts';

/**
 * How far the letters are from a mark. `slip`: only the marks on the letters differ, and it is no other word. `no-word`:
 * what a recogniser makes of it. `typed`: what a keyboard without Vietnamese does. `other-word`: an everyday word that looks like it.
 */
export type Likeness = 'slip' | 'typed' | 'no-word' | 'other-word';
export interface Resembling {
  readonly level: MarkedLevel;
  readonly likeness: Likeness;
}

/** Signs that a recogniser takes for letters of a mark, by the letter. */
const SIGNS: Readonly<Record<string, string>> = {
  '0': 'o',
  q: 'o',
  '1': 'i',
  l: 'i',
  j: 'i',
  '4': 'a',
  '7': 't',
  v: 'y',
};
const SIGN = /[0q1lj47v]/g;
/** M in strokes, as they come out of a bad print. */
const STROKES = /rn|[il1]v[il1]|nn|n(?=ật$)/g;
/** Begins and is as long as something that could be one: everything else is not looked at. */
const QUICK = /^(?:[mt]|rn|nn?|[il1]v).{1,12}$/u;
const CUT_SHORT = /^m(?:ậ(?:t+|[ilj17rfy])?|â[ilj17rf])$/u;
const FIRST_OF_TWO = /^t.{1,7}m/u;

const sorted = (letters: string): string => [...letters].toSorted().join('');
/** Telex and VNI with the keyboard's program off: the letters come in any order behind the vowel. */
const TYPED: readonly (readonly [word: 'mat' | 'toi' | 'tuyet', start: string, all: ReadonlySet<string>])[] =
  [
    ['mat', 'ma', new Set(['maajt', 'majt', 'maat', 'ma65t', 'ma6t', 'ma5t'].map(sorted))],
    ['toi', 'to', new Set(['toois', 'tooi', 'to61i', 'to6i', 'to1i'].map(sorted))],
    ['tuyet', 'tu', new Set(['tuyeejt', 'tuyejt', 'tuyeet', 'tuye65t', 'tuye6t', 'tuye5t'].map(sorted))],
  ];
const isTyped = (word: string, typed: string): boolean =>
  TYPED.some(([name, start, all]) => name === word && typed.startsWith(start) && all.has(sorted(typed)));

/** Small letters without marks, with the letters that signs stand for. */
const skeletonOf = (lower: string): string => baseOf(lower).replace(SIGN, (sign) => SIGNS[sign] ?? sign);

type Last = 'exact' | 'plain' | 'typed' | 'no-word' | 'other-word';
/** A letter that no spelling of "mật" has, or another vowel behind the M: most words, told before their marks are taken off. */
const FAR = /^[^m]|[^\u0080-\uffffA-Zmatjz14567ilrfy]|^m[è-öù-ýĩũơưẹ-ỹ]/;

/** "mật" in any spelling. */
function lastWord(lower: string): Last | null {
  if (FAR.test(lower)) return null;
  if (lower === 'mật') return 'exact';
  if (lower === 'mât' || lower === 'mat') return 'plain';
  if (isTyped('mat', lower) || /^m[ậâ]t[jz5]$|^mâ[j5]t$/.test(lower)) return 'typed';
  if (CUT_SHORT.test(lower.slice(0, 2) + baseOf(lower.slice(2)))) return 'no-word';
  if (!/^ma{1,3}t{1,4}$/.test(skeletonOf(lower))) return null;
  return /^m[áạấắặ]t$/u.test(lower) ? 'other-word' : 'no-word';
}

function firstWord(lower: string): MarkedLevel | null {
  if (isTyped('toi', lower)) return 'toi-mat';
  if (isTyped('tuyet', lower)) return 'tuyet-mat';
  const skeleton = skeletonOf(lower);
  if (/^toi$/.test(skeleton)) return 'toi-mat';
  return /^tu(?:y|i)[ecf]+[ti]$/.test(skeleton) ? 'tuyet-mat' : null;
}
/** Words that stand before "mất" and "mặt" in everyday talk. */
const EVERYDAY_FIRST = new Set(['tôi', 'toi', 'tối', 'tới', 'tội', 'tuyết', 'tuyet']);

/** What a run of letters, small and without spaces, looks like; null where it is far from every mark. */
export function resembling(joined: string): Resembling | null {
  if (!QUICK.test(joined)) return null;
  const lower = joined.replace(STROKES, 'm');
  const strokes = lower !== joined;
  const at = FIRST_OF_TWO.test(lower) ? lower.lastIndexOf('m') : 0;
  const last = lastWord(lower.slice(at));
  if (last === null) return null;
  if (at === 0) {
    if (last === 'exact' || last === 'plain') return strokes ? { level: 'mat', likeness: 'no-word' } : null;
    return { level: 'mat', likeness: last };
  }
  const first = lower.slice(0, at);
  const level = firstWord(first);
  if (level === null) return null;
  const isEveryday = EVERYDAY_FIRST.has(first);
  const isKeyed = isTyped(level === 'toi-mat' ? 'toi' : 'tuyet', first);
  if (last === 'typed' || (isKeyed && last !== 'other-word')) return { level, likeness: 'typed' };
  if (strokes || last === 'no-word' || (last === 'other-word' && !isEveryday))
    return { level, likeness: 'no-word' };
  if (last === 'other-word' || (last === 'plain' && isEveryday)) return { level, likeness: 'other-word' };
  return { level, likeness: /\d/.test(first) ? 'no-word' : 'slip' };
}

const CARET = /[aeo]\s?\^|m\s?[@&]\s?t/i;
/** "M@T"; "&" only behind the first word of two. */
const AT_SIGN = /(?<=m\s?)@(?=\s?t)|(?<=(?:tuyệt|tuyet|tối|toi)\s{1,2}m\s?)&(?=\s?t(?!\p{L}))/giu;
const VIQR = /[aeo](?:\^[.'`?~]?|[.'`?~]\^)/gi;
const TONES = { '.': 'ậẬệỆộỘ', "'": 'ấẤếẾốỐ', '`': 'ầẦềỀồỒ', '?': 'ẩẨểỂổỔ', '~': 'ẫẪễỄỗỖ', '': 'âÂêÊôÔ' };
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries(TONES).flatMap(([tone, letters]) =>
    [...'aAeEoO'].flatMap((plain, at): [string, string][] => [
      [`${plain}^${tone}`, letters.charAt(at)],
      [`${plain}${tone}^`, letters.charAt(at)],
    ]),
  ),
);

/** VIQR ("MA^.T", "So^'") in the letters that it stands for, and "M@T". */
const SPACED = /(?<=m\s?)a\s?\^\s?\.\s?(?=t)/gi;
export const withoutCarets = (text: string): string =>
  CARET.test(text)
    ? text
        .replace(SPACED, (typed) => (typed.startsWith('a') ? 'ậ' : 'Ậ'))
        .replace(VIQR, (typed) => LETTERS.get(typed) ?? typed)
        .replace(AT_SIGN, 'A')
    : text;
