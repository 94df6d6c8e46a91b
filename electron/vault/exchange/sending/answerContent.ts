import { raise } from '../../../../shared/errors.ts';
import { findPerson } from '../../people/lookUps.ts';
import type { Ports } from '../../ports.ts';
import { submissionOf } from '../../submissions/acting.ts';
import { approvedRound } from '../../submissions/answerStore.ts';
import { lastActMs, lastActors, type SubmissionRecord } from '../../submissions/store.ts';
import { refusalText } from '../../submissions/templates.ts';
import { withEnclosed } from '../../submissions/answerFile.ts';
import { inOwnCode } from '../../submissions/senderCode.ts';
import { answerOfElsewhere, leadingId, mayReturnAnswer } from '../../submissions/answerBack.ts';
import { forwardsFrom } from './forwarded.ts';
import { type AnswerMetadata, answerMetadata, MOST_OFFICES } from '../../envelopes/answerMetadata.ts';
import { manifestOf } from '../../envelopes/metadata.ts';
import type { Content } from './seal.ts';
import { findIn, type InRow, receivedSubmission } from '../../envelopes/store.ts';

/** The answer that goes back to the office from which a case came. */
export interface AnswerToReturn {
  readonly content: Content;
  readonly stationId: string;
  /** the envelope in which another office answered it; null of our own answer */
  readonly came: InRow | null;
}

/**
 * Our approved answer, or why we refused the case; of a case that we sent on, the answer of the office that has it, in
 * its own words and under its own name.
 * @throws AppError `not-found`, `illegal-transition` while there is none or it was sent back already
 */
export function answerToReturn(ports: Ports, submissionId: string): AnswerToReturn {
  const record = submissionOf(ports, submissionId);
  const from = receivedSubmission(ports.db, submissionId);
  if (from?.senderStation == null || from.envelopeId === null)
    return raise('not-found', { id: submissionId });
  const elsewhere = answerOfElsewhere(ports.db, record);
  const came = elsewhere === null ? null : findIn(ports.db, elsewhere.id);
  const said = came === null ? ourAnswer(ports, record) : theirAnswer(came);
  if (said === null || !mayReturnAnswer(ports, record))
    return raise('illegal-transition', { from: record.state, action: 'send-answer' });
  const metadata: AnswerMetadata = { about: from.envelopeId, receiptCode: record.receiptCode, ...said };
  const content: Content = { kind: 'submission-answer', level: 'none', metadata, submissionId };
  return { content, stationId: from.senderStation, came };
}

/** With what the office that answered signed, so that its signature can be judged at the end of the way too. */
export async function withEvidence(ports: Ports, answer: AnswerToReturn): Promise<AnswerToReturn> {
  const { came, content } = answer;
  if (came === null) return answer;
  const metadata = { ...content.metadata, forwards: await forwardsFrom(ports, came) };
  return { ...answer, content: { ...content, metadata } };
}

type Said = Pick<AnswerMetadata, 'text' | 'approvedBy' | 'approvedMs' | 'answeredBy'>;

function ourAnswer(ports: Ports, record: SubmissionRecord): Said | null {
  const leading = submissionOf(ports, leadingId(ports.db, record.id));
  if (leading.state === 'refused') return ourRefusal(ports, record, leading);
  const round = approvedRound(ports.db, leading.id);
  if (round?.decidedBy == null || round.decidedMs === null) return null;
  const text = withEnclosed(ports, leading, round, inOwnCode(ports, round.body, leading, record));
  return { text, approvedBy: nameOf(ports, round.decidedBy), approvedMs: round.decidedMs };
}

/** Why the case was refused and where its sender goes with it, in the words of the pack. */
function ourRefusal(ports: Ports, record: SubmissionRecord, leading: SubmissionRecord): Said | null {
  const decidedBy = lastActors(ports.db, leading.id).get('approve-refusal');
  const decidedMs = lastActMs(ports.db, leading.id, ['approve-refusal']);
  if (decidedBy === undefined || decidedMs === null) return null;
  return { text: refusalText(ports, record), approvedBy: nameOf(ports, decidedBy), approvedMs: decidedMs };
}

function nameOf(ports: Ports, personId: string): string {
  const person = findPerson(ports.db, personId);
  return person === null ? '' : [person.fullName, person.position].filter(Boolean).join(', ');
}

function theirAnswer(came: InRow): Said {
  const { text, approvedBy, approvedMs, ...rest } = answerMetadata.parse(manifestOf(came).metadata);
  const way = [...(rest.answeredBy ?? []), { office: came.senderName ?? '', receiptCode: rest.receiptCode }];
  const [first, ...through] = way.map(({ office, receiptCode }) => ({ office, receiptCode }));
  const answeredBy = first === undefined ? [] : [first, ...through.slice(1 - MOST_OFFICES)];
  return { text, approvedBy, approvedMs, answeredBy };
}
