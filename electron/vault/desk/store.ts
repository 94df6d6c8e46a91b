import { z } from 'zod';
import { DocumentState } from '../../../shared/ipc/contract/documentStates.ts';
import { BookKind, Level, Urgency } from '../../../shared/ipc/schemas.ts';
import { StoredText } from '../db/storedText.ts';
import type { Db } from '../db/handles.ts';
import { manyOf } from '../db/statements.ts';
import { placeOf, OPEN } from '../documents/listPlaces.ts';
import { NUMBER_OF_KEY } from '../tables/entryKey.ts';
import { visibleLines } from '../knowing/needToKnow.ts';

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

/** Under a bút phê that gives it to nobody (`doc_unassigned`). */
const UNOWNED =
  "l.state = 'directed' AND EXISTS (SELECT 1 FROM doc_unassigned u WHERE u.document_id = l.document_id)";
const COLUMNS = `l.document_id AS id, l.book_kind AS book, ${NUMBER_OF_KEY} AS number, l.subject AS title, l.level, l.urgency,
  l.state, ${UNOWNED} AS unassigned, l.holder_id AS holderId, p.full_name AS holder, l.due_on AS dueOn, l.due_time AS dueTime, l.entered_ms AS atMs, l.entered_on AS enteredOn,
  l.issuer, l.code`;

/**
 * The lines that are shown, read whole once an index has said which they are (`keys`): what is sorted and left out again
 * would be read for nothing. Bind `limit`.
 */
const shown = (keys: string, order: string): string =>
  `SELECT ${COLUMNS} FROM (${keys}) k CROSS JOIN doc_list l ON l.document_id = k.id LEFT JOIN person p ON p.id = l.holder_id
    ORDER BY ${order} LIMIT :limit + 0`;

/** Hỏa tốc hẹn giờ, Hỏa tốc, Thượng khẩn, Khẩn, the rest, as `urgencyRank` has them. */
const BY_URGENCY = `CASE l.urgency WHEN 'hoa-toc-hen-gio' THEN 0 WHEN 'hoa-toc' THEN 1 WHEN 'thuong-khan' THEN 2
  WHEN 'khan' THEN 3 ELSE 4 END`;

/** Of what one person holds: what is urgent, then those with a date and those without, each in the order of its index. */
const urgentFirst = (keys: string, dated: string, undated: string): string => {
  const order = `${BY_URGENCY}, l.due_on IS NULL, ${dated}`;
  return shown(
    `SELECT * FROM (${keys} AND l.urgency <> 'thuong' ORDER BY ${order} LIMIT :limit + 0)
      UNION SELECT * FROM (${keys} AND l.due_on IS NOT NULL ORDER BY ${dated} LIMIT :limit + 0)
      UNION SELECT * FROM (${keys} AND l.due_on IS NULL ORDER BY ${undated} LIMIT :limit + 0)`,
    order,
  );
};

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

const DESK = 'doc_list l INDEXED BY doc_list_desk';
const ON_DESK = `SELECT l.document_id AS id FROM ${DESK}`;
const BY_TIME = 'l.due_on, l.due_time IS NULL, l.due_time, l.sort_key';
const FIRST = `(:leads = 1 AND l.holder_id IS :reader AND (l.state = 'presented' OR ${UNOWNED}))`;
const HELD_OR_POST = `(l.holder_id IS :reader OR l.state IN (SELECT value FROM json_each(:states)) OR (:unowned = 1
  AND ${UNOWNED} AND l.holder_id IN (SELECT person_id FROM person_role WHERE role = 'leader')))`;
const WHOSE: Readonly<Record<Whose, string>> = {
  first: FIRST,
  own: `${HELD_OR_POST} AND NOT ${FIRST}`,
  others: `NOT (${HELD_OR_POST} OR ${FIRST})`,
};

/** Where the documents of one part are found: on the one desk, or, where a post waits for them, in a book. */
const isOnDesk = (whose: Whose, post: Post): boolean =>
  whose === 'first' || (whose === 'own' && post.states.length === 0 && post.unowned === 0);
const ON_OWN_DESK = `l.holder_id = :reader AND ${visibleLines('l')}`;

const bindings = (scope: DeskScope, post: Post, due: Due) => ({
  allLines: scope.allLines,
  reader: scope.reader,
  leads: post.leads,
  unowned: post.unowned,
  states: JSON.stringify(post.states),
  day: due.day,
  time: due.time,
  until: due.until ?? due.day,
});

/** Open documents that are late or due, of one part of the office's work, the longest late first. */
export function dueDocumentsOf(
  db: Db,
  scope: DeskScope,
  post: Post,
  part: { readonly whose: Whose; readonly due: Due; readonly limit: number },
): DocumentItem[] {
  const { whose, due, limit } = part;
  const given = { ...bindings(scope, post, due), limit };
  const rows = isOnDesk(whose, post)
    ? db.prepare(dueLines(due, DESK, `${ON_OWN_DESK} AND ${WHOSE[whose]}`, BY_TIME)).all(given)
    : BOOKS.flatMap((book) => {
        const place = placeOf(book, scope);
        const of = `${place.whose} AND ${WHOSE[whose]}`;
        return db
          .prepare(dueLines(due, place.lines('due'), of, 'l.due_on, l.sort_key'))
          .all({ ...given, book });
      });
  return rows
    .map((row) => DocumentItem.parse(row))
    .sort(byDue)
    .slice(0, limit);
}

