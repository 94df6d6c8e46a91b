import { z } from 'zod';
import { ROLES } from '../people/roles.ts';

/**
 * A guided task of the training vault: data, not code. Each step names the act by which the ledger shows that it was
 * done, so that a lesson is judged by what stands in the vault and not by what was clicked.
 */
const Wanted = z.strictObject({
  /** one of these acts of the learner */
  acts: z.array(z.string().regex(/^[a-z-]+(\.[a-z-]+)+$/)).min(1),
  /** facts that the entry must carry; a text must be equal */
  facts: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  /** about the same record as the act that did the first step */
  ofFirst: z.boolean().default(false),
  /** not after the day on which the case is due */
  inTime: z.boolean().default(false),
});

export const Way = z.strictObject({
  page: z.string().regex(/^[a-zA-Z]{3,30}$/),
  params: z.record(z.string(), z.string()).default({}),
});

const Step = z.strictObject({
  text: z.string().min(1).max(300),
  /** where to look and which keys, without taking the hand off them */
  where: z.string().min(1).max(300),
  /** the page, and its tab or form, where it is done; none where it may be anywhere */
  way: Way.optional(),
  /** words of the window, by their names in the catalogue: of what to press, the last step first */
  ring: z
    .array(z.string().regex(/^[a-z][\w.-]+$/i))
    .max(4)
    .default([]),
  done: Wanted,
});

export const Lesson = z.strictObject({
  id: z.string().regex(/^[a-z-]{3,40}$/),
  /** the posts that learn it */
  roles: z.array(z.enum(ROLES)).min(1),
  title: z.string().min(1).max(120),
  why: z.string().min(1).max(400),
  minutes: z.int().min(1).max(60),
  steps: z.array(Step).min(1).max(8),
});
export type Lesson = z.infer<typeof Lesson>;

export const LessonPack = z.strictObject({
  pack: z.literal('lessons'),
  version: z.string(),
  /** acts that mend something: each one counts as a mistake */
  mistakes: z.array(z.string()),
  lessons: z.array(Lesson).refine((lessons) => new Set(lessons.map(({ id }) => id)).size === lessons.length),
});
export type LessonPack = z.infer<typeof LessonPack>;

/** An act of the learner since the lesson began, in the order of the ledger. */
export interface LearnerAct {
  readonly act: string;
  /** the record it is about */
  readonly subjectId: string;
  /** whether the case was not yet overdue on that day; null where nothing has a due day */
  readonly inTime: boolean | null;
  readonly facts: Readonly<Record<string, string | number | null>>;
}

export interface Progress {
  /** steps done, from the first */
  readonly done: number;
  readonly mistakes: number;
}

/**
 * Steps are done in their order; what was done before its turn does not count, what else is done does not hurt. An act
 * that mends something counts as a mistake, unless it is what the step asked for.
 */
export function progressOf(
  lesson: { readonly steps: readonly Pick<Lesson['steps'][number], 'done'>[] },
  acts: readonly LearnerAct[],
  mistakes: readonly string[],
): Progress {
  let done = 0;
  let wrong = 0;
  let first: string | null = null;
  for (const each of acts) {
    const step = lesson.steps[done];
    if (step !== undefined && matches(step.done, each, first)) {
      first ??= each.subjectId;
      done += 1;
    } else if (mistakes.includes(each.act)) wrong += 1;
  }
  return { done, mistakes: wrong };
}

const matches = (
  wanted: z.infer<typeof Wanted>,
  { act, facts, subjectId, inTime }: LearnerAct,
  first: string | null,
): boolean =>
  wanted.acts.includes(act) &&
  Object.entries(wanted.facts).every(([name, value]) => facts[name] === value) &&
  (!wanted.ofFirst || subjectId === first) &&
  (!wanted.inTime || inTime === true);
