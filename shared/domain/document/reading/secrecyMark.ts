import type { PageText } from './pageText.ts';
import { rightOf, tidy } from './lines.ts';

const MARK = /^(?:tuyệt mật|tối mật|mật)$/iu;
const HEAD_SHARE = 0.5;
const MOST_ITEMS = 4_000;
const SAME_LINE = 3;
/** A wider gap than this many letters' height parts two columns. */
const COLUMN_GAP = 0.8;

/**
 * Does a mark of secrecy stand alone in the upper half of the page? It has lines of its own, closer ones than the
 * reader's, and looks at pages that the reader doesn't read.
 */
export function hasSecrecyMark({ height, items }: PageText): boolean {
  const sorted = items
    .slice(0, MOST_ITEMS)
    .filter(({ text }) => text.trim() !== '')
    .toSorted((a, b) => (Math.abs(a.y - b.y) <= SAME_LINE ? a.x - b.x : a.y - b.y));
  const lines: { text: string; y: number; right: number }[] = [];
  for (const item of sorted) {
    const last = lines.at(-1);
    const right = rightOf(item);
    const gap = last === undefined ? 0 : item.x - last.right;
    const joins =
      last !== undefined &&
      Math.abs(last.y - item.y) <= SAME_LINE &&
      gap >= -SAME_LINE &&
      gap < item.height * COLUMN_GAP;
    if (!joins) {
      lines.push({ text: item.text, y: item.y, right });
      continue;
    }
    const space = gap > item.height * 0.12 && !/\s$/u.test(last.text) && !/^\s/u.test(item.text) ? ' ' : '';
    last.text = `${last.text}${space}${item.text}`;
    last.right = right;
  }
  return lines.some(({ text, y }) => y < height * HEAD_SHARE && MARK.test(tidy(text)));
}
