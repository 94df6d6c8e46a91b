/** A page in words, as a reader of files gives it. */
export interface PageItem {
  readonly text: string;
  /** from the left, in points */
  readonly x: number;
  /** of the base line, from the top, in points */
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** of a word that was recognised in a picture: how sure its letters are on the average, 0 to 100 */
  readonly sure?: number;
  /** and how sure the least sure of its digits is; null where it has none */
  readonly digits?: number | null;
}

/** A word that was recognised in a picture; places and sizes in its pixels, the base line from the top. */
export interface RecognisedWord {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly sure: number;
  readonly digits: number | null;
}

export interface PageText {
  readonly width: number;
  readonly height: number;
  readonly items: readonly PageItem[];
}

export type ReadUrgency = 'khan' | 'thuong-khan' | 'hoa-toc';

/** Where something stands on a page, in points from its upper left corner. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The place of words, with a little paper around them; null for no words. */
export function spotOf(items: readonly PageItem[]): Spot | null {
  if (items.length === 0) return null;
  const tallest = Math.max(...items.map(({ height }) => height));
  const margin = tallest / 2;
  const [left, top] = [
    Math.min(...items.map(({ x }) => x)) - margin,
    Math.min(...items.map(({ y, height }) => y - height)) - margin,
  ];
  const right = Math.max(...items.map(({ x, width }) => x + width)) + margin;
  const bottom = Math.max(...items.map(({ y }) => y)) + margin;
  return { x: Math.max(0, left), y: Math.max(0, top), width: right - left, height: bottom - top };
}

/** A full page of small print has a fifth of that; what is beyond is no office document's first page. */
const MOST_LETTERS = 40_000;
const MOST_ITEMS = 4_000;

/** As many of the items as a page of print may have. */
export function bounded(items: readonly PageItem[]): PageItem[] {
  let letters = 0;
  return items.slice(0, MOST_ITEMS).filter(({ text }) => (letters += text.length) <= MOST_LETTERS);
}
