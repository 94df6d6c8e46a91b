import { z } from 'zod';
import { OPEN_STATES } from '../../../shared/domain/document/lifecycle.ts';
import {
  type DocumentListedState,
  type DocumentReadState,
  DocumentState,
} from '../../../shared/ipc/contract/documents.ts';
import { BookKind, Level, Urgency } from '../../../shared/ipc/schemas.ts';
import { StoredText } from '../access/storedText.ts';
import type { Db } from '../db/handles.ts';
import { suffixAt, suffixOrder } from '../../../shared/domain/numbering/bookNumbers.ts';
import { visibleLines } from './needToKnow.ts';
import { readsLike, storedStateOf, TAKEN_BACK_HERE, UNDER_RECALL } from './readsAs.ts';

/** Numbers of one year stay below this, letters behind one (47a) below that; see the comment of `doc_list`. */
const NUMBERS = 10_000_000;
const LETTERS = 32;

/** Place of a line in its list: newest year, then highest number, then last letter, has the greatest key. */
export const sortKeyOf = (year: number, number: number, suffix = ''): number =>
  (year * NUMBERS + number) * LETTERS + suffixOrder(suffix);
export const numberOfKey = (sortKey: number): number => Math.floor(sortKey / LETTERS) % NUMBERS;
export const suffixOfKey = (sortKey: number): string => suffixAt(sortKey % LETTERS);
export const yearOfKey = (sortKey: number): number => Math.floor(sortKey / LETTERS / NUMBERS);
/** The number of a line, as a column of SQL. */
export const NUMBER_OF_KEY = `l.sort_key / ${LETTERS} % ${NUMBERS}`;
/** Its letter behind the number: '' or `a`, `b`, … */
export const SUFFIX_OF_KEY = `CASE l.sort_key % ${LETTERS} WHEN 0 THEN '' ELSE char(96 + l.sort_key % ${LETTERS}) END`;
const yearRange = (year: number): { low: number; high: number } => ({
  low: sortKeyOf(year, 0),
  high: sortKeyOf(year + 1, 0),
});

const ListLine = z.object({
  id: z.string(),
  book: BookKind,
  sortKey: z.int(),
  bookId: z.string(),
  state: DocumentState,
  level: Level,
  urgency: Urgency,
  holderId: z.string().nullable(),
  holderName: z.string().nullable(),
  holderPosition: z.string().nullable(),
  dueOn: z.string().nullable(),
  dueTime: z.string().nullable(),
  enteredOn: z.string(),
  enteredMs: z.int(),
  issuer: z.string(),
  code: z.string(),
  documentDate: z.string().nullable(),
  typeId: z.string(),
  subject: StoredText.nullable(),
  files: z.int(),
});
/** A row of the list as the database gives it: our own columns, checked by their STRICT types and CHECKs. */
export type ListLine = z.infer<typeof ListLine>;

const STORED = `l.document_id AS id, l.sort_key AS sortKey, l.book_id AS bookId, l.state, l.level, l.urgency,
  l.holder_id AS holderId, l.due_on AS dueOn, l.due_time AS dueTime, l.entered_on AS enteredOn, l.entered_ms AS enteredMs,
  l.issuer, l.code, l.document_date AS documentDate, l.type_id AS typeId, l.subject, l.files`;
const COLUMNS = `${STORED}, l.book_kind AS book, p.full_name AS holderName, p.position AS holderPosition`;
const PERSON = 'LEFT JOIN person p ON p.id = l.holder_id';
const FROM = (index: string): string => `FROM doc_list l ${index} ${PERSON}`;

export interface NewLine extends Omit<ListLine, 'holderName' | 'holderPosition' | 'files' | 'subject'> {
  readonly subject: StoredText | string | null;
  readonly files: number;
}

export function insertLine(db: Db, line: NewLine): void {
  db.prepare(
    `INSERT INTO doc_list (book_kind, sort_key, document_id, book_id, state, level, urgency, holder_id, due_on, due_time,
       entered_on, entered_ms, issuer, code, document_date, type_id, subject, files)
     VALUES (:book, :sortKey, :id, :bookId, :state, :level, :urgency, :holderId, :dueOn, :dueTime,
       :enteredOn, :enteredMs, :issuer, :code, :documentDate, :typeId, :subject, :files)`,
  ).run(line);
}

/** Brings the line of a list up to what the document's own row says now. */
export function refreshLine(db: Db, documentId: string): void {
  db.prepare(
    `UPDATE doc_list SET (state, level, urgency, holder_id, due_on, due_time, issuer, code, document_date, type_id, subject, files) =
       (SELECT d.state, d.level, d.urgency, d.holder_id, d.due_on, d.due_time, d.issuer, d.code, d.document_date, d.type_id, d.subject,
               (SELECT count(*) FROM attachment a WHERE a.owner_kind = 'document' AND a.owner_id = d.id)
          FROM document d WHERE d.id = :documentId)
     WHERE document_id = :documentId`,
  ).run({ documentId });
}

