import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../../shared/errors.ts';
import type { Db } from '../../db/handles.ts';
import { copyInto, digestFile } from './bytes.ts';
import type { BackupKeys } from '../keys.ts';
import type { FileLine } from './manifest.ts';
import { objectPath, setsIn } from '../places.ts';
import { readManifest } from './readSet.ts';
import { type NamedFile, namedFiles } from './snapshot.ts';
import { makeFolders } from '../../disk/makeFolders.ts';

export interface FileStates {
  readonly looked: number;
  /** named by the database and not there */
  readonly missing: readonly NamedFile[];
  /** there, but not the bytes of the last backup */
  readonly damaged: readonly NamedFile[];
  /** how many of them a backup can bring back */
  readonly inBackup: number;
}

/** What each file of the vault was when it was backed up: the newest backup that knows it, over all folders. */
export async function knownLines(roots: readonly string[], keys: BackupKeys): Promise<Map<string, FileLine>> {
  const lines = new Map<string, FileLine>();
  for (const root of roots) {
    for (const { name } of setsIn(root)) {
      try {
        const { files } = await readManifest(path.join(root, name), keys);
        for (const line of files)
          if (!lines.has(`${line[0]}/${line[1]}`)) lines.set(`${line[0]}/${line[1]}`, line);
        break; // the newest that can be read
      } catch (cause) {
        if (!(cause instanceof AppError)) throw cause;
      }
    }
  }
  return lines;
}

/** Reads every file that the database names and compares it with what its backup says. */
export async function lookAtFiles(
  db: Db,
  vaultDir: string,
  roots: readonly string[],
  keys: BackupKeys,
  onProgress: (done: number, of: number) => void,
): Promise<FileStates> {
  const known = await knownLines(roots, keys);
  const files = namedFiles(db, vaultDir);
  const missing: NamedFile[] = [];
  const damaged: NamedFile[] = [];
  let done = 0;
  for (const file of files) {
    onProgress((done += 1), files.length);
    const line = known.get(`${file.place}/${file.name}`);
    if (!fs.existsSync(file.path)) missing.push(file);
    else if (line !== undefined && !(await isAs(file.path, line))) damaged.push(file);
  }
  const stillNamed = new Set(namedFiles(db, vaultDir).map((file) => file.path));
  const wrong = [...missing, ...damaged].filter((file) => stillNamed.has(file.path));
  const inBackup = wrong.filter(
    (file) => objectOf(roots, known.get(`${file.place}/${file.name}`)) !== null,
  ).length;
  return {
    looked: files.length,
    missing: missing.filter((file) => stillNamed.has(file.path)),
    damaged: damaged.filter((file) => stillNamed.has(file.path)),
    inBackup,
  };
}

/** Whether it is what its backup says; another length, a link or a pipe in its place is not. */
async function isAs(file: string, [, , bytes, sha256]: FileLine): Promise<boolean> {
  try {
    return (await digestFile(file, bytes)).sha256 === sha256;
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'backup-damaged') return false;
    throw cause;
  }
}

function objectOf(roots: readonly string[], line: FileLine | undefined): string | null {
  if (line === undefined) return null;
  return roots.map((root) => objectPath(root, line[3])).find((file) => fs.existsSync(file)) ?? null;
}

/**
 * Brings missing and damaged files back from a backup. What is damaged is moved to `quarantine`, never deleted.
 * @returns how many came back, and how many no backup has
 */
export async function bringBack(
  states: FileStates,
  vaultDir: string,
  roots: readonly string[],
  keys: BackupKeys,
): Promise<{ done: number; left: number }> {
  const known = await knownLines(roots, keys);
  let [done, left] = [0, 0];
  for (const file of [...states.missing, ...states.damaged]) {
    const line = known.get(`${file.place}/${file.name}`);
    const object = objectOf(roots, line);
    if (object === null || line === undefined) {
      left += 1;
      continue;
    }
    setAside(file, vaultDir);
    await copyInto(object, `${file.path}.part`, line[2], ({ sha256 }) =>
      sha256 === line[3] ? file.path : null,
    );
    done += 1;
  }
  return { done, left };
}

function setAside(file: NamedFile, vaultDir: string): void {
  if (!fs.existsSync(file.path)) return;
  const folder = path.join(vaultDir, 'quarantine');
  makeFolders(folder);
  let target = path.join(folder, `${file.place}-${file.name}`);
  for (let n = 1; fs.existsSync(target); n += 1)
    target = path.join(folder, `${file.place}-${file.name}.${n}`);
  fs.renameSync(file.path, target);
}
