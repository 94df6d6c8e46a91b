import { raise } from '../../../../shared/errors.ts';
import { type Ports, handlers, preparedCommand } from '../../ports.ts';
import { contentAnew, lostSealOf, mayGiveUp } from './anew.ts';
import { settleAnswered } from './answerSettled.ts';
import { missingOf } from '../gaps.ts';
import type { RequestMetadata } from '../kinds/request.ts';
import { isHeld } from '../../envelopes/lostSeals.ts';
import { trustedCard } from '../../peers/store.ts';
import { takeBack } from './recallOut.ts';
import { queueReceipt } from '../receiving/receipts.ts';
import { discard, queueOut, recipients, sealFor } from './seal.ts';
import { needConfirmation } from './sendingConfirmed.ts';
import { sendable } from './send.ts';
import { subjectOfOut } from './outRow.ts';
import { findOut, setNotAgain, setReplaced, type OutRow, isUnheardOf } from '../../envelopes/store.ts';
import { enterOne, tellSenderSent } from './transfer.ts';

/** Nobody confirmed it for so long: it may be sent again as a new envelope. A shared stick goes round within days. */
export const RESEND_AFTER_MS = 3 * 24 * 3_600_000;

export const againHandlers = handlers({
  /** Asks a sender for the numbers that are missing: a signed request, which goes with the next contact. */
  'exchange.askAgain': (ports, { stationId }) => {
    const peer = trustedCard(ports.db, stationId) ?? raise('recipient-unknown', { stationId });
    const sequences = missingOf(ports.db, stationId);
    if (sequences.length === 0) raise('not-found', { id: stationId });
    const metadata: RequestMetadata = { sequences };
    const id = queueOut(ports, peer, { kind: 'request', level: 'none', metadata });
    const facts = { peer: peer.officeName, numbers: sequences.length, first: sequences[0] ?? null };
    ports.append({ act: 'envelope.asked-for', subjectKind: 'envelope', subjectId: id, facts });
    return { envelopeId: id, sequences };
  },

  /**
   * A document that nobody confirmed in time, or that a check refused, goes out anew under a new id and number; so does
   * what was sealed for a machine that was lost since, of whatever kind.
   */
  'exchange.resend': preparedCommand({
    prepare: async (ports, { envelopeId }) => {
      const row = resendable(ports, envelopeId);
      const { content, blobs } = await contentAnew(ports, row);
      try {
        const peers = recipients(ports, [row.peerStation], content.level);
        const offices = peers.map(({ officeName }) => officeName);
        needConfirmation(ports, {
          op: 'exchange.resend',
          input: { envelopeId },
          level: content.level,
          offices,
        });
        return { content, sealed: await sealFor(ports, content, peers, blobs) };
      } finally {
        blobs.dispose();
      }
    },
    apply: (ports, { envelopeId }, { content, sealed }) => {
      const row = resendable(ports, envelopeId);
      const { documentId, submissionId, kind, peerName: peer, sequence } = row;
      if (documentId !== null && sendable(ports, documentId).level !== content.level)
        raise('busy', { at: 'level' });
      recipients(ports, [row.peerStation], content.level);
      const sent = enterOne(ports, content, sealed);
      setReplaced(ports.db, row.id, sent.envelopeId);
      if (kind === 'submission' && submissionId !== null) tellSenderSent(ports, submissionId, sent.peer);
      const facts = { peer, sequence, as: sent.sequence };
      ports.append({ act: 'envelope.resent', ...subjectOfOut(row), facts });
      if (documentId !== null) ports.announce('documents.changed', documentId);
      return sent;
    },
    abandon: (ports, { sealed }) => discard(ports, sealed),
  }),

  /**
   * What was sealed for a lost machine and does not go out anew from here: its number is told to stay empty, and what
   * it carried stands as if it had not been sent.
   */
  'exchange.giveUp': (ports, { envelopeId }) => {
    const row = findOut(ports.db, envelopeId) ?? raise('not-found', { id: envelopeId });
    if (!mayGiveUp(ports, row)) return raise('illegal-transition', { from: row.stage, action: 'give-up' });
    const { peerStation, peerName: peer, sequence, documentId, submissionId } = row;
    if (isUnheardOf(row)) {
      takeBack(ports, row);
      if (row.kind === 'submission-answer') settleAnswered(ports, row);
    } else {
      queueReceipt(ports, peerStation, { event: 'void', about: row.id, sequence });
    }
    setNotAgain(ports.db, row.id);
    ports.append({ act: 'envelope.given-up', ...subjectOfOut(row), facts: { peer, sequence } });
    if (documentId !== null) ports.announce('documents.changed', documentId);
    if (submissionId !== null) ports.announce('submissions.changed', submissionId);
    ports.announce('exchange.changed', row.id);
    return { envelopeId: row.id };
  },
});

/** @returns whether a person may send it again now */
export function mayResend(ports: Pick<Ports, 'db' | 'station' | 'nowMs'>, row: OutRow): boolean {
  if (row.replacedBy !== null) return false;
  if (isHeld(ports.db, row)) return lostSealOf(ports, row) === 'resend';
  if (row.kind !== 'document') return false;
  if (row.stage === 'refused') return row.refusedBy === 'check';
  const nowMs = ports.nowMs();
  return row.stage === 'written' && row.writtenMs !== null && nowMs - row.writtenMs >= RESEND_AFTER_MS;
}

function resendable(ports: Ports, id: string): OutRow {
  const row = findOut(ports.db, id) ?? raise('not-found', { id });
  if (!mayResend(ports, row)) return raise('illegal-transition', { from: row.stage, action: 'resend' });
  return row;
}
