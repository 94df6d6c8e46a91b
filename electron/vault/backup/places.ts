import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { toAppError } from '../db/handles.ts';

/**
 * A backup folder, `an-thu-sao-luu-<first digits of the vault's id>` in the folder that was chosen:
 *   <stamp>-e<epoch>-<id>/   one backup: vault.json, front.json, manifest.ant, database.ant; never changed afterwards
 *   files/<aa>/<sha-256>     sealed files of the vault as they are, each once, shared by all backups
 *   keys.a.ant, keys.b.ant   the ring of record keys, twice: the only part that is rewritten
 */
export const SET_FILES = {
  header: 'vault.json',
  front: 'front.json',
  manifest: 'manifest.ant',
  database: 'database.ant',
} as const;
export const RING_FILES = ['keys.a.ant', 'keys.b.ant'] as const;
const PREFIX = 'an-thu-sao-luu-';
const NAME = /^(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})-e(\d{1,6})-([0-9a-f]{8})$/;

export const rootIn = (folder: string, vaultId: string): string =>
  path.join(folder, PREFIX + vaultId.slice(0, 8));

/** Where backups lie when nobody chose a folder: beside the vault, never in it. */
export const defaultFolder = (vaultDir: string): string => `${path.resolve(vaultDir)}-sao-luu`;

export interface SetName {
  readonly name: string;
  readonly atMs: number;
  readonly epoch: number;
}

/** UTC in the name, so that names sort by time wherever they are read. */
export function setName(atMs: number, epoch: number, id: string): string {
  const stamp = new Date(atMs).toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
  return `${stamp}-e${epoch}-${id.slice(0, 8)}`;
}

export function parseSetName(name: string): SetName | null {
  const parts = NAME.exec(name);
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, epoch = 0] = parts
    .slice(1)
    .map(Number);
  const atMs = Date.UTC(year, month - 1, day, hour, minute, second);
  return Number.isNaN(atMs) || epoch === 0 ? null : { name, atMs, epoch };
}

/**
 * Whether the medium that was chosen is there: its backup folder lies on it since it was chosen. A mount folder alone may
 * stand empty on the machine's own disk while the medium is in a drawer.
 */
export const mediumIsIn = (folder: string, vaultId: string): boolean =>
  fs.existsSync(rootIn(folder, vaultId));

/** The backups in a folder, newest first; what has another name is none. */
export function setsIn(root: string): SetName[] {
  return namesIn(root)
    .flatMap((name) => parseSetName(name) ?? [])
    .sort((a, b) => b.atMs - a.atMs || (a.name < b.name ? 1 : -1));
}

/**
 * The backup folders that a person may have meant: the folder itself, one in it, or the one around a single backup.
 */
export function rootsNear(chosen: string): string[] {
  const around = path.dirname(chosen);
  if (parseSetName(path.basename(chosen)) !== null) return [around];
  if (path.basename(chosen).startsWith(PREFIX)) return [chosen];
  return namesIn(chosen)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => path.join(chosen, name));
}

/** One disk that breaks, or one machine that is stolen, takes both folders. False when one of them can't be looked at. */
export function isOnSameDisk(one: string, other: string): boolean {
  try {
    return fs.statSync(one).dev === fs.statSync(other).dev;
  } catch {
    return false;
  }
}

export const objectPath = (root: string, sha256: string): string =>
  path.join(root, 'files', sha256.slice(0, 2), sha256);

export function namesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw folderError(cause);
  }
}

/** A medium that is full, gone or not to be written. */
export function folderError(cause: unknown): unknown {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  if (code?.startsWith('SQLITE_') === true) return toAppError(cause); // of the vault itself, or its copy on the same disk
  if (cause instanceof AppError || code === undefined) return cause;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('disk-full', { disk: 'backup' }, { cause });
  return new AppError('backup-folder-unusable', { reason: code }, { cause });
}
