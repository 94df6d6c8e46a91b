import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { doing } from '../db/statements.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Days by which the calendar of this vault stands ahead of the machine's; 0 in every vault that is not for training. */
export function aheadDays(db: Db): number {
  const row = db
    .prepare(
      `SELECT c.ahead_days AS days FROM training_calendar c JOIN station s ON s.id = 1
        WHERE c.id = 1 AND s.training = 1`,
    )
    .get();
  return row === undefined ? 0 : z.object({ days: z.int() }).parse(row).days;
}

/** The database itself refuses it in a vault that is not for training. */
export const setAheadDays = doing<[days: number]>(`
  INSERT INTO training_calendar (id, ahead_days) VALUES (1, ?)
  ON CONFLICT (id) DO UPDATE SET ahead_days = excluded.ahead_days`);

export interface MovableClock {
  /** epoch ms of this vault's calendar */
  readonly nowMs: () => number;
  /** sets how far it stands ahead of the machine's */
  move(days: number): void;
}

/** The machine's clock, which a training vault may move ahead in whole days. */
export function movableClock(machineMs: () => number): MovableClock {
  let aheadMs = 0;
  return {
    nowMs: () => machineMs() + aheadMs,
    move: (days) => (aheadMs = days * DAY_MS),
  };
}
