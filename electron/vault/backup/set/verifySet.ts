import fs from 'node:fs';
import path from 'node:path';
import { AppError, raise } from '../../../../shared/errors.ts';
import { writeFully } from '../../crypto/segmentReader.ts';
import { digestFile, openSealedInto } from './bytes.ts';
import { examineOnThread } from '../../examine/databaseThread.ts';
import type { BackupKeys } from '../keys.ts';
import type { Manifest } from './manifest.ts';
import { objectPath, SET_FILES } from '../places.ts';
import { readManifest, readSetHeader } from './readSet.ts';
import { readRing } from '../ring.ts';

export interface Verdict {
  readonly good: boolean;
  /** code words of what is wrong, the first twenty */
  readonly problems: readonly string[];
  readonly manifest: Manifest | null;
  readonly rows: number;
  readonly filesChecked: number;
  /** files that were missing in the vault already when the backup was made */
  readonly missingBefore: number;
  /** copies of the ring that are damaged while another is whole: the backup comes back all the same */
  readonly badRings: number;
}

const MOST_TOLD = 20;

/**
 * Brings a backup back into a scratch folder and compares: every byte of the manifest and the database under its
 * authentication code, every page, every index, the ledger entry by entry and its head, rows of every table, every file
 * by its digest, and that the ring of record keys can be read. Nothing of the vault is touched.
 */
export async function verifySet(
  folder: string,
  keys: BackupKeys,
  scratch: string,
  onProgress?: (done: number, of: number) => void,
): Promise<Verdict> {
  const problems: string[] = [];
  let manifest: Manifest | null = null;
  let rows = 0;
  let filesChecked = 0;
  let badRings = 0;
  try {
    manifest = await readManifest(folder, keys);
    const copy = path.join(scratch, 'vault.db');
    await takeDatabase(folder, keys, manifest, copy);
    const seen = await examineOnThread({
      kind: 'examine',
      path: copy,
      secret: keys.databaseOf(readSetHeader(folder)),
    });
    problems.push(...seen.damage.map(() => 'database-damaged').slice(0, 1));
    if (
      !seen.ledger.intact ||
      seen.ledger.head !== manifest.ledger.hash ||
      seen.ledger.entries !== manifest.ledger.seq
    )
      problems.push('ledger');
    if (seen.schema !== manifest.schema) problems.push('schema');
    for (const table of new Set([...Object.keys(seen.counts), ...Object.keys(manifest.counts)]))
      if (seen.counts[table] !== manifest.counts[table]) problems.push(`count:${table}`);
    rows = Object.values(seen.counts).reduce((sum, n) => sum + n, 0);
    const root = path.dirname(folder);
    await readRing(root, keys.seal).then(
      ({ bad }) => (badRings = bad.length),
      () => problems.push('ring'),
    );
    for (const [, , bytes, sha256] of manifest.files) {
      if (!(await isWhole(objectPath(root, sha256), bytes, sha256)))
        problems.push(`file:${sha256.slice(0, 12)}`);
      onProgress?.((filesChecked += 1), manifest.files.length);
    }
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code === 'disk-full') throw cause;
    problems.push(typeof cause.params['reason'] === 'string' ? cause.params['reason'] : cause.code);
  }
  return {
    good: problems.length === 0,
    problems: problems.slice(0, MOST_TOLD),
    manifest,
    rows,
    filesChecked,
    missingBefore: manifest?.missing.length ?? 0,
    badRings,
  };
}

async function isWhole(file: string, bytes: number, sha256: string): Promise<boolean> {
  try {
    const found = await digestFile(file, bytes);
    return found.bytes === bytes && found.sha256 === sha256;
  } catch {
    return false;
  }
}

/** Opens the database of a backup into a file. @throws AppError `backup-damaged` */
export async function takeDatabase(
  folder: string,
  keys: BackupKeys,
  manifest: Manifest,
  target: string,
): Promise<void> {
  const fd = fs.openSync(target, 'wx', 0o600);
  try {
    let at = 0;
    const taken = await openSealedInto(
      path.join(folder, SET_FILES.database),
      keys.seal,
      manifest.database.bytes,
      (piece) => (at += writeFully(fd, piece, at)),
    );
    if (taken.bytes !== manifest.database.bytes || taken.sha256 !== manifest.database.sha256)
      raise('backup-damaged', { reason: 'database' });
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}
