import fs from 'node:fs';
import path from 'node:path';
import { type Kept, superfluous } from '../../../../shared/domain/backup/rotation.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { BackupKeys } from '../keys.ts';
import type { Manifest } from './manifest.ts';
import { namesIn, parseSetName, setsIn } from '../places.ts';
import { readManifest } from './readSet.ts';

const GOING = '.going';
const OBJECT = /^[0-9a-f]{64}$/;

/**
 * Removes what 7 days, 4 weeks and 12 months leave over, and files that no backup names any more. Called only after a
 * new backup was read back. A set whose manifest can't be read is kept, and while there is one, no file goes: it might
 * be among those that it names.
 *
 * A backup that holds what this vault does not know is the only copy of it: it stays, with every file that it names, and
 * pushes nothing out.
 *
 * @returns names of the removed backups
 */
export async function rotate(root: string, keys: BackupKeys, known: KnownSets): Promise<string[]> {
  const sets: Kept[] = [];
  for (const set of setsIn(root)) {
    if (!(await isOurs(path.join(root, set.name), keys, known))) continue;
    const found = known.foundOf(set.name);
    sets.push({ ...set, good: found !== false, proved: found === true });
  }
  const going = superfluous(sets);
  for (const name of going) fs.renameSync(path.join(root, name), path.join(root, name + GOING));
  for (const name of namesIn(root).filter(isLeftover))
    fs.rmSync(path.join(root, name), { recursive: true, force: true });
  await sweepObjects(root, keys);
  return going;
}

/** What the vault knows of the backups in a folder. */
export interface KnownSets {
  /** what a test found of a backup, null where none was made: it counts as good, since it was read back */
  readonly foundOf: (name: string) => boolean | null;
  /** backups that this very ledger tells of */
  readonly made: ReadonlySet<string>;
  /** whether a head of a ledger is part of the one of this vault */
  readonly holds: (head: Manifest['ledger']) => boolean;
}

/** A set of nobody knows whom that can't be read may hold anything: it is not ours. */
async function isOurs(set: string, keys: BackupKeys, { made, holds }: KnownSets): Promise<boolean> {
  if (made.has(path.basename(set))) return true;
  try {
    return holds((await readManifest(set, keys)).ledger);
  } catch (cause) {
    if (cause instanceof AppError) return false;
    throw cause;
  }
}

/** A backup on its way out, or one that a crash cut off before it had its name. */
const isLeftover = (name: string): boolean =>
  /\.(?:going|part)$/.test(name) && parseSetName(name.replace(/\.(?:going|part)$/, '')) !== null;

async function sweepObjects(root: string, keys: BackupKeys): Promise<void> {
  const named = new Set<string>();
  for (const { name } of setsIn(root)) {
    try {
      const { files } = await readManifest(path.join(root, name), keys);
      for (const [, , , sha256] of files) named.add(sha256);
    } catch (cause) {
      if (cause instanceof AppError) return;
      throw cause;
    }
  }
  const all = path.join(root, 'files');
  for (const folder of namesIn(all)) {
    if (folder.endsWith('.part')) fs.rmSync(path.join(all, folder), { force: true });
    for (const object of /^[0-9a-f]{2}$/.test(folder) ? namesIn(path.join(all, folder)) : [])
      if (OBJECT.test(object) && !named.has(object))
        fs.rmSync(path.join(all, folder, object), { force: true });
  }
}
