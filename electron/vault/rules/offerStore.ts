import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { doing } from '../db/statements.ts';

const Row = z.object({
  inboxId: z.string(),
  body: z.string(),
  signature: z.instanceof(Buffer),
  handedMs: z.int(),
  handedBy: z.string(),
  sender: z.string(),
});
export type Offer = z.infer<typeof Row>;

const OPEN = `SELECT inbox_id AS inboxId, body, signature, handed_ms AS handedMs, p.full_name AS handedBy,
    ifnull(i.sender_name, '') AS sender
  FROM rule_pack_offer o JOIN inbox i ON i.id = o.inbox_id JOIN person p ON p.id = o.handed_by WHERE taken IS NULL`;

export const insertOffer = doing<{
  inboxId: string;
  body: string;
  signature: Buffer;
  nowMs: number;
  by: string;
}>(`
  INSERT INTO rule_pack_offer (inbox_id, body, signature, handed_ms, handed_by)
  VALUES (:inboxId, :body, :signature, :nowMs, :by)`);

/** Those that wait for the administrator, the oldest first. */
export const openOffers = (db: Db): Offer[] =>
  z.array(Row).parse(db.prepare(`${OPEN} ORDER BY handed_ms, inbox_id`).all());

export const openOffer = (db: Db, inboxId: string): Offer | null =>
  Row.nullish().parse(db.prepare(`${OPEN} AND inbox_id = ?`).get(inboxId)) ?? null;

export const settleOffer = doing<{ inboxId: string; taken: number; nowMs: number; by: string }>(`
  UPDATE rule_pack_offer SET taken = :taken, settled_ms = :nowMs, settled_by = :by WHERE inbox_id = :inboxId`);
