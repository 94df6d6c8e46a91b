import { z } from 'zod';
import { changing, doing, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

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
export const openHold = oneOf(Hold)<[documentId: string]>(`
  SELECT ${columnsOf(Hold)} FROM inspection_hold WHERE document_id = ? AND released_ms IS NULL`);

export const insertHold = doing<z.infer<typeof Hold> & { documentId: string }>(`
  INSERT INTO inspection_hold (id, document_id, code, decided_on, ground, placed_ms, placed_by)
  VALUES (:id, :documentId, :code, :decidedOn, :ground, :placedMs, :placedBy)`);

export const releaseHoldRow = changing<{ id: string; nowMs: number; by: string; reason: string }>(`
  UPDATE inspection_hold SET released_ms = :nowMs, released_by = :by, release_reason = :reason
   WHERE id = :id AND released_ms IS NULL`);
