import { z } from 'zod';
import type { Ports } from '../ports.ts';
import type { Arrived } from './kinds/kind.ts';
import { recalledBefore } from './recallIn.ts';
import { queueReceipt } from './receipts.ts';
import { decideIn, insertWaiver, receivedFrom } from './store.ts';

/** Says that an envelope stands in the place of an earlier one that nobody confirmed in time. */
export const replacing = z.object({
  resends: z.object({ envelopeId: z.string().regex(/^[0-9a-f]{32}$/), sequence: z.int().min(1) }),
});

/**
 * What every envelope that waits for a person goes through when it arrives: the sender hears that it came. One that
 * replaces an earlier one takes its place, or, where the earlier one came after all, is answered with what became of
 * that; one that was recalled before it came freezes.
 */
export function arrive(ports: Ports, arrived: Arrived): boolean {
  const { from, inboxId, manifest } = arrived;
  queueReceipt(ports, from, { event: 'delivered', about: manifest.envelopeId });
  const asked = replacing.safeParse(manifest.metadata);
  if (asked.success && cameAlready(ports, arrived, asked.data.resends)) return true;
  recalledBefore(ports, inboxId, from, manifest.envelopeId);
  return true;
}

function cameAlready(
  ports: Ports,
  { from, inboxId, manifest }: Arrived,
  first: { envelopeId: string; sequence: number },
): boolean {
  const earlier = receivedFrom(ports.db, from, first.envelopeId);
  if (earlier === null) {
    insertWaiver(ports.db, { senderStation: from, ...first, byInbox: inboxId });
    return false;
  }
  decideIn(ports.db, inboxId, { stage: 'applied' }, ports.nowMs());
  const about = manifest.envelopeId;
  if (earlier.stage === 'registered' && earlier.entryNumber !== null)
    queueReceipt(ports, from, { event: 'registered', about, entryNumber: earlier.entryNumber });
  else if (earlier.stage === 'refused')
    queueReceipt(ports, from, { event: 'refused', by: 'person', about, reason: earlier.refusal ?? '' });
  return true;
}