export function findLine(db: Db, documentId: string): ListLine | null {
  const row = db.prepare(`SELECT ${COLUMNS} ${FROM('')} WHERE l.document_id = ?`).get(documentId);
  return row === undefined ? null : ListLine.parse(row);
}

/** The line under an order number of a year. */
export function lineAt(db: Db, book: BookKind, year: number, number: number, scope: Scope): ListLine | null {
  const get = db.prepare(
    `SELECT ${COLUMNS} ${FROM('')} WHERE l.book_kind = :book AND l.sort_key = :key AND ${visibleLines('l')}`,
  );
  const row = get.get({ book, key: sortKeyOf(year, number), ...scope });
  return row === undefined ? null : ListLine.parse(row);
}

/** Lines by identifier, in the order given; what this person may not see is left out. */
export function linesOf(db: Db, ids: readonly string[], scope: Scope): ListLine[] {
  const get = db.prepare(`SELECT ${COLUMNS} ${FROM('')} WHERE l.document_id = :id AND ${visibleLines('l')}`);
  return ids.flatMap((id) => {
    const row = get.get({ id, ...scope });
    return row === undefined ? [] : [ListLine.parse(row)];
  });
}

export interface Scope {
  readonly allLines: 0 | 1;
  readonly reader: string;
}

export interface ListQuery {
  readonly book: BookKind;
  readonly year: number | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly issuer: string | null;
  readonly typeId: string | null;
  readonly level: Level | null;
  readonly state: DocumentReadState | null;
  readonly readsAs: DocumentListedState | null;
  readonly personId: string | null;
  readonly open: boolean;
  /** due before this day (and time of day), still open */
  readonly overdueAt: { readonly date: string; readonly time: string } | null;
  readonly before: number | null;
  readonly limit: number;
}

const OPEN = "('registered','presented','directed','in-progress','unopened')";

/**
 * One page, newest first. The index is chosen here and pinned: after ANALYZE SQLite's planner takes a skip-scan and
 * a sort over the whole list for some of these, a hundred times slower.
 */
export function listLines(db: Db, query: ListQuery, scope: Scope): ListLine[] {
  const { sql, params } = listStatement(query, scope);
  const lines = db.prepare(sql).all(params) as ListLine[];
  return withHolders(db, query.book, lines);
}

/** Completes a page by what all its lines share and by the names of its few holders, read in one go. */
function withHolders(db: Db, book: BookKind, lines: ListLine[]): ListLine[] {
  const ids = new Set(lines.map((line) => line.holderId));
  const people = db
    .prepare(
      'SELECT id, full_name AS name, position FROM person WHERE id IN (SELECT value FROM json_each(?))',
    )
    .all(JSON.stringify([...ids])) as Holder[]; // a STRICT table
  const holders = new Map<string | null, Holder>(people.map((person) => [person.id, person]));
  for (const line of lines) {
    const holder = holders.get(line.holderId);
    line.book = book;
    line.holderName = holder?.name ?? null;
    line.holderPosition = holder?.position ?? null;
  }
  return lines;
}

interface Holder {
  readonly id: string;
  readonly name: string;
  readonly position: string;
}

export function listStatement(
  asked: ListQuery,
  scope: Scope,
): { sql: string; params: Record<string, unknown> } {
  const query = asked.readsAs === null ? asked : { ...asked, state: storedStateOf(asked.readsAs) };
  const range = query.year === null ? null : yearRange(query.year);
  const high = Math.min(query.before ?? Number.MAX_SAFE_INTEGER, range?.high ?? Number.MAX_SAFE_INTEGER);
  const wanted: [boolean, string][] = [
    [range !== null, 'l.sort_key > :low'],
    [query.state !== null, 'l.state = :state'],
    [query.state === 'recalled', `NOT ${UNDER_RECALL}`],
    [query.state === 'recalling', UNDER_RECALL],
    ...readsLike(query.readsAs).map((sql): [boolean, string] => [true, sql]),
    [isInbox(query), `l.state IN ${OPEN}`], // the condition of doc_list_open, word for word
    [query.personId !== null, 'l.holder_id = :personId'],
    [query.open, `l.state IN ${OPEN}`],
    [query.issuer !== null, 'l.issuer = :issuer'],
    [query.typeId !== null, 'l.type_id = :typeId'],
    [query.level !== null, 'l.level = :level'],
    [query.from !== null, 'l.entered_on >= :from'],
    [query.to !== null, 'l.entered_on <= :to'],
    [
      query.overdueAt !== null,
      `l.state IN ${OPEN} AND l.due_on <= :dueDate AND (l.due_on < :dueDate OR l.due_time < :dueTime)`,
    ],
  ];
  const where = wanted.filter(([applies]) => applies).map(([, sql]) => ` AND ${sql}`);
  const place = placeOf(query.book, scope);
  const select = `SELECT ${STORED} FROM ${place.lines(indexFor(query))}
    WHERE ${place.whose} AND l.sort_key < :high${where.join('')}`;
  const sql = `${isAllInboxes(query) ? mergeInboxes(select) : select} ORDER BY sortKey DESC LIMIT :limit + 0`;
  const { book, personId, issuer, typeId, level, from, to, limit } = query;
  const params = {
    book,
    state: query.state === 'recalling' ? 'recalled' : query.state,
    personId,
    issuer,
    typeId,
    level,
    from,
    to,
    limit,
    high,
    low: range?.low ?? 0,
  };
  return {
    sql,
    params: {
      ...params,
      dueDate: query.overdueAt?.date ?? '',
      dueTime: query.overdueAt?.time ?? '',
      ...scope,
    },
  };
}

