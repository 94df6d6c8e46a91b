import { z } from 'zod';
import { Role } from '../../../shared/ipc/schemas.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

const Learner = z.object({ fullName: z.string(), office: z.string() });
export type LearnerName = z.infer<typeof Learner>;

/** Who really sits at the desk of an invented person. */
export const learnerOf = oneOf(Learner)<[personId: string]>(`
  SELECT full_name AS fullName, office FROM lesson_learner WHERE person_id = ?`);

export const setLearner = doing<LearnerName & { personId: string; atMs: number }>(`
  INSERT INTO lesson_learner (person_id, full_name, office, at_ms) VALUES (:personId, :fullName, :office, :atMs)
  ON CONFLICT DO UPDATE SET full_name = :fullName, office = :office, at_ms = :atMs`);

const Trainee = z.object({
  id: z.string(),
  /** of the invented person at whose desk was learned */
  persona: z.string(),
  /** null until who really sits there is named */
  fullName: z.string().nullable(),
  office: z.string().nullable(),
  roles: z.string().transform((list) => z.array(Role).parse(JSON.parse(list))),
});
type Trainee = z.infer<typeof Trainee>;

/** Everybody of this station who finished a task. */
export const trainees = manyOf(Trainee)(`
  SELECT p.id, p.full_name AS persona, l.full_name AS fullName, l.office,
    (SELECT json_group_array(role) FROM (SELECT role FROM person_role WHERE person_id = p.id ORDER BY role)) AS roles
    FROM person p LEFT JOIN lesson_learner l ON l.person_id = p.id
   WHERE EXISTS (SELECT 1 FROM lesson_run r WHERE r.person_id = p.id AND r.finished = 1) ORDER BY ifnull(l.full_name, p.full_name), p.id`);

const Report = z.object({
  id: z.string(),
  origin: z.enum(['own', 'taken']),
  stationId: z.string(),
  rootSha256: z.string(),
  madeMs: z.int(),
  edition: z.int(),
  content: z.string(),
  sha256: z.string(),
  through: z.enum(['here', 'file', 'envelope']),
  keptMs: z.int(),
});
export type CourseReport = z.infer<typeof Report>;

const SELECT = `SELECT ${columnsOf(Report)} FROM course_report`;

export const insertCourse = doing<CourseReport & { p7s: Uint8Array; byId: string }>(`
  INSERT INTO course_report (id, origin, station_id, root_sha256, made_ms, edition, content, sha256, p7s, through, kept_ms, kept_by)
  VALUES (:id, :origin, :stationId, :rootSha256, :madeMs, :edition, :content, :sha256, :p7s, :through, :keptMs, :byId)`);

/** The newest report of every other station that sent one. */
export const newestCourses = manyOf(Report)(`
  ${SELECT} c WHERE origin = 'taken' AND edition = (SELECT max(edition) FROM course_report n
    WHERE n.origin = 'taken' AND n.station_id = c.station_id) ORDER BY kept_ms DESC, id`);

/** The newest of one station, whoever kept it. */
export const newestCourse = oneOf(Report)<[origin: CourseReport['origin'], stationId: string]>(`
  ${SELECT} WHERE origin = ? AND station_id = ? ORDER BY edition DESC LIMIT 1`);

/** So far apart that nothing signed after a backup can have the same edition; as for numbers of envelopes. */
const EDITION_STEP = 100;
const Count = z.object({ n: z.int() });

/**
 * The edition of this station's next report. A restoration that found the vault before it goes on where that one ended;
 * one that had the backup alone can't know what was signed meanwhile, and leaves a gap.
 */
export function nextEdition(db: Db, stationId: string): number {
  const { n: blind } = Count.parse(
    db
      .prepare(
        `SELECT count(*) AS n FROM ledger WHERE act = 'vault.restored' AND json_extract(facts, '$.lessonsKept') IS NULL`,
      )
      .get(),
  );
  return Math.max(newestCourse(db, 'own', stationId)?.edition ?? 0, blind * EDITION_STEP) + 1;
}
