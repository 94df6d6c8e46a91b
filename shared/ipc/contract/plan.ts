import { z } from 'zod';
import { COLOUR_REASONS, COLOURS, TASK_STATES } from '../../domain/plan/status.ts';
import { CivilDate, Id, PersonRef, text, TimeMs, listOf } from '../schemas.ts';
import { command, query } from './spec.ts';

const State = z.enum(TASK_STATES);
const Percent = z.int().min(0).max(100);
const Report = z.strictObject({
  state: State,
  percent: Percent,
  note: z.string(),
  by: PersonRef,
  atMs: TimeMs,
});

/** Who answers for a task: a person or a unit of the office. */
const Holder = z.strictObject({ kind: z.enum(['person', 'unit']), id: Id, name: z.string() });

export const PlanTask = z.strictObject({
  /** id of the rule that the task is */
  id: z.string(),
  title: z.string(),
  ground: z.string(),
  verified: z.boolean(),
  dueOn: CivilDate,
  holder: Holder.nullable(),
  /** everybody who was given it, and by whom, newest first; the first is the holder */
  holders: listOf({ name: z.string(), by: PersonRef, atMs: TimeMs }),
  /** whoever asks holds it, in person or by belonging today to the unit that does */
  mine: z.boolean(),
  colour: z.enum(COLOURS),
  why: z.enum(COLOUR_REASONS),
  days: z.int().nonnegative(),
  /** newest first */
  reports: z.array(Report),
});
export type PlanTask = z.infer<typeof PlanTask>;

export const planOps = {
  'plan.tasks': query(
    {},
    {
      title: z.string(),
      /** the rule that the colours follow */
      rule: z.string(),
      counts: z.strictObject({ green: z.int(), yellow: z.int(), red: z.int() }),
      tasks: z.array(PlanTask),
    },
  ),
  /** How far the office is with a task; done means the whole of it, and says by what that is shown. */
  'plan.report': command(
    { taskId: text(16), state: State, percent: Percent, note: text(1000) },
    { position: z.int() },
  ),
  /** Gives a task to a person or a unit that is in force today; who held it before stays in the record. */
  'plan.assign': command(
    { taskId: text(16), to: z.strictObject({ kind: Holder.shape.kind, id: Id }) },
    { position: z.int() },
  ),
  /** The status report, to be looked at, printed or edited. */
  'plan.paper': command(
    { format: z.enum(['pdf', 'docx']) },
    { reportId: Id, pages: z.int(), sizeBytes: z.int(), fileName: z.string() },
  ),
} as const;
