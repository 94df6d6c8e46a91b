import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { BackupKeys } from './keys.ts';
import type { KeptHead } from './keptHead.ts';
import { parseSetName, SET_FILES } from './places.ts';
import { readManifest } from './set/readSet.ts';

export interface SetHead extends KeptHead {
  /** the backup whose manifest says so */
  readonly name: string;
  /** the folder that was chosen for it; empty: beside the vault */
  readonly folder: string;
}

/** The newest backup may be damaged; the one before it still tells. */
const MOST_TRIED = 3;
/** A manifest above this lists thousands of files: it is read when nobody waits for the vault to open. */
export const SMALL_MANIFEST_BYTES = 1024 * 1024;

/**
 * What the newest backup in a backup folder says of the ledger; null where there is none that can be read. Waits for the
 * medium off the vault's thread: one that is slow or gone holds up nobody but who waits for this.
 * @param folder kept with what is found
 * @param beforeLarge called once when the manifest is large, and waited for before it is read
 */
export async function newestHead(
  root: string,
  folder: string,
  keys: BackupKeys,
  beforeLarge: () => Promise<void> = async () => undefined,
): Promise<SetHead | null> {
  const names = await fs.promises.readdir(root).catch(() => []);
  const sets = names.flatMap((name) => parseSetName(name) ?? []).sort((a, b) => b.atMs - a.atMs);
  for (const { name } of sets.slice(0, MOST_TRIED)) {
    const set = path.join(root, name);
    try {
      if ((await fetched(set)) > SMALL_MANIFEST_BYTES) await beforeLarge();
      const { epoch, ledger, madeMs } = await readManifest(set, keys);
      return { epoch, seq: ledger.seq, hash: ledger.hash, atMs: madeMs, name, folder };
    } catch (cause) {
      if (!(cause instanceof AppError) && (cause as NodeJS.ErrnoException).code === undefined) throw cause;
    }
  }
  return null;
}

/** Reads what `readManifest` will read, on a thread that may wait. @returns bytes of the manifest */
async function fetched(set: string): Promise<number> {
  let bytes = 0;
  for (const file of [SET_FILES.header, SET_FILES.front, SET_FILES.manifest]) {
    const at = path.join(set, file);
    const found = await fs.promises.stat(at);
    if (!found.isFile()) throw new AppError('backup-damaged', { reason: file });
    if (found.size <= SMALL_MANIFEST_BYTES) await fs.promises.readFile(at);
    bytes = found.size;
  }
  return bytes;
}
