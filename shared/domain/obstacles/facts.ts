import { z } from 'zod';
import { OBSTACLE_URGENCIES } from './urgency.ts';

/**
 * What is taken of the screen when somebody is stuck: words of the program and nothing else. Each has an alphabet that
 * no sentence, number of a document or name with marks fits into; on the station that reports, operations and codes
 * must be those that the program has.
 */
export const Screen = z.string().regex(/^[a-zA-Z]{1,40}$/);
/** `screen:incoming`, or the name of an operation that changed something: `op:documents.direct`. */
export const Step = z.string().regex(/^(?:screen:[a-zA-Z]{1,40}|op:[a-zA-Z]{1,30}\.[a-zA-Z]{1,40})$/);
export const MOST_STEPS = 10;

export const ObstacleFacts = z.strictObject({
  screen: Screen,
  /** of the refusal or error that it was reported from */
  code: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/)
    .nullable(),
  /** id of the rule in its pack, as `BM-07` */
  rule: z
    .string()
    .regex(/^[A-ZĐ]{2,4}-[A-Z]?\d{1,3}$/)
    .nullable(),
  version: z.string().regex(/^[a-z0-9.+-]{1,32}$/),
  urgency: z.enum(OBSTACLE_URGENCIES),
  /** oldest first */
  steps: z.array(Step).max(MOST_STEPS),
});
export type ObstacleFacts = z.infer<typeof ObstacleFacts>;

/**
 * The last steps worth telling: screens, and operations that change something.
 * @param isAct whether the program has an operation of that name that changes something
 */
export function tellingSteps(raw: readonly string[], isAct: (op: string) => boolean): string[] {
  const known = raw.filter((step) =>
    step.startsWith('op:') ? isAct(step.slice(3)) : Step.safeParse(step).success,
  );
  const moved = known.filter((step, index) => step !== known[index - 1]);
  return moved.slice(-MOST_STEPS);
}

/** The first words of what a person wrote, as a line of a list. */
export function titleOf(words: string, most = 120): string {
  const line = words.trim().split('\n', 1)[0]?.replace(/\s+/g, ' ') ?? '';
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > most / 2 ? space : undefined).trimEnd()}…`;
}
