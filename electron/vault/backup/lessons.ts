import type { Db } from '../db/handles.ts';

interface Kept {
  readonly runs: readonly unknown[];
  readonly learners: readonly unknown[];
  readonly reports: readonly unknown[];
}

const REPORT = `id, origin, station_id, root_sha256, made_ms, edition, content, sha256, p7s, through, kept_ms, kept_by`;

/** Who learned what in a training vault: what a restored one would otherwise forget with everything since its backup. */
export const lessonsIn = (db: Db): Kept => ({
  runs: db
    .prepare(
      `SELECT id, person_id, lesson_id, version, start_seq, started_ms, ended_ms, finished, seconds, mistakes
         FROM lesson_run`,
    )
    .all(),
  learners: db.prepare('SELECT person_id, full_name, office, at_ms FROM lesson_learner').all(),
  reports: db.prepare(`SELECT ${REPORT} FROM course_report ORDER BY edition`).all(),
});

/**
 * Writes them into the restored vault in place of those that it remembers. A task that runs goes on there: what the
 * ledger holds after `headSeq` is judged. Whoever was added after the backup is not known there, nor what they learned.
 * Signed reports are added to those that it remembers, so that no edition is given out twice.
 */
export function carryLessons(db: Db, { runs, learners, reports }: Kept, headSeq: number): void {
  db.prepare('DELETE FROM lesson_run').run();
  db.prepare('DELETE FROM lesson_learner').run();
  const insertRun = db.prepare(
    `INSERT INTO lesson_run
       (id, person_id, lesson_id, version, start_seq, started_ms, ended_ms, finished, seconds, mistakes)
     SELECT :id, :person_id, :lesson_id, :version, :start_seq, :started_ms, :ended_ms, :finished, :seconds, :mistakes
      WHERE EXISTS (SELECT 1 FROM person WHERE id = :person_id)`,
  );
  for (const row of runs as { ended_ms: number | null }[])
    insertRun.run(row.ended_ms === null ? { ...row, start_seq: headSeq } : row);
  const insertLearner = db.prepare(
    `INSERT INTO lesson_learner (person_id, full_name, office, at_ms)
     SELECT :person_id, :full_name, :office, :at_ms WHERE EXISTS (SELECT 1 FROM person WHERE id = :person_id)`,
  );
  for (const row of learners) insertLearner.run(row);
  const insertReport = db.prepare(
    `INSERT INTO course_report (${REPORT})
     SELECT :id, :origin, :station_id, :root_sha256, :made_ms, :edition, :content, :sha256, :p7s, :through, :kept_ms,
            ifnull((SELECT id FROM person WHERE id = :kept_by), (SELECT min(id) FROM person))
      WHERE NOT EXISTS (SELECT 1 FROM course_report o WHERE o.origin = :origin AND o.station_id = :station_id
        AND (o.edition >= :edition OR o.root_sha256 <> :root_sha256))`,
  );
  for (const row of reports) insertReport.run(row);
}