/** How many they are; each stands in one part, so that what others owe is what is left. */
export function countDueDocumentsOf(db: Db, scope: DeskScope, post: Post, whose: Whose, due: Due): number {
  if (whose === 'first' && post.leads === 0) return 0;
  if (whose === 'others') {
    const parts = (['first', 'own'] as const).map((part) => countDueDocumentsOf(db, scope, post, part, due));
    return parts.reduce((left, n) => left - n, countDueDocuments(db, { ...scope, holderId: null }, due));
  }
  const given = bindings(scope, post, due);
  const count = (sql: string, params: object): number => Count.parse(db.prepare(sql).get(params)).n;
  if (isOnDesk(whose, post)) return count(dueCount(due, DESK, `${ON_OWN_DESK} AND ${WHOSE[whose]}`), given);
  return BOOKS.reduce((sum, book) => {
    const place = placeOf(book, scope);
    const sql = dueCount(due, place.lines('due'), `${place.whose} AND ${WHOSE[whose]}`);
    return sum + count(sql, { ...given, book });
  }, 0);
}

const TO_DIRECT = `${ON_DESK}
  WHERE l.holder_id = :reader AND l.state IN ${OPEN} AND (l.state = 'presented' OR ${UNOWNED}) AND ${visibleLines('l')}`;

/** Everything that only this leader can do with documents: presented to them, or under their bút phê with nobody. */
export const documentsToDirect = manyOf(DocumentItem)<[scope: DeskScope, most: { limit: number }]>(
  urgentFirst(TO_DIRECT, BY_TIME, 'l.sort_key'),
);

const Count = z.object({ n: z.int() });

/** How many; of one book when it is given. */
export function countDueDocuments(db: Db, scope: DeskScope, due: Due, only: BookKind | null = null): number {
  const moment = { day: due.day, time: due.time, until: due.until ?? due.day };
  const count = (sql: string, params: object): number => Count.parse(db.prepare(sql).get(params)).n;
  if (scope.holderId !== null)
    return count(dueCount(due, DESK, `l.holder_id = :holderId AND ${visibleLines('l')}`), {
      ...scope,
      ...moment,
    });
  return BOOKS.filter((book) => only === null || book === only).reduce((sum, book) => {
    const { lines, whose } = placeOf(book, scope);
    return sum + count(dueCount(due, lines('due'), whose), { ...scope, ...moment, book });
  }, 0);
}

const dueWhere = (due: Due, whose: string): string =>
  `WHERE ${whose} AND l.due_on IS NOT NULL AND ${WHEN[due.when]} AND l.state IN ${OPEN}`;
const dueCount = (due: Due, lines: string, whose: string): string =>
  `SELECT count(*) AS n FROM ${lines} ${dueWhere(due, whose)}`;
const dueLines = (due: Due, lines: string, whose: string, order: string): string =>
  shown(
    `SELECT l.document_id AS id FROM ${lines} ${dueWhere(due, whose)} ORDER BY ${order} LIMIT :limit + 0`,
    order,
  );

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
export const documentsHeldBy = manyOf(DocumentItem)<
  [scope: DeskScope, most: { today: string; limit: number }]
>(
  urgentFirst(
    `${ON_DESK} WHERE l.holder_id = :holderId AND l.state IN ${OPEN} AND (l.due_on IS NULL OR l.due_on > :today)
      AND ${visibleLines('l')}`,
    'l.due_on, l.sort_key DESC',
    'l.sort_key DESC',
  ),
);

/** On the desk of who looks, or on those of others. */
export type WhoseDesk = 'own' | 'others';

/** They stand with the leader who wrote the bút phê: only what leaders hold is read. */
const HOLDERS: Readonly<Record<WhoseDesk, string>> = {
  own: 'holder_id = :reader',
  others: "holder_id IN (SELECT person_id FROM person_role WHERE role = 'leader' AND person_id <> :reader)",
};
const unassignedLines = (whose: WhoseDesk): string =>
  urgentFirst(
    `${ON_DESK} WHERE l.${HOLDERS[whose]} AND l.state IN ${OPEN} AND ${visibleLines('l')} AND ${UNOWNED}`,
    'l.due_on, l.sort_key DESC',
    'l.sort_key DESC',
  );
const UNASSIGNED = { own: unassignedLines('own'), others: unassignedLines('others') } as const;
const unassignedCount = (whose: WhoseDesk): string =>
  `SELECT count(*) AS n FROM doc_unassigned u WHERE u.${HOLDERS[whose]} AND ${visibleLines('u')}`;
const UNASSIGNED_COUNT = { own: unassignedCount('own'), others: unassignedCount('others') } as const;

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

/** Entries of a day over all books; reads only that day's lines. */
export function countEnteredOn(db: Db, scope: DeskScope, day: string): number {
  return BOOKS.reduce((sum, book) => {
    const { lines, whose } = placeOf(book, scope);
    const sql = `SELECT count(*) AS n FROM ${lines(null)} WHERE ${whose} AND l.sort_key > ifnull((
      SELECT l.sort_key FROM ${lines(null)} WHERE ${whose} AND l.entered_on < :day ORDER BY l.sort_key DESC LIMIT 1), -1)`;
    return sum + Count.parse(db.prepare(sql).get({ ...scope, book, day })).n;
  }, 0);
}
