import { type Change, wordChanges } from './wordChanges.ts';

/** Paragraphs that stand in both texts, or a place where they differ, word by word. */
export type ChangedPart =
  | { readonly kind: 'same'; readonly paragraphs: readonly string[] }
  | { readonly kind: 'changed'; readonly changes: readonly Change[] };

/** Beyond so many paragraphs taken out and put in the middle is one change: the two have little in common. */
const MOST_EDITS = 1200;

/**
 * What was changed between two texts, paragraph by paragraph and then word by word inside those that differ. White space
 * at the ends of a paragraph and empty paragraphs say nothing and are left out.
 * @param joint what stands between the paragraphs of one change: a line feed, or a space where the paragraphs are only
 *   lines of a printed page, which break elsewhere when a word comes in
 */
export function paragraphChanges(
  before: readonly string[],
  after: readonly string[],
  joint: '\n' | ' ' = '\n',
): ChangedPart[] {
  const a = wordsOnly(before);
  const b = wordsOnly(after);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const parts: ChangedPart[] = [];
  const same = (paragraphs: readonly string[]): void => {
    const last = parts.at(-1);
    if (paragraphs.length === 0) return;
    if (last?.kind === 'same')
      parts[parts.length - 1] = { kind: 'same', paragraphs: [...last.paragraphs, ...paragraphs] };
    else parts.push({ kind: 'same', paragraphs });
  };
  same(b.slice(0, head));
  for (const step of middleOf(a.slice(head, a.length - tail), b.slice(head, b.length - tail))) {
    if (step.kind === 'same') same([step.paragraph]);
    else
      parts.push({ kind: 'changed', changes: readableChanges(step.out.join(joint), step.put.join(joint)) });
  }
  same(b.slice(b.length - tail));
  return parts;
}

/** Below this share of letters in common a mixture of both says less than one after the other. */
const LEAST_IN_COMMON = 0.4;

function readableChanges(out: string, put: string): readonly Change[] {
  if (out === '' || put === '') return wordChanges(out, put);
  const changes = wordChanges(out, put);
  const common = changes.reduce((sum, { kind, text }) => sum + (kind === 'same' ? lettersIn(text) : 0), 0);
  if (common >= LEAST_IN_COMMON * Math.max(lettersIn(out), lettersIn(put))) return changes;
  return [
    { kind: 'out', text: out },
    { kind: 'in', text: put },
  ];
}

const lettersIn = (text: string): number => text.replace(/\s+/g, '').length;

const wordsOnly = (paragraphs: readonly string[]): string[] =>
  paragraphs.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');

type Step =
  | { readonly kind: 'same'; readonly paragraph: string }
  | { readonly kind: 'changed'; readonly out: string[]; readonly put: string[] };

function middleOf(a: readonly string[], b: readonly string[]): Step[] {
  if (a.length === 0 && b.length === 0) return [];
  const edits = shortestEdits(a, b);
  if (edits === null) return [{ kind: 'changed', out: [...a], put: [...b] }];
  const steps: Step[] = [];
  const changed = (): Extract<Step, { kind: 'changed' }> => {
    const last = steps.at(-1);
    if (last?.kind === 'changed') return last;
    const fresh = { kind: 'changed' as const, out: [], put: [] };
    steps.push(fresh);
    return fresh;
  };
  for (const { kind, text } of edits) {
    if (kind === 'same') steps.push({ kind, paragraph: text });
    else (kind === 'out' ? changed().out : changed().put).push(text);
  }
  return steps;
}

/**
 * The fewest paragraphs to take out and put in (E. W. Myers, An O(ND) Difference Algorithm, 1986): quick where two rounds
 * have much in common, however long they are. @returns null beyond `MOST_EDITS`
 */
function shortestEdits(a: readonly string[], b: readonly string[]): Change[] | null {
  const reached: Map<number, number>[] = []; // for each number of edits: diagonal x − y → furthest x
  let now = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= Math.min(MOST_EDITS, a.length + b.length); edits += 1) {
    const next = new Map<number, number>();
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = goesDown(now, diagonal, edits)
        ? (now.get(diagonal + 1) ?? 0)
        : (now.get(diagonal - 1) ?? 0) + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return walkedBack(a, b, reached);
    }
    reached.push(next);
    now = next;
  }
  return null;
}

/** Whether the best way to a diagonal comes from the one above it, by putting in, and not by taking out. */
const goesDown = (from: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean =>
  diagonal === -edits ||
  (diagonal !== edits && (from.get(diagonal - 1) ?? -1) < (from.get(diagonal + 1) ?? -1));

function walkedBack(
  a: readonly string[],
  b: readonly string[],
  reached: readonly ReadonlyMap<number, number>[],
): Change[] {
  const back: Change[] = [];
  let [x, y] = [a.length, b.length];
  const same = (toX: number): void => {
    for (; x > toX && y > 0; x -= 1, y -= 1) back.push({ kind: 'same', text: a[x - 1] ?? '' });
  };
  for (let edits = reached.length; edits > 0; edits -= 1) {
    const from = reached[edits - 1] ?? new Map<number, number>();
    const diagonal = x - y;
    const down = goesDown(from, diagonal, edits);
    const fromX = from.get(down ? diagonal + 1 : diagonal - 1) ?? 0;
    same(down ? fromX : fromX + 1);
    back.push(down ? { kind: 'in', text: b[y - 1] ?? '' } : { kind: 'out', text: a[x - 1] ?? '' });
    if (down) y -= 1;
    else x -= 1;
  }
  same(0);
  return back.reverse();
}
