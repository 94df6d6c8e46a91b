import fs from 'node:fs';
import path from 'node:path';
import { AppError, raise } from '../../../../shared/errors.ts';
import { randomId, sha256Hex } from '../../crypto/primitives.ts';
import { syncFolder } from '../../crypto/vaultHeader.ts';
import type { WriteDb } from '../../db/handles.ts';
import { readSmall, readManifest } from './readSet.ts';
import { readFront } from '../../session/front.ts';
import { vaultPaths } from '../../disk/layout.ts';
import { frontOfSet } from '../atDoor.ts';
import { copyInto, digestFile, openSealedInto, sealTo, writeDurable } from './bytes.ts';
import { examineOnThread } from '../../examine/databaseThread.ts';
import type { Examined } from '../../examine/examine.ts';
import type { BackupKeys } from '../keys.ts';
import type { FileLine, Manifest } from './manifest.ts';
import { folderError, objectPath, rootIn, SET_FILES, setName, setsIn } from '../places.ts';
import type { Ring } from '../../examine/recordKeys.ts';
import { lyingRing, withStrangers, writeRing } from '../ring.ts';
import type { NewRun } from '../store.ts';
import { copySnapshot, type NamedFile, namedFiles, scratchIn } from './snapshot.ts';
import { makeFolders } from '../../disk/makeFolders.ts';

export interface MakeOrder {
  readonly db: WriteDb;
  readonly vaultDir: string;
  readonly keys: BackupKeys;
  /** the folder that was chosen; the backup folder is made in it */
  readonly folder: string;
  readonly why: NewRun['why'];
  readonly nowMs: number;
  readonly about: Pick<Manifest, 'stationId' | 'officeName' | 'epoch' | 'appVersion' | 'rulePacks'>;
  /** read when the ring is written, after the copy */
  readonly ring: () => {
    readonly ring: Ring;
    readonly generation: number;
    /** whether the vault has, or had, a record of that id */
    readonly knows: (documentId: string) => boolean;
  };
  readonly onProgress?: (done: number, of: number) => void;
}

export interface MadeSet {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly files: number;
  readonly newFiles: number;
  /** files that the database names and that were not there */
  readonly missing: number;
  readonly ledger: Manifest['ledger'];
  readonly ringGeneration: number;
}

/**
 * Makes one backup: database and files of one moment, sealed and read back while every page, the ledger and the counts of
 * the very copy are checked, and only when it has passed given its name. Whatever fails leaves the folder as it was, but for
 * files that the next backup takes up.
 *
 * @throws AppError `backup-source-damaged` when the vault itself does not pass: the good backups stay as they are;
 *         `backup-folder-unusable`, `disk-full`, `busy`, `station-superseded`
 */
