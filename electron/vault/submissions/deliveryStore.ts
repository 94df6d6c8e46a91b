import { z } from 'zod';
import { Channel } from '../../../shared/ipc/contract/channel.ts';
import type { Db } from '../db/handles.ts';
import { doing } from '../db/statements.ts';
import { approvedRound } from './answerStore.ts';
import { followersOf } from './mergeStore.ts';

const Delivery = z.object({
  receiptId: z.string(),
  channel: Channel,
  documentCode: z.string(),
  byId: z.string(),
  atMs: z.int(),
});
export type Delivery = z.infer<typeof Delivery>;

/** To which receipts the answer that stands was given, oldest first. */
export function deliveriesOf(db: Db, caseId: string): Delivery[] {
  const rows = db
    .prepare(
      `SELECT submission_id AS receiptId, channel, document_code AS documentCode, by_id AS byId, at_ms AS atMs
         FROM submission_delivery WHERE case_id = :caseId AND round = :round ORDER BY at_ms, rowid`,
    )
    .all({ caseId, round: approvedRound(db, caseId)?.round ?? 0 });
  return rows.map((row) => Delivery.parse(row));
}

/** Receipts whose sender waits for the answer: the case's own and those of its duplicates. */
export function undeliveredOf(db: Db, caseId: string): string[] {
  const given = new Set(deliveriesOf(db, caseId).map(({ receiptId }) => receiptId));
  return [caseId, ...followersOf(db, caseId).map(({ id }) => id)].filter((id) => !given.has(id));
}

export interface NewDelivery extends Delivery {
  readonly caseId: string;
  readonly round: number;
  readonly note: string;
}

export const insertDelivery = doing<NewDelivery>(`
  INSERT INTO submission_delivery (submission_id, position, case_id, round, channel, document_code, by_id, at_ms, note)
  VALUES (:receiptId, (SELECT count(*) + 1 FROM submission_delivery WHERE submission_id = :receiptId), :caseId, :round,
    :channel, :documentCode, :byId, :atMs, :note)`);
