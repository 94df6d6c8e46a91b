import { z } from 'zod';
import { receivedLine as line, receivedText } from '../../../../shared/domain/text/received.ts';
import { AppError } from '../../../../shared/errors.ts';
import { guarded } from '../../crypto/refusal.ts';
import { obeyRecall } from '../receiving/recallIn.ts';
import { queueReceipt } from '../receiving/receipts.ts';
import type { Kind } from './kind.ts';

export const recallMetadata = z.looseObject({
  /** id of the envelope as its sender numbered it */
  about: z.string().regex(/^[0-9a-f]{32}$/),
  /** number of the decision to recall, its date, ground, who decided, until when the proof is wanted */
  code: line(80),
  decidedOn: z.iso.date(),
  ground: receivedText(1000),
  decider: line(200),
  dueOn: z.iso.date(),
});
export type RecallMetadata = z.infer<typeof recallMetadata>;

/** The sender takes back what it sent: here it freezes at once, and the sender is owed a proof that it was erased. */
export const recallKind: Kind = {
  kind: 'recall',
  enters: 'applied',
  check: ({ metadata, blobs }) => {
    guarded('envelope-malformed', () => recallMetadata.parse(metadata));
    if (blobs.length > 0) throw new AppError('envelope-malformed', { reason: 'number-of-files' });
  },
  accept: (ports, arrived) => {
    queueReceipt(ports, arrived.from, { event: 'delivered', about: arrived.manifest.envelopeId });
    obeyRecall(ports, arrived, recallMetadata.parse(arrived.manifest.metadata));
    return true;
  },
};
