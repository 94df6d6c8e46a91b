import { type Component, type Components, heightOf, widthOf } from './components.ts';

/** Letters that stand together by themselves: what may be a stamp of one or two words. */
export interface Group {
  /** main letters, from the left */
  readonly letters: readonly Component[];
  /** these and the marks above and below them */
  readonly members: ReadonlySet<number>;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** of a letter, pixels */
  readonly size: number;
}

/** Heights of capitals of stamps and heads, and of the whole, millimetres. */
const LETTER_MM = { least: 1.7, most: 10.5 } as const;
const GROUP_MM = { least: 6, most: 85 } as const;
/** How far the next letter may be, in heights of a letter; lines of text are longer than any stamp by that. */
export const NEXT = 1.25;
/** The same where its letters stand apart. */
export const NEXT_APART = 2.3;
/** A word of three letters in narrow print, and two words with gaps between their letters; widths in heights. */
const SHAPE = { least: 1.3, most: 17 } as const;
const MOST_LETTERS = 22;

/** Ink in the box of a letter; a piece of a frame has less. */
const FILLED = 0.17;
/** A bar at an end, and what is much higher than its neighbours, is a piece of a frame as well. */
const HIGHER = 1.3;
const SPARSE = 0.33;
const BAR = 0.22;
const BAR_HIGHER = 1.12;

/** How high a capital without marks is, most likely: marks hang together with some of the letters. */
function capitalOf(letters: readonly Component[]): number {
  const heights = letters.map(heightOf).toSorted((a, b) => a - b);
  return heights[Math.floor((heights.length - 1) * 0.4)] ?? 1;
}

/** Without the pieces of a frame at its two ends. */
function withoutFrame(letters: readonly Component[]): readonly Component[] {
  const size = capitalOf(letters);
  const isFrame = (one: Component | undefined): boolean => {
    if (one === undefined) return false;
    const high = heightOf(one);
    const isSparse = one.area < SPARSE * widthOf(one) * high;
    return (high > size * HIGHER && isSparse) || (widthOf(one) < high * BAR && high > size * BAR_HIGHER);
  };
  let [from, to] = [0, letters.length];
  while (to - from > 1 && isFrame(letters[from])) from += 1;
  while (to - from > 1 && isFrame(letters[to - 1])) to -= 1;
  return letters.slice(from, to);
}

/** @param mm pixels of a millimetre */
export function groupsOf({ list }: Components, mm: number, next = NEXT): Group[] {
  const letters = list
    .filter((one) => {
      const [wide, high] = [widthOf(one), heightOf(one)];
      const isHigh = high >= LETTER_MM.least * mm && high <= LETTER_MM.most * mm;
      return isHigh && wide <= high * 14 && wide >= high * 0.1 && one.area >= FILLED * wide * high;
    })
    .toSorted((a, b) => a.left - b.left);
  const parent = letters.map((_, at) => at);
  const rootOf = (at: number): number => {
    let up = at;
    while (parent[up] !== up) up = parent[up] = parent[parent[up] ?? 0] ?? 0;
    return up;
  };
  const widest = LETTER_MM.most * mm * next;
  for (const [at, one] of letters.entries()) {
    const high = heightOf(one);
    for (let later = at + 1; later < letters.length; later += 1) {
      const other = letters[later];
      if (other === undefined || other.left - one.right > widest) break;
      const otherHigh = heightOf(other);
      const size = Math.min(high, otherHigh);
      const ratio = Math.max(high, otherHigh) / size;
      const apart = other.left - one.right;
      const off = Math.abs((one.top + one.bottom - other.top - other.bottom) / 2);
      if (ratio > 1.9 || apart > size * next || off > size * 0.55) continue;
      const [a, b] = [rootOf(at), rootOf(later)];
      if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  const gathered = new Map<number, Component[]>();
  for (const [at, one] of letters.entries()) {
    const root = rootOf(at);
    const group = gathered.get(root);
    if (group === undefined) gathered.set(root, [one]);
    else group.push(one);
  }
  const groups: Group[] = [];
  for (const all of gathered.values()) {
    if (all.length > MOST_LETTERS) continue;
    const group = withoutFrame(all);
    const size = capitalOf(group);
    const left = Math.min(...group.map((one) => one.left));
    const right = Math.max(...group.map((one) => one.right));
    const wide = right - left + 1;
    if (wide < GROUP_MM.least * mm || wide > GROUP_MM.most * mm) continue;
    if (wide < size * SHAPE.least || wide > size * SHAPE.most) continue;
    const top = Math.min(...group.map((one) => one.top));
    const bottom = Math.max(...group.map((one) => one.bottom));
    groups.push({ letters: group, members: new Set(), left, right, top, bottom, size });
  }
  return groups.map((group) => withMarks(group, list));
}

/** Circumflex, hook, dot: small ink right above or below. */
function withMarks(group: Group, list: readonly Component[]): Group {
  const members = new Set(group.letters.map(({ label }) => label));
  const reach = group.size * 0.75;
  let { top, bottom } = group;
  for (const one of list) {
    if (members.has(one.label) || one.right < group.left || one.left > group.right) continue;
    if (one.bottom < group.top - reach || one.top > group.bottom + reach) continue;
    const high = heightOf(one);
    if (high > group.size * 0.75 || widthOf(one) > group.size * 1.3) continue;
    members.add(one.label);
    if (one.top < top) ({ top } = one);
    if (one.bottom > bottom) ({ bottom } = one);
  }
  return { ...group, members, top, bottom };
}
