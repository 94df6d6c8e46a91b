import type { LetterCore } from './letterCore.ts';

/** Fewer words of the matter are equal by chance. */
export const FEWEST_OF_CORE = 8;
/** The parts that differ are no longer than this. */
const MOST_APART = 60;
const LONGEST_LEFT = 14;
const MOST_ADDED = 3;
const AT_ONCE = 2;

/** Words that a greeting is made of, or that stand before a name. */
const FRAME = new Set(
  'kinh gui thua chao xin cac dong chi ban quy co quan lanh dao dang uy uy ban nhan dan ubnd chu tich bi thu ong ba va van phong tiep cong xa phuong tinh huyen toi la em chau chung ten nguoi viet ky ho ten dia so nha thay mat dai dien tran trong chan thanh cam on biet lam don'.split(
    ' ',
  ),
);
/** One such word more, and it is another wish. */
const TURNS = new Set('khong chua chang dung thoi bo nua them chi'.split(' '));

/**
 * Whether two letters are one that several people sent: the words of the matter in the same order, nothing in place of
 * anything else, but for what is left of greeting and signature. Another place, number or wish makes another letter.
 */
export function isOneLetter(a: LetterCore, b: LetterCore): boolean {
  if (Math.min(a.body.length, b.body.length) < FEWEST_OF_CORE) return false;
  const titled = a.title.length > 0 && b.title.length > 0;
  if (titled && !sameBut(a.title, b.title)) return false;
  return sameBut(a.body, b.body);
}

function sameBut(a: readonly string[], b: readonly string[]): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [mine, theirs] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (mine.length === 0 && theirs.length === 0) return true;
  if (Math.max(mine.length, theirs.length) > MOST_APART) return false;
  let added = 0;
  return partsApart(mine, theirs).every((part) => {
    const [first, last] = [start === 0 && part.first, end === 0 && part.last];
    const both = [part.mine, part.theirs];
    if (first && both.every((some) => some.length <= LONGEST_LEFT && some.every((word) => FRAME.has(word))))
      return true;
    if (last && both.every(isSignature)) return true;
    const [some = []] = both.filter((one) => one.length > 0);
    if (part.mine.length > 0 && part.theirs.length > 0) return false;
    added += some.length;
    return (
      some.length <= AT_ONCE &&
      added <= MOST_ADDED &&
      !some.some((word) => /\d/.test(word) || TURNS.has(word))
    );
  });
}

const isSignature = (some: readonly string[]): boolean =>
  some.length === 0 || (some.length <= LONGEST_LEFT && FRAME.has(some[0] ?? ''));

interface Apart {
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
  readonly first: boolean;
  readonly last: boolean;
}

/** What is not in the longest common row of words, part by part. */
function partsApart(a: readonly string[], b: readonly string[]): Apart[] {
  const common = Array.from({ length: a.length + 1 }, () => new Uint8Array(b.length + 1));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = common[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const found: Apart[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [fromI, fromJ] = [i, j];
    while ((i < a.length || j < b.length) && !(i < a.length && j < b.length && a[i] === b[j])) {
      if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) i += 1;
      else j += 1;
    }
    if (i > fromI || j > fromJ)
      found.push({
        mine: a.slice(fromI, i),
        theirs: b.slice(fromJ, j),
        first: fromI === 0 && fromJ === 0,
        last: i === a.length && j === b.length,
      });
    while (i < a.length && j < b.length && a[i] === b[j]) [i, j] = [i + 1, j + 1];
  }
  return found;
}

/** Words of a piece by which letters are looked for, and how many pieces each letter is known by. */
const PIECE = 4;
const KNOWN_BY = 6;

/** A few pieces of a letter, the same ones whoever wrote it: two of one wording have most of them in common. */
export function piecesOf({ title, body }: LetterCore): string[] {
  if (body.length < FEWEST_OF_CORE) return [];
  const all = [...title, ...body];
  const found = new Map<string, number>();
  for (let at = 0; at + PIECE <= all.length; at += 1) {
    const piece = all.slice(at, at + PIECE).join(' ');
    found.set(piece, orderOf(piece));
  }
  return [...found]
    .sort((a, b) => a[1] - b[1])
    .slice(0, KNOWN_BY)
    .map(([piece]) => piece);
}

/** FNV-1a, well mixed: an order that has nothing to do with the alphabet. */
function orderOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  return (hash ^ (hash >>> 15)) >>> 0;
}
