import { z } from 'zod';
import { ROLES } from '../../domain/people/roles.ts';
import { TimeMs } from '../schemas.ts';
import { command, query } from './spec.ts';

const LessonId = z.string().max(40);

const LessonView = z.strictObject({
  id: LessonId,
  roles: z.array(z.enum(ROLES)),
  title: z.string(),
  why: z.string(),
  minutes: z.int(),
  steps: z.array(z.strictObject({ text: z.string(), where: z.string() })),
  /** how often this person finished it, and the best run */
  times: z.int(),
  best: z.strictObject({ seconds: z.int(), mistakes: z.int() }).nullable(),
});
export type LessonView = z.infer<typeof LessonView>;

export const lessonOps = {
  /** Guided tasks for the posts of this person, and the one that runs; none outside a training vault. */
  'lessons.list': query(
    {},
    {
      version: z.string(),
      /** who really learns here, for the certificate sheet */
      learner: z.strictObject({ fullName: z.string(), office: z.string() }).nullable(),
      lessons: z.array(LessonView),
      running: z
        .strictObject({ lessonId: LessonId, startedMs: TimeMs, done: z.int(), mistakes: z.int() })
        .nullable(),
    },
  ),
  /** Begins a task (again); one that runs is given up. */
  'lessons.start': command({ lessonId: LessonId }, { lessonId: LessonId }),
  /** The vault looks into its own ledger whether every step was done; time and mistakes are kept. */
  'lessons.finish': command({}, { lessonId: LessonId, seconds: z.int(), mistakes: z.int() }),
  /** A form was sent that refused itself before the vault heard of it: it must be mended, and counts as such. */
  'lessons.slip': command({}, { lessonId: LessonId }),
  'lessons.stop': command({}, { lessonId: LessonId }),
} as const;
