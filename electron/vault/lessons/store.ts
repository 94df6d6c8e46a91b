import { z } from 'zod';
import { civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';
import type { LearnerAct } from '../../../shared/domain/lessons/lesson.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

const Run = z.object({ id: z.string(), lessonId: z.string(), startSeq: z.int(), startedMs: z.int() });
export type Run = z.infer<typeof Run>;

/** The run of a person that has not ended. */
export const runningOf = oneOf(Run)<[personId: string]>(`
  SELECT ${columnsOf(Run)} FROM lesson_run WHERE person_id = ? AND ended_ms IS NULL`);

export const insertRun = doing<Run & { personId: string; version: string }>(`
  INSERT INTO lesson_run (id, person_id, lesson_id, version, start_seq, started_ms)
  VALUES (:id, :personId, :lessonId, :version, :startSeq, :startedMs)`);

export const endRun = doing<
  [id: string, ended: { endedMs: number; finished: 0 | 1; seconds: number | null; mistakes: number | null }]
>(`
  UPDATE lesson_run SET ended_ms = :endedMs, finished = :finished, seconds = :seconds, mistakes = :mistakes
   WHERE id = ?`);

const Best = z.object({ lessonId: z.string(), times: z.int(), seconds: z.int(), mistakes: z.int() });

/** What a person finished: how often, and of the runs with the fewest mistakes the quickest. */
export const bestRuns = manyOf(Best)<[personId: string]>(`
  SELECT lesson_id AS lessonId, times, seconds, mistakes FROM (
    SELECT lesson_id, seconds, mistakes, count(*) OVER (PARTITION BY lesson_id) AS times,
           row_number() OVER (PARTITION BY lesson_id ORDER BY mistakes, seconds) AS place
      FROM lesson_run WHERE person_id = ? AND finished = 1) WHERE place = 1`);

const Act = z.object({
  act: z.string(),
  subjectId: z.string(),
  facts: z.string(),
  atMs: z.int(),
  dueOn: z.string().nullable(),
});
/** A lesson is over long before. */
const MOST_ACTS = 5_000;

/**
 * Whether a person had a case in hand, when a run began, whose day was still to come. The data of a training vault ages: a
 * few weeks after it was made no case has any time left, and that is no fault of whoever learns then.
 */
const hadTimeLeft = (db: Db, personId: string, { startSeq, startedMs }: Run): boolean =>
  db
    .prepare(
      `SELECT 1 FROM submission s JOIN submission_list l ON l.submission_id = s.id
        WHERE s.lead_id = :personId AND l.due_on >= :startedOn
          AND (l.state IN ('assigned', 'in-progress') OR EXISTS (SELECT 1 FROM ledger e
            WHERE e.subject_kind = 'submission' AND e.subject_id = s.id AND e.seq > :startSeq
              AND e.actor_id = :personId))`,
    )
    .get({ personId, startedOn: civilDateAt(startedMs), startSeq }) !== undefined;

/**
 * What a person did since a run began; of an act on a case, whether it was still in time (where a case in hand had any left
 * at all). An obstacle that is reported meanwhile is no case of the lesson. Who brings a vault back has no session in it: that entry knows them by their user name.
 */
export const actsSince = (db: Db, personId: string, run: Run): LearnerAct[] => {
  const acts = db
    .prepare(
      `SELECT l.act, l.subject_id AS subjectId, l.facts, l.at_ms AS atMs, s.due_on AS dueOn
         FROM ledger l LEFT JOIN submission_list s ON s.submission_id = l.subject_id
        WHERE l.seq > :seq AND (l.subject_kind <> 'submission' OR s.grp IS NOT 'vuong-mac') AND (l.actor_id = :personId OR l.actor_id IS NULL AND l.act = 'vault.restored'
          AND l.actor = (SELECT username FROM person WHERE id = :personId)) ORDER BY l.seq LIMIT :most + 0`,
    )
    .all({ seq: run.startSeq, personId, most: MOST_ACTS })
    .map((row) => Act.parse(row));
  const isLate = ({ dueOn, atMs }: (typeof acts)[number]): boolean =>
    dueOn !== null && civilDateAt(atMs) > dueOn;
  const judged = acts.some(isLate) && hadTimeLeft(db, personId, run);
  return acts.map((each) => {
    const { act, subjectId, facts, dueOn } = each;
    const inTime = dueOn === null ? null : !(judged && isLate(each));
    return { act, subjectId, inTime, facts: JSON.parse(facts) as LearnerAct['facts'] };
  });
};
