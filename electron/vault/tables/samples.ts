import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { doing, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

const Open = z.object({ eventId: z.string(), confirmedBy: z.string(), confirmedMs: z.int() });

/** The confirmed sample item on which the level of a document rests; null when a real one was cited. */
export const openSample = oneOf(Open)<[documentId: string]>(`
  SELECT ${columnsOf(Open)} FROM sample_ground
   WHERE document_id = ? AND replaced_ms IS NULL ORDER BY confirmed_ms DESC LIMIT 1`);

/** Written before the event that cites the sample; the database asks for it. */
export const confirmSample = doing<{ eventId: string; documentId: string; nowMs: number; by: string }>(`
  INSERT INTO sample_ground (event_id, document_id, confirmed_ms, confirmed_by)
  VALUES (:eventId, :documentId, :nowMs, :by)`);

export interface RealItem {
  readonly ref: string;
  readonly place: string;
  readonly level: string;
  readonly decider: string;
  readonly capacity: string;
  readonly capacityGround: string;
}

export function replaceSample(
  db: Db,
  at: { documentId: string; nowMs: number; by: string },
  item: RealItem,
): number {
  return db
    .prepare(
      `UPDATE sample_ground SET replaced_ms = :nowMs, replaced_by = :by, item_ref = :ref, item_place = :place,
         item_level = :level, decider = :decider, capacity = :capacity, capacity_ground = :capacityGround
       WHERE document_id = :documentId AND replaced_ms IS NULL`,
    )
    .run({ ...at, ...item }).changes;
}

const Replaced = z.object({
  eventId: z.string(),
  place: z.string(),
  decider: z.string(),
  by: z.string(),
  atMs: z.int(),
});

/** The real items that were cited later, by the event whose sample they replace. */
export const replacedSamples = (db: Db, documentId: string): Map<string, z.infer<typeof Replaced>> =>
  new Map(
    db
      .prepare(
        `SELECT event_id AS eventId, item_place AS place, decider, replaced_by AS "by", replaced_ms AS atMs
           FROM sample_ground WHERE document_id = ? AND item_ref IS NOT NULL`,
      )
      .all(documentId)
      .map((row) => Replaced.parse(row))
      .map((row) => [row.eventId, row]),
  );
