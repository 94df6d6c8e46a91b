import { civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';
import type { OpName, Ports } from '../ports.ts';
import type { BackupTurn } from './turn.ts';
import { overview } from './queries.ts';
import { actsSince, lastRun } from './store.ts';

const DAY_MS = 24 * 3600 * 1000;
const TEST_DAYS = 7;
/** So many acts at most are on no medium but the machine's own, for long. */
export const MOST_ACTS_UNSAVED = 50;
/** A backup that took no longer is made each time the station is locked: whoever comes back waits for it. */
const QUICK_MS = 5_000;

export interface DueWork {
  readonly op: Extract<OpName, 'backup.create' | 'backup.test'>;
  readonly input: unknown;
}

/**
 * What of backups is due now, one piece at a time: the day's backup, and one for each other medium that is there and
 * overdue, or wherever enough was done since the last one; then the week's test of the newest one. Null: nothing, or something runs already.
 */
export function dueWork(ports: Ports, turn: BackupTurn): DueWork | null {
  if (turn.running) return null;
  const { targets } = overview(ports, turn);
  for (const target of targets) {
    const isDue =
      target.kind === 'first'
        ? target.lastMs === null || target.sets.length === 0 || civilDateAt(target.lastMs) < ports.today()
        : target.lastMs === null || ports.nowMs() - target.lastMs >= target.remindDays * DAY_MS;
    if (target.present && (isDue || unsaved(ports, target.id) >= MOST_ACTS_UNSAVED))
      return { op: 'backup.create', input: { targetId: target.id, why: 'daily' } };
  }
  for (const { id, lastTest, sets, present } of targets) {
    const [newest] = sets;
    const isDue = lastTest === null || ports.nowMs() - lastTest.atMs >= TEST_DAYS * DAY_MS;
    if (present && isDue && newest !== undefined)
      return { op: 'backup.test', input: { targetId: id, name: newest.name } };
  }
  return null;
}

/**
 * The backups to make before the session ends: one for each medium that is there and does not know its work yet.
 * `quick`: where the last one was.
 */
export function leavingWork(ports: Ports, turn: BackupTurn, leaving: 'quick' | 'all'): DueWork[] {
  if (turn.running || ports.station.training) return [];
  return overview(ports, turn)
    .targets.filter(({ id, present }) => present && unsaved(ports, id) > 0)
    .filter(({ id }) => leaving === 'all' || (lastRun(ports.db, id)?.tookMs ?? Infinity) <= QUICK_MS)
    .map(({ id }) => ({ op: 'backup.create', input: { targetId: id, why: 'daily' } }));
}

/** Acts of people that no backup on this medium knows. */
const unsaved = ({ db }: Ports, targetId: string): number =>
  actsSince(db, lastRun(db, targetId)?.ledgerSeq ?? 0);
