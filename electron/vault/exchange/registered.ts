import { LEVELS } from '../../../shared/domain/levels/level.ts';
import { raise } from '../../../shared/errors.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import type { Ports } from '../ports.ts';
import { keepForNamed } from './named.ts';
import { queueReceipt } from './receipts.ts';
import { decideIn, findIn } from './store.ts';

/**
 * A received envelope was entered in the book: called by `documents.registerIncoming` inside its transaction. Ties
 * the envelope to the document, queues the signed receipt with the số đến and writes the document's timeline.
 *
 * @throws AppError `level-below-envelope` when it would stand in a lower book than its sender's; `not-found`, `illegal-transition` for an envelope that was registered, refused or quarantined
 */
export function markRegistered(
  ports: Ports,
  envelopeId: string,
  document: {
    readonly id: string;
    readonly level: Level;
    readonly state: string;
    readonly namedPersonId: string | null;
  },
  entryNumber: number,
): void {
  const row = findIn(ports.db, envelopeId);
  if (row === null || row.senderStation === null || row.envelopeId === null)
    return raise('not-found', { id: envelopeId });
  if (row.kind !== 'document' || (row.stage !== 'checked' && row.stage !== 'received')) {
    return raise('illegal-transition', { from: row.stage, action: 'register' });
  }
  // whoever thinks the level too high says so to the sender; taking it in lower would open what it carries
  const signed = row.level ?? 'none';
  if (LEVELS.indexOf(document.level) < LEVELS.indexOf(signed))
    raise('level-below-envelope', { level: signed });
  keepForNamed(ports, row, document);
  const documentId = document.id;
  decideIn(ports.db, row.id, { stage: 'registered', documentId, entryNumber }, ports.nowMs());
  queueReceipt(ports, row.senderStation, { event: 'registered', about: row.envelopeId, entryNumber });
  const facts = { peer: row.senderName, sequence: row.sequence, entryNumber, readMs: row.readMs };
  ports.append({ act: 'envelope.registered', subjectKind: 'document', subjectId: documentId, facts });
  ports.announce('exchange.changed', row.id);
}
