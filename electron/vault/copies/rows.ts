import { z } from 'zod';
import { daysBetween } from '../../../shared/domain/calendar/civilDate.ts';
import {
  type Copy,
  CopyKind,
  CopyMedium,
  type CopyMove,
  CopyState,
  type PlaceRef,
} from '../../../shared/ipc/contract/copyRecords.ts';
import { Level, type PersonRef, RegisterKind } from '../../../shared/ipc/schemas.ts';
import type { Db } from '../db/handles.ts';
import { manyOf } from '../db/statements.ts';
import { lineScope, visibleLines } from '../knowing/needToKnow.ts';
import { numberOfKey, yearOfKey } from '../tables/entryKey.ts';
import type { Ports } from '../ports.ts';
import { OPEN_RECALL_OF } from '../knowing/freeze.ts';

/** The highest level whose trích yếu a classified book shows; Tuyệt mật has none there. */
const LEVEL_OF_BOOK = (book: string): string =>
  `CASE WHEN EXISTS (SELECT 1 FROM doc_list x WHERE x.book_id = ${book} AND x.level = 'toi-mat')
     OR EXISTS (SELECT 1 FROM act_line y WHERE y.book_id = ${book} AND json_extract(y.facts, '$.level') = 'toi-mat')
     THEN 'toi-mat' ELSE 'mat' END`;

/** What a row is about, joined as l (its list line) and b (the book when it is a whole book). */
const SUBJECT = (alias: string): string => `${alias}.document_id AS documentId, ${alias}.book_id AS bookId,
  ifnull(l.book_kind, b.kind) AS book, l.sort_key AS sortKey, b.year AS bookYear, ifnull(l.code, '') AS docCode,
  ifnull(l.issuer, '') AS issuer, CASE WHEN l.level IS NULL THEN ${LEVEL_OF_BOOK(`${alias}.book_id`)} ELSE l.level END AS level`;
export const subjectColumns = SUBJECT;
export const joinSubject = (alias: string): string =>
  `LEFT JOIN doc_list l ON l.document_id = ${alias}.document_id LEFT JOIN book b ON b.id = ${alias}.book_id`;

/** May this person know of the row's subject? Bind `lineScope(actor)`. */
export const visibleSubject = (alias: string): string =>
  `((l.document_id IS NOT NULL AND ${visibleLines('l')}) OR (${alias}.book_id IS NOT NULL AND :allLines = 1))`;

export const SubjectFields = {
  documentId: z.string().nullable(),
  bookId: z.string().nullable(),
  book: RegisterKind,
  sortKey: z.int().nullable(),
  bookYear: z.int().nullable(),
  docCode: z.string(),
  issuer: z.string(),
  level: Level,
};
type SubjectRow = { [K in keyof typeof SubjectFields]: z.infer<(typeof SubjectFields)[K]> };

export function toSubject(row: SubjectRow): Copy['subject'] {
  const whole = row.documentId === null;
  return {
    kind: whole ? 'book' : 'document',
    id: row.documentId ?? row.bookId ?? '',
    book: row.book,
    year: row.sortKey === null ? (row.bookYear ?? 0) : yearOfKey(row.sortKey),
    number: row.sortKey === null ? null : numberOfKey(row.sortKey),
    code: row.docCode,
    issuer: row.issuer,
    level: row.level,
  };
}

export const PlaceFields = {
  placeId: z.string().nullable(),
  room: z.string().nullable(),
  cabinet: z.string().nullable(),
  shelf: z.string().nullable(),
  box: z.string().nullable(),
};
type PlaceRow = { [K in keyof typeof PlaceFields]: z.infer<(typeof PlaceFields)[K]> };

export const toPlace = (row: PlaceRow): PlaceRef | null =>
  row.placeId === null
    ? null
    : {
        id: row.placeId,
        room: row.room ?? '',
        cabinet: row.cabinet ?? '',
        shelf: row.shelf ?? '',
        box: row.box ?? '',
      };

