import type { Ports } from '../../ports.ts';
import { settleTold, takeBackPassedOn, takeBackTold } from '../../submissions/telling.ts';
import { findOut, type OutRow, cameToNothing, standing } from '../../envelopes/store.ts';

/**
 * What a receipt about an answer means to the case that was answered: refused there, its sender has no answer; a good
 * copy that came after a bad one has told them again. Of one that a later envelope replaced only good news counts: what
 * became of it is told of the later one as well.
 */
export function settleAnswered(ports: Ports, before: OutRow): void {
  const { id, submissionId, peerName, sequence } = before;
  const now = findOut(ports.db, id);
  if (submissionId === null || now === null) return;
  if (!cameToNothing(now)) settleTold(ports, submissionId);
  else if (before.replacedBy === null) {
    const reason = now.refusedBy === 'person' ? now.note : '';
    const bounced = { peer: peerName, sequence, reason };
    takeBackTold(ports, submissionId, bounced);
    if (standing(before)) takeBackPassedOn(ports, submissionId, bounced);
  }
}
