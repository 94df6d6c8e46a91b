import { z } from 'zod';
import { Way } from '../../domain/lessons/lesson.ts';
import { ROLES } from '../../domain/people/roles.ts';
import { Id, TimeMs, listOf, objectOrNull } from '../schemas.ts';
import { command, query } from './spec.ts';

const LessonId = z.string().max(40);

const LessonView = z.strictObject({
  id: LessonId,
  roles: z.array(z.enum(ROLES)),
  title: z.string(),
  why: z.string(),
  minutes: z.int(),
  steps: listOf({
    text: z.string(),
    where: z.string(),
    way: Way.nullable(),
    ring: z.array(z.string()),
  }),
  /** how often this person finished it, and the best run */
  times: z.int(),
  best: objectOrNull({ seconds: z.int(), mistakes: z.int() }),
});
export type LessonView = z.infer<typeof LessonView>;

export const lessonOps = {
  /** Guided tasks for the posts of this person, and the one that runs; none outside a training vault. */
  'lessons.list': query(
    {},
    {
      version: z.string(),
      /** who really learns here, for the certificate sheet */
      learner: objectOrNull({ fullName: z.string(), office: z.string() }),
      lessons: z.array(LessonView),
      running: objectOrNull({ lessonId: LessonId, startedMs: TimeMs, done: z.int(), mistakes: z.int() }),
    },
  ),
  /** Begins a task (again); one that runs is given up. */
  'lessons.start': command({ lessonId: LessonId }, { lessonId: LessonId }),
  /** The vault looks into its own ledger whether every step was done; time and mistakes are kept. */
  'lessons.finish': command({}, { lessonId: LessonId, seconds: z.int(), mistakes: z.int() }),
  /** A form was sent that refused itself before the vault heard of it: it must be mended, and counts as such. */
  'lessons.slip': command({}, { lessonId: LessonId }),
  /** The export of a portal with invented rows, to be taken in; kept for `saveReport`. Training vaults only. */
  'lessons.sample': command({}, { reportId: Id, fileName: z.string(), sizeBytes: z.int() }),
  'lessons.stop': command({}, { lessonId: LessonId }),
} as const;
