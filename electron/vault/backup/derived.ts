import { z } from 'zod';
import type { Db } from '../db/handles.ts';

/** What follows from the records and can be made again: counter tables, the search index. */
const COUNTERS = [
  {
    wrong: `SELECT count(*) AS n FROM (
      SELECT book_kind, state, level, ifnull(holder_id, ''), count(*) FROM doc_list GROUP BY 1, 2, 3, 4
      EXCEPT SELECT book_kind, state, level, holder_id, n FROM doc_counter)`,
    extra: `SELECT count(*) AS n FROM (
      SELECT book_kind, state, level, holder_id, n FROM doc_counter WHERE n > 0
      EXCEPT SELECT book_kind, state, level, ifnull(holder_id, ''), count(*) FROM doc_list GROUP BY 1, 2, 3, 4)`,
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
    empty: 'DELETE FROM reader_counter',
    fill: `INSERT INTO reader_counter SELECT person_id, book_kind, state, level, ifnull(holder_id, ''), count(*)
      FROM reader_list GROUP BY 1, 2, 3, 4, 5`,
  },
  {
    wrong: `SELECT count(*) AS n FROM (
      SELECT grp, state, ifnull(holder_id, ''), count(*) FROM submission_list GROUP BY 1, 2, 3
      EXCEPT SELECT grp, state, holder_id, n FROM submission_counter)`,
    extra: `SELECT count(*) AS n FROM (
      SELECT grp, state, holder_id, n FROM submission_counter WHERE n > 0
      EXCEPT SELECT grp, state, ifnull(holder_id, ''), count(*) FROM submission_list GROUP BY 1, 2, 3)`,
    empty: 'DELETE FROM submission_counter',
    fill: `INSERT INTO submission_counter SELECT grp, state, ifnull(holder_id, ''), count(*) FROM submission_list GROUP BY 1, 2, 3`,
  },
] as const;

const Count = z.object({ n: z.int() });
const count = (db: Db, sql: string): number => Count.parse(db.prepare(sql).get()).n;

export const wrongCounters = (db: Db): number =>
  COUNTERS.reduce((sum, { wrong, extra }) => sum + count(db, wrong) + count(db, extra), 0);

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
export function unindexed(db: Db): z.infer<typeof Missing>[] {
  return db
    .prepare(
      `SELECT 'document' AS kind, l.document_id AS id FROM doc_list l
        WHERE NOT EXISTS (SELECT 1 FROM search_key k JOIN fts f ON f.rowid = k.rowid
                           WHERE k.kind = 'document' AND k.subject_id = l.document_id)
       UNION ALL
       SELECT 'submission', s.id FROM submission s
        WHERE NOT EXISTS (SELECT 1 FROM search_key k JOIN fts f ON f.rowid = k.rowid
                           WHERE k.kind = 'submission' AND k.subject_id = s.id)`,
    )
    .all()
    .map((row) => Missing.parse(row));
}
