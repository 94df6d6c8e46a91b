import { z } from 'zod';
import { AppError } from '../../../../shared/errors.ts';
import { guarded } from '../../crypto/refusal.ts';
import { queueReceipt } from '../receipts.ts';
import { noteAnswer } from '../submissionAnswer.ts';
import type { Kind } from './kind.ts';

/** The answer of the office to which a case was transferred, for the office that took it in first. */
export const answerMetadata = z.looseObject({
  /** id of the envelope that brought the case */
  about: z.string().regex(/^[0-9a-f]{32}$/),
  receiptCode: z.string().normalize('NFC').max(40),
  text: z.string().normalize('NFC').min(1).max(60_000),
  approvedBy: z.string().normalize('NFC').max(200),
  approvedMs: z.int().nonnegative(),
});
export type AnswerMetadata = z.infer<typeof answerMetadata>;

export const submissionAnswerKind: Kind = {
  kind: 'submission-answer',
  enters: 'applied',
  check: ({ metadata, blobs }) => {
    guarded('envelope-malformed', () => answerMetadata.parse(metadata));
    if (blobs.length > 0) throw new AppError('envelope-malformed', { reason: 'number-of-files' });
  },
  accept: (ports, { from, manifest, inboxId }) => {
    const noted = noteAnswer(ports, { from, inboxId }, answerMetadata.parse(manifest.metadata));
    const about = manifest.envelopeId;
    // an answer that has no case here reaches nobody: whoever sent it must hear so
    const nowhere = { event: 'refused', by: 'check', about, code: 'not-found', reason: 'no-case' } as const;
    queueReceipt(ports, from, noted ? { event: 'delivered', about } : nowhere);
    return noted;
  },
  title: (metadata) => answerMetadata.parse(metadata).receiptCode,
};
