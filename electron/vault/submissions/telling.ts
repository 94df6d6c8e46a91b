import { stillUntold } from '../exchange/travel.ts';
import type { Ports } from '../ports.ts';
import { carryOut, submissionOf } from './acting.ts';
import { dueOnOf } from './clocks.ts';
import { masterIdOf } from './mergeStore.ts';

/**
 * Looks whether the answer of a case is now with everybody who waits for it. If it is, the case reads as answered from
 * here on, and that is the day the figures count; a duplicate that joins later has its own duty and changes nothing.
 * @param id of the case, or of one that follows it
 */
export function settleTold(ports: Ports, id: string): { id: string; revision: number } | null {
  const record = submissionOf(ports, masterIdOf(ports.db, id) ?? id);
  const waits = record.answeredMs !== null && record.toldMs === null;
  if (!waits || stillUntold(ports, record) > 0) return null;
  const dueOn = dueOnOf(ports, record);
  const told = { state: record.state, toldMs: ports.nowMs() };
  const changed = carryOut(ports, record, { act: 'told', note: '' }, told);
  ports.append({
    act: 'submission.answer-told',
    subjectKind: 'submission',
    subjectId: record.id,
    facts: { dueOn },
  });
  return changed;
}
