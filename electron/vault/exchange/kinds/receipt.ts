import { AppError } from '../../../../shared/errors.ts';
import { readReceiptMetadata } from '../metadata.ts';
import { applyReceipt } from '../receipts.ts';
import type { Kind } from './kind.ts';

/** What became of an envelope of ours, signed by the office that holds it. Receipts are not receipted. */
export const receiptKind: Kind = {
  kind: 'receipt',
  enters: 'applied',
  check: ({ metadata, blobs }) => {
    readReceiptMetadata(metadata);
    if (blobs.length > 0) throw new AppError('envelope-malformed', { reason: 'number-of-files' });
  },
  accept: (ports, { from, manifest }) =>
    applyReceipt(ports, from, readReceiptMetadata(manifest.metadata)) === 'applied',
};
