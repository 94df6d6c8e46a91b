import type { Ports } from '../ports.ts';
import { settleTold, takeBackTold } from '../submissions/telling.ts';
import { standing } from './answerBack.ts';
import { findOut, type OutRow } from './store.ts';

/**
 * What a receipt about an answer means to the case that was answered: refused there, its sender has no answer; a good
 * copy that came after a bad one has told them again.
 */
export function settleAnswered(ports: Ports, { id, submissionId, peerName, sequence }: OutRow): void {
  const now = findOut(ports.db, id);
  if (submissionId === null || now === null) return;
  if (standing(now)) settleTold(ports, submissionId);
  else {
    const reason = now.refusedBy === 'person' ? now.note : '';
    takeBackTold(ports, submissionId, { peer: peerName, sequence, reason });
  }
}
