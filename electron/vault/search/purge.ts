import type { Db } from '../db/handles.ts';
import { doing, isThere } from '../db/statements.ts';

/**
 * The index of the search forgets a row at once, but its bytes stay in the file until their segment is written anew.
 * After a document was classified the whole index is therefore merged, in slices, until nothing of it is left.
 */
const PAGES = 16;
const SLICE_MS = 40;
const REST_MS = 160;
const LOOK_MS = 60_000;

/** In the transaction that took words out of the index. */
export const askPurge = doing<[nowMs: number]>(`
  INSERT OR REPLACE INTO search_purge (id, asked_ms) VALUES (1, ?)`);

export const isPurgeAsked = isThere('SELECT 1 FROM search_purge');

/**
 * Works for about `budgetMs` on what is asked (a slice is some 20 ms); outside a transaction.
 * @returns whether nothing is left to do
 */
export function purgeIndex(db: Db, budgetMs: number): boolean {
  if (!isPurgeAsked(db)) return true;
  const merge = db.prepare("INSERT INTO fts (fts, rank) VALUES ('merge', ?)");
  const changes = db.prepare('SELECT total_changes()').pluck();
  const end = performance.now() + budgetMs;
  const wasSecure = db.prepare('PRAGMA secure_delete').pluck().get();
  db.prepare('PRAGMA secure_delete = ON').get();
  try {
    for (let pages = -PAGES; performance.now() < end; pages = PAGES) {
      const before = Number(changes.get());
      merge.run(pages);
      if (Number(changes.get()) - before < 2) {
        db.prepare('DELETE FROM search_purge').run();
        db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
        return true;
      }
    }
    return false;
  } finally {
    if (wasSecure !== 1) db.prepare('PRAGMA secure_delete = FAST').get();
  }
}

/** Does what is asked a slice at a time beside the work of a session. @param isOpen whether the session still lasts */
export function purgeBeside(db: Db, isOpen: () => boolean): void {
  const again = (ms: number): void =>
    void setTimeout(() => {
      if (isOpen()) again(purgeIndex(db, SLICE_MS) ? LOOK_MS : REST_MS);
    }, ms).unref();
  again(LOOK_MS);
}
