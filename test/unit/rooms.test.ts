import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FLOORS } from '../../build/config/dependencyCruiser.mjs';

const root = path.resolve(import.meta.dirname, '../..');

type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

/** `renderer/parts/copies/words.ts` → `parts/copies`; null for a file that stands in no room. */
const roomOfPage = (file: string): string | null =>
  /^renderer\/((?:parts|features)\/[^/]+|[^/]+)\/./.exec(file)?.[1] ?? null;
const roomOfShared = (file: string): string | null =>
  /^shared\/((?:domain)\/[^/]+|[^/]+)\/./.exec(file)?.[1] ?? null;

const roomOfVault = (file: string): string | null => /^electron\/vault\/([^/]+)\/./.exec(file)?.[1] ?? null;

/** Who imports whom, types included, room by room. `sources`: text by path from the root. */
function arrowsOf(sources: ReadonlyMap<string, string>, roomOf: (file: string) => string | null): Arrows {
  const arrows = new Map<string, Set<string>>();
  for (const [file, text] of sources) {
    const from = roomOf(file);
    if (from === null) continue;
    const to = arrows.get(from) ?? new Set<string>();
    arrows.set(from, to);
    for (const [, at = ''] of text.matchAll(/(?:from|import|import\()\s*['"](\.[^'"?]+)/g)) {
      const room = roomOf(path.posix.join(path.posix.dirname(file), at));
      if (room !== null && room !== from) to.add(room);
    }
  }
  return arrows;
}

/** Rooms from which one comes back to where one began; a pair that needs each other is the shortest such way. */
function inCircles(arrows: Arrows): string[] {
  const reached = (from: string): ReadonlySet<string> => {
    const seen = new Set<string>(arrows.get(from));
    for (const room of seen) for (const next of arrows.get(room) ?? []) seen.add(next);
    return seen;
  };
  return [...arrows.keys()].filter((room) => reached(room).has(room)).toSorted();
}

/** The files of the largest circle, types included: who changes one of them may have to know all. */
function largestCircle(arrows: Arrows): string[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  let largest: string[] = [];
  // Tarjan, with a stack of its own: the ways are longer than the calls that fit into each other
  for (const root of arrows.keys()) {
    if (index.has(root)) continue;
    const work: { file: string; next: Iterator<string> }[] = [];
    const enter = (file: string): void => {
      index.set(file, index.size);
      low.set(file, index.get(file) ?? 0);
      stack.push(file);
      work.push({ file, next: (arrows.get(file) ?? new Set<string>())[Symbol.iterator]() });
    };
    const lower = (file: string, to: number): void => void low.set(file, Math.min(low.get(file) ?? to, to));
    enter(root);
    for (let top = work.at(-1); top !== undefined; top = work.at(-1)) {
      const { value, done } = top.next.next();
      if (done !== true) {
        if (!index.has(value)) enter(value);
        else if (stack.includes(value)) lower(top.file, index.get(value) ?? 0);
        continue;
      }
      work.pop();
      const above = work.at(-1);
      if (above !== undefined) lower(above.file, low.get(top.file) ?? 0);
      if (low.get(top.file) !== index.get(top.file)) continue;
      const circle = stack.splice(stack.indexOf(top.file));
      if (circle.length > Math.max(1, largest.length)) largest = circle;
    }
  }
  return largest.toSorted();
}

function sourcesIn(folder: string): Map<string, string> {
  const names = fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
  return new Map(names.map((name) => [name, fs.readFileSync(path.join(root, name), 'utf8')]));
}

describe('rooms', () => {
  it('of the page form no circle', () => {
    const arrows = arrowsOf(sourcesIn('renderer'), roomOfPage);
    expect(arrows.size).toBeGreaterThan(30);
    expect(inCircles(arrows)).toEqual([]);
  });

  it('of what is shared form no circle', () => {
    const arrows = arrowsOf(sourcesIn('shared'), roomOfShared);
    expect(arrows.size).toBeGreaterThan(15);
    expect(inCircles(arrows)).toEqual([]);
  });

  it('of the vault form no circle', () => {
    const arrows = arrowsOf(sourcesIn('electron/vault'), roomOfVault);
    expect(arrows.size).toBeGreaterThan(50);
    expect(inCircles(arrows)).toEqual([]);
  });

  it('of the vault stand on one floor each', () => {
    const rooms = arrowsOf(sourcesIn('electron/vault'), roomOfVault).keys();
    expect(Object.values(FLOORS).join(' ').split(' ').toSorted()).toEqual([...rooms].toSorted());
  });

  it('that need each other would be found, by a type alone and over a third one', () => {
    const planted = new Map([
      ['renderer/parts/copies/one.ts', `import { two } from '../papers/two.ts';`],
      ['renderer/parts/papers/two.ts', `import type { One } from '../copies/one.ts';`],
      ['renderer/data/a.ts', `import { b } from '../forms/b.ts';`],
      ['renderer/forms/b.ts', `import { c } from '../parts/plan/c.ts';`],
      ['renderer/parts/plan/c.ts', `export type A = import('../../data/a.ts').A;`],
      ['renderer/keys/d.ts', `import { a } from '../data/a.ts';`],
    ]);
    expect(inCircles(arrowsOf(planted, roomOfPage))).toEqual([
      'data',
      'forms',
      'parts/copies',
      'parts/papers',
      'parts/plan',
    ]);
  });

  it('leave no circle of more than twelve files, types included', () => {
    const all = new Map([...sourcesIn('electron'), ...sourcesIn('renderer'), ...sourcesIn('shared')]);
    const arrows = arrowsOf(all, (file) => (all.has(file) ? file : null));
    expect(arrows.size).toBeGreaterThan(2000);
    const circle = largestCircle(arrows);
    expect(circle.length > 12 ? circle : []).toEqual([]);
  });

  it('a circle of files would be found, however it is entered', () => {
    const planted = new Map(
      Array.from({ length: 2000 }, (_, at) => [`a/${at}.ts`, `import './${(at + 1) % 1500}.ts';`]),
    );
    planted.set('a/alone.ts', `import './1.ts';`);
    expect(largestCircle(arrowsOf(planted, (file) => file))).toHaveLength(1500);
  });
});
