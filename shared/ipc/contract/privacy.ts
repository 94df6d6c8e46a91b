import { z } from 'zod';
import { CivilDate, filled, Id, PersonRef, text, TimeMs, listOf, Shown } from '../schemas.ts';
import { Channel } from './channel.ts';
import { command, query } from './spec.ts';
import { Sender, SubmissionRow } from './submissions.ts';

/** What a sender may ask about the own data: to see it, to have it corrected, to have it erased. */
export const DataRequestKind = z.enum(['access', 'correct', 'erase']);

const DataRequest = z.strictObject({
  id: Id,
  submissionId: Id,
  receiptCode: z.string(),
  kind: DataRequestKind,
  channel: Channel,
  words: z.string(),
  askedOn: CivilDate,
  by: PersonRef,
  dueOn: CivilDate,
  lateDays: z.int().nonnegative(),
  decision: z.enum(['granted', 'refused']).nullable(),
  answer: z.string().nullable(),
  decidedBy: PersonRef.nullable(),
  decidedMs: TimeMs.nullable(),
  shown: Shown,
});
export type DataRequest = z.infer<typeof DataRequest>;

/** Dữ liệu cá nhân của người gửi: requests with their legal time, and the end of keeping an identity. */
export const privacyOps = {
  'privacy.ask': command(
    { submissionId: Id, kind: DataRequestKind, channel: Channel, words: filled(2000) },
    { requestId: Id, dueOn: CivilDate },
  ),
  /** Another person than the one who wrote the request down; a correction brings the details as they are to read. */
  'privacy.decide': command(
    { requestId: Id, shown: Shown, grant: z.boolean(), answer: filled(5000), sender: Sender.nullable() },
    { decided: z.literal(true) },
  ),
  /** Requests about one case, or every one that waits; the first to be due stands first. */
  'privacy.requests': query(
    { submissionId: Id.nullable() },
    { rule: z.string(), requests: z.array(DataRequest) },
  ),
  /** Closed cases whose sender need not be known any more, as the pack reckons it. Nothing happens by itself. */
  'privacy.retentionDue': query(
    {},
    {
      rule: z.string(),
      total: z.int(),
      cases: listOf({ row: SubmissionRow, endedOn: CivilDate, dueOn: CivilDate }),
    },
  ),
  /** Erases the identities of these, or keeps them on until a day for a reason. */
  'privacy.decideRetention': command(
    {
      ids: z.array(Id).min(1).max(200),
      keepUntil: CivilDate.nullable(),
      reason: text(500),
    },
    { decided: z.int() },
  ),
} as const;
