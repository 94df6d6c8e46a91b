import type { Db } from '../db/handles.ts';

interface Kept {
  readonly runs: readonly unknown[];
  readonly learners: readonly unknown[];
}

const RUN = 'id, person_id, lesson_id, version, start_seq, started_ms, ended_ms, finished, seconds, mistakes';
const LEARNER = 'person_id, full_name, office, at_ms';
const valuesOf = (columns: string): string => columns.replaceAll(/(\w+)/g, ':$1');

/** Who learned what in a training vault: what a restored one would otherwise forget with everything since its backup. */
export const lessonsIn = (db: Db): Kept => ({
  runs: db.prepare(`SELECT ${RUN} FROM lesson_run`).all(),
  learners: db.prepare(`SELECT ${LEARNER} FROM lesson_learner`).all(),
});

/**
 * Writes them into the restored vault in place of those that it remembers. A task that runs goes on there: what the
 * ledger holds after `headSeq` is judged.
 */
export function carryLessons(db: Db, { runs, learners }: Kept, headSeq: number): void {
  const known = (row: unknown): boolean =>
    db.prepare('SELECT 1 FROM person WHERE id = ?').get((row as { person_id: string }).person_id) !==
    undefined;
  db.prepare('DELETE FROM lesson_run').run();
  db.prepare('DELETE FROM lesson_learner').run();
  const insertRun = db.prepare(`INSERT INTO lesson_run (${RUN}) VALUES (${valuesOf(RUN)})`);
  for (const row of runs.filter(known) as { ended_ms: number | null }[])
    insertRun.run(row.ended_ms === null ? { ...row, start_seq: headSeq } : row);
  const insertLearner = db.prepare(`INSERT INTO lesson_learner (${LEARNER}) VALUES (${valuesOf(LEARNER)})`);
  for (const row of learners.filter(known)) insertLearner.run(row);
}
