import { AppError } from '../../../../shared/errors.ts';
import { readDocumentMetadata } from '../metadata.ts';
import { arrive } from '../arrival.ts';
import type { Kind } from './kind.ts';

/** A registered document of another office: waits for the clerk, who enters it in the book. */
export const documentKind: Kind = {
  kind: 'document',
  enters: 'checked',
  check: ({ metadata, blobs }) => {
    if (readDocumentMetadata(metadata).files !== blobs.length)
      throw new AppError('envelope-malformed', { reason: 'number-of-files' });
  },
  accept: arrive,
  title: (metadata) => {
    const { code, subject } = readDocumentMetadata(metadata);
    return [code, subject ?? ''].filter((part) => part !== '').join(': ');
  },
};
