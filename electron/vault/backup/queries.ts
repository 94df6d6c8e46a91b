import type { Output } from '../../../shared/ipc/contract.ts';
import { namesWaitingForEscrow, waitingForEscrow } from '../people/store.ts';
import { type Ports, handlers } from '../ports.ts';
import { own } from '../sessionPorts.ts';
import { lostCounts } from '../registers/numberStore.ts';
import { folderOf } from './commands.ts';
import type { BackupTurn } from './turn.ts';
import { codeToSettle, codeUsedMs } from '../session/codeStanding.ts';
import { currentEpoch, isFromBackup, restorations } from '../tables/epochs.ts';
import { holdings } from './set/holdings.ts';
import { openChecks } from './checkStore.ts';
import { listChecks } from './numberChecks.ts';
import { isOnSameDisk, mediumIsIn, rootIn, setName, setsIn } from './places.ts';
import { ringGeneration } from '../examine/recordKeys.ts';
import { sharesInForce } from './shareStore.ts';
import { drills, lastRunMs, recoveryRenewedMs, runsOf, type TargetRow, targets, testsOf } from './store.ts';

const DAY_MS = 24 * 3600 * 1000;

export const backupQueries = handlers({
  'backup.overview': own(
    ({ turn }) =>
      (ports) =>
        overview(ports, turn),
  ),
  'backup.holdings': (ports) => holdings(ports),
  'backup.numberChecks': (ports) => listChecks(ports),
});

export function overview(ports: Ports, turn: BackupTurn): Output<'backup.overview'> {
  return {
    epoch: currentEpoch(ports.db),
    restoredMs: restorations(ports.db).findLast(isFromBackup)?.atMs ?? null,
    running: turn.running,
    targets: targets(ports.db).map((target) => targetView(ports, target)),
    drills: drills(ports.db),
    recovery: {
      renewedMs: recoveryRenewedMs(ports.db, ports.station.stationId),
      usedMs: codeUsedMs(ports.db, ports.station.stationId),
      waiting: waitingForEscrow(ports.db),
      waitingFor: namesWaitingForEscrow(ports.db),
      ofBackup: codeToSettle(ports),
    },
    numberChecks: openChecks(ports.db).length,
    lostNumbers: lostCounts(ports.db).reduce((sum, { count }) => sum + count, 0),
    shares: sharesInForce(ports.db),
  };
}

/**
 * When the newest backup was made that lies on a medium which is there now, or null. The one answer to "is there a
 * backup": health, the update and the report to the superior ask here; what the vault remembers may lie nowhere.
 */
export function lyingBackupMs(ports: Ports): number | null {
  const times = targets(ports.db)
    .map((target) => targetView(ports, target))
    .flatMap(({ present, lastMs }) => (present && lastMs !== null ? [lastMs] : []));
  return times.length === 0 ? null : Math.max(...times);
}

type TargetView = Output<'backup.overview'>['targets'][number];

function targetView(ports: Ports, target: TargetRow): TargetView {
  const folder = folderOf(target, ports.dir);
  const present = target.folder === null || mediumIsIn(folder, ports.station.vaultId);
  const runs = runsOf(ports.db, target.id);
  const tests = testsOf(ports.db, target.id);
  const lying = setsIn(rootIn(folder, ports.station.vaultId));
  const cameFrom = restorations(ports.db).toReversed();
  const sets = lying.map(({ name, atMs, epoch }) => {
    const run = runs.get(name);
    const tested = tests.find((one) => one.name === name);
    return {
      name,
      atMs,
      bytes: run?.bytes ?? null,
      why: run?.why ?? null,
      tested: tested === undefined ? null : tested.good ? ('good' as const) : ('bad' as const),
      testedMs: tested?.atMs ?? null,
      restoredMs:
        cameFrom.find(({ backupId, backupMs }) => setName(backupMs, epoch, backupId) === name)?.atMs ?? null,
    };
  });
  // of this life of the station: what was saved before a restoration knows nothing that came after it
  const own = new Set(lying.filter(({ epoch }) => epoch === currentEpoch(ports.db)).map(({ name }) => name));
  const newest = sets.find(({ name, tested }) => own.has(name) && tested !== 'bad');
  const lastMs = present ? (newest?.atMs ?? null) : lastRunMs(ports.db, target.id);
  // one that is there is written to by itself when the days are over, and may take a while; one that is away waits for a hand
  const days = target.remindDays * (present ? 1.5 : 1);
  const dueMs = lastMs === null ? null : lastMs + days * DAY_MS;
  const isOfBefore = lastMs !== null && lastMs < (cameFrom[0]?.atMs ?? 0);
  const isOverdue = dueMs === null || isOfBefore || ports.nowMs() > dueMs;
  return {
    id: target.id,
    kind: target.kind,
    folder: target.folder,
    present,
    remindDays: target.remindDays,
    lastMs,
    dueMs,
    overdue: isOverdue,
    sets,
    lastTest: tests[0] ?? null,
    sameDisk: present && target.kind === 'second' && isOnSameDisk(folder, ports.dir),
    erasuresWait: lastMs !== null && target.ringGeneration < ringGeneration(ports.db),
  };
}
