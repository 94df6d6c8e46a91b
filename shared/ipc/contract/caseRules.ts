import { z } from 'zod';
import { CivilDate, filled, Id } from '../schemas.ts';
import { command, query } from './spec.ts';
import { SubmissionState } from './submissions.ts';

/** Cases shown of one difference; the rest comes when these were taken over. */
export const MOST_RULE_CASES = 200;

/** A newer version of the process is in force: open cases keep theirs until somebody has seen what would change. */
export const caseRuleOps = {
  'rules.caseDiff': query(
    z.strictObject({}),
    z.strictObject({
      /** the version in force today */
      pack: z.string(),
      /** open cases that keep to another one */
      total: z.int(),
      /** of these: those whose next date would be another */
      moved: z.int(),
      /** of these: those in a state that the new version does not have; they stay where they are */
      unfit: z.int(),
      /** the first of them, those whose date would move before the others */
      cases: z.array(
        z.strictObject({
          id: Id,
          receiptCode: z.string(),
          title: z.string(),
          state: SubmissionState,
          pack: z.string(),
          before: CivilDate.nullable(),
          after: CivilDate.nullable(),
        }),
      ),
    }),
  ),
  /** The named cases go on under the version in force, which must still be the one that was looked at. */
  'rules.takeOverCases': command(
    z.strictObject({ pack: filled(80), ids: z.array(Id).min(1).max(MOST_RULE_CASES) }),
    z.strictObject({ taken: z.int(), moved: z.int() }),
  ),
} as const;
