import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../../shared/errors.ts';
import { sha256Hex } from '../../crypto/primitives.ts';
import { refuse } from '../../crypto/refusal.ts';
import { parseHeader, type VaultHeader } from '../../crypto/vaultHeader.ts';
import { readSmallFile } from '../../disk/smallFile.ts';
import { openSealed } from './bytes.ts';
import type { BackupKeys } from '../keys.ts';
import { type Manifest, MAX_MANIFEST_BYTES, parseManifest } from './manifest.ts';
import { folderError, parseSetName, SET_FILES } from '../places.ts';

const MAX_PLAIN_BYTES = 512 * 1024;

/** What stands open beside a sealed backup: the key slots, so that a passphrase or the printed code opens it alone. */
export function readSetHeader(folder: string): VaultHeader {
  return parseHeader(readSmall(path.join(folder, SET_FILES.header)));
}

/** @throws AppError `backup-damaged`: absent, too long, a link or a pipe; what a bad medium says by `folderError` */
export function readSmall(file: string): Buffer {
  try {
    fs.lstatSync(file); // a medium that can't be read is another fault than a file that is none
    return readSmallFile(file, MAX_PLAIN_BYTES);
  } catch (cause) {
    if (cause instanceof AppError || (cause as NodeJS.ErrnoException).code === 'ENOENT')
      refuse('backup-damaged', path.basename(file));
    throw folderError(cause);
  }
}

/**
 * The manifest of a backup, with everything small beside it compared: the name, the header, what the unlock screen
 * shows, and that nothing else lies in the folder.
 * @throws AppError `backup-damaged` with what is wrong; `backup-of-other-vault`
 */
export async function readManifest(folder: string, keys: BackupKeys): Promise<Manifest> {
  const header = readSetHeader(folder);
  if (header.vaultId !== keys.vaultId) refuse('backup-of-other-vault', 'header');
  const sealed = await openSealed(path.join(folder, SET_FILES.manifest), keys.seal, MAX_MANIFEST_BYTES);
  const manifest = parseManifest(sealed);
  if (manifest.vaultId !== keys.vaultId) refuse('backup-of-other-vault', 'manifest');
  const name = parseSetName(path.basename(folder));
  const isItsName =
    name !== null && name.epoch === manifest.epoch && name.name.endsWith(manifest.id.slice(0, 8));
  if (!isItsName || Math.abs(name.atMs - manifest.madeMs) > 1000) refuse('backup-damaged', 'name');
  const digests = [
    [SET_FILES.header, manifest.headerSha256],
    [SET_FILES.front, manifest.frontSha256],
  ] as const;
  for (const [file, sha256] of digests)
    if (sha256Hex(readSmall(path.join(folder, file))) !== sha256) refuse('backup-damaged', file);
  const known = new Set<string>(Object.values(SET_FILES));
  const stranger = fs.readdirSync(folder).find((file) => !known.has(file));
  if (stranger !== undefined) refuse('backup-damaged', 'unknown-file');
  return manifest;
}
