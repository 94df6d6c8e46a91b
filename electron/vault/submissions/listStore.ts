import { z } from 'zod';
import {
  SubmissionKind,
  SubmissionSource,
  SubmissionState,
} from '../../../shared/ipc/contract/submissions.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf, oneOf, theValue, valueOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

export type Group = 'pakn' | 'skgp' | 'vuong-mac';
export const groupOf = (kind: string): Group =>
  kind === 'vuong-mac' ? kind : kind === 'phan-anh' || kind === 'kien-nghi' ? 'pakn' : 'skgp';

const ListLine = z.object({
  sortKey: z.int(),
  id: z.string(),
  receiptCode: z.string(),
  kind: SubmissionKind,
  source: SubmissionSource,
  title: z.string(),
  field: z.string(),
  receivedOn: z.string(),
  receivedMs: z.int(),
  state: SubmissionState,
  holderId: z.string().nullable(),
  holderName: z.string().nullable(),
  holderPosition: z.string().nullable(),
  dueOn: z.string().nullable(),
  files: z.int(),
});
export type ListLine = z.infer<typeof ListLine>;

const COLUMNS = columnsOf(ListLine, 'l', {
  id: 'submission_id',
  holderName: 'p.full_name',
  holderPosition: 'p.position',
});
/** Still to be worked on; the partial index `submission_list_due` has the same list. */
export const OPEN_STATES = [
  'received',
  'classifying',
  'awaiting-supplement',
  'assigned',
  'in-progress',
  'awaiting-approval',
  'approved',
] as const;
/** The same, to stand behind `IN`. */
export const OPEN = `(${OPEN_STATES.map((state) => `'${state}'`).join(',')})`;

export interface NewLine extends Omit<ListLine, 'holderId' | 'holderName' | 'holderPosition'> {
  readonly group: Group;
}

export const insertLine = doing<NewLine>(`
  INSERT INTO submission_list (sort_key, submission_id, grp, receipt_code, kind, source, title, field, received_on, received_ms,
    state, holder_id, due_on, files)
  VALUES (:sortKey, :id, :group, :receiptCode, :kind, :source, :title, :field, :receivedOn, :receivedMs,
    :state, NULL, :dueOn, :files)`);

export const updateLine = doing<{
  id: string;
  state: string;
  holderId: string | null;
  dueOn: string | null;
}>(`
  UPDATE submission_list SET state = :state, holder_id = :holderId, due_on = :dueOn WHERE submission_id = :id`);

export const findLine = oneOf(ListLine)<[id: string]>(`
  SELECT ${COLUMNS} FROM submission_list l LEFT JOIN person p ON p.id = l.holder_id WHERE l.submission_id = ?`);

/** What citizens sent: both groups of it, without the obstacles that offices report. */
export type Among = Group | 'citizens';

/** Who leads or led a case; null before anybody was assigned. */
export const leadNameOf = valueOf(z.string())<[id: string]>(`
  SELECT p.full_name AS name FROM submission s JOIN person p ON p.id = s.lead_id WHERE s.id = ?`);

export interface ListQuery {
  readonly group: Among | null;
  readonly states: readonly string[];
  readonly personId: string | null;
  /** due before this day and still open */
  readonly dueBefore: string | null;
  readonly dueOn: string | null;
  /** only these records */
  readonly ids: readonly string[] | null;
  /** none of these */
  readonly without: readonly string[];
  readonly after: number | null;
  readonly limit: number;
}

export const WHOLE_LIST: ListQuery = {
  group: null,
  states: [],
  personId: null,
  dueBefore: null,
  dueOn: null,
  ids: null,
  without: [],
  after: null,
  limit: 50,
};

/** One page, newest first (`sort_key` is the negative running number). The index is pinned to the narrowest filter. */
export function listLines(db: Db, query: ListQuery): ListLine[] {
  const { sql, params } = listStatement(query);
  return db
    .prepare(sql)
    .all(params)
    .map((row) => ListLine.parse(row));
}

