import type { PageItem } from './pageText.ts';
import { LIMITS } from './layout.ts';

/** Words that stand on one base line, from left to right. */
export interface Line {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly height: number;
  readonly items: readonly PageItem[];
}

/** A wider gap than this many letters' height parts two runs of one row. */
const RUN_GAP = 2.2;
const WORD_GAP = 0.12;
const SET_OVER = 0.2;
const UNSURE = '¿';

export const tidy = (text: string): string => text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
export const rightOf = ({ x, width }: PageItem): number => x + width;
export const centerOf = ({ x, right }: Line): number => (x + right) / 2;
export const isCapitals = (text: string): boolean => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
/** "-----", "*", "_____" */
export const isOrnament = (text: string): boolean => !/[\p{L}\d]/u.test(text);

/** Where a place in an item's text lies, by what letters are usually wide. */
export function xAt({ text, x, width }: PageItem, index: number): number {
  const whole = roomOf(text);
  return whole === 0 ? x : x + (width * roomOf(text.slice(0, index))) / whole;
}

function roomOf(text: string): number {
  let room = 0;
  for (const letter of text) {
    if (/\p{M}/u.test(letter)) continue;
    room += letter === ' ' ? 0.25 : /\p{Lu}/u.test(letter) ? 0.66 : 0.47;
  }
  return room;
}

/** Both parts of an item that is cut before `index`, without the blanks between them. */
export function cutAt(item: PageItem, index: number): PageItem[] {
  const { text } = item;
  const from = index + (text.slice(index).length - text.slice(index).trimStart().length);
  const end = text.slice(0, index).trimEnd().length;
  const middle = xAt(item, from);
  return [
    { ...item, text: text.slice(0, end), width: xAt(item, end) - item.x },
    { ...item, text: text.slice(from), x: middle, width: rightOf(item) - middle },
  ].filter((part) => part.text.trim() !== '');
}

/** Items that hold a wide blank ("Số:        /UBND") in their pieces. */
export function parted(items: readonly PageItem[]): PageItem[] {
  return items.flatMap((item) => {
    const pieces: PageItem[] = [];
    let rest = item;
    for (let gap = rest.text.search(/\S\s{3,}\S/u); gap >= 0; gap = rest.text.search(/\S\s{3,}\S/u)) {
      const [first, second] = cutAt(rest, gap + 1);
      if (first === undefined || second === undefined) break;
      pieces.push(first);
      rest = second;
    }
    return [...pieces, rest];
  });
}

/** Rows by base line, each from left to right, whatever overlaps. */
export function rowsOf(items: readonly PageItem[], tolerance: number = LIMITS.sameLine): Line[] {
  const rows: PageItem[][] = [];
  let anchor = Number.NEGATIVE_INFINITY;
  for (const item of items.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row === undefined || item.y - anchor > tolerance) {
      rows.push([item]);
      anchor = item.y;
    } else row.push(item);
  }
  return rows.map(lineOf).filter(({ text }) => text !== '');
}

/** The parts of a row between wide gaps. */
export function runsOf({ items }: Line): Line[] {
  const runs: PageItem[][] = [];
  let right = 0;
  for (const item of items) {
    const last = runs.at(-1);
    if (last === undefined || item.x - right > item.height * RUN_GAP) runs.push([item]);
    else last.push(item);
    right = Math.max(right, rightOf(item));
  }
  return runs.map(lineOf);
}

/** Parts of a row as one line. */
export const lineFrom = (runs: readonly Line[]): Line => lineOf(runs.flatMap(({ items }) => items));

function lineOf(unsorted: readonly PageItem[]): Line {
  const items = opened(unsorted).toSorted((a, b) => a.x - b.x);
  let text = '';
  let right = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    const apart = text !== '' && item.x - right > item.height * WORD_GAP;
    // a digit set over a printed one leaves neither
    const over = /\d$/u.test(text) && /^\d/u.test(item.text) && right - item.x > item.height * SET_OVER;
    text += `${over ? UNSURE : apart ? ' ' : ''}${item.text}`;
    right = Math.max(right, rightOf(item));
  }
  return {
    text: tidy(text),
    x: Math.min(...items.map(({ x }) => x)),
    right,
    y: Math.max(...items.map(({ y }) => y)),
    height: Math.max(...items.map(({ height }) => height)),
    items,
  };
}

/** An item over whose blank another was set ("ngày  tháng" and "17"), cut at that blank. */
function opened(items: readonly PageItem[]): PageItem[] {
  return items.flatMap((item) => {
    const inside = items.find(
      (other) =>
        other !== item &&
        other.text.length < item.text.length &&
        other.x > item.x &&
        other.x + other.width / 2 < rightOf(item),
    );
    if (inside === undefined) return [item];
    const middle = inside.x + inside.width / 2;
    const places = [...item.text.matchAll(/\s+|:(?=\S)/gu)].map(({ index, 0: found }) =>
      found === ':' ? index + 1 : index,
    );
    const nearest = places
      .toSorted((a, b) => Math.abs(xAt(item, a) - middle) - Math.abs(xAt(item, b) - middle))
      .at(0);
    return nearest === undefined ? [item] : cutAt(item, nearest);
  });
}
