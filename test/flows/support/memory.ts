import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';

const CHUNK = 16 << 20;

/** No such file, no such process: it ended between the list and the look. */
const ENDED = new Set(['ENOENT', 'ESRCH']);

/** The process of this id and all that it started, as Linux lists them. */
export function familyOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // it ended while we looked
    }
  }
  const family = [pid];
  for (const one of family) for (const [child, parent] of parents) if (parent === one) family.push(child);
  return family;
}

/**
 * How often each of `words` stands in the writable memory of a process, in UTF-8 and in UTF-16 (V8 keeps Vietnamese so).
 * Needs the right to trace it: root, or a process of the same user where the system allows. One that ended holds nothing.
 */
export function countInMemory(pid: number, words: readonly string[]): number[] {
  const needles = words.map((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]);
  const longest = Math.max(...needles.flat().map(({ length }) => length));
  const counts = words.map(() => 0);
  const memory = openedOf(pid);
  if (!memory) return counts;
  const { file, regions } = memory;
  const buffer = Buffer.alloc(CHUNK);
  try {
    for (const line of regions.split('\n')) {
      const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
      if (from === undefined || to === undefined) continue;
      const end = Number.parseInt(to, 16);
      for (let at = Number.parseInt(from, 16); at < end;) {
        const asked = Math.min(CHUNK, end - at);
        let read = 0;
        try {
          read = readSync(file, buffer, 0, asked, at);
        } catch {
          break; // a region that is only reserved
        }
        if (read === 0) break;
        const seen = buffer.subarray(0, read);
        for (const [index, forms] of needles.entries())
          for (const needle of forms)
            for (let hit = seen.indexOf(needle); hit >= 0; hit = seen.indexOf(needle, hit + 1))
              counts[index] = (counts[index] ?? 0) + 1;
        if (read < asked || at + read >= end) break;
        at += read - longest; // a word may stand across two pieces
      }
    }
  } finally {
    closeSync(file);
  }
  return counts;
}

/** The memory of a process and where it lies; null for one that ended since it was listed. */
function openedOf(pid: number): { file: number; regions: string } | null {
  let file: number | null = null;
  try {
    file = openSync(`/proc/${pid}/mem`, 'r');
    return { file, regions: readFileSync(`/proc/${pid}/maps`, 'latin1') };
  } catch (error) {
    if (file !== null) closeSync(file);
    if (ENDED.has((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error; // not allowed to look is no finding
  }
}
