import { civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';
import type { OpName, Ports } from '../ports.ts';
import { type BackupTurn } from './commands.ts';
import { overview } from './queries.ts';

const DAY_MS = 24 * 3600 * 1000;
const TEST_DAYS = 7;

export interface DueWork {
  readonly op: Extract<OpName, 'backup.create' | 'backup.test'>;
  readonly input: unknown;
}

/**
 * What of backups is due now, one piece at a time: the day's backup, then one for each other medium that is there and
 * overdue, then the week's test of the newest one. Null: nothing, or something runs already.
 */
export function dueWork(ports: Ports, turn: BackupTurn): DueWork | null {
  if (turn.running) return null;
  const { targets } = overview(ports, turn);
  for (const target of targets) {
    const isDue =
      target.kind === 'first'
        ? target.lastMs === null || target.sets.length === 0 || civilDateAt(target.lastMs) < ports.today()
        : target.lastMs === null || ports.nowMs() - target.lastMs >= target.remindDays * DAY_MS;
    if (isDue && target.present) return { op: 'backup.create', input: { targetId: target.id, why: 'daily' } };
  }
  for (const { id, lastTest, sets, present } of targets) {
    const [newest] = sets;
    const isDue = lastTest === null || ports.nowMs() - lastTest.atMs >= TEST_DAYS * DAY_MS;
    if (present && isDue && newest !== undefined)
      return { op: 'backup.test', input: { targetId: id, name: newest.name } };
  }
  return null;
}
