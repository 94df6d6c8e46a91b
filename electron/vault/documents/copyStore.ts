import { z } from 'zod';
import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { custodyAfter, type CustodyAct } from '../../../shared/domain/copies/custody.ts';
import { copyNumber, type CopyKind, type CopyMedium } from '../../../shared/domain/copies/kinds.ts';
import { formatCopyCode } from '../../../shared/domain/copies/copyCode.ts';
import { yearOf } from '../../../shared/domain/calendar/civilDate.ts';
import { raise } from '../../../shared/errors.ts';
import {
  CopyKind as Kind,
  CopyMedium as Medium,
  CopyState,
} from '../../../shared/ipc/contract/copyRecords.ts';
import { entryFacts } from './change.ts';
import type { Db } from '../db/handles.ts';
import { manyOf, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';
import type { Ports } from '../ports.ts';
import { findBook } from '../registers/bookStore.ts';

const CopyRecord = z.object({
  id: z.string(),
  revision: z.int(),
  documentId: z.string().nullable(),
  bookId: z.string().nullable(),
  series: z.enum(['original', 'copy']),
  number: z.int(),
  code: z.string(),
  kind: Kind,
  medium: Medium,
  pages: z.int().nullable(),
  permitId: z.string().nullable(),
  madeMs: z.int(),
  madeBy: z.string(),
  state: CopyState,
  holderId: z.string().nullable(),
  outside: z.string().nullable(),
  placeId: z.string().nullable(),
  envelope: z.string(),
});
export type CopyRecord = z.infer<typeof CopyRecord>;

const COLUMNS = columnsOf(CopyRecord);

export const findCopy = oneOf(CopyRecord)<[id: string]>(`SELECT ${COLUMNS} FROM copy WHERE id = ?`);

export const findCopyBySerial = oneOf(CopyRecord)<[year: number, serial: number]>(`
  SELECT ${COLUMNS} FROM copy WHERE year = ? AND serial = ?`);

export const copiesOf = manyOf(CopyRecord)<CopySubject>(`
  SELECT ${COLUMNS} FROM copy WHERE document_id IS :documentId AND book_id IS :bookId ORDER BY series DESC, number`);

export const copiesHeldBy = manyOf(CopyRecord)<[personId: string]>(`
  SELECT ${COLUMNS} FROM copy WHERE holder_id = ? ORDER BY year, serial`);

export interface CopySubject {
  readonly documentId: string | null;
  readonly bookId: string | null;
}

export interface NewCopy extends CopySubject {
  readonly kind: CopyKind;
  readonly medium: CopyMedium;
  readonly pages: number | null;
  readonly permitId: string | null;
  readonly mark?: string;
  readonly envelope?: string;
  readonly holderId: string;
  readonly note?: string;
}

const Next = z.object({ n: z.int() });
const nextOf = (db: Db, sql: string, values: object): number => Next.parse(db.prepare(sql).get(values)).n;

/** The number and the serial that the next copy of a series will get. */
export function nextNumbers(
  ports: Pick<Ports, 'db' | 'today'>,
  subject: CopySubject,
  series: 'original' | 'copy' = 'copy',
): { number: number; serial: number } {
  const { documentId, bookId } = subject;
  const number = nextOf(
    ports.db,
    `SELECT ifnull(max(number), 0) + 1 AS n FROM copy
      WHERE document_id IS :documentId AND book_id IS :bookId AND series = :series`,
    { documentId, bookId, series },
  );
  const year = yearOf(ports.today());
  const serial = nextOf(ports.db, 'SELECT ifnull(max(serial), 0) + 1 AS n FROM copy WHERE year = :year', {
    year,
  });
  return { number, serial };
}

/** Enters a new copy under the next number of its series; the trigger holds it to its permit. */
export function insertCopy(ports: Ports, copy: NewCopy): CopyRecord {
  const { db } = ports;
  const series = copy.permitId === null ? 'original' : 'copy';
  const year = yearOf(ports.today());
  const subject = { documentId: copy.documentId, bookId: copy.bookId, series };
  const { number, serial } = nextNumbers(ports, copy, series);
  const id = ports.newId();
  const code = formatCopyCode({ year, serial });
  db.prepare(
    `INSERT INTO copy (id, revision, document_id, book_id, series, number, year, serial, code, kind, medium, mark, pages,
       permit_id, made_ms, made_by, state, holder_id, outside, place_id, envelope, moved_ms, moved_by, moved_act, moved_ref, moved_note)
     VALUES (:id, 1, :documentId, :bookId, :series, :number, :year, :serial, :code, :kind, :medium, :mark, :pages,
       :permitId, :nowMs, :actorId, 'in-custody', :holderId, NULL, NULL, :envelope, :nowMs, :actorId, 'made', :permitId, :note)`,
  ).run({
    ...subject,
    id,
    number,
    year,
    serial,
    code,
    kind: copy.kind,
    medium: copy.medium,
    mark: copy.mark ?? '',
    pages: copy.pages,
    permitId: copy.permitId,
    nowMs: ports.nowMs(),
    actorId: ports.actor.id,
    holderId: copy.holderId,
    envelope: copy.envelope ?? '',
    note: copy.note ?? '',
  });
  return findCopy(db, id) ?? raise('internal', { at: 'copy' });
}

export interface Move {
  readonly holderId?: string | null;
  readonly outside?: string | null;
  readonly placeId?: string | null;
  readonly envelope?: string;
  /** the number stamped on it and its pages, once the envelope in which it came is open */
  readonly mark?: string | null;
  readonly pages?: number | null;
  readonly ref?: string;
  /** the person's own words: kept in the history of the copy, not in the ledger */
  readonly note?: string;
}

/**
 * Moves a copy along its life; its line of history is written by the database. The caller tells the ledger.
 * @throws AppError `illegal-transition`, `stale-revision`
 */
export function moveCopy(ports: Ports, copy: CopyRecord, act: CustodyAct, move: Move = {}): CopyRecord {
  const to = custodyAfter(copy.state, act);
  if (!to.ok) throw to.error;
  const inOffice = to.value === 'in-custody' || to.value === 'carried-out';
  const holderId = inOffice ? (move.holderId === undefined ? copy.holderId : move.holderId) : null;
  const stays = to.value === 'in-custody' && holderId === copy.holderId;
  const placeId = move.placeId === undefined ? (stays ? copy.placeId : null) : move.placeId;
  const { changes } = ports.db
    .prepare(
      `UPDATE copy SET revision = revision + 1, state = :state, holder_id = :holderId, outside = :outside, place_id = :placeId,
         envelope = :envelope, mark = ifnull(:mark, mark), pages = ifnull(:pages, pages), moved_ms = :nowMs, moved_by = :actorId, moved_act = :act, moved_ref = :ref, moved_note = :note
       WHERE id = :id AND revision = :revision`,
    )
    .run({
      id: copy.id,
      revision: copy.revision,
      state: to.value,
      holderId,
      outside: inOffice ? null : (move.outside ?? null),
      placeId: to.value === 'in-custody' ? placeId : null,
      envelope: move.envelope ?? copy.envelope,
      mark: move.mark ?? null,
      pages: move.pages ?? null,
      nowMs: ports.nowMs(),
      actorId: ports.actor.id,
      act,
      ref: move.ref ?? null,
      note: move.note ?? '',
    });
  if (changes !== 1) raise('stale-revision', { id: copy.id });
  return findCopy(ports.db, copy.id) ?? raise('internal', { at: 'copy' });
}

type Facts = Record<string, string | number | null>;

/** Tells the ledger about a copy: its document by book and number, the copy by number and code. Never a title. */
export function tellCopy(ports: Ports, act: LedgerAct, copy: CopyRecord, facts: Facts = {}): void {
  const entry = { ...subjectFacts(ports, copy), copy: copyNumber(copy.number), code: copy.code, ...facts };
  ports.append({ act, ...ledgerSubject(copy), facts: entry });
  ports.announce('copies.changed', copy.id);
}

export const ledgerSubject = (subject: CopySubject): { subjectKind: string; subjectId: string } =>
  subject.documentId === null
    ? { subjectKind: 'book', subjectId: subject.bookId ?? '' }
    : { subjectKind: 'document', subjectId: subject.documentId };

export function subjectFacts(ports: Ports, subject: CopySubject): Facts {
  if (subject.documentId !== null) return entryFacts(ports, subject.documentId);
  const book = findBook(ports.db, subject.bookId ?? '');
  return book === null ? {} : { book: book.kind, year: book.year };
}