/** Of one open state, or of all of them. */
const isInbox = (query: ListQuery): boolean =>
  (query.state !== null && OPEN_STATES.some((state) => state === query.state)) || isAllInboxes(query);
const isAllInboxes = (query: ListQuery): boolean =>
  query.open &&
  query.state === null &&
  query.readsAs === null &&
  query.personId === null &&
  query.overdueAt === null;

/** Each inbox is read in its own order and the newest line of all is taken each time. */
const mergeInboxes = (select: string): string =>
  OPEN_STATES.map((state) => `${select} AND l.state = '${state}'`).join(' UNION ALL ');

/** Ways into a list besides its own order. */
type ListIndex = 'due' | 'holder' | 'open' | 'state' | 'issuer' | 'document' | null;

function indexFor(query: ListQuery): ListIndex {
  if (TAKEN_BACK_HERE.has(query.readsAs)) return 'document'; // few, and each known by its order
  if (query.overdueAt !== null) return 'due';
  if (query.personId !== null) return 'holder';
  if (isInbox(query)) return 'open';
  if (query.state !== null) return 'state';
  return query.issuer !== null ? 'issuer' : null;
}

/**
 * Where a person reads the lines of a book: in the book itself, or, of a classified one of which they may know only
 * some lines, in their own list of exactly these (`reader_list`). Bind `book` and the scope.
 */
export interface Place {
  /** the table under the alias `l`, with the index pinned */
  readonly lines: (index: ListIndex) => string;
  /** the condition on the book, and on the reader */
  readonly whose: string;
}

const BOOK_ITSELF: Place = {
  lines: (index) => `doc_list l ${index === null ? 'NOT INDEXED' : `INDEXED BY doc_list_${index}`}`,
  whose: 'l.book_kind = :book',
};
/** Of an open book what was raised since shows only to those who may know of it. */
const BOOK_SEEN: Place = { lines: BOOK_ITSELF.lines, whose: `${BOOK_ITSELF.whose} AND ${visibleLines('l')}` };
/** Own lists are short: what no index leads to is found by walking them. */
const OWN_LIST: Place = {
  lines: (index) =>
    `reader_list l ${index === null || index === 'holder' || index === 'issuer' ? 'NOT INDEXED' : `INDEXED BY reader_list_${index}`}`,
  whose: 'l.person_id = :reader AND l.book_kind = :book',
};

export function placeOf(book: BookKind, scope: Scope): Place {
  if (scope.allLines === 1) return BOOK_ITSELF;
  return book.startsWith('classified') ? OWN_LIST : BOOK_SEEN;
}

const Counter = z.object({ state: DocumentState, level: Level, holderId: z.string(), n: z.number() });
export type Counter = z.infer<typeof Counter>;

/** Counts of a book by state, level and holder, kept by triggers. */
export function countersOf(db: Db, book: BookKind): Counter[] {
  const rows = db
    .prepare('SELECT state, level, holder_id AS holderId, n FROM doc_counter WHERE book_kind = ? AND n > 0')
    .all(book);
  return rows.map((row) => Counter.parse(row));
}

/** What of a book counts for someone: everything, or of a classified one their own lines, of an open one not what was raised. */
export function countersSeen(db: Db, book: BookKind, scope: Scope): Counter[] {
  if (scope.allLines === 1) return countersOf(db, book);
  if (book.startsWith('classified')) return countersOfReader(db, book, scope.reader);
  const open = countersOf(db, book).filter((counter) => counter.level === 'none');
  return [...open, ...countersOfRaised(db, book, scope)];
}

