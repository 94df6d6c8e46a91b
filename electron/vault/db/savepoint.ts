import type { Db } from './handles.ts';

/** Told when a part was undone, with whatever was made in it that is not a row. */
const undone = new WeakMap<Db, () => void>();
export const afterUndoing = (db: Db, listener: () => void): void => void undone.set(db, listener);

/** Runs a part of a command so that what it wrote is undone when it throws, and the rest of the command stays. */
export function withSavepoint<T>(db: Db, part: () => T): T {
  db.prepare('SAVEPOINT part').run();
  try {
    const value = part();
    db.prepare('RELEASE part').run();
    return value;
  } catch (cause) {
    try {
      db.prepare('ROLLBACK TO part').run();
      db.prepare('RELEASE part').run();
      undone.get(db)?.();
    } catch {
      // a full disk ended the whole transaction; what did it is what must be told
    }
    throw cause;
  }
}