const CopyRow = z.object({
  ...SubjectFields,
  ...PlaceFields,
  id: z.string(),
  revision: z.int(),
  series: z.enum(['original', 'copy']),
  number: z.int(),
  code: z.string(),
  kind: CopyKind,
  medium: CopyMedium,
  mark: z.string(),
  pages: z.int().nullable(),
  permitId: z.string().nullable(),
  madeMs: z.int(),
  madeBy: z.string(),
  madeByName: z.string(),
  madeByPosition: z.string(),
  state: CopyState,
  holderId: z.string().nullable(),
  holderName: z.string().nullable(),
  holderPosition: z.string().nullable(),
  outside: z.string().nullable(),
  envelope: z.string(),
  movedMs: z.int(),
  offeredTo: z.string().nullable(),
  slipId: z.string().nullable(),
  slipState: z.string().nullable(),
  slipUntil: z.string().nullable(),
  frozen: z.int(),
});

const SELECT = `SELECT c.id, c.revision, ${SUBJECT('c')}, c.series, c.number, c.code, c.kind, c.medium, c.mark, c.pages,
    c.permit_id AS permitId, c.made_ms AS madeMs, c.made_by AS madeBy, m.full_name AS madeByName, m.position AS madeByPosition,
    c.state, c.holder_id AS holderId, h.full_name AS holderName, h.position AS holderPosition, c.outside,
    c.place_id AS placeId, s.room, s.cabinet, s.shelf, s.box, c.envelope, c.moved_ms AS movedMs,
    (SELECT ifnull(r.full_name, t.outside) FROM transfer_copy x JOIN transfer t ON t.id = x.transfer_id LEFT JOIN person r ON r.id = t.receiver_id
      WHERE x.copy_id = c.id AND t.state = 'offered') AS offeredTo,
    o.id AS slipId, o.state AS slipState, o.until_on AS slipUntil,
    EXISTS (${OPEN_RECALL_OF} c.document_id) AS frozen
  FROM copy c ${joinSubject('c')} JOIN person m ON m.id = c.made_by LEFT JOIN person h ON h.id = c.holder_id
    LEFT JOIN storage_place s ON s.id = c.place_id
    LEFT JOIN carry_out o ON o.copy_id = c.id AND o.state IN ('asked','permitted','out')`;

/** A copy is seen by who may see its line, and always by who holds it. */
const VISIBLE = `(c.holder_id = :reader OR ${visibleSubject('c')})`;

function toCopy(today: string, raw: unknown): Copy {
  const row = CopyRow.parse(raw);
  const slip =
    row.slipId === null || row.slipUntil === null
      ? null
      : {
          id: row.slipId,
          state: row.slipState ?? '',
          until: row.slipUntil,
          overdueDays: row.slipState === 'out' ? overdueDays(row.slipUntil, today) : 0,
        };
  return {
    id: row.id,
    revision: row.revision,
    subject: toSubject(row),
    series: row.series,
    number: row.number,
    code: row.code,
    kind: row.kind,
    medium: row.medium,
    mark: row.mark,
    pages: row.pages,
    permitId: row.permitId,
    madeMs: row.madeMs,
    madeBy: { id: row.madeBy, fullName: row.madeByName, position: row.madeByPosition },
    state: row.state,
    holder: personRef(row.holderId, row.holderName, row.holderPosition),
    outside: row.outside,
    place: toPlace(row),
    envelope: row.envelope,
    movedMs: row.movedMs,
    offeredTo: row.offeredTo,
    carryOut: slip,
    frozen: row.frozen === 1,
  };
}

export const overdueDays = (until: string, today: string): number =>
  today > until ? daysBetween(until, today) : 0;

export const personRef = (
  id: string | null,
  fullName: string | null,
  position: string | null,
): PersonRef | null => (id === null ? null : { id, fullName: fullName ?? '', position: position ?? '' });

type Viewer = Pick<Ports, 'db' | 'actor' | 'today'>;

/** A statement over the copies that a person may know of; made once, from literals. */
const copiesWhere = (where: string): string => `${SELECT} WHERE ${VISIBLE} AND ${where}`;
const BY_ID = copiesWhere('c.id = :id');
const OF_DOCUMENT = copiesWhere('c.document_id = :documentId ORDER BY c.series DESC, c.number');

