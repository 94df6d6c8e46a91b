import { z } from 'zod';
import { RegisterKind } from '../../../shared/ipc/schemas.ts';
import type { Db } from '../db/handles.ts';

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
export function insertReservation(db: Db, reservation: NewReservation): number {
  const row = db
    .prepare(
      `INSERT INTO reserved_number (id, book_id, number, series_id, series_number, type_id, code, purpose, reserved_on,
         expires_on, reserved_ms, reserved_by, state)
       SELECT :id, id, next_number, :seriesId, :seriesNumber, :typeId, :code, :purpose, :reservedOn, :expiresOn, :nowMs,
         :personId, 'held' FROM book WHERE id = :bookId RETURNING number`,
    )
    .get(reservation);
  return z.object({ number: z.int() }).parse(row).number;
}

/** What stood under a reserved number is on paper only: it waits without a term. */
export const markLost = (db: Db, reservationId: string, checkId: string): void =>
  void db
    .prepare('INSERT INTO lost_number (reservation_id, check_id) VALUES (?, ?)')
    .run(reservationId, checkId);

export const isLost = (db: Db, reservationId: string): boolean =>
  db.prepare('SELECT 1 FROM lost_number WHERE reservation_id = ?').get(reservationId) !== undefined;

const LostCount = z.object({ bookId: z.string(), book: RegisterKind, year: z.int(), count: z.int() });

/** How many numbers of each book still wait to be written again from the paper. */
export const lostCounts = (db: Db): z.infer<typeof LostCount>[] =>
  db
    .prepare(
      `SELECT b.id AS bookId, b.kind AS book, b.year, count(*) AS "count"
         FROM lost_number l JOIN reserved_number r ON r.id = l.reservation_id JOIN book b ON b.id = r.book_id
        WHERE r.state = 'held' GROUP BY b.id ORDER BY b.year, b.kind`,
    )
    .all()
    .map((row) => LostCount.parse(row));

export function releaseReservation(db: Db, id: string, reason: string, nowMs: number): void {
  db.prepare(
    "UPDATE reserved_number SET state = 'released', reason = :reason, settled_ms = :nowMs WHERE id = :id",
  ).run({ id, reason, nowMs });
}

export function findReservation(db: Db, id: string): ReservedRow | null {
  const row = db.prepare(`${RESERVED} WHERE r.id = ?`).get(id);
  return row === undefined ? null : ReservedRow.parse(row);
}

/** What was reserved under a number of a book, whatever became of it. */
export function reservationOfNumber(db: Db, bookId: string, number: number): ReservedRow | null {
  const row = db.prepare(`${RESERVED} WHERE r.book_id = ? AND r.number = ?`).get(bookId, number);
  return row === undefined ? null : ReservedRow.parse(row);
}

export function reservationsOf(db: Db, bookId: string | null, held: boolean): ReservedRow[] {
  const rows = db
    .prepare(
      `${RESERVED} WHERE (:bookId IS NULL OR r.book_id = :bookId) AND (:held = 0 OR r.state = 'held')
        ORDER BY r.reserved_ms DESC, r.number DESC LIMIT 500`,
    )
    .all({ bookId, held: held ? 1 : 0 });
  return rows.map((row) => ReservedRow.parse(row));
}

/** Numbers that were reserved and not used: they stand in the printed book with their reason. */
export function unusedNumbers(db: Db, bookId: string, from: number, to: number): ReservedRow[] {
  const rows = db
    .prepare(
      `${RESERVED} WHERE r.book_id = :bookId AND r.state <> 'used' AND r.number BETWEEN :from AND :to ORDER BY r.number`,
    )
    .all({ bookId, from, to });
  return rows.map((row) => ReservedRow.parse(row));
}

