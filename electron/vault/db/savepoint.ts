import type { Db } from './handles.ts';

/** Runs a part of a command so that what it wrote is undone when it throws, and the rest of the command stays. */
export function withSavepoint<T>(db: Db, part: () => T): T {
  db.prepare('SAVEPOINT part').run();
  try {
    const value = part();
    db.prepare('RELEASE part').run();
    return value;
  } catch (cause) {
    db.prepare('ROLLBACK TO part').run();
    db.prepare('RELEASE part').run();
    throw cause;
  }
}
