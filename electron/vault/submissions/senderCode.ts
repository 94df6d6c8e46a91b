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

type Coded = Pick<SubmissionRecord, 'id' | 'receiptCode'>;

/**
 * The words of an answer as they go to the sender of one receipt: where they name the code of the case that was answered
 * they name that of this sender. Nothing else of the approved words changes.
 */
export function inOwnCode(ports: Pick<Ports, 'db'>, words: string, leading: Coded, receipt: Coded): string {
  if (receipt.id === leading.id) return words;
  const own = codeOfSender(ports, receipt);
  return [codeOfSender(ports, leading), leading.receiptCode].reduce(
    (text, code) =>
      text.replaceAll(
        new RegExp(
          `(?<![\\p{L}\\p{N}]|[\\p{L}\\p{N}]-)${escaped(code)}(?![\\p{L}\\p{N}]|-[\\p{L}\\p{N}])`,
          'giu',
        ),
        () => own,
      ),
    words,
  );
}

const escaped = (text: string): string => text.replaceAll(/[/\\^$*+?.()|[\]{}]/g, String.raw`\$&`);
