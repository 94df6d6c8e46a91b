import type { Db } from '../db/handles.ts';

interface Kept {
  readonly runs: readonly unknown[];
  readonly learners: readonly unknown[];
}

/** Who learned what in a training vault: what a restored one would otherwise forget with everything since its backup. */
export const lessonsIn = (db: Db): Kept => ({
  runs: db
    .prepare(
      `SELECT id, person_id, lesson_id, version, start_seq, started_ms, ended_ms, finished, seconds, mistakes
         FROM lesson_run`,
    )
    .all(),
  learners: db.prepare('SELECT person_id, full_name, office, at_ms FROM lesson_learner').all(),
});

/**
 * Writes them into the restored vault in place of those that it remembers. A task that runs goes on there: what the
 * ledger holds after `headSeq` is judged. Whoever was added after the backup is not known there, nor what they learned.
 */
export function carryLessons(db: Db, { runs, learners }: Kept, headSeq: number): void {
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
}
