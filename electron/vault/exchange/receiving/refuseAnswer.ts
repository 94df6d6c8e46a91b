import { raise } from '../../../../shared/errors.ts';
import { clearAnswer, keepAnswer } from '../../tables/obstacles.ts';
import { type Ports, about, handlers } from '../../ports.ts';
import { carryOut, submissionOf } from '../../submissions/acting.ts';
import { answeringOffice, answerMetadata } from '../../envelopes/answerMetadata.ts';
import { manifestOf } from '../../envelopes/metadata.ts';
import { queueReceipt } from './receipts.ts';
import { decideIn, findIn, findOut, type InRow } from '../../envelopes/store.ts';
import { answersElsewhere } from '../../submissions/travelStore.ts';

export const refuseAnswerHandlers = handlers({
  /**
   * Sends an answer of another office back: it stands with its case as it came, so nobody has to take it in; whoever
   * reads it and finds it wrong says why, signed. There the case waits to be answered again; here it goes on waiting.
   * @throws AppError `not-found`, `illegal-transition` of one that was sent back before
   */
  'exchange.refuseAnswer': (ports, { envelopeId, reason, note }) => {
    const row = answerIn(ports, envelopeId);
    const told = (note.trim() === '' ? reason : `${reason}\n${note.trim()}`).slice(0, 1000);
    const before = submissionOf(ports, row.submissionId);
    decideIn(ports.db, row.id, { stage: 'refused', refusal: told }, ports.nowMs());
    // nobody has the case any more: the other office is asked again, or it is taken back (settleTransfer)
    const open = before.state === 'transferred' && !hasAnswer(ports, before.id);
    const change = open ? { transferConfirmedMs: null } : {};
    carryOut(ports, before, { act: 'refuse-answer', note: told }, { state: before.state, ...change });
    if (before.kind === 'vuong-mac') keepNewest(ports, before.id);
    queueReceipt(ports, row.senderStation, {
      event: 'refused',
      by: 'person',
      about: row.envelopeId,
      reason: told,
    });
    ports.append({
      act: 'submission.answer-refused',
      ...about('submission', before.id),
      facts: { peer: row.senderName ?? '', sequence: row.sequence, envelope: row.id },
    });
    ports.announce('exchange.changed', row.id);
    return { envelopeId: row.id };
  },
});

interface AnswerIn {
  readonly id: string;
  readonly senderStation: string;
  readonly senderName: string | null;
  readonly envelopeId: string;
  readonly sequence: number | null;
  readonly submissionId: string;
}

function answerIn(ports: Ports, id: string): AnswerIn {
  const row = findIn(ports.db, id);
  if (row?.kind !== 'submission-answer') return raise('not-found', { id });
  const submissionId = caseOfAnswer(ports, row);
  const { senderStation, senderName, envelopeId, sequence } = row;
  if (submissionId === null || senderStation === null || envelopeId === null)
    return raise('not-found', { id });
  if (row.stage !== 'applied')
    return raise('illegal-transition', { from: row.stage, action: 'refuse-answer' });
  return { id: row.id, senderStation, senderName, envelopeId, sequence, submissionId };
}

/** The case of ours that an answer of another office is about; null when none went there. */
export function caseOfAnswer(ports: Pick<Ports, 'db'>, row: InRow): string | null {
  if (row.manifest === null) return null;
  const sent = findOut(ports.db, answerMetadata.parse(manifestOf(row).metadata).about);
  return sent !== null && sent.peerStation === row.senderStation ? sent.submissionId : null;
}

/** An answer of another office stands with the case. */
const hasAnswer = (ports: Ports, submissionId: string): boolean =>
  answersElsewhere(ports.db, submissionId).some(({ refusal }) => refusal === null);

/** Whoever reported an obstacle reads the newest answer that still stands, or none. */
function keepNewest(ports: Ports, submissionId: string): void {
  const standing = answersElsewhere(ports.db, submissionId).findLast(({ refusal }) => refusal === null);
  if (standing === undefined) return clearAnswer(ports.db, submissionId);
  const answer = answerMetadata.parse(manifestOf(standing).metadata);
  const { text, approvedBy, approvedMs } = answer;
  const office = answeringOffice(answer, standing.office);
  keepAnswer(ports.db, submissionId, { text, office, by: approvedBy, atMs: approvedMs });
}
