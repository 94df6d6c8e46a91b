import { z } from 'zod';
import { DocumentState } from '../../../shared/ipc/contract/documentStates.ts';
import { BookKind, Level, Urgency } from '../../../shared/ipc/schemas.ts';
import { StoredText } from '../db/storedText.ts';
import type { Db } from '../db/handles.ts';
import { manyOf } from '../db/statements.ts';
import { placeOf, OPEN } from '../documents/listPlaces.ts';
import { NUMBER_OF_KEY } from '../tables/entryKey.ts';
import { visibleLines } from '../knowing/needToKnow.ts';
import { givenToNobody } from '../tables/documents.ts';

export const BOOKS = BookKind.options;

const DocumentItem = z.object({
  id: z.string(),
  book: BookKind,
  number: z.int(),
  title: StoredText.nullable(),
  level: Level,
  urgency: Urgency,
  state: DocumentState,
  unassigned: z.int().nullable(),
  holderId: z.string().nullable(),
  holder: z.string().nullable(),
  dueOn: z.string().nullable(),
  dueTime: z.string().nullable(),
  atMs: z.int(),
  enteredOn: z.string(),
  issuer: z.string(),
  code: z.string(),
});
export type DocumentItem = z.infer<typeof DocumentItem>;

const COLUMNS = `l.document_id AS id, l.book_kind AS book, ${NUMBER_OF_KEY} AS number, l.subject AS title, l.level, l.urgency,
  l.state, l.state = 'directed' AND ${givenToNobody('l.document_id')} AS unassigned, l.holder_id AS holderId, p.full_name AS holder, l.due_on AS dueOn, l.due_time AS dueTime, l.entered_ms AS atMs, l.entered_on AS enteredOn,
  l.issuer, l.code`;

/** Who looks, and at what: `holderId` null is the whole office. */
export interface DeskScope {
  readonly allLines: 0 | 1;
  readonly reader: string;
  readonly holderId: string | null;
}

/** Whose work it is: `own` without what is `first`, `others` what is neither. */
export type Whose = 'first' | 'own' | 'others';

/** What counts as somebody's own: what they hold, and what waits for their post whoever holds it. */
export interface Post {
  /** states of documents whose next word is this post's */
  readonly states: readonly string[];
  /** a bút phê that gives a document to nobody is followed by whoever keeps the register */
  readonly unowned: 0 | 1;
  /** whether this person has something `first`: what only a leader can do */
  readonly leads: 0 | 1;
}

/** Late: before this moment. Today: on this day and not yet late. Soon: after this day, up to another. */
export interface Due {
  readonly when: 'late' | 'today' | 'soon';
  readonly day: string;
  readonly until?: string;
  /** time of day, HH:mm */
  readonly time: string;
}

const WHEN: Readonly<Record<Due['when'], string>> = {
  late: 'l.due_on <= :day AND (l.due_on < :day OR l.due_time < :time)',
  today: 'l.due_on = :day AND (l.due_time IS NULL OR l.due_time >= :time)',
  soon: 'l.due_on > :day AND l.due_on <= :until',
};

const UNOWNED = `l.state = 'directed' AND ${givenToNobody('l.document_id')} = 1`;
const FIRST = `(:leads = 1 AND l.holder_id = :reader AND (l.state = 'presented' OR ${UNOWNED}))`;
const HELD_OR_POST = `(l.holder_id IS :reader OR l.state IN (SELECT value FROM json_each(:states)) OR (:unowned = 1
  AND ${UNOWNED} AND l.holder_id IN (SELECT person_id FROM person_role WHERE role = 'leader')))`;
const WHOSE: Readonly<Record<Whose, string>> = {
  first: FIRST,
  own: `${HELD_OR_POST} AND NOT ${FIRST}`,
  others: `NOT (${HELD_OR_POST} OR ${FIRST})`,
};

const whoseDue = (
  due: Due,
  columns: string,
  book: BookKind,
  scope: DeskScope,
  whose: Whose,
  rows: boolean,
) => {
  const place = placeOf(book, scope);
  return dueSql(due, columns, place.lines('due'), `${place.whose} AND ${WHOSE[whose]}`, rows);
};
const bindings = (scope: DeskScope, post: Post, due: Due, book: BookKind) => ({
  allLines: scope.allLines,
  reader: scope.reader,
  leads: post.leads,
  unowned: post.unowned,
  states: JSON.stringify(post.states),
  day: due.day,
  time: due.time,
  until: due.until ?? due.day,
  book,
});

