import { z } from 'zod';
import { SUBMISSION_ACTS } from '../../domain/submission/lifecycle.ts';
import { CivilDate, filled, Id, listOf } from '../schemas.ts';
import { command, query } from './spec.ts';
import { SubmissionState } from './submissions.ts';

/** Cases shown of one difference; the rest comes when these were taken over. */
export const MOST_RULE_CASES = 200;

/** Cases told again in one answer; rules of a day that nobody asked about yet take some milliseconds each. */
export const REPLAY_PAGE = 50;
const ReplayCursor = z.strictObject({ day: z.int(), line: z.int() });

/** A newer version of the process is in force: open cases keep theirs until somebody has seen what would change. */
export const caseRuleOps = {
  'rules.caseDiff': query(
    {},
    {
      /** the version in force today */
      pack: z.string(),
      /** open cases that keep to another one */
      total: z.int(),
      /** of these: those whose next date would be another */
      moved: z.int(),
      /** of these: those in a state that the new version does not have; they stay where they are */
      unfit: z.int(),
      /** the first of them, those whose date would move before the others */
      cases: listOf({
        id: Id,
        receiptCode: z.string(),
        title: z.string(),
        state: SubmissionState,
        pack: z.string(),
        before: CivilDate.nullable(),
        after: CivilDate.nullable(),
      }),
    },
  ),
  /**
   * Cases that were over in the last twelve months, told again under the version in force: a page of them, so that
   * nobody waits. Read only; whoever asks adds the pages up.
   */
  'rules.caseReplay': query(
    { after: ReplayCursor.nullable() },
    {
      /** the version in force today */
      pack: z.string(),
      since: CivilDate,
      /** cases of this page */
      looked: z.int(),
      /** of these: those whose answer would have been due on another day */
      moved: z.int(),
      /** on time then, and late under the new version; and the other way round */
      toLate: z.int(),
      toOnTime: z.int(),
      /** steps that the new version refuses, or that it leads elsewhere */
      steps: z.int(),
      /** cases whose way can't be followed under their own version */
      unread: z.int(),
      /** those of this page of which something would have been otherwise, beyond the day alone */
      cases: listOf({
        id: Id,
        receiptCode: z.string(),
        title: z.string(),
        before: CivilDate.nullable(),
        after: CivilDate.nullable(),
        turned: z.enum(['late', 'on-time']).nullable(),
        acts: z.array(z.enum(SUBMISSION_ACTS)),
        readable: z.boolean(),
      }),
      next: ReplayCursor.nullable(),
    },
  ),
  /** The named cases go on under the version in force, which must still be the one that was looked at. */
  'rules.takeOverCases': command(
    { pack: filled(80), ids: z.array(Id).min(1).max(MOST_RULE_CASES) },
    { taken: z.int(), moved: z.int() },
  ),
} as const;
