export interface Change {
  readonly kind: 'same' | 'out' | 'in';
  readonly text: string;
}

/** Beyond so many words on both sides the middle is shown as one change: a table of all pairs would be too large. */
const MOST_CELLS = 4_000_000;

/** What has to be taken out and put in, word by word, to make one text of another. Joined, `same` and `in` are `after`. */
export function wordChanges(before: string, after: string): Change[] {
  const a = before.match(/\S+|\s+/g) ?? [];
  const b = after.match(/\S+|\s+/g) ?? [];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const middle = middleOf(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const same = (words: readonly string[]): Change[] => words.map((text) => ({ kind: 'same', text }));
  return merged([...same(b.slice(0, head)), ...middle, ...same(b.slice(b.length - tail))]);
}

function middleOf(a: readonly string[], b: readonly string[]): Change[] {
  const out = (words: readonly string[]): Change[] => words.map((text) => ({ kind: 'out', text }));
  const put = (words: readonly string[]): Change[] => words.map((text) => ({ kind: 'in', text }));
  if (a.length * b.length > MOST_CELLS) return [...out(a), ...put(b)];
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const changes: Change[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      changes.push({ kind: 'same', text: b[j] ?? '' });
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      changes.push({ kind: 'out', text: a[i] ?? '' });
      i += 1;
    } else {
      changes.push({ kind: 'in', text: b[j] ?? '' });
      j += 1;
    }
  }
  return [...changes, ...out(a.slice(i)), ...put(b.slice(j))];
}

function merged(changes: readonly Change[]): Change[] {
  const result: Change[] = [];
  for (const change of changes) {
    const last = result.at(-1);
    if (last?.kind === change.kind) result[result.length - 1] = { ...last, text: last.text + change.text };
    else result.push(change);
  }
  return result;
}
