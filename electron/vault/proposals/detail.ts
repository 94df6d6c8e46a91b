import type { ProposalDetail, ProposalRow } from '../../../shared/ipc/contract/proposals.ts';
import { findItem } from '../../../shared/domain/levels/secretList.ts';
import { raise } from '../../../shared/errors.ts';
import { attachmentsFor } from '../attachments/attach.ts';
import { timelineOf } from '../audit/queries.ts';
import { findLine } from '../documents/listStore.ts';
import { mayReadLine } from '../knowing/needToKnow.ts';
import { typeNames } from '../rules/officeRules.ts';
import { findDocument } from '../tables/documents.ts';
import type { Ports } from '../ports.ts';
import { allLists } from '../tables/secretLists.ts';
import { mustConfirm } from '../documents/sampleRule.ts';
import { entryOf } from '../registers/bookStore.ts';
import { loadProposal, offersFor, partsOf } from './change.ts';
import { findDelegation } from '../people/delegationStore.ts';
import { personRef, personRefOrNull } from '../people/personRef.ts';
import { lineOfProposal, type ProposalLine, type ProposalRecord, stepsOf } from './store.ts';
import { versionsOf } from './versionStore.ts';
import { dossierTitleOf, noteOf, remarkOf, subjectOf } from './words.ts';

/** Turns lines into what a page shows; made once per page. */
export function proposalRowMaker(ports: Ports): (line: ProposalLine) => ProposalRow {
  const names = typeNames(ports);
  return ({ drafterId, waitsId, subject, ...line }) => ({
    ...line,
    subject: subjectOf(ports, { id: line.id, subject }),
    typeName: names.get(line.typeId) ?? line.typeId,
    drafter: personRef(ports, drafterId),
    waitsFor: personRefOrNull(ports, waitsId),
  });
}

/** Everything that a phiếu trình shows to a person whom it has reached. */
export function proposalDetail(ports: Ports, id: string): ProposalDetail {
  const proposal = loadProposal(ports, id);
  const line = lineOfProposal(ports.db, id) ?? raise('not-found', { id });
  const document = proposal.documentId === null ? null : findDocument(ports.db, proposal.documentId);
  return {
    ...proposalRowMaker(ports)(line),
    revision: proposal.revision,
    itemRef: proposal.itemRef,
    basis: proposal.basis,
    itemMustConfirm: mustConfirm(
      ports,
      proposal.itemRef === null ? null : findItem(allLists(ports.db), proposal.itemRef, ports.today()),
    ),
    recipients: proposal.recipients,
    copies: proposal.copies,
    copyAllowed: proposal.copyAllowed,
    pages: proposal.pages,
    note: noteOf(ports, proposal),
    answers: answered(ports, proposal.answersId),
    checker: personRefOrNull(ports, proposal.checkerId),
    signer: personRefOrNull(ports, proposal.signerId),
    clerk: personRefOrNull(ports, proposal.clerkId),
    capacity: capacityOf(ports, proposal),
    delegation: delegationOf(ports, proposal),
    decided: proposal.decided,
    documentId: proposal.documentId,
    entryNumber:
      proposal.documentId === null ? null : (entryOf(ports.db, proposal.documentId)?.number ?? null),
    documentDate: document?.documentDate ?? null,
    dossier:
      proposal.dossierCode === null
        ? null
        : { code: proposal.dossierCode, title: dossierTitleOf(ports, proposal) },
    rulePack: proposal.rulePack,
    versionList: versionsFor(ports, proposal),
    steps: stepsOf(ports.db, id).map(({ byId, ...step }) => ({
      ...step,
      remark: remarkOf(ports, id, { ...step, byId }),
      by: personRef(ports, byId),
    })),
    timeline: timelineOf(ports, 'proposal', id),
    offers: offersFor(ports, proposal),
    parts: partsOf(ports, proposal),
  };
}

function versionsFor(ports: Ports, proposal: ProposalRecord): ProposalDetail['versionList'] {
  const files = new Map(
    attachmentsFor(ports, { kind: 'proposal', id: proposal.id }).map((file) => [file.id, file]),
  );
  return versionsOf(ports.db, proposal.id).map((version) => ({
    number: version.number,
    sizeBytes: version.sizeBytes,
    sha256: version.sha256,
    by: personRef(ports, version.byId),
    atMs: version.atMs,
    file: files.get(version.attachmentId) ?? null,
    erasedMs: version.erasedMs,
  }));
}

function answered(ports: Ports, id: string | null): ProposalDetail['answers'] {
  const document = id === null ? null : findDocument(ports.db, id);
  const line = id === null ? null : findLine(ports.db, id);
  if (document === null || line === null || !mayReadLine(ports, document)) return null;
  return { id: document.id, code: document.code, book: line.book };
}

function capacityOf(ports: Ports, proposal: ProposalRecord): ProposalDetail['capacity'] {
  const { kind } = ports.station.office;
  const rule = ports.rules
    .asOf(ports.today())
    .capacities(kind)
    .find((line) => line.capacity === proposal.capacity);
  return { id: proposal.capacity, mark: rule?.mark ?? '', name: rule?.name ?? proposal.capacity };
}

function delegationOf(ports: Ports, proposal: ProposalRecord): ProposalDetail['delegation'] {
  const row = proposal.delegationId === null ? null : findDelegation(ports.db, proposal.delegationId);
  if (row === null) return null;
  const { id, document, toOn, scope } = row;
  return { id, document, from: personRef(ports, row.fromId), toOn, scope };
}
