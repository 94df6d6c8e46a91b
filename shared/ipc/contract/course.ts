import { z } from 'zod';
import { ROLES } from '../../domain/people/roles.ts';
import { filled, Id, TimeMs, listOf, objectOrNull, name } from '../schemas.ts';
import { command, hostCommand, query } from './spec.ts';

const LearnerRow = z.strictObject({
  name: z.string(),
  office: z.string(),
  roles: z.array(z.enum(ROLES)),
  /** tasks of these posts, and how many of them were done */
  tasks: z.int(),
  done: z.int(),
  times: z.int(),
  mistakes: z.int(),
  /** of the best run of each task, together */
  seconds: z.int(),
});
export type LearnerRow = z.infer<typeof LearnerRow>;

const CourseRow = z.strictObject({
  stationId: z.string(),
  /** the offices that its learners named, else the invented one of the station */
  offices: z.array(z.string()),
  edition: z.int(),
  madeMs: TimeMs,
  keptMs: TimeMs,
  through: z.enum(['file', 'envelope']),
  /** whether the root above the signature is one that was compared here */
  compared: z.boolean(),
  /** first words of the fingerprint of that root, to be read out by telephone */
  words: z.string(),
  learners: z.array(LearnerRow),
});
export type CourseRow = z.infer<typeof CourseRow>;

const Taken = z.strictObject({
  stationId: z.string(),
  edition: z.int(),
  learners: z.int(),
  /** false where exactly this report was here already */
  taken: z.boolean(),
});

/** The course of a training vault: the learner's own name, the certificate sheet, the signed report and its sum. */
export const courseOps = {
  /**
   * Who really sits here, or sat at the desk of another who learned and was not named yet: the name on the certificate
   * sheet and in the report.
   */
  'course.setLearner': command(
    { fullName: name(120), office: name(200), personId: Id.nullable().default(null) },
    { set: z.literal(true) },
  ),
  /** The certificate sheet of the signed-in learner, kept in the session's memory. */
  'course.certificate': command(
    {},
    { reportId: Id, pages: z.int(), sizeBytes: z.int(), fileName: z.string() },
  ),
  /** Signs what everybody on this station did so far, and seals it for stations where some are named. */
  'course.sign': command(
    { to: z.array(filled(64)).max(20) },
    {
      reportId: Id,
      fileName: z.string(),
      sizeBytes: z.int(),
      edition: z.int(),
      learners: z.int(),
      envelopes: z.int(),
    },
  ),
  'course.takeFile': hostCommand({ path: z.string().max(4096) }, Taken),
  'course.takeEnvelope': command({ envelopeId: z.string().max(64) }, Taken),
  /** The newest report of every station, and their sum. */
  'course.rows': query(
    {},
    {
      stations: z.array(CourseRow),
      sum: z.strictObject({ offices: z.int(), learners: z.int(), complete: z.int(), done: z.int() }),
      /** who learned at this station and must be named before it signs */
      unnamed: listOf({ personId: Id, persona: z.string(), roles: z.array(z.enum(ROLES)) }),
      /** what this station signed last */
      own: objectOrNull({ edition: z.int(), madeMs: TimeMs }),
    },
  ),
} as const;
