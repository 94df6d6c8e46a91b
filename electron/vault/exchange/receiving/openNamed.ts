import { AppError, raise } from '../../../../shared/errors.ts';
import { discardStage } from '../../attachments/stage.ts';
import { wipe } from '../../crypto/primitives.ts';
import { unwrapForPerson } from '../../people/credentials.ts';
import { findPerson } from '../../people/lookUps.ts';
import { type Ports, handlers, preparedCommand } from '../../ports.ts';
import { readDocumentMetadata } from '../../envelopes/metadata.ts';
import { keepAgain, keptFor, lostTheKey, namedContext } from '../named.ts';
import { proposalOf } from '../queries.ts';
import { queueReceipt } from './receipts.ts';
import { stageFiles } from './stageFiles.ts';
import { findIn } from '../../envelopes/store.ts';

export const namedHandlers = handlers({
  /**
   * The person whom the envelope names opens it with the own key: its files come into the stage, its words into the form
   * that completes the entry. The sender hears the first time that it was opened.
   */
  'exchange.openNamed': preparedCommand({
    prepare: async (ports, { documentId }) => {
      const kept = keptFor(ports.db, documentId, ports.actor.id) ?? raise('not-found', { id: documentId });
      const row = findIn(ports.db, kept.inboxId) ?? raise('not-found', { id: documentId });
      const contentKey = openKept(ports, documentId, kept.sealedKey, namedContext(row.id));
      try {
        return { row, ...(await stageFiles(ports, row, { contentKey })) };
      } finally {
        wipe(contentKey);
      }
    },
    apply: (ports, { documentId }, { row, manifest, staged }) => {
      const kept = keptFor(ports.db, documentId, ports.actor.id) ?? raise('not-found', { id: documentId });
      if (kept.openedMs === null) {
        ports.db
          .prepare('UPDATE named_envelope SET opened_ms = ? WHERE document_id = ?')
          .run(ports.nowMs(), documentId);
        if (row.senderStation !== null && row.envelopeId !== null)
          queueReceipt(ports, row.senderStation, { event: 'opened', about: row.envelopeId });
      }
      const facts = { peer: row.senderName, sequence: row.sequence, files: staged.length };
      ports.append({ act: 'envelope.opened', subjectKind: 'envelope', subjectId: row.id, facts });
      ports.announce('exchange.changed', row.id);
      const metadata = readDocumentMetadata(manifest.metadata);
      const opened = { subject: metadata.subject, files: staged };
      return {
        peer: row.senderName ?? '',
        proposal: proposalOf(ports, metadata, row.level ?? 'none', opened),
      };
    },
    abandon: (ports, { staged }) => {
      for (const { stageId } of staged) discardStage(ports, stageId);
    },
  }),

  /**
   * The registry seals an unopened envelope once more for the person whom it names, whose keys went with a reset
   * passphrase: an act of its own, so that who resets a passphrase does not thereby read what waits for that person.
   */
  'exchange.sealNamedAgain': (ports, { documentId }) => {
    const { row, personId } = keepAgain(ports, documentId);
    const person = findPerson(ports.db, personId)?.fullName ?? '';
    const facts = { peer: row.senderName, sequence: row.sequence, person };
    ports.append({ act: 'envelope.named-again', subjectKind: 'document', subjectId: documentId, facts });
    ports.announce('documents.changed', documentId);
    return { person };
  },
});

/** @throws AppError `named-key-replaced` when it was sealed for a key that went with a reset passphrase */
function openKept(ports: Ports, documentId: string, sealed: Uint8Array, context: string): Buffer {
  try {
    return unwrapForPerson(ports.db, ports.actor.id, ports.keys.userKey, sealed, context);
  } catch (error) {
    if (error instanceof AppError && lostTheKey(ports.db, documentId) !== null) raise('named-key-replaced');
    throw error;
  }
}
