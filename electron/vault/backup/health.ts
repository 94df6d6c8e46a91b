import fs from 'node:fs';
import path from 'node:path';
import { civilDateAt, daysBetween } from '../../../shared/domain/calendar/civilDate.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { firstEntryMs, ledgerHead } from '../audit/store.ts';
import { indexDocument } from '../documents/change.ts';
import { type Ports, handlers, ofStation, preparedCommand } from '../ports.ts';
import { own } from '../sessionPorts.ts';
import { countDisagreeing } from '../knowing/disagreeing.ts';
import { restoreRoster } from '../roster/restore.ts';
import { vaultPaths } from '../disk/layout.ts';
import { checkedBefore, proverOf, rememberChecked } from '../seals/checked.ts';
import { checkActs, inSlices } from '../seals/check.ts';
import type { Session } from '../session/session.ts';
import { indexSubmission } from '../submissions/indexing.ts';
import { type OldCopy, oldCopies } from '../updates/oldCopies.ts';
import { standingBehind } from './behind.ts';
import { folderOf } from './commands.ts';
import { type BackupTurn, oneAtATime } from './turn.ts';
import { examineOnThread } from '../examine/databaseThread.ts';
import { rebuildCounters, unindexed } from '../examine/derived.ts';
import { isUnread, type Examined } from '../examine/examine.ts';
import { bringBack, type FileStates, lookAtFiles } from './set/fileState.ts';
import { type BackupKeys, backupKeys } from './keys.ts';
import { listFindings } from './findings/listFindings.ts';
import { accessFindings } from './findings/accessFinding.ts';
import { freshScratch } from './set/makeSet.ts';
import { rootIn, setsIn } from './places.ts';
import { overview } from './queries.ts';
import { readRing } from './ring.ts';
import { leftAfterLoss, leftCount } from '../keys/leftAfterLoss.ts';
import { copySnapshot } from './set/snapshot.ts';
import { rosterFinding } from './findings/rosterFinding.ts';
import { schemaFinding } from './findings/schemaFinding.ts';
import { type TargetRow, targets } from './store.ts';

type Report = Output<'health.check'>;
type Finding = Report['findings'][number];

const DAY_MS = 24 * 3600 * 1000;
const CLOCK_TOLERANCE_MS = 120_000;
const LEAST_FREE_BYTES = 1024 ** 3;
/** Below it a day's work may not fit any more. */
const URGENT_FREE_MB = 100;
/** A restore test is due each week, with a few days of grace for an office that was closed. */
const TEST_GRACE_DAYS = 10;
const DRILL_DAYS = 366;
/** Made and tried out by the program within minutes: missing on the day a vault is made, they are no alarm. */
const COMES_BY_ITSELF: ReadonlySet<Finding['part']> = new Set(['backup', 'restore-test']);

export const rootsOf = (ports: Ports): string[] =>
  targets(ports.db).map((target) => rootIn(folderOf(target, ports.dir), ports.station.vaultId));

const keysOf = ({ slot, header }: Session): BackupKeys => backupKeys(slot.vaultKey, header);

export const healthHandlers = handlers({
  'health.check': own(
    ({ session, turn }) =>
      (ports) =>
        oneAtATime(turn, () => check(session, ports, keysOf(session), turn)),
  ),
  'health.glance': own(({ turn }) => (ports) => ({ findings: glance(ports, turn) })),
  'health.repair': own(({ session, turn }) =>
    preparedCommand({
      prepare: async (ports, { what }) => {
        if (what !== 'files') return null;
        const keys = keysOf(session);
        try {
          return await oneAtATime(turn, async () => {
            const states = await lookAtFiles(ports.db, ports.dir, rootsOf(ports), keys, ports.progress);
            return bringBack(states, ports.dir, rootsOf(ports), keys);
          });
        } finally {
          keys.wipe();
        }
      },
      apply: (ports, { what }, files) => {
        const result = files ?? repaired(ports, what);
        ports.append({ act: 'health.repaired', ...ofStation(ports), facts: { what, ...result } });
        ports.announce('documents.changed');
        ports.announce('backup.changed');
        return result;
      },
    }),
  ),
});

function repaired(
  ports: Ports,
  what: 'index' | 'counters' | 'files' | 'roster',
): { done: number; left: number } {
  if (what === 'roster') return restoreRoster(ports);
  return { done: what === 'counters' ? rebuildCounters(ports.db) : reindex(ports), left: 0 };
}

