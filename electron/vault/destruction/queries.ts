import { shownOf } from '../seals/shown.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { DestructionDetail } from '../../../shared/ipc/contract/destruction.ts';
import { loadDocument } from '../documents/change.ts';
import { findLine } from '../documents/listStore.ts';
import { mayReadLine } from '../knowing/needToKnow.ts';
import { rowMaker } from '../documents/rows.ts';
import { findDocument } from '../tables/documents.ts';
import { findPerson } from '../people/lookUps.ts';
import { type Ports, handlers } from '../ports.ts';
import { blockOf } from './blocks.ts';
import { dossierOffers, levelsOf, loadDossier, rowsOfDossier } from './dossier.ts';
import { allDestructions, type Destruction, itemsOf, membersOf, papersOf } from './store.ts';
import { personRef, personRefOrNull } from '../people/personRef.ts';

export const destructionQueries = handlers({
  'destruction.get': (ports, { id }) => destructionDetail(ports, id),
  'destruction.list': (ports, { limit }) => list(ports, limit),
});

const nameOf = (ports: Ports, id: string): string => findPerson(ports.db, id)?.fullName ?? '';

/** The whole dossier: what its papers, its page and its book line are written from. */
export function destructionDetail(ports: Ports, id: string): DestructionDetail {
  const dossier = loadDossier(ports, id);
  return {
    id,
    revision: dossier.revision,
    state: dossier.state,
    reason: dossier.reason,
    proposedBy: personRef(ports, dossier.proposedBy),
    proposedMs: dossier.proposedMs,
    highestLevel: levelsOf(ports, id),
    members: membersOf(ports.db, id),
    items: itemsFor(ports, dossier),
    papers: papersOf(ports.db, id).map((paper) => ({
      ...paper,
      recordedBy: nameOf(ports, paper.recordedBy),
    })),
    method: dossier.method,
    decidedBy: personRefOrNull(ports, dossier.decidedBy),
    destroyedBy: personRefOrNull(ports, dossier.destroyedBy),
    destroyedMs: dossier.destroyedMs,
    urgent: dossier.urgent,
    reportDueOn: dossier.reportDueOn,
    report:
      dossier.reportOn === null
        ? null
        : { code: dossier.reportCode, to: dossier.reportTo, on: dossier.reportOn },
    offers: dossierOffers(ports, dossier),
    shown: shownOf(ports.db, ...rowsOfDossier(ports, id)),
  };
}

function itemsFor(ports: Ports, dossier: Destruction): DestructionDetail['items'] {
  const rowOf = rowMaker(ports);
  const done = dossier.state === 'destroyed' || dossier.state === 'withdrawn';
  return itemsOf(ports.db, dossier.id).map((item) => {
    const document = loadDocument(ports, item.documentId);
    const row = rowOf(findLine(ports.db, item.documentId) ?? raise('internal', { at: 'list-line' }));
    const { position, documentId, retentionUntil, retentionGround, copies, checkedMs, checkNote } = item;
    const { typeName, issuer, code, documentDate, subject, level } = row;
    return {
      position,
      documentId,
      retentionUntil,
      retentionGround,
      copies,
      checkedMs,
      checkNote,
      typeName,
      issuer,
      code,
      documentDate,
      subject,
      level,
      title: [String(row.entryNumber), code].filter(Boolean).join(' · '),
      checkedBy: item.checkedBy === null ? null : nameOf(ports, item.checkedBy),
      block: done ? null : blockOf(ports, document, { retentionUntil, ownDossier: dossier.id }),
    };
  });
}

/** Dossiers of which this person may know every document. */
function list(ports: Ports, limit: number): Output<'destruction.list'> {
  const rows = allDestructions(ports.db).flatMap((dossier) => {
    const items = itemsOf(ports.db, dossier.id);
    const known = items.every((item) => {
      const document = findDocument(ports.db, item.documentId);
      return document !== null && mayReadLine(ports, document);
    });
    if (!known) return [];
    const { id, state, reason, proposedMs } = dossier;
    const decision = papersOf(ports.db, id).find((paper) => paper.kind === 'decision')?.code ?? '';
    const proposedBy = nameOf(ports, dossier.proposedBy);
    return [{ id, state, reason, documents: items.length, proposedMs, proposedBy, decision }];
  });
  return { rows: rows.slice(0, limit) };
}
