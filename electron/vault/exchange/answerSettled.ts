import type { Ports } from '../ports.ts';
import { settleTold, takeBackPassedOn, takeBackTold } from '../submissions/telling.ts';
import { findOut, type OutRow } from './store.ts';
import { standing } from './travelStore.ts';

/**
 * What a receipt about an answer means to the case that was answered: refused there, its sender has no answer; a good
 * copy that came after a bad one has told them again.
 */
export function settleAnswered(ports: Ports, before: OutRow): void {
  const { id, submissionId, peerName, sequence } = before;
  const now = findOut(ports.db, id);
  if (submissionId === null || now === null) return;
  if (standing(now)) settleTold(ports, submissionId);
  else {
    const reason = now.refusedBy === 'person' ? now.note : '';
    const bounced = { peer: peerName, sequence, reason };
    takeBackTold(ports, submissionId, bounced);
    if (standing(before)) takeBackPassedOn(ports, submissionId, bounced);
  }
}