export async function makeSet(order: MakeOrder): Promise<MadeSet> {
  const { keys } = order;
  const root = rootIn(order.folder, keys.vaultId);
  const id = randomId();
  const known = setsIn(root);
  const madeMs = Math.max(order.nowMs, (known[0]?.atMs ?? 0) + 1000); // the newest, whatever the clock says
  const name = setName(madeMs, order.about.epoch, id);
  const scratch = freshScratch(order.vaultDir, `make-${id}`);
  const part = path.join(root, `${name}.part`);
  try {
    if (known.some((set) => set.epoch > order.about.epoch)) raise('station-superseded');
    const copy = path.join(scratch, 'vault.db');
    const snapshot = await copySnapshot(
      order.db,
      order.vaultDir,
      vaultPaths(order.vaultDir).database,
      keys.database(),
      copy,
    );
    refuseDamagedPages(await examineOnThread({ kind: 'lock', path: copy, secret: keys.database() }));
    const looked = examineOnThread({ kind: 'examine', path: copy, secret: keys.database() });
    const sealing = sealParts(order, { root, part, name, copy, files: snapshot.files });
    await Promise.allSettled([looked, sealing]); // neither may still read what is removed when the other fails
    const seen = await looked;
    refuseDamaged(seen, snapshot.ledger);
    const { files, database, small } = await sealing;
    const lying = await lyingRing(root, keys.seal);
    const { ring, generation, knows } = order.ring();
    const whole = withStrangers(lying, { ring, generation }, knows);
    await writeRing(root, whole.ring, whole.generation, keys.seal);
    const manifest: Manifest = {
      format: 1,
      id,
      vaultId: keys.vaultId,
      ...order.about,
      madeMs,
      schema: seen.schema,
      ledger: snapshot.ledger,
      counts: { ...seen.counts },
      database,
      ...small,
      files: files.lines,
      missing: files.missing,
    };
    await sealTo(
      path.join(part, SET_FILES.manifest),
      { bytes: Buffer.from(JSON.stringify(manifest)) },
      keys.seal,
    );
    syncFolder(part);
    fs.renameSync(part, path.join(root, name));
    syncFolder(root);
    const { newFiles, newBytes } = files;
    return {
      id,
      name,
      bytes: database.bytes + newBytes,
      files: files.lines.length,
      newFiles,
      missing: files.missing.length,
      ledger: snapshot.ledger,
      ringGeneration: generation,
    };
  } catch (cause) {
    fs.rmSync(part, { recursive: true, force: true });
    throw folderError(cause);
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

/** The files beside the database, the database sealed and read back: what does not wait for the judgement. */
async function sealParts(
  order: MakeOrder,
  at: { root: string; part: string; name: string; copy: string; files: readonly NamedFile[] },
) {
  const { keys } = order;
  makeRoot(at.root);
  const files = await copyFiles(order, at.root, at.files);
  fs.mkdirSync(at.part, { recursive: true, mode: 0o700 });
  const target = path.join(at.part, SET_FILES.database);
  const database = await sealTo(target, { path: at.copy }, keys.seal, order.onProgress);
  const small = await copySmall(order, at.name, at.part);
  await readBack(at.part, keys, { database, headerSha256: small.headerSha256 });
  return { files, database, small };
}

/** A private folder in the vault folder: what lies in it is encrypted, and swept at the next sign-in after a crash. */
export function freshScratch(vaultDir: string, name: string): string {
  const scratch = path.join(scratchIn(vaultDir), name);
  fs.rmSync(scratch, { recursive: true, force: true });
  makeFolders(scratch);
  return scratch;
}

function makeRoot(root: string): void {
  try {
    fs.mkdirSync(path.join(root, 'files'), { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw folderError(cause);
  }
}

/** A backup of a broken vault would push good ones out one day: it is not made. */
export function refuseDamaged(seen: Examined, ledger: Manifest['ledger']): void {
  refuseDamagedPages(seen);
  if (!seen.ledger.intact || seen.ledger.head !== ledger.hash)
    throw new AppError('backup-source-damaged', { what: 'ledger', found: seen.ledger.firstWrong ?? 0 });
}

function refuseDamagedPages({ damage }: Examined): void {
  if (damage.length > 0)
    throw new AppError('backup-source-damaged', { what: 'database', found: damage.length });
}

interface CopiedFiles {
  readonly lines: FileLine[];
  readonly missing: string[];
  readonly newFiles: number;
  readonly newBytes: number;
}

/** Sealed files never change under their name, so what the last backup knew is not read again. */
async function copyFiles(order: MakeOrder, root: string, files: readonly NamedFile[]): Promise<CopiedFiles> {
  const known = await knownFiles(order, root);
  const lines: FileLine[] = [];
  const missing: string[] = [];
  let [newFiles, newBytes, done] = [0, 0, 0];
  for (const file of files) {
    order.onProgress?.((done += 1), files.length);
    const size = fs.statSync(file.path, { throwIfNoEntry: false })?.size;
    const before = known.get(`${file.place}/${file.name}`);
    if (size === undefined) {
      if (isStillNamed(order, file)) missing.push(file.name);
    } else if (before !== undefined && before[2] === size && hasObject(root, before)) {
      lines.push(before);
    } else {
      const copied = await copyOne(root, file);
      if (copied === null) {
        if (isStillNamed(order, file)) missing.push(file.name);
        continue;
      }
      lines.push([file.place, file.name, copied.bytes, copied.sha256]);
      newFiles += 1;
      newBytes += copied.bytes;
    }
  }
  return { lines, missing, newFiles, newBytes };
}

/** null: the file went while others were copied */
async function copyOne(root: string, file: NamedFile): Promise<{ bytes: number; sha256: string } | null> {
  const temporary = path.join(root, 'files', `${file.place}-${file.name}.part`);
  try {
    return await copyInto(file.path, temporary, Infinity, ({ sha256 }) => objectPath(root, sha256));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT' && !fs.existsSync(file.path)) return null;
    throw cause;
  }
}

/** A file that was erased while the backup ran is no damage. */
const isStillNamed = (order: MakeOrder, file: NamedFile): boolean =>
  namedFiles(order.db, order.vaultDir).some(({ place, name }) => place === file.place && name === file.name);

const hasObject = (root: string, [, , bytes, sha256]: FileLine): boolean =>
  fs.statSync(objectPath(root, sha256), { throwIfNoEntry: false })?.size === bytes;

async function knownFiles(order: MakeOrder, root: string): Promise<Map<string, FileLine>> {
  for (const { name } of setsIn(root)) {
    try {
      const { files } = await readManifest(path.join(root, name), order.keys);
      return new Map(files.map((line) => [`${line[0]}/${line[1]}`, line]));
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause; // a damaged one helps nobody; the one before it may
    }
  }
  return new Map();
}

async function copySmall(
  { vaultDir, why }: MakeOrder,
  name: string,
  part: string,
): Promise<Pick<Manifest, 'headerSha256' | 'frontSha256'>> {
  const paths = vaultPaths(vaultDir);
  const header = readSmall(paths.header);
  const shown = readFront(paths.front);
  const front = Buffer.from(shown === null ? '{}' : JSON.stringify(frontOfSet(shown, name, why)));
  await writeDurable(path.join(part, SET_FILES.header), header);
  await writeDurable(path.join(part, SET_FILES.front), front);
  return { headerSha256: sha256Hex(header), frontSha256: sha256Hex(front) };
}

/** What was written is read again before it counts. */
async function readBack(
  part: string,
  keys: BackupKeys,
  manifest: Pick<Manifest, 'database' | 'headerSha256'>,
): Promise<void> {
  const { sha256 } = await openSealedInto(
    path.join(part, SET_FILES.database),
    keys.seal,
    manifest.database.bytes,
    () => undefined,
  );
  const again = await digestFile(path.join(part, SET_FILES.header), Infinity);
  if (sha256 !== manifest.database.sha256 || again.sha256 !== manifest.headerSha256)
    raise('backup-damaged', { reason: 'read-back' });
}