const RequestRow = z.object({
  id: z.string(),
  kind: z.enum(['insert', 'back-date']),
  bookId: z.string(),
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

const REQUEST = `SELECT q.id, q.kind, q.book_id AS bookId, b.kind AS book, b.year, q.number, q.on_date AS onDate, q.reason,
    q.asked_by AS askedById, p.full_name AS askedBy, q.asked_ms AS askedMs, q.state, l.full_name AS decidedBy,
    q.decided_ms AS decidedMs, q.note,
    (SELECT e.number || e.suffix FROM entry e WHERE e.request_id = q.id) AS enteredAs
  FROM register_request q JOIN book b ON b.id = q.book_id JOIN person p ON p.id = q.asked_by
    LEFT JOIN person l ON l.id = q.decided_by`;

export interface NewRequest {
  readonly id: string;
  readonly kind: RequestRow['kind'];
  readonly bookId: string;
  readonly number: number | null;
  readonly onDate: string;
  readonly reason: string;
  readonly personId: string;
  readonly nowMs: number;
}

export function insertRequest(db: Db, request: NewRequest): void {
  db.prepare(
    `INSERT INTO register_request (id, kind, book_id, number, on_date, reason, asked_by, asked_ms, state, note)
     VALUES (:id, :kind, :bookId, :number, :onDate, :reason, :personId, :nowMs, 'asked', '')`,
  ).run(request);
}

export function decideRequest(
  db: Db,
  decision: {
    id: string;
    state: 'approved' | 'refused';
    personId: string;
    nowMs: number;
    note: string;
  },
): void {
  db.prepare(
    `UPDATE register_request SET state = :state, decided_by = :personId, decided_ms = :nowMs, note = :note WHERE id = :id`,
  ).run(decision);
}

export function withdrawRequest(db: Db, id: string, nowMs: number): void {
  db.prepare("UPDATE register_request SET state = 'withdrawn', ended_ms = :nowMs WHERE id = :id").run({
    id,
    nowMs,
  });
}

export function findRequest(db: Db, id: string): RequestRow | null {
  const row = db.prepare(`${REQUEST} WHERE q.id = ?`).get(id);
  return row === undefined ? null : RequestRow.parse(row);
}

export function requestsOf(db: Db, bookId: string | null, open: boolean): RequestRow[] {
  const rows = db
    .prepare(
      `${REQUEST} WHERE (:bookId IS NULL OR q.book_id = :bookId) AND (:open = 0 OR q.state IN ('asked','approved'))
        ORDER BY q.asked_ms DESC, q.rowid DESC LIMIT 500`,
    )
    .all({ bookId, open: open ? 1 : 0 });
  return rows.map((row) => RequestRow.parse(row));
}

/**
 * What was refused to this person since then and what they have not asked for again: a later request for the same book,
 * of the same kind, answers a refusal.
 */
export function refusedTo(db: Db, personId: string, sinceMs: number): RequestRow[] {
  const rows = db
    .prepare(
      `${REQUEST} WHERE q.state = 'refused' AND q.asked_by = :personId AND q.decided_ms >= :sinceMs
         AND NOT EXISTS (SELECT 1 FROM register_request later WHERE later.asked_by = q.asked_by
           AND later.book_id = q.book_id AND later.kind = q.kind AND later.asked_ms > q.decided_ms)
        ORDER BY q.decided_ms DESC, q.rowid DESC LIMIT 50`,
    )
    .all({ personId, sinceMs });
  return rows.map((row) => RequestRow.parse(row));
}

const Neighbour = z.object({
  enteredOn: z.string(),
  typeId: z.string(),
  seriesId: z.string().nullable(),
  seriesNumber: z.int().nullable(),
});

/** The line under a number of a book, with its own number in the office's series. */
export function lineOfNumber(db: Db, bookId: string, number: number): z.infer<typeof Neighbour> | null {
  const row = db
    .prepare(
      `SELECT e.entered_on AS enteredOn, d.type_id AS typeId, d.series_id AS seriesId, d.series_number AS seriesNumber
         FROM entry e JOIN document d ON d.id = e.document_id
        WHERE e.book_id = :bookId AND e.number = :number AND e.suffix = ''
       UNION ALL
       SELECT reserved_on, ifnull(type_id, ''), series_id, series_number FROM reserved_number
        WHERE book_id = :bookId AND number = :number AND state <> 'used'`,
    )
    .get({ bookId, number });
  return row === undefined ? null : Neighbour.parse(row);
}

const Counted = z.object({ n: z.int() });

/** How many lines were inserted behind a number of a book. */
export const insertedBehind = (db: Db, bookId: string, number: number): number =>
  Counted.parse(
    db
      .prepare("SELECT count(*) AS n FROM entry WHERE book_id = ? AND number = ? AND suffix <> ''")
      .get(bookId, number),
  ).n;

/** How many documents carry a letter behind a number of a series. */
export const insertedInSeries = (db: Db, seriesId: string, number: number): number =>
  Counted.parse(
    db
      .prepare(
        "SELECT count(*) AS n FROM document WHERE series_id = ? AND series_number = ? AND series_suffix <> ''",
      )
      .get(seriesId, number),
  ).n;
