import { raise } from '../../../shared/errors.ts';
import { owedRefusal } from './answerBack.ts';
import { type Ports, actedBy, handlers } from '../ports.ts';
import { carryOut, freshSubmission, submissionOf } from './acting.ts';
import { insertRefusalNotice } from './refusalStore.ts';
import type { SubmissionRecord } from './store.ts';

export const refusalTellingCommands = handlers({
  /**
   * Writes down that a sender was told that the case is refused, and why. Each receipt has its own sender, so each is
   * told by itself; when the last one knows, nothing more is owed.
   * @throws AppError `illegal-transition` of a case that is not refused, `not-found` of a receipt that does not wait for it
   */
  'submissions.tellRefusal': (ports, input) => {
    const before = freshSubmission(ports, input);
    if (before.state !== 'refused')
      return raise('illegal-transition', { from: before.state, action: 'tell-refusal' });
    const receipt = submissionOf(ports, input.receiptId);
    const untold = owedRefusal(ports, before.id);
    if (!untold.includes(receipt.id)) raise('not-found', { id: receipt.id });
    insertRefusalNotice(ports.db, {
      caseId: before.id,
      receiptId: receipt.id,
      channel: input.channel,
      note: input.note,
      ...actedBy(ports),
    });
    const changed = carryOut(
      ports,
      before,
      { act: 'tell-refusal', note: input.note },
      untold.length === 1 ? { state: before.state, toldMs: ports.nowMs() } : { state: before.state },
    );
    const entry = { act: 'submission.refusal-told', subjectKind: 'submission' } as const;
    const facts = { code: receipt.receiptCode, channel: input.channel };
    ports.append({ ...entry, subjectId: before.id, facts });
    if (receipt.id !== before.id) ports.append({ ...entry, subjectId: receipt.id, facts });
    return changed;
  },
});

/** A duplicate left a refused case, or the refusal went back by envelope: that sender may have been the last one who waited. */
export function settleRefusal(
  ports: Ports,
  record: SubmissionRecord,
): { id: string; revision: number } | null {
  if (record.toldMs !== null || owedRefusal(ports, record.id).length > 0) return null;
  return carryOut(ports, record, { act: 'told', note: '' }, { state: record.state, toldMs: ports.nowMs() });
}

/** Whether a refused case still owes a word to one of its senders. */
export const owesRefusal = (ports: Pick<Ports, 'db'>, record: SubmissionRecord): boolean =>
  record.state === 'refused' && record.toldMs === null && owedRefusal(ports, record.id).length > 0;
