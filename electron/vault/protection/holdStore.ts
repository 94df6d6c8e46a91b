import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import type { Db } from '../db/handles.ts';

export const HOLD_RULE = 'BM-23';

const Hold = z.object({
  id: z.string(),
  code: z.string(),
  decidedOn: z.string(),
  ground: z.string(),
  placedMs: z.int(),
  placedBy: z.string(),
});

/** The open hold of a document; null: it is not held. */
export function openHold(db: Db, documentId: string): z.infer<typeof Hold> | null {
  const row = db
    .prepare(
      `SELECT id, code, decided_on AS decidedOn, ground, placed_ms AS placedMs, placed_by AS placedBy
         FROM inspection_hold WHERE document_id = ? AND released_ms IS NULL`,
    )
    .get(documentId);
  return row === undefined ? null : Hold.parse(row);
}

export const isHeld = (db: Db, documentId: string): boolean => openHold(db, documentId) !== null;

/** @throws AppError `document-on-hold` with the document by which it is held */
export function refuseHeld(db: Db, documentId: string): void {
  const hold = openHold(db, documentId);
  if (hold !== null) raise('document-on-hold', { code: hold.code, rule: HOLD_RULE });
}

export function insertHold(db: Db, hold: z.infer<typeof Hold> & { documentId: string }): void {
  db.prepare(
    `INSERT INTO inspection_hold (id, document_id, code, decided_on, ground, placed_ms, placed_by)
     VALUES (:id, :documentId, :code, :decidedOn, :ground, :placedMs, :placedBy)`,
  ).run(hold);
}

export const releaseHoldRow = (
  db: Db,
  at: { id: string; nowMs: number; by: string; reason: string },
): boolean =>
  db
    .prepare(
      `UPDATE inspection_hold SET released_ms = :nowMs, released_by = :by, release_reason = :reason
        WHERE id = :id AND released_ms IS NULL`,
    )
    .run(at).changes === 1;
