import fs from 'node:fs';
import path from 'node:path';
import { AppError, raise } from '../../../../shared/errors.ts';
import { appendEntry } from '../../audit/store.ts';
import type { OpenedSlot } from '../../crypto/keySlots.ts';
import { readHeader, syncFolder, type VaultHeader, writeHeader } from '../../crypto/vaultHeader.ts';
import type { WriteDb } from '../../db/handles.ts';
import { newId } from '../../ids.ts';
import { carryLessons, lessonsIn } from '../lessons.ts';
import { personByUsername } from '../../people/store.ts';
import { checkTarget } from '../../session/create.ts';
import { readFront, writeFront } from '../../session/front.ts';
import { vaultPaths } from '../../disk/layout.ts';
import { takeLock } from '../../session/lockFile.ts';
import { openDatabase } from '../../session/open.ts';
import { firstKey } from '../../session/vaultKeys.ts';
import { copyInto } from './bytes.ts';
import { codeFacts } from '../../session/codeStanding.ts';
import { examineOnThread } from '../../examine/databaseThread.ts';
import { beginEpoch } from '../../tables/epochs.ts';
import type { BackupKeys } from '../keys.ts';
import { headBeside, headInProfile, keptIn } from '../keptHead.ts';
import { refuseDamaged } from './makeSet.ts';
import type { Manifest } from './manifest.ts';
import { newestHead } from '../newestHead.ts';
import { folderError, objectPath, SET_FILES } from '../places.ts';
import { readManifest, readSmall } from './readSet.ts';
import { type Ring, unlockRecordKeys } from '../../examine/recordKeys.ts';
import { addDue } from '../../seals/sealStore.ts';
import { touchedRows, watchWrites } from '../../seals/watch.ts';
import { readRing } from '../ring.ts';
import { placeIn } from './snapshot.ts';
import { besideVault, insertShown, onMedium, rememberedIn, shareMemory } from '../../updates/newestShown.ts';
import { takeDatabase } from './verifySet.ts';
import { makeFolders } from '../../disk/makeFolders.ts';

export interface RestoreOrder {
  /** one backup */
  readonly from: string;
  /** where the vault is to stand; absent or empty, unless there is `aside` */
  readonly dir: string;
  /** where what stands there goes, whole, at the very end; nothing of it is read, changed or deleted */
  readonly aside?: string | null;
  readonly header: VaultHeader;
  /** opened with a passphrase or the printed code; stays the caller's */
  readonly slot: OpenedSlot;
  readonly keys: BackupKeys;
  /** who did it, as far as the backup knows; empty: the recovery code did */
  readonly who: string;
  /** whether that was put together from shares */
  readonly how: 'code' | 'shares';
  readonly nowMs: number;
  /** a training vault that was set aside for this one; what was learned in it goes on */
  readonly lessonsOf?: string | null;
  /** the folder of whoever is signed in to the operating system, which remembers how far the vault was */
  readonly profileDir?: string | null;
  readonly onProgress?: (done: number, of: number) => void;
}

export interface Restored {
  readonly epoch: number;
  readonly manifest: Manifest;
  /** files that could not be brought back */
  readonly lost: number;
  /** records that were erased after the backup and stay erased */
  readonly erased: number;
  readonly checks: number;
}

/**
 * Brings a whole station back. It is built beside its place and gets its name when everything is on the disk. The
 * station does not go on where the backup ends: it begins a new epoch in which no number is given out until a person
 * has said where the paper ends, and envelopes go on far behind those that may have been sent meanwhile.
 *
 * @throws AppError `vault-exists`, `vault-in-use`, `vault-folder-unsafe`, `backup-damaged`, `backup-of-other-vault`,
 *         `vault-from-future`, `disk-full`
 */
export async function restoreSet(order: RestoreOrder): Promise<Restored> {
  const release = claim(order);
  try {
    return await build(order);
  } finally {
    release();
  }
}

/** Nobody may open what stands in the place while another is built for it. */
function claim({ dir, aside }: RestoreOrder): () => void {
  if (aside === undefined || aside === null) {
    checkTarget(dir);
    return () => undefined;
  }
  return takeLock(vaultPaths(dir).lock);
}

async function build(order: RestoreOrder): Promise<Restored> {
  const manifest = await readManifest(order.from, order.keys);
  const ring = await ringOf(order);
  const building = `${order.dir}.restoring-${process.pid}`;
  fs.rmSync(building, { recursive: true, force: true });
  makeFolders(building);
  try {
    const paths = vaultPaths(building);
    fs.mkdirSync(paths.blobs, { mode: 0o700 });
    await takeDatabase(order.from, order.keys, manifest, paths.database);
    refuseDamaged(
      await examineOnThread({ kind: 'examine', path: paths.database, secret: order.keys.database() }),
      manifest.ledger,
    );
    const lost = await bringFiles(order, building, manifest);
    const db = openDatabase(paths, order.header, order.slot);
    const after = await latestLife(order);
    const adopted = adopt(db, { ...order, after }, manifest, ring, lost, lessonsFrom(order));
    bringFront(order, paths.front, manifest.madeMs);
    writeHeader(paths.header, order.header);
    take(building, order);
    shareMemory(besideVault(order.dir), mediumOf(order));
    syncFolder(path.dirname(order.dir));
    return { manifest, lost, ...adopted };
  } catch (cause) {
    fs.rmSync(building, { recursive: true, force: true });
    throw folderError(cause);
  }
}

