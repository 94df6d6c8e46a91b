import { foldBase, foldExact } from '../../text/fold.ts';
import type { PageItem, PageText } from './pageText.ts';
import { FOOT, LIMITS, MOTTOS, NOT_A_HEAD, startOf } from './layout.ts';
import { centerOf, cutAt, isCapitals, type Line, rightOf, rowsOf, runsOf, xAt } from './lines.ts';

/** The name of a type over the middle of the page, and what the same line says after it. */
export interface Title {
  readonly typeName: string;
  readonly rest: string;
  readonly line: Line;
}

/** The head of a document: what stands left and right between the motto and the foot. */
interface Head {
  readonly left: readonly Line[];
  readonly right: readonly Line[];
  readonly title: Title | null;
  /** "Kính gửi" ends the head */
  readonly addressed: boolean;
  /** the rows from the foot on */
  readonly below: readonly Line[];
}

const MOTTO_SHARE = 0.45;
const FOOT_SHARE = 0.62;
/** The organ may stand this much over the motto, in points. */
const OVER_MOTTO = 14;
/** Left of the motto a wider line of its column (the date) may begin, by this much. */
const BEFORE_MOTTO = 130;
const CLOSE_ROWS = 3;
const OFF_CENTRE = 90;

const squashed = (text: string): string => foldBase(text).replaceAll(' ', '');
const SQUASHED_MOTTOS = MOTTOS.map(squashed);

interface Motto {
  readonly y: number;
  readonly edge: number;
  readonly items: readonly PageItem[];
}

/**
 * Finds the head by the motto; null where a page has none, or where what has one is a form or an appendix. `typeNames`
 * without what they have in brackets.
 */
export function headOf(
  page: PageText,
  items: readonly PageItem[],
  typeNames: readonly string[],
): Head | null {
  const motto = mottoOf(items, page.height * MOTTO_SHARE);
  if (motto === null) return null;
  const rows = rowsOf(motto.items, CLOSE_ROWS);
  if (rows.some(({ y, text }) => y <= motto.y && isNoHead(text))) return null;
  const title = titleOf(rows, motto, page, typeNames);
  const addressed = rows.find(
    (row) =>
      row.y > motto.y &&
      row.y < page.height * FOOT_SHARE &&
      runsOf(row).some(({ text }) => startOf(foldExact(text), FOOT) !== null),
  );
  const foot = Math.min(title?.line.y ?? page.height * MOTTO_SHARE, addressed?.y ?? Number.POSITIVE_INFINITY);
  const inside = motto.items.filter(({ y }) => y >= motto.y - OVER_MOTTO && y < foot - CLOSE_ROWS);
  const middle = gapBetween(inside, motto.edge);
  const below = rowsOf(motto.items.filter(({ y }) => y >= foot - CLOSE_ROWS));
  return {
    left: [...rowsOf(inside.filter(({ x }) => x < middle)), ...besideAddress(below, middle)],
    right: rowsOf(inside.filter(({ x, y }) => x >= middle && y > motto.y + CLOSE_ROWS)),
    title,
    addressed: addressed !== undefined,
    below,
  };
}

const isNoHead = (text: string): boolean => {
  const folded = ` ${foldExact(text)} `;
  return NOT_A_HEAD.some((word) => folded.includes(` ${word} `));
};

function mottoOf(items: readonly PageItem[], lowest: number): Motto | null {
  for (const row of rowsOf(
    items.filter(({ y }) => y < lowest),
    CLOSE_ROWS,
  ))
    for (const run of runsOf(row)) {
      const found = startIn(run);
      const second = found === null ? secondLineIn(run) : null;
      if (second !== null) return second(items);
      if (found === null) continue;
      const { item, index } = found;
      const others = items.filter((one) => one !== item);
      const pieces = index > 0 ? cutAt(item, index) : [item];
      return { y: row.y, edge: xAt(item, index), items: [...others, ...pieces] };
    }
  return null;
}

/** What stands under the motto of the State; narrower than it, and a line lower, by so many points. */
const UNDER_MOTTO = squashed('Độc lập - Tự do - Hạnh phúc').replaceAll('-', '');
const WIDER = 45;
const LOWER = 15;

