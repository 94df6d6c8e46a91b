import { AppError } from '../../../../shared/errors.ts';
import { guarded } from '../../crypto/refusal.ts';
import { queueReceipt } from '../receiving/receipts.ts';
import { answerMetadata } from '../../envelopes/answerMetadata.ts';
import { noteAnswer, refuseMarkedAnswer } from '../receiving/submissionAnswer.ts';
import type { Kind } from './kind.ts';

export const submissionAnswerKind: Kind = {
  kind: 'submission-answer',
  enters: 'applied',
  check: ({ metadata, blobs }) => {
    guarded('envelope-malformed', () => answerMetadata.parse(metadata));
    if (blobs.length > 0) throw new AppError('envelope-malformed', { reason: 'number-of-files' });
  },
  mayHold: (ports, { metadata }) => refuseMarkedAnswer(ports, answerMetadata.parse(metadata)),
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
