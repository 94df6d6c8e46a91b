import { LEVELS } from '../../../../shared/domain/levels/level.ts';
import { raise } from '../../../../shared/errors.ts';
import type { Level } from '../../../../shared/ipc/schemas.ts';
import { registerIncoming } from '../../documents/register.ts';
import { markPackageRegistered } from '../../edxml/take.ts';
import type { Manifest } from '../../envelopes/manifest.ts';
import { readDocumentMetadata } from '../../envelopes/metadata.ts';
import { type Ports, handlers, preparedCommand } from '../../ports.ts';
import { keepForNamed } from '../named.ts';
import { queueReceipt } from './receipts.ts';
import { decideIn, findIn, type InRow } from '../../envelopes/store.ts';
import { openedManifest } from './stageFiles.ts';

/** Registers what came in on paper, in an envelope or in an edXML package; the sender hears of it. */
export const arrivalCommands = handlers({
  'documents.registerIncoming': preparedCommand({
    prepare: (ports, { envelopeId }) => signedManifest(ports, envelopeId),
    apply: (ports, input, manifest) => {
      const { registered, document } = registerIncoming(ports, input);
      if (input.envelopeId !== null)
        markRegistered(ports, { id: input.envelopeId, manifest }, document, registered.entryNumber);
      if (input.edxmlId !== null) markPackageRegistered(ports, input.edxmlId, document.id);
      return registered;
    },
  }),
});

/** What the envelope says in its signed bytes: the level and the name in its row are no more than a copy. */
async function signedManifest(ports: Ports, envelopeId: string | null): Promise<Manifest | null> {
  const row = envelopeId === null ? null : findIn(ports.db, envelopeId);
  return row === null || !isToRegister(row) ? null : openedManifest(ports, row);
}

const isToRegister = ({ kind, stage }: InRow): boolean =>
  kind === 'document' && (stage === 'checked' || stage === 'received');

/**
 * A received envelope was entered in the book, inside the transaction of the entry. Ties
 * the envelope to the document, queues the signed receipt with the số đến and writes the document's timeline.
 *
 * @throws AppError `level-below-envelope` when it would stand in a lower book than its sender's; `not-found`, `illegal-transition` for an envelope that was registered, refused or quarantined
 */
function markRegistered(
  ports: Ports,
  envelope: { readonly id: string; readonly manifest: Manifest | null },
  document: {
    readonly id: string;
    readonly level: Level;
    readonly state: string;
    readonly namedPersonId: string | null;
  },
  entryNumber: number,
): void {
  const row = findIn(ports.db, envelope.id);
  if (row === null || row.senderStation === null || row.envelopeId === null)
    return raise('not-found', { id: envelope.id });
  const { manifest } = envelope;
  if (manifest === null || !isToRegister(row))
    return raise('illegal-transition', { from: row.stage, action: 'register' });
  // whoever thinks the level too high says so to the sender; taking it in lower would open what it carries
  const signed = manifest.level;
  if (LEVELS.indexOf(document.level) < LEVELS.indexOf(signed))
    raise('level-below-envelope', { level: signed });
  keepForNamed(ports, row, document, readDocumentMetadata(manifest.metadata).namedOnly ?? null);
  const documentId = document.id;
  decideIn(ports.db, row.id, { stage: 'registered', documentId, entryNumber }, ports.nowMs());
  queueReceipt(ports, row.senderStation, { event: 'registered', about: row.envelopeId, entryNumber });
  const facts = { peer: row.senderName, sequence: row.sequence, entryNumber, readMs: row.readMs };
  ports.append({ act: 'envelope.registered', subjectKind: 'document', subjectId: documentId, facts });
  ports.announce('exchange.changed', row.id);
}
