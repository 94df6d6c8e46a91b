import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { RegisterKind } from '../../../shared/ipc/schemas.ts';
import { doing, isThere, manyOf, oneOf, theValue } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

const ReservedRow = z.object({
  id: z.string(),
  bookId: z.string(),
  kind: RegisterKind,
  year: z.int(),
  number: z.int(),
  seriesId: z.string().nullable(),
  seriesNumber: z.int().nullable(),
  typeId: z.string().nullable(),
  code: z.string(),
  purpose: z.string(),
  reservedOn: z.string(),
  expiresOn: z.string(),
  by: z.string(),
  state: z.enum(['held', 'used', 'released']),
  reason: z.string().nullable(),
  /** given out after the backup from which the station came back */
  lost: z.int().transform((n) => n === 1),
});
export type ReservedRow = z.infer<typeof ReservedRow>;

const RESERVED = `SELECT r.id, r.book_id AS bookId, b.kind, b.year, r.number, r.series_id AS seriesId, r.series_number AS seriesNumber,
    r.type_id AS typeId, r.code, r.purpose, r.reserved_on AS reservedOn, r.expires_on AS expiresOn, p.full_name AS "by",
    r.state, r.reason, EXISTS (SELECT 1 FROM lost_number l WHERE l.reservation_id = r.id) AS lost
  FROM reserved_number r JOIN book b ON b.id = r.book_id JOIN person p ON p.id = r.reserved_by`;

export interface NewReservation {
  readonly id: string;
  readonly bookId: string;
  readonly seriesId: string | null;
  readonly seriesNumber: number | null;
  readonly typeId: string | null;
  readonly code: string;
  readonly purpose: string;
  readonly reservedOn: string;
  readonly expiresOn: string;
  readonly nowMs: number;
  readonly personId: string;
}

/** Takes the book's next number (a trigger moves the book on) and tells it. */
export const insertReservation = theValue(z.int())<NewReservation>(`
  INSERT INTO reserved_number (id, book_id, number, series_id, series_number, type_id, code, purpose, reserved_on,
    expires_on, reserved_ms, reserved_by, state)
  SELECT :id, id, next_number, :seriesId, :seriesNumber, :typeId, :code, :purpose, :reservedOn, :expiresOn, :nowMs,
    :personId, 'held' FROM book WHERE id = :bookId RETURNING number`);

/** What stood under a reserved number is on paper only: it waits without a term. */
export const markLost = doing<[reservationId: string, checkId: string]>(`
  INSERT INTO lost_number (reservation_id, check_id) VALUES (?, ?)`);

export const isLost = isThere<[reservationId: string]>('SELECT 1 FROM lost_number WHERE reservation_id = ?');

const LostCount = z.object({ bookId: z.string(), book: RegisterKind, year: z.int(), count: z.int() });

/** How many numbers of each book still wait to be written again from the paper. */
export const lostCounts = manyOf(LostCount)(`
  SELECT b.id AS bookId, b.kind AS book, b.year, count(*) AS "count"
    FROM lost_number l JOIN reserved_number r ON r.id = l.reservation_id JOIN book b ON b.id = r.book_id
   WHERE r.state = 'held' GROUP BY b.id ORDER BY b.year, b.kind`);

/**
 * Numbers behind the given one that do not merely stand there since a comparison with the paper (waiting, or in a book of acts
 * settled by it at once): given out, or kept by hand.
 */
export const isGivenBehind = isThere<[bookId: string, number: number]>(`
  SELECT 1 FROM entry WHERE book_id = :1 AND number > :2
  UNION ALL SELECT 1 FROM act_line WHERE book_id = :1 AND number > :2
  UNION ALL SELECT 1 FROM reserved_number r WHERE book_id = :1 AND number > :2
    AND NOT (state = 'held' AND EXISTS (SELECT 1 FROM lost_number l WHERE l.reservation_id = r.id))
    AND NOT (state = 'released' AND reason = purpose AND EXISTS (SELECT 1 FROM number_check c WHERE c.kind = 'book'
      AND c.subject = r.book_id AND c.ground = r.purpose AND c.known < r.number AND c.last >= r.number))`);

const dropLostBehind = doing<[bookId: string, number: number]>(`
  DELETE FROM lost_number WHERE reservation_id IN (SELECT id FROM reserved_number WHERE book_id = ? AND number > ?)`);
const dropReservedBehind = doing<[bookId: string, number: number]>(`
  DELETE FROM reserved_number WHERE book_id = ? AND number > ?`);
const moveBookBack = doing<[bookId: string, last: number]>(`
  UPDATE book SET next_number = :2 + 1 WHERE id = :1`);

/** Takes back what waits behind the right last number on paper; triggers ask for the approval of a second person. */
export function takeBack(db: Db, bookId: string, last: number): void {
  dropLostBehind(db, bookId, last);
  dropReservedBehind(db, bookId, last);
  moveBookBack(db, bookId, last);
}

export const releaseReservation = doing<[id: string, reason: string, nowMs: number]>(`
  UPDATE reserved_number SET state = 'released', reason = :2, settled_ms = :3 WHERE id = :1`);

export const findReservation = oneOf(ReservedRow)<[id: string]>(`${RESERVED} WHERE r.id = ?`);

/** What was reserved under a number of a book, whatever became of it. */
export const reservationOfNumber = oneOf(ReservedRow)<[bookId: string, number: number]>(`
  ${RESERVED} WHERE r.book_id = ? AND r.number = ?`);