/** Where a seal lies on the motto of a scan, the line under it tells the same. */
function secondLineIn(run: Line): ((items: readonly PageItem[]) => Motto) | null {
  if (!isRecognised(run) || squashed(run.text).replaceAll(/[^a-z]/gu, '') !== UNDER_MOTTO) return null;
  return (items) => ({ y: run.y - LOWER, edge: run.x - WIDER, items });
}

/** The item and the place in it where the motto begins. */
function startIn({ items }: Line): { item: PageItem; index: number } | null {
  const whole = items.map(({ text }) => squashed(text)).join('');
  const at = SQUASHED_MOTTOS.map((motto) => whole.indexOf(motto)).find((index) => index >= 0);
  if (at === undefined) return null;
  let before = 0;
  for (const item of items) {
    const { length } = squashed(item.text);
    if (at < before + length) {
      let index = 0;
      while (index < item.text.length && squashed(item.text.slice(0, index + 1)).length <= at - before)
        index += 1;
      return isCapitals(item.text.slice(index)) ? { item, index } : null;
    }
    before += length;
  }
  return null;
}

/** A part of a seal before the words of a recognised line ("DA NGHỊ QUYẾT"): one short word of which nobody is sure. */
function withoutSpeck(line: Line): Line {
  const [first, ...others] = line.text.split(' ');
  const doubtful =
    isRecognised(line) && Math.min(...line.items.map(({ sure }) => sure ?? 100)) < LIMITS.sureWord;
  return doubtful && (first?.length ?? 0) <= 2 && others.length > 1
    ? { ...line, text: others.join(' ') }
    : line;
}

const isRecognised = ({ items }: Line): boolean => items.some(({ sure }) => sure !== undefined);

/** Recognisers take one mark for another: "QUYÉT ĐỊNH". */
const byLetters = <T extends { readonly name: string }>(text: string, types: readonly T[]): T | undefined =>
  types.find(({ name }) => startOf(foldBase(text), [foldBase(name)]) !== null);

/** What still stands in the left column where "Kính gửi" begins in the right one. */
function besideAddress(below: readonly Line[], middle: number): Line[] {
  const first = below[0];
  const address = first && runsOf(first).find(({ text }) => startOf(foldExact(text), FOOT) !== null);
  if (address === undefined || address.x < middle) return [];
  const columns = below.map((row) => runsOf(row)[0]);
  const end = columns.findIndex((run) => run === undefined || run.right > middle);
  return columns.slice(0, end < 0 ? undefined : end).filter((run) => run !== undefined);
}

/** The x between both columns: crossed by the fewest items, and of these the widest gap. */
function gapBetween(items: readonly PageItem[], edge: number): number {
  const starts = items.map(({ x }) => x).filter((x) => x > edge - BEFORE_MOTTO && x <= edge);
  const scored = [...new Set([...starts, edge].map(Math.floor))].map((x) => {
    const crossing = items.filter((item) => item.x < x - 1 && rightOf(item) > x + 1).length;
    const gaps = items
      .filter((item) => item.x < x - 1 && rightOf(item) <= x + 1)
      .map((item) => x - rightOf(item));
    return { x, crossing, gap: Math.min(...gaps, 1_000) };
  });
  scored.sort((a, b) => a.crossing - b.crossing || b.gap - a.gap);
  return (scored[0]?.x ?? edge) - 1;
}

function titleOf(
  rows: readonly Line[],
  motto: Motto,
  page: PageText,
  typeNames: readonly string[],
): Title | null {
  const longestFirst = typeNames
    .map((name) => ({ name, folded: foldExact(name) }))
    .toSorted((a, b) => b.folded.length - a.folded.length);
  const under = rows.filter(({ y }) => y > motto.y + 8 && y < page.height * FOOT_SHARE);
  for (const line of under.flatMap(runsOf).map(withoutSpeck)) {
    if (Math.abs(centerOf(line) - page.width / 2) > OFF_CENTRE) continue;
    const folded = foldExact(line.text);
    const type =
      longestFirst.find((one) => startOf(folded, [one.folded]) !== null) ??
      (isRecognised(line) ? byLetters(line.text, longestFirst) : undefined);
    if (type === undefined) continue;
    const words = line.text.split(' ');
    const count = type.folded.split(' ').length;
    if (!isCapitals(words.slice(0, count).join(' '))) continue;
    return { typeName: type.name.toLocaleLowerCase('vi'), rest: words.slice(count).join(' '), line };
  }
  return null;
}
