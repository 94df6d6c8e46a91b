import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { doing } from '../db/statements.ts';

const Holder = z.object({
  id: z.string(),
  holder: z.string(),
  kind: z.enum(['here', 'office']),
  proof: z.enum(['erased-here', 'minutes', 'returned', 'receipt', 'destroyed']).nullable(),
  proofRef: z.string(),
  provedOn: z.string().nullable(),
});
const Recall = z.object({
  id: z.string(),
  documentId: z.string(),
  origin: z.enum(['own', 'issuer']),
  code: z.string(),
  decidedOn: z.string(),
  ground: z.string(),
  decider: z.string(),
  dueOn: z.string(),
  orderedMs: z.int(),
  closedMs: z.int().nullable(),
});
export type RecallRow = z.infer<typeof Recall> & { readonly holders: readonly z.infer<typeof Holder>[] };

const COLUMNS = `id, document_id AS documentId, origin, code, decided_on AS decidedOn, ground, decider, due_on AS dueOn,
  ordered_ms AS orderedMs, closed_ms AS closedMs`;

export const insertRecall = doing<Omit<z.infer<typeof Recall>, 'closedMs'> & { orderedBy: string }>(`
  INSERT INTO recall_order (id, document_id, origin, code, decided_on, ground, decider, due_on, ordered_ms, ordered_by)
  VALUES (:id, :documentId, :origin, :code, :decidedOn, :ground, :decider, :dueOn, :orderedMs, :orderedBy)`);

export const insertHolder = doing<{ id: string; recallId: string; holder: string; kind: 'here' | 'office' }>(`
  INSERT INTO recall_holder (id, recall_id, holder, kind) VALUES (:id, :recallId, :holder, :kind)`);

const withHolders = (db: Db, row: unknown): RecallRow => {
  const recall = Recall.parse(row);
  const holders = db
    .prepare(
      `SELECT id, holder, kind, proof, proof_ref AS proofRef, proved_on AS provedOn FROM recall_holder
        WHERE recall_id = ? ORDER BY rowid`,
    )
    .all(recall.id)
    .map((holder) => Holder.parse(holder));
  return { ...recall, holders };
};

export function findRecall(db: Db, id: string): RecallRow | null {
  const row = db.prepare(`SELECT ${COLUMNS} FROM recall_order WHERE id = ?`).get(id);
  return row === undefined ? null : withHolders(db, row);
}

/** Newest first. */
export const recallsOf = (db: Db, documentId: string): RecallRow[] =>
  db
    .prepare(`SELECT ${COLUMNS} FROM recall_order WHERE document_id = ? ORDER BY ordered_ms DESC, id DESC`)
    .all(documentId)
    .map((row) => withHolders(db, row));

export const proveHolder = doing<{
  holderId: string;
  proof: string;
  ref: string;
  on: string;
  nowMs: number;
  by: string;
}>(`
  UPDATE recall_holder SET proof = :proof, proof_ref = :ref, proved_on = :on, proved_ms = :nowMs, proved_by = :by
   WHERE id = :holderId`);

export const closeRecall = doing<[id: string, close: { nowMs: number; by: string }]>(`
  UPDATE recall_order SET closed_ms = :nowMs, closed_by = :by WHERE id = ?`);
