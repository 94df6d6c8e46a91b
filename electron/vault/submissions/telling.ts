import { isWaiting, owedRefusal, stillUntold } from './answerBack.ts';
import { about, type Ports } from '../ports.ts';
import { carryOut, submissionOf } from './acting.ts';
import { dueOnOf } from './clocks.ts';
import { joinedMs, masterIdOf } from './mergeStore.ts';
import { settleRefusal } from './refusalTelling.ts';
import type { Change, SubmissionRecord } from './store.ts';

/**
 * Looks whether the answer of a case, or word of its refusal, is now with everybody who waits for it. If the answer is,
 * the case reads as answered from here on, and that is the day the figures count; a duplicate that joins later has its
 * own duty and changes nothing.
 * @param id of the case, or of one that follows it
 */
export function settleTold(ports: Ports, id: string): { id: string; revision: number } | null {
  const record = submissionOf(ports, masterIdOf(ports.db, id) ?? id);
  if (record.state === 'refused') return settleRefusal(ports, record);
  const waits = record.answeredMs !== null && record.toldMs === null;
  if (!waits || stillUntold(ports, record) > 0) return null;
  const dueOn = dueOnOf(ports, record);
  const told = { state: record.state, toldMs: ports.nowMs() };
  const changed = carryOut(ports, record, { act: 'told', note: '' }, told);
  ports.append({ act: 'submission.answer-told', ...about('submission', record.id), facts: { dueOn } });
  return changed;
}

/**
 * What went back to the office from which the case had come was refused there: its sender waits again. A case that read
 * as answered through this envelope, or was closed on it, is approved and unsent once more, and one that was refused owes
 * word of it; one that joined a case after everybody was told has its own duty and takes nothing back.
 * @param reason in words, where a person there gave one
 */
export function takeBackTold(ports: Ports, receiptId: string, bounced: Bounced): void {
  const record = submissionOf(ports, masterIdOf(ports.db, receiptId) ?? receiptId);
  const { toldMs } = record;
  if (toldMs === null || !TOLD.includes(record.state)) return;
  const state = record.state === 'refused' ? 'refused' : 'answered';
  const waits =
    state === 'refused'
      ? owedRefusal(ports, record.id).includes(receiptId)
      : isWaiting(ports, receiptId, record.id);
  if (!waits) return;
  if (receiptId !== record.id && joinedMs(ports.db, receiptId) > toldMs) return;
  noteBounced(ports, record, bounced, { state, toldMs: null });
}
const TOLD: readonly SubmissionRecord['state'][] = ['answered', 'closed', 'refused'];

/**
 * The answer of an office to which a case was sent on, passed on to the office from which the case had come, was refused
 * there: it is owed again, and whoever sends it anew reads why.
 */
export function takeBackPassedOn(ports: Ports, receiptId: string, bounced: Bounced): void {
  const record = submissionOf(ports, masterIdOf(ports.db, receiptId) ?? receiptId);
  if (record.state === 'transferred') noteBounced(ports, record, bounced, { state: record.state });
}

interface Bounced {
  readonly peer: string;
  readonly sequence: number;
  readonly reason: string;
}

function noteBounced(
  ports: Ports,
  record: SubmissionRecord,
  { peer, sequence, reason }: Bounced,
  change: Change,
): void {
  const note = reason === '' ? '' : `${peer}: ${reason}`;
  carryOut(ports, record, { act: 'untold', note }, change);
  ports.append({
    act: 'submission.answer-bounced',
    ...about('submission', record.id),
    facts: { peer, sequence },
  });
}
