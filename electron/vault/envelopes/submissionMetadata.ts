import { z } from 'zod';
import { ObstacleFacts } from '../../../shared/domain/obstacles/facts.ts';
import { normaliseSender } from '../../../shared/domain/submission/sender.ts';
import { receivedLine as line, receivedText } from '../../../shared/domain/text/received.ts';
import { Sender, SubmissionKind } from '../../../shared/ipc/contract/submissions.ts';
import { guarded } from '../crypto/refusal.ts';

/** A case that goes to the office whose matter it is, with what that office needs to take it in and to answer. */
export const submissionMetadata = z.looseObject({
  receiptCode: line(40, 1),
  kind: SubmissionKind,
  title: line(500, 1),
  body: receivedText(60_000, 1),
  field: line(200),
  receivedOn: z.iso.date(),
  onBehalf: z.boolean(),
  note: receivedText(2000),
  reason: receivedText(2000),
  sender: Sender.transform(normaliseSender),
  files: z.int().min(0).max(64),
  /** what the sender holds, where the case came to the sending office from another; older stations say nothing of it */
  firstCode: line(40, 1).optional(),
  /** of a vướng mắc: what was on the screen */
  obstacle: ObstacleFacts.optional(),
});

export type SubmissionMetadata = z.infer<typeof submissionMetadata>;

export const readSubmissionMetadata = (metadata: unknown): SubmissionMetadata =>
  guarded('envelope-malformed', () => submissionMetadata.parse(metadata));
