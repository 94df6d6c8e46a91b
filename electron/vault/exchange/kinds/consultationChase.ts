import { z } from 'zod';
import { receivedLine as line, receivedText } from '../../../../shared/domain/text/received.ts';
import { AppError } from '../../../../shared/errors.ts';
import { guarded } from '../../crypto/refusal.ts';
import { queueReceipt } from '../receiving/receipts.ts';
import type { Kind } from './kind.ts';

/** Công văn đôn đốc: a question about a case whose day has passed, for the office that was asked. Nothing of the sender. */
export const chaseMetadata = z.looseObject({
  receiptCode: line(40, 1),
  question: receivedText(5000, 1),
  askedOn: z.iso.date(),
  dueOn: z.iso.date(),
  text: receivedText(5000, 1),
});
export type ChaseMetadata = z.infer<typeof chaseMetadata>;

export const consultationChaseKind: Kind = {
  kind: 'consultation-chase',
  enters: 'applied',
  check: ({ metadata, blobs, level }) => {
    guarded('envelope-malformed', () => chaseMetadata.parse(metadata));
    if (blobs.length > 0) throw new AppError('envelope-malformed', { reason: 'number-of-files' });
    if (level !== 'none') throw new AppError('envelope-malformed', { reason: 'level' });
  },
  /** It stands in the list of what came, with its words; the answer is a letter of that office. */
  accept: (ports, { from, manifest }) =>
    queueReceipt(ports, from, { event: 'delivered', about: manifest.envelopeId }) !== null,
  title: (metadata) => chaseMetadata.parse(metadata).receiptCode,
};
