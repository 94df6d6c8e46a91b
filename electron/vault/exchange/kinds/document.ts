import { AppError } from '../../../../shared/errors.ts';
import { readDocumentMetadata } from '../../envelopes/metadata.ts';
import { arrive } from '../receiving/arrival.ts';
import type { Kind } from './kind.ts';

/** A registered document of another office: waits for the clerk, who enters it in the book. */
export const documentKind: Kind = {
  kind: 'document',
  enters: 'checked',
  check: ({ metadata, blobs, level }) => {
    const { files, subject } = readDocumentMetadata(metadata);
    if (files !== blobs.length) throw new AppError('envelope-malformed', { reason: 'number-of-files' });
    // no channel carries it; were one opened, it would carry the line of the register and no word (BM-07)
    if (level === 'tuyet-mat' && (subject !== null || files > 0))
      throw new AppError('envelope-malformed', { reason: 'top-secret-words' });
  },
  accept: arrive,
  title: (metadata) => {
    const { code, subject } = readDocumentMetadata(metadata);
    return [code, subject ?? ''].filter((part) => part !== '').join(': ');
  },
};
