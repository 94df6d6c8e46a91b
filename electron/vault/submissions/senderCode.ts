import type { Ports } from '../ports.ts';
import type { SubmissionRecord } from './store.ts';
import { readSubmissionMetadata } from '../envelopes/submissionMetadata.ts';
import { manifestOf } from '../envelopes/metadata.ts';
import { receivedSubmission } from '../envelopes/store.ts';

/**
 * The code that the sender holds: of a case that other offices passed on, that of the office that took it in first. What
 * is written to the sender names it; the code of this office means nothing to them.
 */
export function codeOfSender(
  { db }: Pick<Ports, 'db'>,
  { id, receiptCode: own }: Pick<SubmissionRecord, 'id' | 'receiptCode'>,
): string {
  const came = receivedSubmission(db, id);
  if (came === null) return own;
  const { firstCode, receiptCode } = readSubmissionMetadata(manifestOf(came).metadata);
  return firstCode ?? receiptCode;
}
