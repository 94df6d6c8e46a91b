import fs from 'node:fs';
import path from 'node:path';
import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { AppError, raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { type Ports, handlers, ofStation, preparedCommand } from '../ports.ts';
import { own } from '../sessionPorts.ts';
import type { Session } from '../session/session.ts';
import { isOurs, recordIfBehind } from './behind.ts';
import { currentEpoch } from '../tables/epochs.ts';
import { type BackupKeys, backupKeys } from './keys.ts';
import { freshScratch, type MadeSet, makeSet } from './set/makeSet.ts';
import { newestHead } from './newestHead.ts';
import { confirmNumbers } from './numberChecks.ts';
import { defaultFolder, folderError, mediumIsIn, rootIn } from './places.ts';
import { knowsRecord, readRecordKeys, ringGeneration } from '../examine/recordKeys.ts';
import { rotate } from './set/rotate.ts';
import { oneAtATime } from './turn.ts';
import {
  findTarget,
  insertRun,
  insertTarget,
  insertTest,
  markRemoved,
  removeTarget,
  runsOf,
  setRingGeneration,
  setTargetFolder,
  type TargetRow,
  targets,
  testsOf,
  type RingCopy,
} from './store.ts';
import { besideVault, onMedium, shareMemory } from '../updates/newestShown.ts';
import { mendRing } from './ring.ts';
import { verifySet } from './set/verifySet.ts';
import { within } from './set/within.ts';

const SECOND_REMIND_DAYS = 7;

/** Where a target's backups lie. */
export const folderOf = (target: TargetRow, vaultDir: string): string =>
  target.folder ?? defaultFolder(vaultDir);

interface Made extends MadeSet {
  readonly removed: readonly string[];
  readonly startedMs: number;
  readonly tookMs: number;
}

interface Tested {
  readonly good: boolean;
  readonly rows: number;
  readonly files: number;
  readonly problems: readonly string[];
  readonly ringCopy: RingCopy;
  readonly tookMs: number;
}

/** A damaged copy of the ring beside a good one is no fault of the backup, and is written anew at once where that goes. */
async function mended(root: string, keys: BackupKeys): Promise<RingCopy> {
  try {
    await mendRing(root, keys.seal);
    return 'mended';
  } catch (cause) {
    if (cause instanceof AppError) return 'damaged';
    throw cause;
  }
}

const required = (ports: Ports, id: string): TargetRow =>
  findTarget(ports.db, id) ?? raise('not-found', { what: 'backup-target' });

/** All keys of backups follow from the vault key. */
async function withKeys<T>(session: Session, work: (keys: BackupKeys) => Promise<T>): Promise<T> {
  const keys = backupKeys(session.slot.vaultKey, session.header);
  try {
    return await work(keys);
  } finally {
    keys.wipe();
  }
}

export const backupCommands = handlers({
  'backup.create': own(({ session, appVersion, turn }) =>
    preparedCommand({
      prepare: (ports, input) =>
        oneAtATime(turn, () => withKeys(session, (keys) => make(session, ports, keys, input, appVersion))),
      apply: (ports, input, made) => {
        const { id, name, bytes, files, newFiles, missing, removed, ledger, startedMs, tookMs } = made;
        insertRun(ports.db, {
          id,
          targetId: input.targetId,
          name,
          why: input.why,
          atMs: startedMs,
          tookMs,
          byId: ports.actor.id,
          bytes,
          files,
          newFiles,
          missing,
          ledgerSeq: ledger.seq,
          ledgerHash: ledger.hash,
        });
        setRingGeneration(ports.db, input.targetId, made.ringGeneration);
        markRemoved(ports.db, input.targetId, removed, ports.nowMs());
        tell(ports, 'backup.made', {
          backup: name,
          target: input.targetId,
          ...placeOf(required(ports, input.targetId)),
          missing,
          removed: removed.length,
        });
        return { name, bytes, files, newFiles, missing, removed: removed.length };
      },
    }),
  ),
  'backup.test': own(({ session, turn }) =>
    preparedCommand({
      prepare: (ports, input) =>
        oneAtATime(turn, () => withKeys(session, (keys) => test(ports, keys, input.targetId, input.name))),
      apply: (ports, input, tested) => {
        const { good, rows, files, ringCopy, tookMs } = tested;
        const problems = [...tested.problems];
        const { targetId, name } = input;
        const row = { name, atMs: ports.nowMs(), tookMs, good, rows, files, problems, ringCopy };
        insertTest(ports.db, { id: ports.newId(), targetId, byId: ports.actor.id, ...row });
        const place = placeOf(required(ports, targetId));
        tell(ports, 'backup.tested', { backup: name, target: targetId, ...place, good: good ? 1 : 0 });
        return row;
      },
    }),
  ),
  'backup.setFolder': (ports, { path: chosen, kind }) => {
    const folder = usableFolder(ports, chosen);
    const { vaultId } = ports.station;
    const same = targets(ports.db).find((known) => realPath(folderOf(known, ports.dir)) === realPath(folder));
    // another medium in the same drive takes the place of the one before it
    const isAnother = same?.kind === 'second' && kind === 'second' && !mediumIsIn(folder, vaultId);
    const targetId = kind === 'first' ? 'first' : isAnother ? same.id : ports.newId();
    if (same !== undefined && same.id !== targetId)
      raise('bad-input', { field: 'path', rule: 'already-a-target' });
    makePrivate(rootIn(folder, vaultId));
    if (isAnother) setTargetFolder(ports.db, targetId, folder);
    else if (kind === 'first') setTargetFolder(ports.db, targetId, folder);
    else
      insertTarget(ports.db, {
        id: targetId,
        folder,
        remindDays: SECOND_REMIND_DAYS,
        nowMs: ports.nowMs(),
      });
    tell(ports, 'backup.folder-set', { target: targetId, kind, folder });
    return { targetId, folder };
  },
  'backup.removeTarget': (ports, { targetId }) => {
    const target = required(ports, targetId);
    if (target.kind === 'first') raise('bad-input', { field: 'targetId', rule: 'the-first-stays' });
    removeTarget(ports.db, targetId, ports.nowMs());
    tell(ports, 'backup.target-removed', { target: targetId, folder: target.folder ?? '' });
    return { removed: true as const };
  },
  'backup.confirmNumbers': confirmNumbers,
});

/** Which of the places, as the ledger names it. */
const placeOf = ({ kind, folder }: TargetRow): { place: string; folder: string } => ({
  place: kind,
  folder: folder ?? '',
});

function tell(ports: Ports, act: LedgerAct, facts: Record<string, string | number>): void {
  ports.append({ act, ...ofStation(ports), facts, clock: 'any' });
  ports.announce('backup.changed');
}

/** Where a path leads, past links; the path itself where nothing is there. */
function realPath(given: string): string {
  try {
    return fs.realpathSync(given);
  } catch {
    return path.resolve(given);
  }
}

/** A backup in the vault's own folder would go with it. */
function usableFolder(ports: Ports, chosen: string): string {
  const folder = path.resolve(chosen);
  const inside = path.relative(realPath(ports.dir), realPath(folder));
  if (inside === '' || !(inside.startsWith('..') || path.isAbsolute(inside)))
    raise('backup-folder-unusable', { reason: 'inside-the-vault' });
  try {
    fs.accessSync(folder, fs.constants.W_OK);
  } catch (cause) {
    throw folderError(cause);
  }
  return folder;
}

async function make(
  session: Session,
  ports: Ports,
  keys: BackupKeys,
  { targetId, why }: Parsed<'backup.create'>,
  appVersion: string,
): Promise<Made> {
  const target = required(ports, targetId);
  const startedMs = ports.nowMs();
  const began = performance.now();
  const folder = folderOf(target, ports.dir);
  if (target.folder === null) makePrivate(folder);
  else if (!mediumIsIn(folder, keys.vaultId))
    throw new AppError('backup-folder-unusable', { reason: 'absent' });
  await lookAround(session, ports, keys, targetId);
  const { station } = ports;
  const made = await makeSet({
    db: session.db,
    vaultDir: ports.dir,
    keys,
    folder,
    why,
    nowMs: startedMs,
    about: {
      stationId: station.stationId,
      officeName: station.office.name,
      epoch: currentEpoch(ports.db),
      appVersion,
      rulePacks: ports.rules.packs.map((pack) => `${pack.pack}@${pack.version}`),
    },
    ring: () => ({
      ring: readRecordKeys(ports.db),
      generation: ringGeneration(ports.db),
      knows: (id) => knowsRecord(ports.db, id),
    }),
    onProgress: ports.progress,
  });
  shareMemory(besideVault(ports.dir), onMedium(rootIn(folder, keys.vaultId)));
  const tests = testsOf(ports.db, targetId);
  const isProved = new Set(tests.filter((one) => one.good).map((one) => one.name));
  const isBad = new Set(tests.filter((one) => !one.good).map((one) => one.name));
  const foundOf = (name: string): boolean | null => (isBad.has(name) ? false : isProved.has(name) || null);
  const known = {
    foundOf,
    made: new Set([made.name, ...runsOf(ports.db, targetId).keys()]),
    holds: (head: MadeSet['ledger']): boolean => isOurs(ports.db, head),
  };
  const removed = made.missing > 0 ? [] : await rotate(rootIn(folder, keys.vaultId), keys, known);
  return { ...made, removed, startedMs, tookMs: Math.round(performance.now() - began) };
}

/** How long a medium is waited for that is not the one to be written to. */
const OTHER_MEDIUM_MS = 3_000;

/**
 * What the media know of the ledger, before anything is made or thinned out: a vault that they know to be further begins
 * a new epoch first.
 * @throws AppError `station-superseded` when the medium belongs to a later life of this station, or another one of the same
 */
async function lookAround(
  { db, signing }: Session,
  ports: Ports,
  keys: BackupKeys,
  targetId: string,
): Promise<void> {
  const { dir, station } = ports;
  if (station.training) return;
  const heads = await Promise.all(
    targets(db).map(async (target) => {
      const asked = newestHead(rootIn(folderOf(target, dir), keys.vaultId), target.folder ?? '', keys);
      const head = await (target.id === targetId ? asked : within(asked, OTHER_MEDIUM_MS));
      return { id: target.id, head };
    }),
  );
  const seen = heads.flatMap(({ head }) => (head === null ? [] : [{ where: 'backup' as const, head }]));
  if (recordIfBehind({ db, station, actor: ports.actor, signing }, seen, ports.nowMs())) {
    ports.announce('backup.changed');
    ports.announce('registers.changed');
  }
  const there = heads.find(({ id }) => id === targetId)?.head ?? null;
  if (there !== null && there.epoch >= currentEpoch(db) && !isOurs(db, there)) raise('station-superseded');
}

function makePrivate(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw folderError(cause);
  }
}

async function test(ports: Ports, keys: BackupKeys, targetId: string, name: string): Promise<Tested> {
  const target = required(ports, targetId);
  const set = path.join(rootIn(folderOf(target, ports.dir), keys.vaultId), name);
  if (!fs.existsSync(set)) raise('backup-not-found');
  const began = performance.now();
  const scratch = freshScratch(ports.dir, 'test');
  try {
    const verdict = await verifySet(set, keys, scratch, ports.progress);
    const { good, rows, filesChecked, problems } = verdict;
    const ringCopy = verdict.badRings === 0 ? 'whole' : await mended(path.dirname(set), keys);
    const tookMs = Math.round(performance.now() - began);
    return { good, rows, files: filesChecked, problems, ringCopy, tookMs };
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}
