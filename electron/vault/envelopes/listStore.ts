import { z } from 'zod';
import { StoredText } from '../db/storedText.ts';
import type { Db } from '../db/handles.ts';
import { manyOf, oneOf, theOne, valuesOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';
import { lineScope, visibleLines } from '../knowing/needToKnow.ts';
import type { Actor } from '../ports.ts';
import { FOR_LOST, HELD } from './lostSeals.ts';

/** Where a row stands in the common order of both boxes. */
const Place = z.object({ id: z.string(), box: z.enum(['in', 'out']), atMs: z.int() });
export type Place = z.infer<typeof Place>;
export type Box = 'all' | 'out' | 'in' | 'quarantine';

/**
 * Envelopes of classified documents stand in the boxes of those who see the line: who keeps the books and who takes
 * part. The cipher officer, who carries the media, sees that there are some, and no more.
 */
export const envelopeScope = (actor: Pick<Actor, 'id' | 'roles'>): ReturnType<typeof lineScope> => ({
  ...lineScope(actor),
  ...(actor.roles.includes('cipher') ? { allLines: 1 } : {}),
});
type Scope = ReturnType<typeof envelopeScope>;
const VISIBLE_OUT = visibleLines('outbox');
/** what could not be opened says no level */
const VISIBLE_IN = `(inbox.level IS NULL OR ${visibleLines('inbox')})`;

/** not discarded */
const LYING = `NOT EXISTS (SELECT 1 FROM quarantine q WHERE q.inbox_id = inbox.id AND q.discarded_ms IS NOT NULL)`;

export const mayMeet = (db: Db, scope: Scope, { box, id }: Pick<Place, 'box' | 'id'>): boolean =>
  db
    .prepare(
      box === 'out'
        ? `SELECT 1 FROM outbox WHERE id = :id AND ${VISIBLE_OUT}`
        : `SELECT 1 FROM inbox WHERE id = :id AND ${VISIBLE_IN}`,
    )
    .get({ id, ...scope }) !== undefined;

/** One page of both boxes, newest first; receipts have no line of their own unless they are in quarantine. */
export function pageOf(
  db: Db,
  scope: Scope,
  box: Box,
  before: { atMs: number; id: string },
  limit: number,
): Place[] {
  const rows = db
    .prepare(
      `SELECT id, box, atMs FROM (
         SELECT id, 'out' AS box, at_ms AS atMs FROM outbox
          WHERE :out = 1 AND kind <> 'receipt' AND (at_ms, id) < (:atMs, :id) AND ${VISIBLE_OUT}
         UNION ALL
         SELECT id, 'in', at_ms FROM inbox
          WHERE (at_ms, id) < (:atMs, :id) AND ${VISIBLE_IN}
            AND ((:in = 1 AND stage <> 'quarantined' AND kind <> 'receipt') OR (:quarantine = 1 AND stage = 'quarantined' AND (:discarded = 1 OR ${LYING})))
       ) ORDER BY atMs DESC, id DESC LIMIT :limit + 0`,
    )
    .all({
      ...before,
      ...scope,
      limit,
      out: box === 'all' || box === 'out' ? 1 : 0,
      in: box === 'all' || box === 'in' ? 1 : 0,
      quarantine: box === 'all' || box === 'quarantine' ? 1 : 0,
      discarded: box === 'all' ? 1 : 0,
    });
  return rows.map((row) => Place.parse(row));
}

const Counts = z.object({
  lastReceiptMs: z.int().nullable(),
  waitingOut: z.int(),
  held: z.int(),
  waitingIn: z.int(),
  refused: z.int(),
  quarantined: z.int(),
});

export const counts = theOne(Counts)<[scope: Scope]>(`
  SELECT (SELECT max(last_receipt_ms) FROM outbox WHERE last_receipt_ms IS NOT NULL AND ${VISIBLE_OUT}) AS lastReceiptMs,
         (SELECT count(*) FROM outbox WHERE stage IN ('queued','sealed') AND replaced_by IS NULL AND NOT ${FOR_LOST}
             AND ${VISIBLE_OUT}) AS waitingOut,
         (SELECT count(*) FROM outbox WHERE ${HELD} AND ${VISIBLE_OUT}) AS held,
         (SELECT count(*) FROM inbox WHERE stage IN ('checked','received') AND kind <> 'receipt' AND ${VISIBLE_IN}) AS waitingIn,
         (SELECT count(*) FROM outbox WHERE stage = 'refused' AND kind <> 'receipt' AND ${VISIBLE_OUT}) AS refused,
         (SELECT count(*) FROM inbox WHERE stage = 'quarantined' AND ${LYING} AND ${VISIBLE_IN}) AS quarantined`);

const Sender = z.object({ station: z.string(), name: z.string(), highest: z.int(), n: z.int() });

/** Senders of whom a number is missing below the highest that was accepted. */
export const sendersWithGaps = manyOf(Sender)(`
  SELECT sender_station AS station, max(sender_name) AS name, max(sequence) AS highest, count(*) AS n FROM inbox
   WHERE stage <> 'quarantined' GROUP BY sender_station HAVING count(*) < max(sequence)`);

export const acceptedSequences = valuesOf(z.int())<[station: string]>(`
  SELECT sequence FROM inbox WHERE sender_station = ? AND stage <> 'quarantined' ORDER BY sequence`);

const OutgoingDocument = z.object({
  id: z.string(),
  direction: z.enum(['in', 'out']),
  state: z.string(),
  level: z.enum(['none', 'mat', 'toi-mat', 'tuyet-mat']),
  urgency: z.string(),
  issuer: z.string(),
  code: z.string(),
  documentDate: z.string().nullable(),
  typeId: z.string(),
  subject: StoredText.nullable(),
  signer: z.string(),
  pages: z.int().nullable(),
  copies: z.int().nullable(),
  replyDueOn: z.string().nullable(),
  entryNumber: z.int(),
});
export type OutgoingDocument = z.infer<typeof OutgoingDocument>;

/** A registered document as the exchange needs it. */
export const documentToSend = oneOf(OutgoingDocument)<[id: string]>(`
  SELECT ${columnsOf(OutgoingDocument, 'd', { entryNumber: 'e.number' })}
    FROM document d JOIN entry e ON e.document_id = d.id WHERE d.id = ?`);

const Mark = z.object({
  envelopeId: z.string(),
  direction: z.enum(['in', 'out']),
  peer: z.string(),
  stage: z.string(),
  atMs: z.int(),
});
export type ExchangeMark = z.infer<typeof Mark>;

/** The envelopes that carried a document, for its detail; what recalls one carries nothing. */
export const exchangeMarks = manyOf(Mark)<[documentId: string]>(`
  SELECT id AS envelopeId, 'out' AS direction, peer_name AS peer, stage, at_ms AS atMs FROM outbox
   WHERE document_id = :1 AND kind = 'document'
  UNION ALL
  SELECT id, 'in', ifnull(sender_name, ''), stage, at_ms FROM inbox WHERE document_id = :1
  ORDER BY atMs`);

/** The envelope that brought a document and that its sender recalled; null where no envelope was. */
export function recalledEnvelope(db: Db, documentId: string): string | null {
  const mark = exchangeMarks(db, documentId).find(
    ({ direction, stage }) => direction === 'in' && (stage === 'recalled' || stage === 'purged'),
  );
  return mark?.envelopeId ?? null;
}

interface RawNames {
  readonly inbox: Set<string>;
  readonly outbox: Set<string>;
}

const names = (db: Db, sql: string): Set<string> =>
  new Set(
    db
      .prepare(sql)
      .all()
      .map((row) => z.object({ n: z.string() }).parse(row).n),
  );

/** Every raw file that a row names and nothing removed on purpose, for the sweep. */
export const namedRaw = (db: Db): RawNames => ({
  inbox: names(
    db,
    `SELECT raw_sha256 AS n FROM inbox
      WHERE NOT EXISTS (SELECT 1 FROM envelope_left l WHERE l.box = 'inbox' AND l.name = raw_sha256)`,
  ),
  outbox: names(db, 'SELECT id AS n FROM outbox'),
});

/** Raw files that must be there: not what waits to be sealed or never was, nor what was removed on purpose. */
export const dueRaw = (db: Db): RawNames => ({
  inbox: names(
    db,
    `SELECT raw_sha256 AS n FROM inbox
      WHERE stage <> 'purged' AND NOT EXISTS (SELECT 1 FROM envelope_left l WHERE l.box = 'inbox' AND l.name = raw_sha256)`,
  ),
  outbox: names(
    db,
    `SELECT id AS n FROM outbox
      WHERE stage NOT IN ('queued','purged') AND NOT EXISTS (SELECT 1 FROM envelope_left l WHERE l.box = 'outbox' AND l.name = id)`,
  ),
});