/** The few lines of an open book that were raised, as far as someone may know of them. */
function countersOfRaised(db: Db, book: BookKind, scope: Scope): Counter[] {
  const rows = db
    .prepare(
      `SELECT l.state, l.level, ifnull(l.holder_id, '') AS holderId, count(*) AS n FROM doc_list l INDEXED BY doc_list_raised
        WHERE l.book_kind = :book AND l.level <> 'none' AND l.book_kind IN ('incoming','outgoing') AND ${visibleLines('l')} GROUP BY 1, 2, 3`,
    )
    .all({ book, ...scope });
  return rows.map((row) => Counter.parse(row));
}

/** The same for someone who sees only the classified documents in which they take part. */
export function countersOfReader(db: Db, book: BookKind, reader: string): Counter[] {
  const rows = db
    .prepare(
      'SELECT state, level, holder_id AS holderId, n FROM reader_counter WHERE person_id = ? AND book_kind = ? AND n > 0',
    )
    .all(reader, book);
  return rows.map((row) => Counter.parse(row));
}

/** What is overdue of a book; of a reader's own list a sum over the days on which something is due (`reader_due`). */
export function overdueStatement(book: BookKind, scope: Scope): string {
  if (scope.allLines === 0 && book.startsWith('classified'))
    return `SELECT ifnull(sum(l.n), 0) AS n FROM reader_due l
      WHERE ${OWN_LIST.whose} AND l.due_on <= :date AND (l.due_on < :date OR (l.due_time <> '' AND l.due_time < :time))`;
  const place = countsApart(book, scope) ? BOOK_ITSELF : placeOf(book, scope);
  return `SELECT count(*) AS n FROM ${place.lines('due')}
    WHERE ${place.whose} AND l.due_on <= :date AND l.state IN ${OPEN} AND (l.due_on < :date OR l.due_time < :time)`;
}

/** Of an open book only what was raised since is hidden from anyone: counted apart, so that the count stays in its index. */
const countsApart = (book: BookKind, scope: Scope): boolean =>
  !book.startsWith('classified') && scope.allLines === 0;

const HIDDEN_OVERDUE = `SELECT count(*) AS n FROM doc_list l INDEXED BY doc_list_raised
        WHERE l.book_kind = :book AND l.level <> 'none' AND l.book_kind IN ('incoming','outgoing') AND l.due_on <= :date
          AND l.state IN ${OPEN} AND (l.due_on < :date OR l.due_time < :time) AND NOT ${visibleLines('l')}`;

export function countOverdue(
  db: Db,
  book: BookKind,
  at: { date: string; time: string },
  scope: Scope,
): number {
  const count = (sql: string): number =>
    z.object({ n: z.number() }).parse(db.prepare(sql).get({ book, ...at, ...scope })).n;
  return count(overdueStatement(book, scope)) - (countsApart(book, scope) ? count(HIDDEN_OVERDUE) : 0);
}

/** Lines whose documents have this number, however it was written. */
export function linesByCodeKey(
  db: Db,
  books: readonly BookKind[],
  codeKey: string,
  limit: number,
  scope: Scope,
): ListLine[] {
  const rows = db
    .prepare(
      `SELECT ${COLUMNS} FROM document d JOIN doc_list l ON l.document_id = d.id LEFT JOIN person p ON p.id = l.holder_id
        WHERE d.code_key = :codeKey AND l.book_kind IN (SELECT value FROM json_each(:books)) AND ${visibleLines('l')}
        ORDER BY l.sort_key DESC LIMIT :limit + 0`,
    )
    .all({ codeKey, books: JSON.stringify(books), limit, ...scope });
  return rows.map((row) => ListLine.parse(row));
}

/** The newest lines of an issuer in a book. */
export function linesOfIssuer(
  db: Db,
  book: BookKind,
  issuer: string,
  limit: number,
  scope: Scope,
): ListLine[] {
  const rows = db
    .prepare(
      `SELECT ${COLUMNS} ${FROM('INDEXED BY doc_list_issuer')}
        WHERE l.book_kind = :book AND l.issuer = :issuer AND ${visibleLines('l')} ORDER BY l.sort_key DESC LIMIT :limit + 0`,
    )
    .all({ book, issuer, limit, ...scope });
  return rows.map((row) => ListLine.parse(row));
}

/** How many lines of one volume are in one of these states. */
export function countInBook(
  db: Db,
  book: { kind: BookKind; year: number; firstNumber: number; nextNumber: number },
  states: readonly DocumentState[],
): number {
  const row = db
    .prepare(
      `SELECT count(*) AS n FROM doc_list INDEXED BY doc_list_state
        WHERE book_kind = :kind AND state IN (SELECT value FROM json_each(:states)) AND sort_key > :low AND sort_key < :high`,
    )
    .get({
      kind: book.kind,
      states: JSON.stringify(states),
      low: sortKeyOf(book.year, book.firstNumber) - 1,
      high: sortKeyOf(book.year, book.nextNumber),
    });
  return z.object({ n: z.number() }).parse(row).n;
}
