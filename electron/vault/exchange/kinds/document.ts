import { AppError } from '../../../../shared/errors.ts';
import { readDocumentMetadata } from '../metadata.ts';
import { queueReceipt } from '../receipts.ts';
import type { Kind } from './kind.ts';

/** A registered document of another office: waits for the clerk, who enters it in the book. */
export const documentKind: Kind = {
  kind: 'document',
  enters: 'checked',
  check: ({ metadata, blobs }) => {
    if (readDocumentMetadata(metadata).files !== blobs.length)
      throw new AppError('envelope-malformed', { reason: 'number-of-files' });
  },
  accept: (ports, { from, manifest }) =>
    queueReceipt(ports, from, { event: 'delivered', about: manifest.envelopeId }) !== null,
};
