import { randomBytes } from '../crypto/primitives.ts';
import { KEY_BYTES } from '../crypto/wrap.ts';
import type { Db } from '../db/handles.ts';

/** Gives a record its key for backups, when its content gets one. Inside the command that makes the content key. */
export function ensureRecordKey(db: Db, documentId: string): void {
  db.prepare('INSERT INTO backup_record_key (document_id, key) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
    documentId,
    randomBytes(KEY_BYTES),
  );
}

/** Forgets it for ever, in the transaction of the erasure (deleted cells are overwritten there). */
export function eraseRecordKey(db: Db, documentId: string): void {
  db.prepare('UPDATE backup_record_key SET key = zeroblob(32) WHERE document_id = ?').run(documentId);
  if (db.prepare('DELETE FROM backup_record_key WHERE document_id = ?').run(documentId).changes > 0)
    db.prepare('UPDATE backup_ring SET generation = generation + 1 WHERE id = 1').run();
}
