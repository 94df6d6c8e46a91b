import fs from 'node:fs';
import path from 'node:path';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import { type Front, readFront } from '../session/front.ts';
import { vaultPaths } from '../disk/layout.ts';
import { defaultFolder, rootsNear, SET_FILES, setsIn } from './places.ts';

const MOST_SETS = 500;

type Found = Output<'backup.look'>;
type Place = Found['absent'][number];
type Told = NonNullable<Front['backups']>['sets'][number];

/**
 * The backups that lie in a folder or in the places that the vault keeps them in, newest first, as far as can be told
 * without a key: nothing of it is trusted before it is opened.
 * @param vaultDir whose places they are; null: no vault is asked
 */
export function look(input: Parsed<'backup.look'>, vaultDir: string | null): Found {
  const front = vaultDir === null ? null : readFront(vaultPaths(vaultDir).front);
  const places: Place[] = [
    ...(input.known && vaultDir !== null ? knownPlaces(front, vaultDir) : []),
    ...(input.path === null ? [] : [{ kind: 'chosen' as const, folder: input.path }]),
  ];
  const lying = places.flatMap(lyingIn).sort((a, b) => b.atMs - a.atMs);
  const fronts = lying.map(({ from }) => readFront(path.join(from, SET_FILES.front)));
  const told = toldBy([front, ...fronts]);
  const seen = new Map<string, number>();
  const sets = lying.slice(0, MOST_SETS).map((set, index) => {
    const { from, name, atMs, place } = set;
    const copies = seen.get(name) ?? 0;
    seen.set(name, copies + 1);
    const { officeName, people, training } = fronts[index] ?? {
      officeName: null,
      people: [],
      training: false,
    };
    return {
      from,
      key: copies === 0 ? name : `${name}/${copies}`,
      name,
      atMs,
      place,
      officeName,
      training,
      vault: path.basename(path.dirname(from)),
      bytes: bytesOf(from),
      why: told.get(name)?.why ?? null,
      tested: told.get(name)?.tested ?? null,
      people: people.map(({ username, fullName }) => ({ username, fullName })),
    };
  });
  return { sets, absent: places.filter(({ kind, folder }) => kind !== 'beside' && !fs.existsSync(folder)) };
}

/** What the vault remembers of its places, and the one beside it, where backups may lie from before another was chosen. */
function knownPlaces(front: Front | null, vaultDir: string): Place[] {
  const beside = defaultFolder(vaultDir);
  const places = (front?.backups?.places ?? []).map(({ kind, folder }) => ({
    kind,
    folder: folder ?? beside,
  }));
  return places.some(({ folder }) => folder === beside)
    ? places
    : [...places, { kind: 'beside', folder: beside }];
}

/** A medium that can't be read is as good as one that is not there: the others are still found. */
function lyingIn(place: Place): { from: string; name: string; atMs: number; place: Place }[] {
  const roots = (): string[] => rootsNear(place.folder);
  const setsOf = (root: string) =>
    setsIn(root).map(({ name, atMs }) => ({ from: path.join(root, name), name, atMs, place }));
  if (place.kind === 'chosen')
    return roots().flatMap((root) =>
      setsOf(root).map((set) => ({ ...set, place: { kind: 'chosen' as const, folder: path.dirname(root) } })),
    );
  try {
    return roots().flatMap(setsOf);
  } catch {
    return [];
  }
}

/** Fronts, the one that knows most first: how a backup came to be, and whether it was tried. */
function toldBy(fronts: readonly (Front | null)[]): Map<string, Told> {
  const told = new Map<string, Told>();
  for (const front of fronts)
    for (const one of front?.backups?.sets ?? []) {
      const known = told.get(one.name);
      told.set(one.name, {
        ...one,
        why: known?.why ?? one.why,
        tested: known?.tested ?? one.tested,
      });
    }
  return told;
}

/** What this backup alone takes up, without the files that it shares with others; null: can't be told. */
function bytesOf(from: string): number | null {
  try {
    return Object.values(SET_FILES).reduce((sum, name) => sum + fs.statSync(path.join(from, name)).size, 0);
  } catch {
    return null;
  }
}
