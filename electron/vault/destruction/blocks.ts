import { type DestructionBlock, destructionBlock } from '../../../shared/domain/levels/destruction.ts';
import { transition } from '../../../shared/domain/document/lifecycle.ts';
import { copiesOf } from '../documents/copyStore.ts';
import { openTransferOf } from '../copies/transferStore.ts';
import type { Db } from '../db/handles.ts';
import { isThere } from '../db/statements.ts';
import type { DocumentRecord } from '../tables/documents.ts';
import type { Ports } from '../ports.ts';
import { isFrozen } from '../knowing/freeze.ts';
import { isHeld } from '../knowing/held.ts';
import { waitingProposal } from '../tables/levelProposals.ts';

const OUT = new Set(['carried-out', 'lost']);

/** What stands against destroying a document now; `ownDossier` is the one it is on. */
export function blockOf(
  ports: Ports,
  document: DocumentRecord,
  at: { retentionUntil: string; ownDossier: string | null },
): DestructionBlock | null {
  const copies = copiesOf(ports.db, { documentId: document.id, bookId: null });
  return destructionBlock({
    closed: transition(document.direction, document.state, 'destroy').ok,
    held: isHeld(ports.db, document.id),
    recalled: isFrozen(ports.db, document.id),
    retentionUntil: at.retentionUntil,
    today: ports.today(),
    // one on its way to a receiver is with nobody yet who could hand it in
    copiesOut: copies.filter((copy) => OUT.has(copy.state) || openTransferOf(ports.db, copy.id) !== null)
      .length,
    listedElsewhere: isListed(ports.db, document.id, at.ownDossier),
    proposalWaits: waitingProposal(ports.db, document.id) !== null,
  });
}

const isListed = isThere<[documentId: string, own: string | null]>(`
  SELECT 1 FROM destruction_item i JOIN destruction d ON d.id = i.destruction_id
   WHERE i.document_id = ? AND d.state <> 'withdrawn' AND d.id IS NOT ?`);

/** Copies that this office holds and that go with the document. */
export const officeCopies = (db: Db, documentId: string) =>
  copiesOf(db, { documentId, bookId: null }).filter((copy) => copy.state === 'in-custody');
