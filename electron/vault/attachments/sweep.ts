import type { Db } from '../db/handles.ts';
import { filesDir } from './place.ts';
import { type Sweep, sweepBlobs } from './segmentsStore.ts';
import { deleteStagesBefore, namedFileIds } from './store.ts';

/** A stage that nobody named for so long is given up. */
const STAGE_LIFE_MS = 7 * 24 * 3600 * 1000;

/**
 * At start, before the first command: forgets old stages, removes files that no row names, and tells of rows whose
 * file is missing (damage to be shown, not repaired).
 */
export function sweepAttachments(at: {
  readonly db: Db;
  readonly dir: string;
  readonly nowMs: () => number;
}): Sweep {
  deleteStagesBefore(at.db, at.nowMs() - STAGE_LIFE_MS);
  return sweepBlobs(filesDir(at.dir), namedFileIds(at.db));
}

/** The sweep as a task of every sign-in. A folder that can't be read now is met again, and told, where a file is opened. */
export function sweepAfterSignIn(at: {
  readonly db: Db;
  readonly dir: string;
  readonly nowMs: () => number;
}): void {
  try {
    sweepAttachments(at);
  } catch {
    // nothing was lost: what is swept is only what no row names
  }
}
