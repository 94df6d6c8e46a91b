import { z } from 'zod';
import { StoredText } from '../db/storedText.ts';
import { changing, doing, manyOf, theValue } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';
import type { Scope } from '../documents/listPlaces.ts';
import { visibleLines } from '../knowing/needToKnow.ts';

const ClockEvent = z.object({
  id: z.string(),
  clock: z.enum(['process', 'reply']),
  kind: z.enum(['stopped', 'resumed', 'extended', 'recalculated']),
  byId: z.string(),
  atMs: z.int(),
  reason: StoredText,
  beforeOn: z.string().nullable(),
  beforeTime: z.string().nullable(),
  afterOn: z.string().nullable(),
  afterTime: z.string().nullable(),
});
export type ClockEvent = z.infer<typeof ClockEvent>;

export const insertClockEvent = doing<ClockEvent & { documentId: string }>(`
  INSERT INTO clock_event (id, document_id, position, clock, kind, by_id, at_ms, reason, before_on, before_time, after_on, after_time)
  SELECT :id, :documentId, 1 + count(*), :clock, :kind, :byId, :atMs, :reason, :beforeOn, :beforeTime, :afterOn, :afterTime
    FROM clock_event WHERE document_id = :documentId`);

/** Oldest first. */
export const clockEventsOf = manyOf(ClockEvent)<[documentId: string]>(`
  SELECT ${columnsOf(ClockEvent)} FROM clock_event WHERE document_id = ? ORDER BY position`);

/** Moves a date of a document that still is as the person saw it. @returns false when someone else was faster */
export const moveDue = changing<
  [
    seen: { id: string; revision: number },
    due: { dueOn: string | null; dueTime: string | null; replyDueOn: string | null },
  ]
>(`
  UPDATE document SET revision = revision + 1, due_on = :dueOn, due_time = :dueTime, reply_due_on = :replyDueOn
   WHERE id = :id AND revision = :revision`);

const OpenDue = z.object({
  id: z.string(),
  revision: z.int(),
  urgency: z.string(),
  enteredOn: z.string(),
  dueOn: z.string(),
  replyDueOn: z.string().nullable(),
});
export type OpenDue = z.infer<typeof OpenDue>;

/**
 * Open incoming documents whose date nobody has set by hand since: no direction with a date, no extension. Only these
 * may follow when the calendar changes.
 */
export const openWithProposedDue = manyOf(OpenDue)(`
  SELECT ${columnsOf(OpenDue, 'd', { enteredOn: 'l.entered_on' })} FROM doc_list l JOIN document d ON d.id = l.document_id
   WHERE l.due_on IS NOT NULL AND l.state IN ('registered','presented','directed','in-progress','unopened')
     AND d.direction = 'in' AND d.due_time IS NULL
     AND NOT EXISTS (SELECT 1 FROM direction r WHERE r.document_id = d.id AND r.due_on IS NOT NULL)
     AND NOT EXISTS (SELECT 1 FROM clock_event e WHERE e.document_id = d.id AND e.kind <> 'recalculated')`);

/** Documents of this person's view whose clock stands still. */
export const countStopped = theValue(z.int())<Scope & { readonly holderId: string | null }>(`
  SELECT count(*) AS n FROM (SELECT document_id, max(position) AS last FROM clock_event WHERE clock = 'process' GROUP BY document_id) s
    JOIN clock_event e ON e.document_id = s.document_id AND e.position = s.last
    JOIN doc_list l ON l.document_id = s.document_id
   WHERE e.kind = 'stopped' AND (:holderId IS NULL OR l.holder_id = :holderId) AND ${visibleLines('l')}
     AND l.state IN ('registered','presented','directed','in-progress','unopened')`);
