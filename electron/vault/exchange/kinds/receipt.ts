import { AppError } from '../../../../shared/errors.ts';
import { noteAnchor } from '../../audit/witness.ts';
import { readReceiptMetadata } from '../../envelopes/metadata.ts';
import { applyReceipt } from '../receiving/receipts.ts';
import type { Kind } from './kind.ts';

/** What became of an envelope of ours, signed by the office that holds it. Receipts are not receipted. */
export const receiptKind: Kind = {
  kind: 'receipt',
  enters: 'applied',
  check: ({ metadata, blobs }) => {
    readReceiptMetadata(metadata);
    if (blobs.length > 0) throw new AppError('envelope-malformed', { reason: 'number-of-files' });
  },
  accept: (ports, { from: station, inboxId, manifest }) => {
    const receipt = readReceiptMetadata(manifest.metadata);
    if (receipt.ledger !== undefined) noteAnchor(ports, station, manifest.envelopeId, receipt.ledger);
    return applyReceipt(ports, { station, inboxId }, receipt) === 'applied';
  },
};
