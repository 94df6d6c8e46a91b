import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { manyOf } from '../db/statements.ts';
import { givenToNobody } from '../tables/documents.ts';

const OPEN_AND_DUE =
  "due_on IS NOT NULL AND state IN ('registered','presented','directed','in-progress','unopened')";

const UNASSIGNED = `SELECT l.holder_id, l.document_id, l.level FROM doc_list l
  WHERE l.state = 'directed' AND l.holder_id IS NOT NULL AND ${givenToNobody('l.document_id')} = 1`;

interface Derived {
  readonly table: string;
  /** counts the lines that are not as the records say, and those of which the records know nothing */
  readonly wrong: string;
  readonly extra: string;
  readonly empty: string;
  readonly fill: string;
}

/** What follows from the records and can be made again: counter tables, the search index. */
const COUNTERS: readonly Derived[] = [
  {
    wrong: `SELECT count(*) AS n FROM (
      SELECT book_kind, state, level, ifnull(holder_id, ''), count(*) FROM doc_list GROUP BY 1, 2, 3, 4
      EXCEPT SELECT book_kind, state, level, holder_id, n FROM doc_counter)`,
    extra: `SELECT count(*) AS n FROM (
      SELECT book_kind, state, level, holder_id, n FROM doc_counter WHERE n > 0
      EXCEPT SELECT book_kind, state, level, ifnull(holder_id, ''), count(*) FROM doc_list GROUP BY 1, 2, 3, 4)`,
    table: 'doc_counter',
    empty: 'DELETE FROM doc_counter',
    fill: `INSERT INTO doc_counter SELECT book_kind, state, level, ifnull(holder_id, ''), count(*) FROM doc_list GROUP BY 1, 2, 3, 4`,
  },
  {
    wrong: `SELECT count(*) AS n FROM (
      SELECT person_id, book_kind, state, level, ifnull(holder_id, ''), count(*) FROM reader_list GROUP BY 1, 2, 3, 4, 5
      EXCEPT SELECT person_id, book_kind, state, level, holder_id, n FROM reader_counter)`,
    extra: `SELECT count(*) AS n FROM (
      SELECT person_id, book_kind, state, level, holder_id, n FROM reader_counter WHERE n > 0
      EXCEPT SELECT person_id, book_kind, state, level, ifnull(holder_id, ''), count(*) FROM reader_list GROUP BY 1, 2, 3, 4, 5)`,
    table: 'reader_counter',
    empty: 'DELETE FROM reader_counter',
    fill: `INSERT INTO reader_counter SELECT person_id, book_kind, state, level, ifnull(holder_id, ''), count(*)
      FROM reader_list GROUP BY 1, 2, 3, 4, 5`,
  },
  {
    wrong: `SELECT count(*) AS n FROM (
      SELECT person_id, book_kind, due_on, ifnull(due_time, ''), count(*) FROM reader_list WHERE ${OPEN_AND_DUE} GROUP BY 1, 2, 3, 4
      EXCEPT SELECT person_id, book_kind, due_on, due_time, n FROM reader_due)`,
    extra: `SELECT count(*) AS n FROM (
      SELECT person_id, book_kind, due_on, due_time, n FROM reader_due
      EXCEPT SELECT person_id, book_kind, due_on, ifnull(due_time, ''), count(*) FROM reader_list WHERE ${OPEN_AND_DUE} GROUP BY 1, 2, 3, 4)`,
    table: 'reader_due',
    empty: 'DELETE FROM reader_due',
    fill: `INSERT INTO reader_due SELECT person_id, book_kind, due_on, ifnull(due_time, ''), count(*) FROM reader_list
      WHERE ${OPEN_AND_DUE} GROUP BY 1, 2, 3, 4`,
  },
  {
    wrong: `SELECT count(*) AS n FROM (${UNASSIGNED} EXCEPT SELECT holder_id, document_id, level FROM doc_unassigned)`,
    extra: `SELECT count(*) AS n FROM (SELECT holder_id, document_id, level FROM doc_unassigned EXCEPT ${UNASSIGNED})`,
    table: 'doc_unassigned',
    empty: 'DELETE FROM doc_unassigned',
    fill: `INSERT INTO doc_unassigned ${UNASSIGNED}`,
  },
  {
    wrong: `SELECT count(*) AS n FROM (
      SELECT grp, state, ifnull(holder_id, ''), count(*) FROM submission_list GROUP BY 1, 2, 3
      EXCEPT SELECT grp, state, holder_id, n FROM submission_counter)`,
    extra: `SELECT count(*) AS n FROM (
      SELECT grp, state, holder_id, n FROM submission_counter WHERE n > 0
      EXCEPT SELECT grp, state, ifnull(holder_id, ''), count(*) FROM submission_list GROUP BY 1, 2, 3)`,
    table: 'submission_counter',
    empty: 'DELETE FROM submission_counter',
    fill: `INSERT INTO submission_counter SELECT grp, state, ifnull(holder_id, ''), count(*) FROM submission_list GROUP BY 1, 2, 3`,
  },
];

const Count = z.object({ n: z.int() });
const count = (db: Db, sql: string): number => Count.parse(db.prepare(sql).get()).n;

/** Of a database of an older schema (a backup) only what it has. */
const present = (db: Db): readonly Derived[] =>
  COUNTERS.filter(
    ({ table }) =>
      count(db, `SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table' AND name = '${table}'`) === 1,
  );

export const wrongCounters = (db: Db): number =>
  present(db).reduce((sum, { wrong, extra }) => sum + count(db, wrong) + count(db, extra), 0);

/** @returns how many lines were wrong */
export function rebuildCounters(db: Db): number {
  const wrong = wrongCounters(db);
  for (const { empty, fill } of COUNTERS) {
    db.prepare(empty).run();
    db.prepare(fill).run();
  }
  return wrong;
}

const Missing = z.object({ kind: z.enum(['document', 'submission']), id: z.string() });

/** Records of the lists that the search index has no row for. */
export const unindexed = manyOf(Missing)(`
  SELECT 'document' AS kind, l.document_id AS id FROM doc_list l
   WHERE NOT EXISTS (SELECT 1 FROM search_key k JOIN fts f ON f.rowid = k.rowid
                      WHERE k.kind = 'document' AND k.subject_id = l.document_id)
  UNION ALL
  SELECT 'submission', s.id FROM submission s
   WHERE NOT EXISTS (SELECT 1 FROM search_key k JOIN fts f ON f.rowid = k.rowid
                      WHERE k.kind = 'submission' AND k.subject_id = s.id)`);