/** Open documents that are late or due, of one part of the office's work, the longest late first. */
export function dueDocumentsOf(
  db: Db,
  scope: DeskScope,
  post: Post,
  part: { readonly whose: Whose; readonly due: Due; readonly limit: number },
): DocumentItem[] {
  const { whose, due, limit } = part;
  return BOOKS.flatMap((book) => {
    const sql = whoseDue(due, COLUMNS, book, scope, whose, true);
    return db.prepare(sql).all({ ...bindings(scope, post, due, book), limit });
  })
    .map((row) => DocumentItem.parse(row))
    .sort(byDue)
    .slice(0, limit);
}

export const countDueDocumentsOf = (db: Db, scope: DeskScope, post: Post, whose: Whose, due: Due): number =>
  BOOKS.reduce((sum, book) => {
    const sql = whoseDue(due, 'count(*) AS n', book, scope, whose, false);
    return sum + Count.parse(db.prepare(sql).get(bindings(scope, post, due, book))).n;
  }, 0);

/** Everything that only this leader can do with documents: presented to them, or under their bút phê with nobody. */
export const documentsToDirect = manyOf(DocumentItem)<[scope: DeskScope, limit: number]>(`
  SELECT ${COLUMNS} FROM doc_list l INDEXED BY doc_list_desk LEFT JOIN person p ON p.id = l.holder_id
   WHERE l.holder_id = :reader AND l.state IN ${OPEN} AND (l.state = 'presented' OR ${UNOWNED}) AND ${visibleLines('l')}
   ORDER BY l.due_on IS NULL, l.due_on, l.due_time IS NULL, l.due_time, l.sort_key LIMIT ? + 0`);

const Count = z.object({ n: z.int() });

/** How many; of one book when it is given. */
export function countDueDocuments(db: Db, scope: DeskScope, due: Due, only: BookKind | null = null): number {
  const moment = { day: due.day, time: due.time, until: due.until ?? due.day };
  const count = (sql: string, params: object): number => Count.parse(db.prepare(sql).get(params)).n;
  if (scope.holderId !== null) return count(dueHeld(due, 'count(*) AS n', false), { ...scope, ...moment });
  return BOOKS.filter((book) => only === null || book === only).reduce(
    (sum, book) =>
      sum + count(dueInBook(due, 'count(*) AS n', book, scope, false), { ...scope, ...moment, book }),
    0,
  );
}

function dueInBook(due: Due, columns: string, book: BookKind, scope: DeskScope, rows: boolean): string {
  const { lines, whose } = placeOf(book, scope);
  return dueSql(due, columns, lines('due'), whose, rows);
}

const dueHeld = (due: Due, columns: string, rows: boolean): string =>
  dueSql(
    due,
    columns,
    'doc_list l INDEXED BY doc_list_desk',
    `l.holder_id = :holderId AND ${visibleLines('l')}`,
    rows,
  );

function dueSql(due: Due, columns: string, lines: string, whose: string, rows: boolean): string {
  const person = rows ? 'LEFT JOIN person p ON p.id = l.holder_id' : '';
  const order = rows ? 'ORDER BY l.due_on, l.sort_key LIMIT :limit + 0' : '';
  return `SELECT ${columns} FROM ${lines} ${person}
    WHERE ${whose} AND l.due_on IS NOT NULL AND ${WHEN[due.when]} AND l.state IN ${OPEN} ${order}`;
}

const byDue = (a: DocumentItem, b: DocumentItem): number =>
  (a.dueOn ?? '').localeCompare(b.dueOn ?? '') ||
  (a.dueTime ?? '24:00').localeCompare(b.dueTime ?? '24:00') ||
  a.atMs - b.atMs;

/** Newest documents of a book in one open state, for those who may know of them. */
export function documentsInState(
  db: Db,
  scope: DeskScope,
  book: BookKind,
  state: string,
  limit: number,
): DocumentItem[] {
  const { lines, whose } = placeOf(book, scope);
  const sql = `SELECT ${COLUMNS} FROM ${lines('open')} LEFT JOIN person p ON p.id = l.holder_id
    WHERE ${whose} AND l.state = :state AND l.state IN ${OPEN} ORDER BY l.sort_key DESC LIMIT :limit + 0`;
  const rows = db.prepare(sql).all({ ...scope, book, state, limit });
  return rows.map((row) => DocumentItem.parse(row));
}

