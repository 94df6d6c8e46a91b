import { z } from 'zod';
import { ObstacleFacts } from '../../../../shared/domain/obstacles/facts.ts';
import { normaliseLine } from '../../../../shared/domain/text/normalise.ts';
import { receivedLine as line, receivedText } from '../../../../shared/domain/text/received.ts';
import { AppError } from '../../../../shared/errors.ts';
import { Sender, SubmissionKind } from '../../../../shared/ipc/contract/submissions.ts';
import { guarded } from '../../crypto/refusal.ts';
import { arrive } from '../arrival.ts';
import type { Kind } from './kind.ts';

const asTyped = (sender: z.infer<typeof Sender>): z.infer<typeof Sender> => ({
  fullName: normaliseLine(sender.fullName),
  address: normaliseLine(sender.address),
  phone: normaliseLine(sender.phone),
  email: normaliseLine(sender.email),
  idNumber: normaliseLine(sender.idNumber),
});

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
  sender: Sender.transform(asTyped),
  files: z.int().min(0).max(64),
  /** what the sender holds, where the case came to the sending office from another; older stations say nothing of it */
  firstCode: line(40, 1).optional(),
  /** of a vướng mắc: what was on the screen */
  obstacle: ObstacleFacts.optional(),
});
export type SubmissionMetadata = z.infer<typeof submissionMetadata>;

export const readSubmissionMetadata = (metadata: unknown): SubmissionMetadata =>
  guarded('envelope-malformed', () => submissionMetadata.parse(metadata));

/** A case transferred to this office: waits for the intake officer, who takes it in or sends it back with the reason. */
export const submissionKind: Kind = {
  kind: 'submission',
  enters: 'checked',
  check: ({ metadata, blobs, level }) => {
    const { files, kind, obstacle } = readSubmissionMetadata(metadata);
    if ((kind === 'vuong-mac') !== (obstacle !== undefined))
      throw new AppError('envelope-malformed', { reason: 'obstacle' });
    if (files !== blobs.length) throw new AppError('envelope-malformed', { reason: 'number-of-files' });
    // what citizens send in is never classified
    if (level !== 'none') throw new AppError('envelope-malformed', { reason: 'level' });
  },
  accept: arrive,
  title: (metadata) => {
    const { receiptCode, title } = readSubmissionMetadata(metadata);
    return `${receiptCode}: ${title}`;
  },
};
