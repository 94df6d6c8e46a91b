import { AppError } from '../../../../shared/errors.ts';
import { arrive } from '../receiving/arrival.ts';
import type { Kind } from './kind.ts';
import { readSubmissionMetadata } from '../../envelopes/submissionMetadata.ts';

/** A case transferred to this office: waits for the intake officer, who takes it in or sends it back with the reason. */
export const submissionKind: Kind = {
  kind: 'submission',
  enters: 'checked',
  check: ({ metadata, blobs, level }) => {
    const { files, kind, obstacle } = readSubmissionMetadata(metadata);
    if ((kind === 'vuong-mac') !== (obstacle !== undefined))
      throw new AppError('envelope-malformed', { reason: 'obstacle' });
    if (files !== blobs.length) throw new AppError('envelope-malformed', { reason: 'number-of-files' });
    // what citizens send in is never classified
    if (level !== 'none') throw new AppError('envelope-malformed', { reason: 'level' });
  },
  accept: arrive,
  title: (metadata) => {
    const { receiptCode, title } = readSubmissionMetadata(metadata);
    return `${receiptCode}: ${title}`;
  },
};
