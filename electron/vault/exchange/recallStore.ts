import { z } from 'zod';
import type { Db } from '../db/handles.ts';

const Order = z.object({
  inboxId: z.string(),
  senderStation: z.string(),
  envelopeId: z.string(),
  targetId: z.string().nullable(),
  purgedMs: z.int().nullable(),
});
export type RecallOrder = z.infer<typeof Order>;

const SELECT = `SELECT inbox_id AS inboxId, sender_station AS senderStation, envelope_id AS envelopeId,
  target_id AS targetId, purged_ms AS purgedMs FROM inbox_recall`;

export const insertOrder = (db: Db, order: Omit<RecallOrder, 'purgedMs'>): void =>
  void db
    .prepare(
      `INSERT INTO inbox_recall (inbox_id, sender_station, envelope_id, target_id)
       VALUES (:inboxId, :senderStation, :envelopeId, :targetId)`,
    )
    .run(order);

/** The order to give back an envelope of a sender that is not carried out yet. */
export function openOrder(db: Db, senderStation: string, envelopeId: string): RecallOrder | null {
  const row = db
    .prepare(`${SELECT} WHERE sender_station = ? AND envelope_id = ? AND purged_ms IS NULL`)
    .get(senderStation, envelopeId);
  return row === undefined ? null : Order.parse(row);
}

/** An order as it stands: its envelope has not come, is locked, or was erased (nothing was taken over, also). */
export function orderStanding(db: Db, inboxId: string): 'waits' | 'locked' | 'erased' | null {
  const row = db.prepare(`${SELECT} WHERE inbox_id = ?`).get(inboxId);
  if (row === undefined) return null;
  const { purgedMs, targetId } = Order.parse(row);
  if (purgedMs !== null) return 'erased';
  return targetId === null ? 'waits' : 'locked';
}

export const setTarget = (db: Db, inboxId: string, targetId: string): void =>
  void db
    .prepare('UPDATE inbox_recall SET target_id = :targetId WHERE inbox_id = :inboxId')
    .run({ inboxId, targetId });

export const setPurged = (db: Db, inboxId: string, nowMs: number, by: string): void =>
  void db
    .prepare('UPDATE inbox_recall SET purged_ms = :nowMs, purged_by = :by WHERE inbox_id = :inboxId')
    .run({ inboxId, nowMs, by });

/** Purges on order since a moment, of envelopes and of records: what the brake counts. */
export function purgesSince(db: Db, sinceMs: number): number {
  const row = db
    .prepare(
      `SELECT (SELECT count(*) FROM inbox_recall r JOIN inbox i ON i.id = r.target_id
                WHERE r.purged_ms >= :sinceMs AND i.document_id IS NULL)
            + (SELECT count(*) FROM recall_holder WHERE proof = 'erased-here' AND proved_ms >= :sinceMs) AS n`,
    )
    .get({ sinceMs });
  return z.object({ n: z.int() }).parse(row).n;
}
