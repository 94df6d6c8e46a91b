import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { wipe } from '../crypto/primitives.ts';
import { readSmallFile } from '../disk/smallFile.ts';
import { syncFolder } from '../crypto/vaultHeader.ts';
import { unwrapSecret, wrapSecret } from '../crypto/wrap.ts';
import { headKey } from '../session/vaultKeys.ts';
import { writeFully } from '../crypto/segmentReader.ts';

/**
 * How far the ledger was, remembered outside the vault: a folder that is put back to an older copy of itself can't know
 * that it is old. Sealed with a key that follows from the vault key, so that nobody who can't open the vault can make it
 * say more, or read of it how much was done. See build/docs/backup.md.
 */
const Head = z.strictObject({
  epoch: z.int().positive(),
  seq: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  atMs: z.int(),
});
export type KeptHead = z.infer<typeof Head>;

const CONTEXT = 'an-thu/kept-head/1';
const FILE = 'dau-nhat-ky';
const MOST_BYTES = 1024;

/** Beside the vault, where putting its folder back leaves it alone. */
export const headBeside = (vaultDir: string): string => `${path.resolve(vaultDir)}-${FILE}.ant`;
/** In a folder of the person who is signed in to the operating system; each vault has its own. */
export const headInProfile = (profileDir: string, vaultId: string): string =>
  path.join(profileDir, `${FILE}-${vaultId}.ant`);

export interface VaultSecret {
  readonly vaultKey: Uint8Array;
  readonly vaultId: string;
}

/** The head that a file remembers; null where there is none, or none that this vault has written. */
export function keptIn(file: string, { vaultKey, vaultId }: VaultSecret): KeptHead | null {
  const key = headKey(vaultKey, vaultId);
  try {
    const plain = unwrapSecret(key, readSmallFile(file, MOST_BYTES), CONTEXT);
    return Head.parse(JSON.parse(plain.toString('utf8')));
  } catch {
    return null; // gone, damaged, or of another vault: it remembers nothing
  } finally {
    wipe(key);
  }
}

/**
 * Writes a head so that it is on the disk when this returns, in one rename. A place that is full, gone or not to be
 * written remembers less, and is no reason to stop anything.
 */
export function keepIn(file: string, head: KeptHead, { vaultKey, vaultId }: VaultSecret): void {
  const key = headKey(vaultKey, vaultId);
  const temporary = `${file}.part`;
  try {
    const fd = fs.openSync(temporary, 'w', 0o600);
    try {
      writeFully(fd, wrapSecret(key, Buffer.from(JSON.stringify(head)), CONTEXT), 0);
      fs.fsyncSync(fd);
    } finally {
      fs.closeSync(fd);
    }
    fs.renameSync(temporary, file);
    syncFolder(path.dirname(file));
  } catch {
    fs.rmSync(temporary, { force: true });
  } finally {
    wipe(key);
  }
}