/** Open documents on one person's desk with no date that is past or today: the next date first. */
export const documentsHeldBy = manyOf(DocumentItem)<[scope: DeskScope, today: string, limit: number]>(`
  SELECT ${COLUMNS} FROM doc_list l INDEXED BY doc_list_desk LEFT JOIN person p ON p.id = l.holder_id
   WHERE l.holder_id = :holderId AND l.state IN ${OPEN} AND (l.due_on IS NULL OR l.due_on > ?) AND ${visibleLines('l')}
   ORDER BY l.due_on IS NULL, l.due_on, l.sort_key DESC LIMIT ? + 0`);

/** On the desk of who looks, or on those of others. */
export type WhoseDesk = 'own' | 'others';

const unassignedSql = (columns: string, holders: string): string =>
  `SELECT ${columns} FROM doc_list l INDEXED BY doc_list_desk LEFT JOIN person p ON p.id = l.holder_id
    WHERE ${holders} AND l.state = 'directed' AND l.state IN ${OPEN} AND ${visibleLines('l')} AND ${givenToNobody('l.document_id')} = 1`;
const NEXT_FIRST = 'ORDER BY l.due_on IS NULL, l.due_on, l.sort_key DESC LIMIT :limit + 0';
/** They stand with the leader who wrote the bút phê: only what leaders hold is read. */
const HOLDERS: Readonly<Record<WhoseDesk, string>> = {
  own: 'l.holder_id = :reader',
  others: "l.holder_id IN (SELECT person_id FROM person_role WHERE role = 'leader' AND person_id <> :reader)",
};
const UNASSIGNED = {
  own: `${unassignedSql(COLUMNS, HOLDERS.own)} ${NEXT_FIRST}`,
  others: `${unassignedSql(COLUMNS, HOLDERS.others)} ${NEXT_FIRST}`,
} as const;
const UNASSIGNED_COUNT = {
  own: unassignedSql('count(*) AS n', HOLDERS.own),
  others: unassignedSql('count(*) AS n', HOLDERS.others),
} as const;

/** Documents under a bút phê that gives them to nobody, the next date first. */
export function unassignedDocuments(
  db: Db,
  { allLines, reader }: DeskScope,
  whose: WhoseDesk,
  limit: number,
): DocumentItem[] {
  const rows = db.prepare(UNASSIGNED[whose]).all({ allLines, reader, limit });
  return rows.map((row) => DocumentItem.parse(row));
}

export function countUnassigned(db: Db, { allLines, reader }: DeskScope, whose: WhoseDesk): number {
  return Count.parse(db.prepare(UNASSIGNED_COUNT[whose]).get({ allLines, reader })).n;
}

/** The last lines of every book, newest first. */
export function lastDocuments(db: Db, scope: DeskScope, limit: number): DocumentItem[] {
  const rows = BOOKS.flatMap((book) => {
    const { lines, whose } = placeOf(book, scope);
    const sql = `SELECT ${COLUMNS} FROM ${lines(null)} LEFT JOIN person p ON p.id = l.holder_id
      WHERE ${whose} ORDER BY l.sort_key DESC LIMIT :limit + 0`;
    return db.prepare(sql).all({ ...scope, book, limit });
  });
  return rows
    .map((row) => DocumentItem.parse(row))
    .sort((a, b) => b.atMs - a.atMs)
    .slice(0, limit);
}

const Entered = z.object({ enteredOn: z.string() });

/** Entries of a day over all books; reads only that day's lines. */
export function countEnteredOn(db: Db, scope: DeskScope, day: string): number {
  let n = 0;
  for (const book of BOOKS) {
    const { lines, whose } = placeOf(book, scope);
    const sql = `SELECT l.entered_on AS enteredOn FROM ${lines(null)} WHERE ${whose} ORDER BY l.sort_key DESC`;
    for (const row of db.prepare(sql).iterate({ ...scope, book })) {
      if (Entered.parse(row).enteredOn < day) break;
      n += 1;
    }
  }
  return n;
}
