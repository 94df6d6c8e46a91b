import { raise } from '../../../shared/errors.ts';

/** Runs one piece of work on backups at a time: two would copy the same files and stand in each other's way. */
export interface BackupTurn {
  running: boolean;
  /** resolves when what runs now is over; never rejects */
  over: Promise<unknown>;
}

export const newTurn = (): BackupTurn => ({ running: false, over: Promise.resolve() });

export async function oneAtATime<T>(turn: BackupTurn, work: () => Promise<T>): Promise<T> {
  if (turn.running) raise('busy');
  turn.running = true;
  try {
    const running = work();
    turn.over = running.catch(() => undefined);
    return await running;
  } finally {
    turn.running = false;
  }
}
