import { freezeByOrder } from '../../documents/orderedRecall.ts';
import type { Ports } from '../../ports.ts';
import type { Arrived } from '../kinds/kind.ts';
import type { RecallMetadata } from '../kinds/recall.ts';
import { insertOrder, openOrder, setPurged, setTarget } from '../recallStore.ts';
import { queueReceipt } from './receipts.ts';
import { decideIn, findIn, receivedFrom, type InRow } from '../../envelopes/store.ts';

/**
 * An order to give back an envelope of its sender. What stands in a book freezes, what waits can't be registered any
 * more, what has not come yet is frozen when it comes. The sender hears that it is held; the proof follows when
 * somebody erases it here.
 */
export function obeyRecall(ports: Ports, { inboxId, from }: Arrived, order: RecallMetadata): void {
  const target = receivedFrom(ports.db, from, order.about);
  insertOrder(ports.db, {
    inboxId,
    senderStation: from,
    envelopeId: order.about,
    targetId: target?.id ?? null,
  });
  const facts = { code: order.code, dueOn: order.dueOn, held: target === null ? 0 : 1 };
  ports.append({ act: 'recall.received', subjectKind: 'envelope', subjectId: target?.id ?? inboxId, facts });
  if (target === null) return;
  switch (target.stage) {
    case 'checked':
    case 'received':
    case 'registered':
      freeze(ports, target, from, order);
      return;
    case 'recalled':
      queueReceipt(ports, from, { event: 'recalled', about: order.about });
      return;
    case 'purged':
    case 'refused':
    case 'applied':
    case 'quarantined':
      // nothing of it was taken over: refused, superseded or erased before
      setPurged(ports.db, inboxId, ports.nowMs(), ports.actor.id);
      queueReceipt(ports, from, { event: 'purged', about: order.about, reason: target.stage });
  }
}

/** An envelope that was recalled before it came. @returns whether it was */
export function recalledBefore(ports: Ports, inboxId: string, from: string, envelopeId: string): boolean {
  const order = openOrder(ports.db, from, envelopeId);
  const row = findIn(ports.db, inboxId);
  if (order === null || row === null) return false;
  setTarget(ports.db, order.inboxId, inboxId);
  decideIn(ports.db, inboxId, { stage: 'recalled' }, ports.nowMs());
  queueReceipt(ports, from, { event: 'recalled', about: envelopeId });
  return true;
}

function freeze(ports: Ports, target: InRow, from: string, order: RecallMetadata): void {
  decideIn(ports.db, target.id, { stage: 'recalled' }, ports.nowMs());
  if (target.documentId !== null) freezeByOrder(ports, target.documentId, order);
  queueReceipt(ports, from, { event: 'recalled', about: order.about });
}