export function listStatement(query: ListQuery): { sql: string; params: Record<string, unknown> } {
  const wanted: [boolean, string][] = [
    [query.after !== null, 'l.sort_key > :after'],
    [query.group === 'citizens', `l.grp <> 'vuong-mac'`],
    [query.group !== null && query.group !== 'citizens', 'l.grp = :group'],
    [query.states.length > 0, 'l.state IN (SELECT value FROM json_each(:states))'],
    [query.personId !== null, 'l.holder_id = :personId'],
    [query.dueBefore !== null, `l.due_on IS NOT NULL AND l.due_on < :dueBefore AND l.state IN ${OPEN}`],
    [query.dueOn !== null, `l.due_on IS NOT NULL AND l.due_on = :dueOn AND l.state IN ${OPEN}`],
    [query.ids !== null, 'l.submission_id IN (SELECT value FROM json_each(:ids))'],
    [query.without.length > 0, 'l.submission_id NOT IN (SELECT value FROM json_each(:without))'],
  ];
  const where = wanted.filter(([applies]) => applies).map(([, sql]) => sql);
  const sql = `SELECT ${COLUMNS} FROM submission_list l ${indexFor(query)} LEFT JOIN person p ON p.id = l.holder_id
    ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY l.sort_key LIMIT :limit + 0`;
  const { group, personId, dueBefore, dueOn, after, limit } = query;
  const lists = {
    states: JSON.stringify(query.states),
    ids: JSON.stringify(query.ids ?? []),
    without: JSON.stringify(query.without),
  };
  return { sql, params: { group, personId, dueBefore, dueOn, after, limit, ...lists } };
}

function indexFor(query: ListQuery): string {
  if (query.ids !== null) return '';
  if (query.dueBefore !== null || query.dueOn !== null) return 'INDEXED BY submission_list_due';
  if (query.personId !== null) return 'INDEXED BY submission_list_holder';
  if (query.states.length > 0) return 'INDEXED BY submission_list_state';
  return query.group === null || query.group === 'citizens' ? '' : 'INDEXED BY submission_list_group';
}
const Received = z.object({ atMs: z.int() });
const Counter = z.object({
  group: z.enum(['pakn', 'skgp', 'vuong-mac']),
  state: SubmissionState,
  holderId: z.string(),
  n: z.int(),
});
export type Counter = z.infer<typeof Counter>;

/** What stands in the counts for whom nobody holds. */
export const NOBODY = '';

/** Counts by group, state and holder, kept by triggers. */
export const counters = manyOf(Counter)(`
  SELECT grp AS "group", state, holder_id AS holderId, n FROM submission_counter WHERE n > 0`);

const AMONG = `(:group IS NULL OR grp = :group OR :group = 'citizens' AND grp <> 'vuong-mac')`;

/** How many of these records stand in the list with one of these states (none: any), this group and holder. */
export const countAmong = theValue(z.int())<
  [ids: readonly string[], query: { states: readonly string[]; group: Among | null; personId: string | null }]
>(`
  SELECT count(*) AS n FROM submission_list WHERE submission_id IN (SELECT value FROM json_each(?))
    AND (:states = '[]' OR state IN (SELECT value FROM json_each(:states))) AND ${AMONG}
    AND (:personId IS NULL OR holder_id = :personId)`);

/** Open and due before a day (or on it). */
export const countDue = theValue(z.int())<{
  group: Among | null;
  personId: string | null;
  before: string;
  from: string | null;
}>(`
  SELECT count(*) AS n FROM submission_list INDEXED BY submission_list_due
   WHERE due_on IS NOT NULL AND due_on < :before AND state IN ${OPEN} AND (:from IS NULL OR due_on >= :from)
     AND ${AMONG} AND (:personId IS NULL OR holder_id = :personId)`);

/** Every line that is still to be worked on, for counting its date again. */
export const openLines = manyOf(ListLine)(`
  SELECT ${COLUMNS} FROM submission_list l LEFT JOIN person p ON p.id = l.holder_id WHERE l.state IN ${OPEN}`);

/** Taken in since a moment; reads only those. */
export function countReceivedSince(db: Db, sinceMs: number): number {
  let n = 0;
  for (const row of db
    .prepare('SELECT received_ms AS atMs FROM submission_list ORDER BY sort_key')
    .iterate()) {
    if (Received.parse(row).atMs < sinceMs) break;
    n += 1;
  }
  return n;
}
