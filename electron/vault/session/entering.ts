import { toAppError, shareAgain, type WriteDb } from '../db/handles.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Session } from './session.ts';
import { takeLock } from './lockFile.ts';

export interface EnteringParts {
  readonly session: Session;
  /** gives the lock of the folder back; null: there was no room for it, and SQLite holds the database alone */
  readonly release: (() => void) | null;
  /** the entries of the sign-in, in one transaction */
  readonly write: () => void;
  readonly onWritten: () => void;
}

/**
 * The entries of a sign-in. On a full disk they can't be written, and people read all the same: the entries are owed, and
 * come before the first act that finds room. Who read in between and locked again is then in no entry; what asks for an
 * entry of its own to be read stays shut.
 */
export interface Entering {
  /** Writes what is owed; nothing else may be written before. @throws AppError `disk-full` while there is no room */
  settle(): void;
  /** Gives the folder's lock back. */
  release(): void;
}

/** Writes them at once where there is room. @throws what the database says, unless it is that the disk is full */
export function beginEntering({ session, release, write, onWritten }: EnteringParts): Entering {
  let held = release;
  let isOwed = true;
  const settle = (): void => {
    if (!isOwed) return;
    try {
      held ??= takeLock(session.paths.lock);
      if (isAlone(session.db)) shareAgain(session.db);
      write();
    } catch (cause) {
      throw toAppError(cause);
    }
    isOwed = false;
    session.readsOnly = false;
    onWritten();
  };
  try {
    settle();
  } catch (error) {
    const isFull = error instanceof AppError && (error.code === 'disk-full' || error.code === 'disk-failed');
    if (!isFull) throw error;
    session.readsOnly = true;
  }
  return { settle, release: () => held?.() };
}

const isAlone = (db: WriteDb): boolean => db.pragma('locking_mode', { simple: true }) === 'exclusive';

/** Takes the lock of the folder, or null where the disk has no room for it. @throws as `takeLock` else */
export function takeLockWhereRoomIs(path: string): (() => void) | null {
  try {
    return takeLock(path);
  } catch (error) {
    if (error instanceof AppError && error.code === 'disk-full') return null;
    throw error;
  }
}