/** The latest life of this station that is known around its place: the one that begins now comes behind it. */
async function latestLife({ from, dir, profileDir, header, slot, keys }: RestoreOrder): Promise<number> {
  const secret = { vaultKey: firstKey(header, slot.vaultKey), vaultId: keys.vaultId };
  const root = path.dirname(from);
  const known = [
    keptIn(headBeside(dir), secret),
    profileDir == null ? null : keptIn(headInProfile(profileDir, keys.vaultId), secret),
    await newestHead(root, path.dirname(root), keys),
  ];
  return Math.max(0, ...known.map((head) => head?.epoch ?? 0));
}

/** What the door shows, with the word that the recovery code is that of the backup. */
function bringFront({ from }: RestoreOrder, to: string, madeMs: number): void {
  const saved = path.join(from, SET_FILES.front);
  fs.writeFileSync(to, readSmall(saved), { mode: 0o600 });
  const front = readFront(to);
  if (front !== null) writeFront(to, { ...front, recovery: { form: 'restored', atMs: madeMs } });
}

/** The restored vault takes its place; what stood there is never in two places, nor in none. */
function take(building: string, { dir, aside }: RestoreOrder): void {
  if (aside === undefined || aside === null) {
    if (fs.existsSync(dir)) fs.rmdirSync(dir);
    fs.renameSync(building, dir);
    return;
  }
  if (fs.existsSync(aside)) raise('vault-exists');
  fs.renameSync(dir, aside);
  try {
    fs.renameSync(building, dir);
  } catch (cause) {
    fs.renameSync(aside, dir);
    throw cause;
  }
  fs.rmSync(vaultPaths(aside).lock, { force: true });
}

/** Without the ring nothing classified can be read: better to say so than to bring back an office without it. */
async function ringOf(order: RestoreOrder): Promise<Ring> {
  const { ring } = await readRing(path.dirname(order.from), order.keys.seal);
  return ring;
}

async function bringFiles(order: RestoreOrder, building: string, manifest: Manifest): Promise<number> {
  const root = path.dirname(order.from);
  let [lost, done] = [0, 0];
  for (const [place, name, bytes, sha256] of manifest.files) {
    const target = placeIn(building, place, name);
    try {
      await copyInto(objectPath(root, sha256), `${target}.part`, bytes, (copied) =>
        copied.bytes === bytes && copied.sha256 === sha256 ? target : null,
      );
    } catch (cause) {
      if (!isLoss(cause)) throw cause;
      lost += 1;
    }
    order.onProgress?.((done += 1), manifest.files.length);
  }
  return lost;
}

/** A damaged or missing file is one lost file, told and counted; a full disk is the end. */
const isLoss = (cause: unknown): boolean =>
  cause instanceof AppError
    ? cause.code === 'backup-damaged' || cause.code === 'backup-folder-unusable'
    : (cause as NodeJS.ErrnoException).code === 'ENOENT';

/** Only of an earlier life of the same training vault: no other opens with these keys. */
function lessonsFrom({ lessonsOf, header, slot }: RestoreOrder): ReturnType<typeof lessonsIn> | null {
  if (lessonsOf === undefined || lessonsOf === null) return null;
  const paths = vaultPaths(lessonsOf);
  if (readHeader(paths.header).vaultId !== header.vaultId) return null;
  const db = openDatabase(paths, header, slot);
  try {
    return lessonsIn(db);
  } finally {
    db.close();
  }
}

/** The person behind a user name, as every other entry names one; nobody for a recovery code. */
function whoOf(db: WriteDb, username: string): { id: string | null; name: string } {
  const person = username === '' ? undefined : personByUsername(db, username);
  return person === undefined ? { id: null, name: username } : { id: person.id, name: person.fullName };
}

function adopt(
  db: WriteDb,
  order: RestoreOrder & { readonly after: number },
  manifest: Manifest,
  ring: Ring,
  lost: number,
  lessons: ReturnType<typeof lessonsIn> | null,
): Pick<Restored, 'epoch' | 'erased' | 'checks'> {
  try {
    const adopted = db
      .transaction(() => {
        watchWrites(db);
        const erased = unlockRecordKeys(db, ring);
        const begun = beginEpoch(db, {
          nowMs: order.nowMs,
          backupId: manifest.id,
          backupMs: manifest.madeMs,
          erased,
          ledgerSeq: manifest.ledger.seq,
          newId: () => newId(order.nowMs),
          after: order.after,
        });
        learnUpdates(db, order);
        if (lessons !== null) carryLessons(db, lessons, manifest.ledger.seq);
        appendEntry(db, whoOf(db, order.who), order.nowMs, {
          act: 'vault.restored',
          subjectKind: 'station',
          subjectId: manifest.stationId,
          facts: {
            epoch: begun.epoch,
            backup: manifest.id,
            madeMs: manifest.madeMs,
            entries: manifest.ledger.seq,
            lostFiles: lost,
            erased,
            checks: begun.checks,
            ...(order.who === '' ? codeFacts(order.how) : {}),
            ...(lessons === null ? {} : { lessonsKept: 1 }),
            ...(order.aside === undefined || order.aside === null
              ? {}
              : { aside: path.basename(order.aside) }),
          },
          clock: 'any',
        });
        for (const { t, k } of touchedRows(db)) addDue(db, t, k);
        return { ...begun, erased };
      })
      .immediate();
    db.pragma('wal_checkpoint(TRUNCATE)');
    return adopted;
  } finally {
    db.close();
  }
}

const mediumOf = ({ from }: RestoreOrder): string => onMedium(path.dirname(from));

/** The newest update that was shown after the backup, as the place beside the vault or the medium kept it. */
function learnUpdates(db: WriteDb, order: RestoreOrder): void {
  for (const file of [besideVault(order.dir), mediumOf(order)]) {
    const known = rememberedIn(file);
    if (known !== null) insertShown(db, known, Math.round(fs.statSync(file).mtimeMs));
  }
}
