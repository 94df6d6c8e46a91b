import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { doing, oneOf, theValue } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

const Order = z.object({
  inboxId: z.string(),
  senderStation: z.string(),
  envelopeId: z.string(),
  targetId: z.string().nullable(),
  purgedMs: z.int().nullable(),
});
export type RecallOrder = z.infer<typeof Order>;

const SELECT = `SELECT ${columnsOf(Order)} FROM inbox_recall`;

export const insertOrder = doing<Omit<RecallOrder, 'purgedMs'>>(`
  INSERT INTO inbox_recall (inbox_id, sender_station, envelope_id, target_id)
  VALUES (:inboxId, :senderStation, :envelopeId, :targetId)`);

/** The order to give back an envelope of a sender that is not carried out yet. */
export const openOrder = oneOf(Order)<[senderStation: string, envelopeId: string]>(`
  ${SELECT} WHERE sender_station = ? AND envelope_id = ? AND purged_ms IS NULL`);

/** An order as it stands: its envelope has not come, is locked, or was erased (nothing was taken over, also). */
export function orderStanding(db: Db, inboxId: string): 'waits' | 'locked' | 'erased' | null {
  const row = db.prepare(`${SELECT} WHERE inbox_id = ?`).get(inboxId);
  if (row === undefined) return null;
  const { purgedMs, targetId } = Order.parse(row);
  if (purgedMs !== null) return 'erased';
  return targetId === null ? 'waits' : 'locked';
}

export const setTarget = doing<[inboxId: string, targetId: string]>(`
  UPDATE inbox_recall SET target_id = :2 WHERE inbox_id = :1`);

export const setPurged = doing<[inboxId: string, nowMs: number, by: string]>(`
  UPDATE inbox_recall SET purged_ms = :2, purged_by = :3 WHERE inbox_id = :1`);

/** Purges on order since a moment, of envelopes and of records: what the brake counts. */
export const purgesSince = theValue(z.int())<[sinceMs: number]>(`
  SELECT (SELECT count(*) FROM inbox_recall r JOIN inbox i ON i.id = r.target_id
           WHERE r.purged_ms >= :1 AND i.document_id IS NULL)
       + (SELECT count(*) FROM recall_holder WHERE proof = 'erased-here' AND proved_ms >= :1) AS n`);
