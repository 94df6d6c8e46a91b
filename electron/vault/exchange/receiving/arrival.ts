import { z } from 'zod';
import { lastStageOf } from '../../../../shared/domain/exchange/stages.ts';
import type { Ports } from '../../ports.ts';
import { findSubmission } from '../../submissions/store.ts';
import type { Arrived } from '../kinds/kind.ts';
import { recalledBefore } from './recallIn.ts';
import { queueReceipt } from './receipts.ts';
import { decideIn, findIn, insertWaiver, receivedFrom, type InRow } from '../../envelopes/store.ts';

/** Says that an envelope stands in the place of an earlier one: unconfirmed for too long, or sealed for a lost machine. */
export const replacing = z.object({
  resends: z.object({ envelopeId: z.string().regex(/^[0-9a-f]{32}$/), sequence: z.int().min(1) }),
});

/**
 * What every envelope that waits for a person goes through when it arrives: the sender hears that it came. One that was
 * recalled before it came freezes.
 */
export function arrive(ports: Ports, { from, inboxId, manifest }: Arrived): boolean {
  queueReceipt(ports, from, { event: 'delivered', about: manifest.envelopeId });
  recalledBefore(ports, inboxId, from, manifest.envelopeId);
  return true;
}

/**
 * An envelope of any kind that replaces an earlier one takes its place: the earlier number is missed no more. Where the
 * earlier one came after all, nothing is done twice: the new one is answered with what became of that.
 * @returns whether the earlier one had come
 */
export function cameAlready(ports: Ports, { from, inboxId, manifest }: Arrived): boolean {
  const asked = replacing.safeParse(manifest.metadata);
  if (!asked.success) return false;
  const first = asked.data.resends;
  const earlier = receivedFrom(ports.db, from, first.envelopeId);
  if (earlier === null) {
    insertWaiver(ports.db, { senderStation: from, ...first, byInbox: inboxId });
    return false;
  }
  if (findIn(ports.db, inboxId)?.stage !== 'applied')
    decideIn(ports.db, inboxId, { stage: 'applied' }, ports.nowMs());
  if (manifest.kind !== 'receipt') answerFor(ports, from, manifest.envelopeId, earlier);
  return true;
}

function answerFor(ports: Ports, from: string, about: string, earlier: InRow): void {
  queueReceipt(ports, from, { event: 'delivered', about });
  const { stage, entryNumber, refusal, submissionId } = earlier;
  const label = submissionId === null ? undefined : findSubmission(ports.db, submissionId)?.receiptCode;
  if (stage === 'registered')
    queueReceipt(ports, from, {
      event: 'registered',
      about,
      ...(entryNumber === null ? {} : { entryNumber }),
      ...(label === undefined ? {} : { label }),
    });
  else if (stage === 'refused')
    queueReceipt(ports, from, { event: 'refused', by: 'person', about, reason: refusal ?? '' });
  else if (stage === 'applied' && lastStageOf(earlier.kind ?? '') === 'received')
    queueReceipt(ports, from, { event: 'received', about });
}