/** Whether entries and rows are as the sessions signed them. */
async function actsFinding(ports: Ports): Promise<Finding> {
  const prover = proverOf(ports);
  try {
    const { seals, found, faults, good } = await inSlices(
      checkActs(ports.db, checkedBefore(ports.db, prover)),
    );
    if (good !== null) rememberChecked(ports.db, prover, good);
    if (found === 0) return finding('acts', 'good', 'whole', seals);
    const [first] = faults;
    return finding('acts', 'bad', 'differs', found, null, { what: first?.what ?? '', entry: first?.to ?? 0 });
  } catch (error) {
    if (error instanceof AppError && error.code === 'roster-broken') return finding('acts', 'warn', 'unread');
    throw error;
  }
}

/** What rests on a list that is not as it was signed is not judged: that finding says so. */
function unlessBroken(judge: () => Finding[]): Finding[] {
  try {
    return judge();
  } catch (error) {
    if (error instanceof AppError && error.code === 'roster-broken') return [];
    throw error;
  }
}

/** Whether level, readers and keys of every classified record and draft are those that were signed. */
async function recordFinding(db: Ports['db']): Promise<Finding> {
  try {
    const { wrong, seen } = await countDisagreeing(db);
    return wrong === 0
      ? finding('records', 'good', 'agree', seen)
      : finding('records', 'bad', 'disagree', wrong);
  } catch (error) {
    // without a roster nothing can be proved; that is told by its own finding
    if (error instanceof AppError && error.code === 'roster-broken')
      return finding('records', 'bad', 'unproved');
    throw error;
  }
}

function reindex(ports: Ports): number {
  const missing = unindexed(ports.db);
  for (const { kind, id } of missing) {
    if (kind === 'document') indexDocument(ports, id);
    else indexSubmission(ports.db, id);
  }
  return missing.length;
}

