import { z } from 'zod';
import { receivedLine } from '../../../../shared/domain/text/received.ts';
import { AppError } from '../../../../shared/errors.ts';
import { guarded } from '../../crypto/refusal.ts';
import { queueReceipt } from '../receiving/receipts.ts';
import type { Kind } from './kind.ts';

const line = z.object({
  sequence: z.int().min(1),
  envelopeId: z.string().regex(/^[0-9a-f]{32}$/),
  code: receivedLine(80),
  atMs: z.int().nonnegative(),
  number: z.int().positive().nullable(),
});
/** One month of what passed between two stations, as the sender of this has it in its books. */
export const reconciliationMetadata = z.looseObject({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  sent: z.array(line).max(2_000),
  received: z.array(line).max(2_000),
});
export type ReconciliationMetadata = z.infer<typeof reconciliationMetadata>;

export const reconciliationKind: Kind = {
  kind: 'reconciliation',
  enters: 'applied',
  check: ({ metadata, blobs }) => {
    guarded('envelope-malformed', () => reconciliationMetadata.parse(metadata));
    if (blobs.length > 0) throw new AppError('envelope-malformed', { reason: 'number-of-files' });
  },
  accept: (ports, { from, manifest }) =>
    queueReceipt(ports, from, { event: 'delivered', about: manifest.envelopeId }) !== null,
  title: (metadata) => reconciliationMetadata.parse(metadata).month,
};