const pageWhere = (view: string): string =>
  copiesWhere(`${view} AND (:personId IS NULL OR c.holder_id = :personId) AND (:placeId IS NULL OR c.place_id = :placeId)
    AND (:words = '' OR instr(lower(c.code), :words) > 0 OR instr(lower(ifnull(l.code, '')), :words) > 0)
    AND (:before IS NULL OR c.year * 10000000 + c.serial < :before) ORDER BY c.year DESC, c.serial DESC LIMIT :limit + 0`);
const PAGES = {
  mine: pageWhere('c.holder_id = :reader'),
  all: pageWhere("c.state IN ('in-custody','carried-out')"),
  outside: pageWhere("c.state = 'handed-over'"),
  ended: pageWhere("c.state IN ('returned','spoiled','destroyed','lost')"),
} as const;

function ask(ports: Viewer, statement: string, values: object): Copy[] {
  const today = ports.today();
  return ports.db
    .prepare(statement)
    .all({ ...lineScope(ports.actor), ...values })
    .map((row) => toCopy(today, row));
}

/** A copy as this person may see it; null otherwise. */
export const visibleCopy = (ports: Viewer, id: string): Copy | null => ask(ports, BY_ID, { id })[0] ?? null;

export const visibleCopies = (ports: Viewer, ids: readonly string[]): Copy[] =>
  ids.flatMap((id) => visibleCopy(ports, id) ?? []);

/** Of a document that this person was let see, be it by an emergency opening: then its copies are not hidden. */
export const copiesOfDocument = (ports: Viewer, documentId: string): Copy[] =>
  ask(ports, OF_DOCUMENT, { documentId, allLines: 1 });

export interface CopyFilter {
  readonly view: keyof typeof PAGES;
  readonly personId: string | null;
  readonly placeId: string | null;
  readonly words: string;
  /** the key of the last copy of the page before */
  readonly before: number | null;
  readonly limit: number;
}

export const copyKey = (year: number, serial: number): number => year * 10_000_000 + serial;

/** Newest first. */
export function listCopies(ports: Viewer, filter: CopyFilter): Copy[] {
  const { view, personId, placeId, before, limit } = filter;
  const words = filter.words.trim().toLocaleLowerCase('vi');
  return ask(ports, PAGES[view], { personId, placeId, before, limit, words });
}

/** Every copy in the office's custody within a place or with a person, for a muster. Not filtered: bind the right first. */
export const inCustody = manyOf(z.object({ copyId: z.string(), placeId: z.string().nullable() }))<{
  placeId: string | null;
  holderId: string | null;
}>(`
  SELECT id AS copyId, place_id AS placeId FROM copy WHERE state = 'in-custody' AND medium = 'paper'
   AND (:placeId IS NULL OR place_id = :placeId) AND (:holderId IS NULL OR holder_id = :holderId) ORDER BY year, serial`);

const MoveRow = z.object({
  seq: z.int(),
  atMs: z.int(),
  by: z.string(),
  act: z.string(),
  note: z.string(),
  fromState: CopyState.nullable(),
  toState: CopyState,
  fromHolder: z.string().nullable(),
  toHolder: z.string().nullable(),
  outside: z.string().nullable(),
  ...PlaceFields,
});

/** The whole history of a copy, oldest first. */
export const movesOf = (db: Db, copyId: string): CopyMove[] =>
  db
    .prepare(
      `SELECT v.seq, v.at_ms AS atMs, p.full_name AS by, v.act, v.note, v.from_state AS fromState, v.to_state AS toState,
              f.full_name AS fromHolder, t.full_name AS toHolder, v.outside, v.place_id AS placeId, s.room, s.cabinet, s.shelf, s.box
         FROM copy_move v JOIN person p ON p.id = v.by_id LEFT JOIN person f ON f.id = v.from_holder
              LEFT JOIN person t ON t.id = v.to_holder LEFT JOIN storage_place s ON s.id = v.place_id
        WHERE v.copy_id = ? ORDER BY v.seq`,
    )
    .all(copyId)
    .map((raw) => {
      const row = MoveRow.parse(raw);
      const { seq, atMs, by, act, note, fromState, toState, fromHolder, toHolder, outside } = row;
      return {
        seq,
        atMs,
        by,
        act,
        note,
        fromState,
        toState,
        fromHolder,
        toHolder,
        outside,
        place: toPlace(row),
      };
    });
