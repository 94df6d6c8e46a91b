import { foldBase } from '../../shared/domain/text/fold.ts';

/** How long a press belongs to the word begun before it. */
export const SEARCH_MS = 1000;

export interface Findable {
  text: string;
  disabled?: boolean;
}

/**
 * Where a closed list goes when somebody types: to what begins so, else to what has words that run so ("thuy", "thu
 * thuy" and "dang thi" are all Đặng Thị Thu Thủy), with or without marks; from the place on, then round. -1: nowhere.
 */
export function findTyped(choices: readonly Findable[], typed: string, from: number): number {
  const folded = foldBase(typed);
  if (folded === '') return -1;
  // a space after a word ends it: "thu " is no longer the beginning of "thuy"
  const wanted = /\s$/.test(typed) ? ` ${folded} ` : ` ${folded}`;
  const start = Math.max(0, from);
  const order = choices.map((_, step) => (start + step) % choices.length);
  const able = order.filter((at) => choices[at]?.disabled !== true);
  const wordsOf = (at: number): string => ` ${foldBase(choices[at]?.text ?? '')} `;
  const first = able.find((at) => wordsOf(at).startsWith(wanted));
  return first ?? able.find((at) => wordsOf(at).includes(wanted)) ?? -1;
}

export interface Search {
  readonly text: string;
  /** When its last key was pressed, ms. */
  readonly at: number;
}

export const NO_SEARCH: Search = { text: '', at: 0 };

/**
 * The search after a key, or null where the key is none of it (a space that begins nothing picks, as everywhere). While
 * a search runs the space is one of its letters, and Backspace takes the last one back.
 */
export function searchAfter(search: Search, key: string, at: number): Search | null {
  const text = at - search.at < SEARCH_MS ? search.text : '';
  if (key === 'Backspace') return text === '' ? null : { text: text.slice(0, -1), at };
  if ([...key].length !== 1 || (key === ' ' && text === '')) return null;
  return { text: text + key, at };
}