export const reservationsOf = manyOf(ReservedRow)<[bookId: string | null, held: boolean]>(`
  ${RESERVED} WHERE (:1 IS NULL OR r.book_id = :1) AND (:2 = 0 OR r.state = 'held')
   ORDER BY r.reserved_ms DESC, r.number DESC LIMIT 500`);

/** Numbers that were reserved and not used: they stand in the printed book with their reason. */
export const unusedNumbers = manyOf(ReservedRow)<[bookId: string, from: number, to: number]>(`
  ${RESERVED} WHERE r.book_id = ? AND r.state <> 'used' AND r.number BETWEEN ? AND ? ORDER BY r.number`);

const RequestRow = z.object({
  id: z.string(),
  kind: z.enum(['insert', 'back-date', 'start']),
  bookId: z.string(),
  /** of a start that is put right: the series, null for the book itself */
  seriesId: z.string().nullable(),
  book: RegisterKind,
  year: z.int(),
  number: z.int().nullable(),
  onDate: z.string(),
  reason: z.string(),
  askedById: z.string(),
  askedBy: z.string(),
  askedMs: z.int(),
  state: z.enum(['asked', 'approved', 'refused', 'withdrawn', 'used']),
  decidedBy: z.string().nullable(),
  decidedMs: z.int().nullable(),
  note: z.string(),
  enteredAs: z.string().nullable(),
});
export type RequestRow = z.infer<typeof RequestRow>;

const REQUEST = `SELECT q.id, q.kind, q.book_id AS bookId, q.series_id AS seriesId, b.kind AS book, b.year, q.number, q.on_date AS onDate, q.reason,
    q.asked_by AS askedById, p.full_name AS askedBy, q.asked_ms AS askedMs, q.state, l.full_name AS decidedBy,
    q.decided_ms AS decidedMs, q.note,
    (SELECT e.number || e.suffix FROM entry e WHERE e.request_id = q.id) AS enteredAs
  FROM register_request q JOIN book b ON b.id = q.book_id JOIN person p ON p.id = q.asked_by
    LEFT JOIN person l ON l.id = q.decided_by`;

export interface NewRequest {
  readonly id: string;
  readonly kind: RequestRow['kind'];
  readonly bookId: string;
  readonly seriesId: string | null;
  readonly number: number | null;
  readonly onDate: string;
  readonly reason: string;
  readonly personId: string;
  readonly nowMs: number;
}

export const insertRequest = doing<NewRequest>(`
  INSERT INTO register_request (id, kind, book_id, series_id, number, on_date, reason, asked_by, asked_ms, state, note)
  VALUES (:id, :kind, :bookId, :seriesId, :number, :onDate, :reason, :personId, :nowMs, 'asked', '')`);

export const decideRequest = doing<{
  id: string;
  state: 'approved' | 'refused';
  personId: string;
  nowMs: number;
  note: string;
}>(`
  UPDATE register_request SET state = :state, decided_by = :personId, decided_ms = :nowMs, note = :note WHERE id = :id`);

/** An approved start is put right at once: no document uses it. */
export const useStartRequest = doing<[id: string, nowMs: number]>(`
  UPDATE register_request SET state = 'used', ended_ms = :2 WHERE id = :1`);

export const withdrawRequest = doing<[id: string, nowMs: number]>(`
  UPDATE register_request SET state = 'withdrawn', ended_ms = :2 WHERE id = :1`);

export const findRequest = oneOf(RequestRow)<[id: string]>(`${REQUEST} WHERE q.id = ?`);

export const requestsOf = manyOf(RequestRow)<[bookId: string | null, open: boolean]>(`
  ${REQUEST} WHERE (:1 IS NULL OR q.book_id = :1) AND (:2 = 0 OR q.state IN ('asked','approved'))
   ORDER BY q.asked_ms DESC, q.rowid DESC LIMIT 500`);

/**
 * What was refused to this person since then and what they have not asked for again: a later request for the same book,
 * of the same kind, answers a refusal.
 */
export const refusedTo = manyOf(RequestRow)<[personId: string, sinceMs: number]>(`
  ${REQUEST} WHERE q.state = 'refused' AND q.asked_by = ? AND q.decided_ms >= ?
    AND NOT EXISTS (SELECT 1 FROM register_request later WHERE later.asked_by = q.asked_by
      AND later.book_id = q.book_id AND later.kind = q.kind AND later.asked_ms > q.decided_ms)
   ORDER BY q.decided_ms DESC, q.rowid DESC LIMIT 50`);

const Neighbour = z.object({
  enteredOn: z.string(),
  typeId: z.string(),
  seriesId: z.string().nullable(),
  seriesNumber: z.int().nullable(),
});

/** The line under a number of a book, with its own number in the office's series. */
export const lineOfNumber = oneOf(Neighbour)<[bookId: string, number: number]>(`
  SELECT ${columnsOf(Neighbour, 'd', { enteredOn: 'e.entered_on' })} FROM entry e JOIN document d ON d.id = e.document_id
   WHERE e.book_id = :1 AND e.number = :2 AND e.suffix = ''
  UNION ALL
  SELECT reserved_on, ifnull(type_id, ''), series_id, series_number FROM reserved_number
   WHERE book_id = :1 AND number = :2 AND state <> 'used'`);

/** How many lines were inserted behind a number of a book. */
export const insertedBehind = theValue(z.int())<[bookId: string, number: number]>(`
  SELECT count(*) AS n FROM entry WHERE book_id = ? AND number = ? AND suffix <> ''`);

/** How many documents carry a letter behind a number of a series. */
export const insertedInSeries = theValue(z.int())<[seriesId: string, number: number]>(`
  SELECT count(*) AS n FROM document WHERE series_id = ? AND series_number = ? AND series_suffix <> ''`);
