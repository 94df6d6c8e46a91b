import type { DocumentDetail } from '../../../shared/ipc/contract/documents.ts';
import { raise } from '../../../shared/errors.ts';
import { notSent } from '../exchange/sending/send.ts';
import { exchangeMarks, recalledEnvelope } from '../envelopes/listStore.ts';
import { attachmentsFor } from '../attachments/attach.ts';
import { timelineOf } from '../audit/queries.ts';
import { openCancelReason } from '../knowing/actWords.ts';
import { openText } from '../knowing/recordKeys.ts';
import { type Ports, handlers, watched } from '../ports.ts';
import { noteView } from '../documents/views.ts';
import { signedAs } from '../proposals/signedAs.ts';
import { entryOf } from '../registers/bookStore.ts';
import { loadDocument, offerContext } from '../documents/change.ts';
import { lostTheKey, waitsFor } from '../exchange/named.ts';
import { correctionsFor } from '../documents/correct.ts';
import { dossierFor } from '../documents/ending.ts';
import { findLine } from '../documents/listStore.ts';
import { isContentSealed, mayReadFiles } from '../knowing/needToKnow.ts';
import { offersOf } from '../documents/offers.ts';
import { rowMaker } from '../documents/rows.ts';
import { answersOf, directionsOf, type DocumentRecord, plainFieldsOf } from '../tables/documents.ts';
import { personRef } from '../people/personRef.ts';

/** One document, with what every other room knows of it. */
export const shownDocument = handlers({
  'documents.get': watched((ports, { id }) => {
    noteView(ports, loadDocument(ports, id));
    return documentDetail(ports, id);
  }),
});

/** Everything that the detail of a document shows to this person. */
function documentDetail(ports: Ports, id: string): DocumentDetail {
  const document = loadDocument(ports, id);
  const line = findLine(ports.db, id) ?? raise('internal', { at: 'list-line' });
  const readable = mayReadFiles(ports, id);
  const row = rowMaker(ports)(line);
  return {
    ...row,
    ...plainFieldsOf(document),
    revision: document.revision,
    readable,
    signedAs: signedAs(ports, document),
    recipients: document.recipients,
    note: openText(ports, id, 'note', document.note) ?? '',
    namedPerson: document.namedPerson,
    namedEnvelope: waitsFor(ports.db, id, ports.actor.id),
    namedKeyLost: ports.keys.officeKey !== null && lostTheKey(ports.db, id) !== null,
    protectionUntil: document.protectionUntil,
    rulePack: document.rulePack,
    cancelReason: openCancelReason(ports, id, entryOf(ports.db, id)?.cancelReason ?? null),
    acknowledgedMs: document.acknowledgedMs,
    attachments: attachmentsFor(ports, { kind: 'document', id }).map((file) => ({
      ...file,
      readable: file.readable && readable,
    })),
    directions: readable || seesDirections(ports, document) ? directionsFor(ports, id) : [],
    answers: answersOf(ports.db, id).map(({ id: answerId, note, ...answer }) => ({
      ...answer,
      note: openText(ports, id, `answer/${answerId}`, note) ?? '',
    })),
    exchange: exchangeMarks(ports.db, id),
    notSent: notSent(ports, document)?.code ?? null,
    takenBack:
      row.calledBack === null
        ? null
        : { isOpen: row.calledBack === 'open', envelopeId: recalledEnvelope(ports.db, id) },
    corrections: correctionsFor(ports, document),
    timeline: timelineOf(ports, 'document', id),
    dossier: dossierFor(ports, id),
    offers: offersOf(offerContext(ports, document)),
  };
}

/** Of an open document everybody, the inspector too; of one that was classified until its content is opened, nobody else. */
const seesDirections = (ports: Ports, document: DocumentRecord): boolean =>
  document.level === 'none' && !isContentSealed(ports.db, document.id);

/** What a leader wrote about a classified document is part of its content: only those who take part read it. */
function directionsFor(ports: Ports, id: string): DocumentDetail['directions'] {
  return directionsOf(ports.db, id).map((direction) => ({
    id: direction.id,
    by: personRef(ports, direction.byId),
    atMs: direction.atMs,
    text: openText(ports, id, `direction/${direction.id}`, direction.text),
    lead: direction.leadId === null ? null : personRef(ports, direction.leadId),
    support: direction.supportIds.map((person) => personRef(ports, person)),
    dueOn: direction.dueOn,
    dueTime: direction.dueTime,
  }));
}
