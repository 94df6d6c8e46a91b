import { z } from 'zod';
import { OPEN_STATES } from '../../../shared/domain/document/lifecycle.ts';
import {
  type DocumentListedState,
  type DocumentReadState,
  DocumentState,
} from '../../../shared/ipc/contract/documentStates.ts';
import { BookKind, Level, Urgency } from '../../../shared/ipc/schemas.ts';
import { StoredText } from '../db/storedText.ts';
import type { Db } from '../db/handles.ts';
import { columnsOf, insertInto } from '../db/rows.ts';
import { doing, manyOf, oneOf } from '../db/statements.ts';
import { type ListIndex, OPEN, placeOf, type Scope } from './listPlaces.ts';
import { visibleLines } from '../knowing/needToKnow.ts';
import { readsLike, storedStateOf, TAKEN_BACK_HERE, UNDER_RECALL } from './readsAs.ts';
import { sortKeyOf } from '../tables/entryKey.ts';
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

const Line = ListLine.omit({ holderName: true, holderPosition: true });
/** The fields that are not of their column's name. */
const NAMED = { id: 'document_id', book: 'book_kind' };
const STORED = columnsOf(Line.omit({ book: true }), 'l', NAMED);
const COLUMNS = `${STORED}, l.book_kind AS book, p.full_name AS holderName, p.position AS holderPosition`;
const PERSON = 'LEFT JOIN person p ON p.id = l.holder_id';
const FROM = (index: string): string => `FROM doc_list l ${index} ${PERSON}`;

export interface NewLine extends Omit<ListLine, 'holderName' | 'holderPosition' | 'files' | 'subject'> {
  readonly subject: StoredText | string | null;
  readonly files: number;
}

export const insertLine = doing<NewLine>(insertInto('doc_list', Line, NAMED));

/** Brings the line of a list up to what the document's own row says now. */
export const refreshLine = doing<[documentId: string]>(`
  UPDATE doc_list SET (state, level, urgency, holder_id, due_on, due_time, issuer, code, document_date, type_id, subject, files) =
    (SELECT d.state, d.level, d.urgency, d.holder_id, d.due_on, d.due_time, d.issuer, d.code, d.document_date, d.type_id, d.subject,
            (SELECT count(*) FROM attachment a WHERE a.owner_kind = 'document' AND a.owner_id = d.id)
       FROM document d WHERE d.id = :1)
  WHERE document_id = :1`);

export const findLine = oneOf(ListLine)<[documentId: string]>(`
  SELECT ${COLUMNS} ${FROM('')} WHERE l.document_id = ?`);

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
    [indexFor(query) === 'state', `l.state NOT IN ${OPEN}`], // the same of doc_list_state
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

function indexFor(query: ListQuery): ListIndex {
  if (TAKEN_BACK_HERE.has(query.readsAs)) return 'document'; // few, and each known by its order
  if (query.overdueAt !== null) return 'due';
  if (query.personId !== null) return 'holder';
  if (isInbox(query)) return 'open';
  if (query.state !== null) return 'state';
  return query.issuer !== null ? 'issuer' : null;
}

/** Lines whose documents have this number, however it was written. */
export const linesByCodeKey = manyOf(ListLine)<
  [books: readonly BookKind[], codeKey: string, limit: number, scope: Scope]
>(`
  SELECT ${COLUMNS} FROM document d JOIN doc_list l ON l.document_id = d.id LEFT JOIN person p ON p.id = l.holder_id
   WHERE d.code_key = :2 AND l.book_kind IN (SELECT value FROM json_each(:1)) AND ${visibleLines('l')}
   ORDER BY l.sort_key DESC LIMIT :3 + 0`);

/** The newest lines of an issuer in a book. */
export const linesOfIssuer = manyOf(ListLine)<[book: BookKind, issuer: string, limit: number, scope: Scope]>(`
  SELECT ${COLUMNS} ${FROM('INDEXED BY doc_list_issuer')}
   WHERE l.book_kind = ? AND l.issuer = ? AND ${visibleLines('l')} ORDER BY l.sort_key DESC LIMIT ? + 0`);
