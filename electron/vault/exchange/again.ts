import { raise } from '../../../shared/errors.ts';
import { attachmentsOfOwner } from '../attachments/store.ts';
import { command, preparedCommand, type Ports } from '../ports.ts';
import { sealBlobs } from './blobs.ts';
import type { RequestMetadata } from './kinds/request.ts';
import { trustedCard } from './peerStore.ts';
import { missingOf } from './gaps.ts';
import { discard, enterOutbox, queueOut, recipients, sealFor } from './seal.ts';
import { namedIn } from './metadata.ts';
import { contentOf, named, sendable, type Prepared } from './send.ts';
import type { OutgoingDocument } from './listStore.ts';
import { sealedForLost } from './lostSeals.ts';
import { findOut, setReplaced, type OutRow } from './store.ts';

/** Nobody confirmed it for so long: it may be sent again as a new envelope. A shared stick goes round within days. */
export const RESEND_AFTER_MS = 3 * 24 * 3_600_000;

export const againHandlers = {
  /** Asks a sender for the numbers that are missing: a signed request, which goes with the next contact. */
  'exchange.askAgain': command<'exchange.askAgain'>((ports, { stationId }) => {
    const peer = trustedCard(ports.db, stationId) ?? raise('recipient-unknown', { stationId });
    const sequences = missingOf(ports.db, stationId);
    if (sequences.length === 0) raise('not-found', { id: stationId });
    const metadata: RequestMetadata = { sequences };
    const id = queueOut(ports, peer, { kind: 'request', level: 'none', metadata });
    const facts = { peer: peer.officeName, numbers: sequences.length, first: sequences[0] ?? null };
    ports.append({ act: 'envelope.asked-for', subjectKind: 'envelope', subjectId: id, facts });
    return { envelopeId: id, sequences };
  }),

  /** A document that nobody confirmed in time, or that a check refused, goes out anew under a new id and number. */
  'exchange.resend': preparedCommand<'exchange.resend', Prepared>({
    prepare: async (ports, { envelopeId }) => {
      const { row, document } = resendable(ports, envelopeId);
      const said = named(await contentOf(ports, document), namedIn(row.metadata));
      const resends = { envelopeId: row.id, sequence: row.sequence };
      const content = { ...said, metadata: { ...said.metadata, resends }, about: row.id };
      const blobs = await sealBlobs(ports, attachmentsOfOwner(ports.db, 'document', document.id));
      try {
        const peers = recipients(ports, [row.peerStation], document.level);
        return { content, sealed: await sealFor(ports, content, peers, blobs) };
      } finally {
        blobs.dispose();
      }
    },
    apply: (ports, { envelopeId }, { content, sealed }) => {
      const { row, document } = resendable(ports, envelopeId);
      const { id: documentId, level } = document;
      const [one] = sealed;
      if (one === undefined) return raise('recipient-unknown');
      if (level !== content.level) raise('busy', { at: 'level' });
      enterOutbox(ports, content, one);
      setReplaced(ports.db, row.id, one.id);
      const facts = { peer: row.peerName, sequence: row.sequence, as: one.sequence };
      ports.append({ act: 'envelope.resent', subjectKind: 'document', subjectId: documentId, facts });
      ports.announce('documents.changed', documentId);
      return { envelopeId: one.id, sequence: one.sequence, peer: one.peer.officeName };
    },
    abandon: (ports, { sealed }) => discard(ports, sealed),
  }),
};

/** @returns whether a person may send it again now */
export function mayResend(ports: Pick<Ports, 'db' | 'nowMs'>, row: OutRow): boolean {
  if (row.kind !== 'document' || row.replacedBy !== null) return false;
  if (row.stage === 'refused') return row.refusedBy === 'check';
  if (sealedForLost(ports.db, row)) return trustedCard(ports.db, row.peerStation) !== null;
  const nowMs = ports.nowMs();
  return row.stage === 'written' && row.writtenMs !== null && nowMs - row.writtenMs >= RESEND_AFTER_MS;
}

function resendable(ports: Ports, id: string): { row: OutRow; document: OutgoingDocument } {
  const row = findOut(ports.db, id) ?? raise('not-found', { id });
  if (row.documentId === null || !mayResend(ports, row))
    return raise('illegal-transition', { from: row.stage, action: 'resend' });
  return { row, document: sendable(ports, row.documentId) };
}
