import { raise } from '../../../../shared/errors.ts';
import { addDays } from '../../../../shared/domain/calendar/civilDate.ts';
import { normaliseLine } from '../../../../shared/domain/text/normalise.ts';
import { checkDate } from '../../rules/officeRules.ts';
import { type Ports, handlers } from '../../ports.ts';
import { trustedCard } from '../../peers/store.ts';
import { openOrder, setPurged } from '../recallStore.ts';
import { queueReceipt } from '../receiving/receipts.ts';
import { queueOut } from './seal.ts';
import {
  decideIn,
  findOut,
  outOfDocument,
  receivedFor,
  setProgress,
  type OutRow,
} from '../../envelopes/store.ts';
import type { RecallMetadata } from '../kinds/recall.ts';

type Order = Omit<RecallMetadata, 'about'>;

/**
 * Called when a recall is ordered, inside its transaction: every station that an envelope of the document went to gets
 * the order with the next contact, however long it is offline. What never left is not sent any more.
 *
 * @returns how many orders were queued
 */
export function queueRecalls(ports: Ports, documentId: string, order: Order): number {
  return outOfDocument(ports.db, documentId).filter(
    (row) => row.stage !== 'purged' && sendOrder(ports, row, order),
  ).length;
}

/** It lies in the outbox still: it never leaves, and its number is told to stay empty. */
export function takeBack(ports: Ports, row: OutRow): void {
  const nothing = { refusedBy: null, errorCode: null, note: 'never-left', entryNumber: null };
  setProgress(ports.db, row.id, { stage: 'purged', ...nothing }, null, ports.nowMs());
  queueReceipt(ports, row.peerStation, { event: 'void', about: row.id, sequence: row.sequence });
}

export const recallHandlers = handlers({
  /**
   * Takes back one envelope: sent to the wrong office, or with the wrong file. A recall of the document itself, from
   * everybody, is `protection.orderRecall`. Who ordered it and why stays in the ledger and is told to the holder.
   */
  'exchange.recall': (ports, { envelopeId, ...input }) => {
    const row = findOut(ports.db, envelopeId) ?? raise('not-found', { id: envelopeId });
    const { documentId } = row;
    if (row.kind !== 'document' || documentId === null || row.stage === 'recalled' || row.stage === 'purged')
      return raise('illegal-transition', { from: row.stage, action: 'recall' });
    checkDate('decidedOn', input.decidedOn, ports.today());
    const decider = [ports.actor.fullName, ports.actor.position].filter(Boolean).join(', ');
    const [code, ground] = [normaliseLine(input.code), normaliseLine(input.ground)];
    const order = { code, ground, decider, decidedOn: input.decidedOn };
    sendOrder(ports, row, { ...order, dueOn: addDays(ports.today(), PROOF_DAYS) });
    const facts = { peer: row.peerName, sequence: row.sequence, code };
    ports.append({ act: 'envelope.recalled', subjectKind: 'document', subjectId: documentId, facts });
    ports.announce('documents.changed', documentId);
    ports.announce('exchange.changed', row.id);
    return { envelopeId: row.id };
  },
});

/** Days that a holder has to prove it, where no rule of a level says more. */
const PROOF_DAYS = 15;

/** @returns whether an order was queued; of what never left, and for whom nobody is trusted, none is */
function sendOrder(ports: Ports, row: OutRow, order: Order): boolean {
  if (row.stage === 'queued' || row.stage === 'sealed') {
    takeBack(ports, row);
    return false;
  }
  const peer = trustedCard(ports.db, row.peerStation);
  if (peer === null) return false; // nobody to seal it for: proved by paper, as the holders' list says
  queueOut(ports, peer, {
    kind: 'recall',
    level: 'none',
    documentId: row.documentId ?? '',
    about: row.id,
    metadata: { ...order, about: row.id },
  });
  return true;
}

/** Called when a record was erased here on its issuer's order, inside that transaction: the sender gets the proof. */
export function queuePurgeProof(ports: Ports, documentId: string, ref: string): void {
  const row = receivedFor(ports.db, documentId);
  if (row?.stage !== 'recalled') return; // it came on paper: the proof goes on paper
  const { senderStation, envelopeId } = row;
  if (senderStation === null || envelopeId === null) return raise('internal', { at: 'purge' });
  decideIn(ports.db, row.id, { stage: 'purged' }, ports.nowMs());
  const order = openOrder(ports.db, senderStation, envelopeId);
  if (order !== null) setPurged(ports.db, order.inboxId, ports.nowMs(), ports.actor.id);
  queueReceipt(ports, senderStation, { event: 'purged', about: envelopeId, reason: ref });
  ports.announce('exchange.changed', row.id);
}