async function check(session: Session, ports: Ports, keys: BackupKeys, turn: BackupTurn): Promise<Report> {
  const began = performance.now();
  const scratch = freshScratch(ports.dir, 'check');
  try {
    const seen = await examined(session, ports, keys, path.join(scratch, 'vault.db'));
    const files = await lookAtFiles(ports.db, ports.dir, rootsOf(ports), keys, ports.progress);
    const findings = [
      ...(seen === null ? HELD : databaseFindings(seen)),
      fileFinding(files),
      ...backupFindings(ports, turn),
      ...(await ringFindings(ports, keys)),
      ...machineFindings(ports),
      ...accessFindings(ports.dir),
      ruleFinding(ports),
      rosterFinding(ports),
      schemaFinding(ports),
      await actsFinding(ports),
      ...unlessBroken(() => listFindings(ports)),
      await recordFinding(ports.db),
      ...(await oldCopyFindings(ports.dir, keys)),
    ];
    return { atMs: ports.nowMs(), tookMs: Math.round(performance.now() - began), findings };
  } finally {
    keys.wipe();
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

/** @returns null where another program reads the database just now: the rest is judged all the same */
async function examined(
  session: Session,
  ports: Ports,
  keys: BackupKeys,
  copy: string,
): Promise<Examined | null> {
  try {
    await copySnapshot(session.db, ports.dir, vaultPaths(ports.dir).database, keys.database(), copy);
  } catch (error) {
    if (error instanceof AppError && error.code === 'busy') return null;
    throw error;
  }
  return examineOnThread({ kind: 'health', path: copy, secret: keys.database() });
}

/** What needs neither a copy of the database nor the bytes of the files. */
function glance(ports: Ports, turn: BackupTurn): Finding[] {
  const isFirstDay = ports.nowMs() - (firstEntryMs(ports.db) ?? 0) < DAY_MS;
  const all = [
    ...backupFindings(ports, turn),
    ...machineFindings(ports),
    ...accessFindings(ports.dir),
    ruleFinding(ports),
    rosterFinding(ports),
    schemaFinding(ports),
    ...unlessBroken(() => listFindings(ports)),
  ];
  const told = all.filter(
    ({ state, part }) => state !== 'good' && !(isFirstDay && COMES_BY_ITSELF.has(part)),
  );
  return told.sort((one, other) => Number(other.state === 'bad') - Number(one.state === 'bad'));
}

const finding = (
  part: Finding['part'],
  state: Finding['state'],
  tells: string,
  count = 0,
  repair: Finding['repair'] = null,
  params: Finding['params'] = {},
): Finding => ({ part, state, tells, count, repair, params });

const HELD = (['pages', 'ledger', 'counters', 'index'] as const).map((part) => finding(part, 'warn', 'held'));

function databaseFindings({ damage, ledger, derived }: Examined): Finding[] {
  const pages =
    damage.length === 0
      ? finding('pages', 'good', 'whole')
      : finding('pages', 'bad', 'damaged', damage.length);
  // behind a page that cannot be read nothing was judged: neither an accusation nor an assurance
  if (isUnread({ ledger }) || derived === null)
    return [
      pages,
      ...(['ledger', 'counters', 'index'] as const).map((part) => finding(part, 'warn', 'unread')),
    ];
  return [
    pages,
    ledger.intact
      ? finding('ledger', 'good', 'whole', ledger.entries)
      : finding('ledger', 'bad', 'broken', ledger.firstWrong ?? 0),
    derived.counters === 0
      ? finding('counters', 'good', 'right')
      : finding('counters', 'warn', 'wrong', derived.counters, 'counters'),
    derived.index === 0
      ? finding('index', 'good', 'whole')
      : finding('index', 'warn', 'lacks', derived.index, 'index'),
  ];
}

function fileFinding({ looked, missing, damaged, inBackup }: FileStates): Finding {
  const wrong = missing.length + damaged.length;
  if (wrong === 0) return finding('files', 'good', 'whole', looked);
  const params = { missing: missing.length, damaged: damaged.length, inBackup };
  return finding('files', 'bad', 'wrong', wrong, inBackup > 0 ? 'files' : null, params);
}

function backupFindings(ports: Ports, turn: BackupTurn): Finding[] {
  const { targets: all, drills, numberChecks, lostNumbers, recovery } = overview(ports, turn);
  const first = all.find((target) => target.kind === 'first');
  const second = all.filter((target) => target.kind === 'second');
  const now = ports.nowMs();
  return [
    firstFinding(first, now),
    testFinding(lastProof(first), now),
    secondFinding(second, now),
    drillFinding(drills, recovery, now),
    numbersFinding(ports, numberChecks, lostNumbers),
    ...unlessBroken(() => lossFinding(ports)),
  ];
}

function numbersFinding(ports: Ports, checks: number, lost: number): Finding {
  if (checks === 0)
    return lost > 0 ? finding('numbers', 'warn', 'lost', lost) : finding('numbers', 'good', 'none');
  const behind = standingBehind(ports.db, ports.station.stationId);
  if (behind === null) return finding('numbers', 'bad', 'wait', checks);
  const { missing, backup } = behind;
  return backup === null
    ? finding('numbers', 'bad', 'behind', checks, null, { missing })
    : finding('numbers', 'bad', 'behind-backup', checks, null, {
        missing,
        atMs: backup.atMs,
        folder: backup.folder,
      });
}

/** Nothing to say where no machine was lost, or where all of it is done. */
function lossFinding(ports: Ports): Finding[] {
  const left = leftAfterLoss(ports);
  if (left === null) return [];
  const { passphrases, asked, unasked } = left;
  const params = { people: passphrases.length, keys: asked.length + unasked.length + left.older };
  const other = { issuer: Number(left.issuer), relay: Number(left.relay) };
  return [
    finding('loss', left.issuer ? 'bad' : 'warn', 'left', leftCount(left), null, { ...params, ...other }),
  ];
}

/** The keys of records lie twice beside the backups; nothing is said where both copies are whole. */
async function ringFindings(ports: Ports, keys: BackupKeys): Promise<Finding[]> {
  const wrong: { readonly target: TargetRow; readonly isLost: boolean }[] = [];
  for (const target of targets(ports.db)) {
    const root = rootIn(folderOf(target, ports.dir), keys.vaultId);
    if (setsIn(root).length === 0) continue;
    const bad = await readRing(root, keys.seal).then(
      ({ bad: copies }) => copies.length,
      () => null,
    );
    if (bad !== 0) wrong.push({ target, isLost: bad === null });
  }
  if (wrong.length === 0) return [];
  const repair = wrong.some(({ target }) => target.kind === 'first') ? 'backup' : null;
  const params = { folders: wrong.map(({ target }) => target.folder ?? '').join(', ') };
  return [
    wrong.some(({ isLost }) => isLost)
      ? finding('rings', 'bad', 'lost', wrong.length, repair, params)
      : finding('rings', 'warn', 'damaged', wrong.length, repair, params),
  ];
}

type Overview = Output<'backup.overview'>;
type Target = Overview['targets'][number];

/** As people count: what was yesterday evening is not today. */
const daysSince = (atMs: number, now: number): number => daysBetween(civilDateAt(atMs), civilDateAt(now));

function drillFinding(drills: Overview['drills'], recovery: Overview['recovery'], now: number): Finding {
  if (recovery.ofBackup !== null) return finding('drill', 'bad', 'of-backup');
  if (recovery.waiting > 0) return finding('drill', 'warn', 'waiting', recovery.waiting);
  const drill = drills.find(({ atMs }) => atMs >= (recovery.renewedMs ?? 0));
  const provedMs = Math.max(drill?.atMs ?? -Infinity, recovery.usedMs ?? -Infinity);
  return now - provedMs < (DRILL_DAYS + 1) * DAY_MS
    ? finding('drill', 'good', provedMs === drill?.atMs ? 'fresh' : 'used', daysSince(provedMs, now))
    : finding('drill', 'warn', recovery.renewedMs === null ? 'due' : 'renewed');
}

function firstFinding(first: Target | undefined, now: number): Finding {
  if (first === undefined || !first.present) return finding('backup', 'bad', 'absent');
  if (first.lastMs === null)
    return finding('backup', 'bad', first.sets.length === 0 ? 'none' : 'none-since', 0, 'backup');
  return first.overdue
    ? finding('backup', 'warn', 'old', daysSince(first.lastMs, now), 'backup')
    : finding('backup', 'good', 'fresh', first.sets.length);
}

function secondFinding(second: readonly Target[], now: number): Finding {
  if (second.length === 0) return finding('second-medium', 'warn', 'none');
  const apart = second.filter(({ sameDisk }) => !sameDisk);
  if (apart.length === 0) return finding('second-medium', 'warn', 'same-disk');
  const part = 'second-medium';
  if (apart.some(({ overdue, present }) => !overdue && present)) return finding(part, 'good', 'fresh');
  const last = Math.max(...apart.map(({ lastMs }) => lastMs ?? -Infinity));
  if (last === -Infinity) return finding(part, 'warn', 'never');
  const days = daysSince(last, now);
  // kept elsewhere it is where it should be; whether it still lies there, and is whole, nobody here can see
  return apart.some(({ overdue }) => !overdue)
    ? finding(part, 'good', 'away', days)
    : finding(part, 'warn', 'old', days);
}

/** The last test, or the restoration itself where that came after it. */
function lastProof(first: Target | undefined): { good: boolean; atMs: number } | null {
  const restored = Math.max(0, ...(first?.sets ?? []).map(({ restoredMs }) => restoredMs ?? 0));
  const last = first?.lastTest ?? null;
  return restored > (last?.atMs ?? 0) ? { good: true, atMs: restored } : last;
}

function testFinding(last: { good: boolean; atMs: number } | null, now: number): Finding {
  if (last === null) return finding('restore-test', 'warn', 'none', 0, 'test');
  const days = daysSince(last.atMs, now);
  if (!last.good) return finding('restore-test', 'bad', 'failed', days, 'test');
  return days > TEST_GRACE_DAYS
    ? finding('restore-test', 'warn', 'old', days, 'test')
    : finding('restore-test', 'good', 'passed', days);
}

function machineFindings(ports: Ports): Finding[] {
  const behind = ledgerHead(ports.db).atMs - ports.nowMs();
  return [
    behind > CLOCK_TOLERANCE_MS
      ? finding('clock', 'bad', 'behind', Math.ceil(behind / 60_000))
      : finding('clock', 'good', 'right'),
    spaceFinding(ports.dir),
  ];
}

/** Packs of the superior that this program can't use: those before them stay in force, but not the wished ones. */
function ruleFinding({ rules }: Ports): Finding {
  const [first] = rules.aside;
  if (first === undefined) return finding('rules', 'good', 'whole');
  const packs = rules.aside.map(({ id }) => id).join(', ');
  return finding('rules', 'warn', first.reason, rules.aside.length, null, { packs });
}

/** Databases of before an update that lie beside the vault; most vaults have none, and nothing is said then. */
async function oldCopyFindings(dir: string, keys: BackupKeys): Promise<Finding[]> {
  const copies = oldCopies(dir);
  const [newest] = copies;
  if (newest === undefined) return [];
  const broken: string[] = [];
  for (const copy of copies) if (!(await opens(copy, keys))) broken.push(path.basename(copy.file));
  const { atMs } = newest;
  return broken.length === 0
    ? [finding('old-copies', 'good', 'kept', copies.length, null, { atMs, file: path.basename(newest.file) })]
    : [finding('old-copies', 'warn', 'broken', broken.length, null, { files: broken.join(', ') })];
}

async function opens({ file, version }: OldCopy, keys: BackupKeys): Promise<boolean> {
  try {
    const seen = await examineOnThread({ kind: 'pages', path: file, secret: keys.database() });
    return seen.damage.length === 0 && seen.schema === version;
  } catch {
    return false;
  }
}

function spaceFinding(dir: string): Finding {
  const { bavail, bsize } = fs.statfsSync(dir);
  const free = bavail * bsize;
  const megabytes = Math.floor(free / 1024 ** 2);
  return free < LEAST_FREE_BYTES
    ? finding('space', megabytes < URGENT_FREE_MB ? 'bad' : 'warn', 'little', megabytes, null, {
        folder: dir,
      })
    : finding('space', 'good', 'enough', megabytes);
}
