import { z } from 'zod';
import { ROLES } from '../people/roles.ts';
import { SCREEN_KINDS } from '../secrecy/screenRule.ts';
import { CLOCKS } from '../submission/clocks.ts';
import { SUBMISSION_ACTS, SUBMISSION_STATES } from '../submission/lifecycle.ts';
import { filled, Period, ruleHead } from './ruleHead.ts';

/** Rules of the cases of S1: submissions, the judging of initiatives, screening. */
export const SubmissionRule = z.discriminatedUnion('kind', [
  z.strictObject({
    ...ruleHead,
    kind: z.literal('workflow'),
    initial: z.enum(SUBMISSION_STATES),
    states: z
      .array(
        z.strictObject({ id: z.enum(SUBMISSION_STATES), code: filled, name: filled, final: z.boolean() }),
      )
      .min(2),
    edges: z.array(
      z.strictObject({
        from: z.enum(SUBMISSION_STATES),
        act: z.enum(SUBMISSION_ACTS),
        to: z.enum(SUBMISSION_STATES),
        roles: z.array(z.enum(ROLES)).min(1),
        needsReason: z.boolean(),
        notBy: z.enum(SUBMISSION_ACTS).nullable(),
        led: z.boolean().optional(),
      }),
    ),
  }),
  z.strictObject({
    ...ruleHead,
    kind: z.literal('reason'),
    code: filled,
    name: filled,
    acts: z.array(z.enum(SUBMISSION_ACTS)),
    /** where the sender goes with it instead, as one sentence to them */
    instead: filled.optional(),
  }),
  z.strictObject({
    ...ruleHead,
    kind: z.literal('clock'),
    clock: z.enum(CLOCKS),
    period: Period,
    pauses: z.boolean(),
  }),
  z.strictObject({
    ...ruleHead,
    kind: z.literal('required'),
    fields: z.array(z.enum(['fullName', 'address', 'phoneOrEmail'])),
  }),
  z.strictObject({ ...ruleHead, kind: z.literal('fields'), fields: z.array(filled) }),
  /** How many working days after a period its figures are with the office above. */
  z.strictObject({ ...ruleHead, kind: z.literal('report-due'), workingDays: z.int().positive() }),
  /** A smaller number of a table is hidden where it leaves the desk: it could reveal a sender. */
  z.strictObject({ ...ruleHead, kind: z.literal('small-numbers'), least: z.int().positive() }),
  /** How often an answer's date may be moved, and how far behind the one before. */
  z.strictObject({ ...ruleHead, kind: z.literal('extension'), most: z.int().nonnegative(), period: Period }),
  /** What a kind of submission is asked beside its words; a case keeps the version that it was filed under. */
  z.strictObject({
    ...ruleHead,
    kind: z.literal('form'),
    submission: z.enum(['phan-anh', 'kien-nghi', 'sang-kien', 'giai-phap']),
    version: z.int().positive(),
    fields: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z][a-zA-Z]*$/),
          label: filled,
          rows: z.int().min(1).max(8),
          choices: z.array(filled).max(12),
        }),
      )
      .min(1)
      .max(12),
  }),
  /** In what time a sender who asks about the own data is answered. */
  z.strictObject({ ...ruleHead, kind: z.literal('data-request'), period: Period }),
  /** How long after its end the sender of a case is kept. */
  z.strictObject({ ...ruleHead, kind: z.literal('retention'), days: z.int().positive() }),
  z.strictObject({
    ...ruleHead,
    kind: z.literal('template'),
    use: z.enum(['answer', 'progress', 'acknowledge', 'chase', 'refusal']),
    name: filled,
    text: filled,
  }),
]);

export const InitiativesRule = z.discriminatedUnion('kind', [
  z.strictObject({
    ...ruleHead,
    kind: z.literal('council'),
    least: z.int().positive(),
    quorum: z.strictObject({ of: z.int().positive(), in: z.int().positive(), scores: z.int().positive() }),
  }),
  z.strictObject({ ...ruleHead, kind: z.literal('conflict') }),
  z.strictObject({
    ...ruleHead,
    kind: z.literal('criterion'),
    code: z.string().regex(/^[a-z]{1,20}$/),
    name: filled,
    hint: filled,
    weight: z.int().positive(),
    most: z.int().positive().max(100),
  }),
  z.strictObject({ ...ruleHead, kind: z.literal('thresholds'), adopt: z.int(), pilot: z.int() }),
  z.strictObject({ ...ruleHead, kind: z.literal('pilot'), mostMonths: z.int().positive() }),
  z.strictObject({ ...ruleHead, kind: z.literal('rejection'), code: filled, name: filled }),
]);

export const ScreeningRule = z.strictObject({
  ...ruleHead,
  /** stop: a mark alone on its line. stop-phrase: stops wherever it stands. warn: asks the person. scope: what the office takes. stub: words in the place of what was sealed. mark-…: see `ScreenRule`. */
  kind: z.enum(SCREEN_KINDS),
  phrases: z.array(filled).min(1),
});
