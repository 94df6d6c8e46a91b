import { shownOf } from '../seals/shown.ts';
import { z } from 'zod';
import { daysBetween } from '../../../shared/domain/calendar/civilDate.ts';
import { protectionOffers } from '../../../shared/domain/levels/protectionActs.ts';
import { raise } from '../../../shared/errors.ts';
import type { ProtectionDetail } from '../../../shared/ipc/contract/protection.ts';
import { Level } from '../../../shared/ipc/schemas.ts';
import { copiesOfDocument } from '../copies/rows.ts';
import { loadDocument } from '../documents/change.ts';
import { findLine } from '../documents/listStore.ts';
import { mayReadLine } from '../knowing/needToKnow.ts';
import { rowMaker } from '../documents/rows.ts';
import { findDocument } from '../tables/documents.ts';
import type { Ports } from '../ports.ts';
import { extendBeforeDays, protectionContext } from '../documents/protectionContext.ts';
import { eventsOf, type LevelEvent, registeredLevel, sourcesOf } from '../tables/levels.ts';
import { waitingProposal } from '../tables/levelProposals.ts';
import { openHold } from '../tables/holds.ts';
import { recallsOf } from '../tables/recalls.ts';
import { openSample, replacedSamples } from '../tables/samples.ts';
import { personRef } from '../people/personRef.ts';

/** All that is known of the protection of a document, and what this person may do about it. */
export function protectionDetail(ports: Ports, id: string): ProtectionDetail {
  const { db } = ports;
  const document = loadDocument(ports, id);
  const line = rowMaker(ports)(findLine(db, id) ?? raise('internal', { at: 'list-line' }));
  const context = protectionContext(ports, document);
  const events = eventsOf(db, id);
  const sample = openSample(db, id);
  const hold = openHold(db, id);
  const replaced = replacedSamples(db, id);
  const { book, year, entryNumber, state, code, documentDate, issuer, typeName, subject } = line;
  return {
    id,
    revision: document.revision,
    book,
    year,
    entryNumber,
    code,
    documentDate,
    issuer,
    typeName,
    subject,
    state,
    level: document.level,
    registeredLevel: registeredLevel(db, document),
    protectionUntil: document.protectionUntil,
    daysLeft: document.protectionUntil === null ? null : daysBetween(ports.today(), document.protectionUntil),
    extendBefore: extendBeforeDays(ports),
    contentSealed: context.document.contentSealed,
    frozen: context.frozen,
    hold:
      hold === null
        ? null
        : {
            code: hold.code,
            decidedOn: hold.decidedOn,
            ground: hold.ground,
            atMs: hold.placedMs,
            by: personRef(ports, hold.placedBy),
          },
    sampleGround:
      sample === null ? null : { by: personRef(ports, sample.confirmedBy), atMs: sample.confirmedMs },
    events: events.map((event) => eventView(ports, event, replaced.get(event.id) ?? null)),
    sources: sourcesFor(ports, id),
    proposal: proposalFor(ports, id),
    notices: noticesOf(ports, id),
    stamps: stampsOf(ports, id),
    recalls: recallsOf(db, id).map(({ documentId: _, holders, ...recall }) => ({
      ...recall,
      holders: [...holders],
      copies: copiesOut(ports, id),
    })),
    destruction: destructionOf(ports, id),
    tombstone: tombstoneOf(ports, id),
    offers: protectionOffers(context),
  };
}

/** Where the paper is that a recall calls back. */
const copiesOut = (ports: Ports, documentId: string): ProtectionDetail['recalls'][number]['copies'] =>
  copiesOfDocument(ports, documentId)
    .filter(({ medium, state }) => medium === 'paper' && LIES_SOMEWHERE.has(state))
    .map(({ id, code, holder, outside }) => ({ id, code, holder: holder?.fullName ?? outside ?? '' }));
const LIES_SOMEWHERE: ReadonlySet<string> = new Set(['in-custody', 'carried-out', 'handed-over']);

function eventView(
  ports: Ports,
  event: LevelEvent,
  replaced: { place: string; decider: string; by: string; atMs: number } | null,
): ProtectionDetail['events'][number] {
  const { id, kind, origin, fromLevel, toLevel, untilBefore, untilAfter } = event;
  const { itemRef, itemPlace, itemLevel, itemSample } = event;
  return {
    id,
    kind,
    origin,
    fromLevel,
    toLevel,
    untilBefore,
    untilAfter,
    item:
      itemRef === null || itemPlace === null || itemLevel === null
        ? null
        : { ref: itemRef, place: itemPlace, level: itemLevel, sample: itemSample === 1 },
    replacedBy:
      replaced === null
        ? null
        : {
            place: replaced.place,
            decider: replaced.decider,
            atMs: replaced.atMs,
            by: personRef(ports, replaced.by),
          },
    code: event.code,
    decidedOn: event.decidedOn,
    ground: event.ground,
    decider: event.decider,
    capacity: event.capacity,
    capacityGround: event.capacityGround,
    way: event.way,
    dossier: event.dossier,
    proposedBy: event.proposedBy === null ? null : personRef(ports, event.proposedBy),
    by: personRef(ports, event.byId),
    atMs: event.atMs,
  };
}

/** What it quotes, as far as this person may know of it: of the rest only the level shows. */
function sourcesFor(ports: Ports, id: string): ProtectionDetail['sources'] {
  return sourcesOf(ports.db, id).map((source) => {
    const document = findDocument(ports.db, source.id);
    const known = document !== null && mayReadLine(ports, document);
    return {
      how: source.how,
      level: source.level,
      id: known ? source.id : null,
      code: known ? document.code : '',
    };
  });
}

function proposalFor(ports: Ports, id: string): ProtectionDetail['proposal'] {
  const proposal = waitingProposal(ports.db, id);
  if (proposal === null) return null;
  return {
    id: proposal.id,
    change: proposal.body,
    by: personRef(ports, proposal.proposedBy),
    atMs: proposal.proposedMs,
    leader: personRef(ports, proposal.leaderId),
    shown: shownOf(ports.db, ['level_proposal', proposal.id]),
  };
}

const Notice = z.object({
  id: z.string(),
  eventId: z.string(),
  recipient: z.string(),
  dueOn: z.string(),
  sentOn: z.string().nullable(),
  sentCode: z.string(),
  ackedOn: z.string().nullable(),
  ackNote: z.string(),
});

const noticesOf = (ports: Ports, id: string): ProtectionDetail['notices'] =>
  ports.db
    .prepare(
      `SELECT id, event_id AS eventId, recipient, due_on AS dueOn, sent_on AS sentOn, sent_code AS sentCode, acked_on AS ackedOn,
              ack_note AS ackNote FROM level_notice WHERE document_id = ? ORDER BY due_on DESC, rowid`,
    )
    .all(id)
    .map((row) => Notice.parse(row));

const Stamp = z.object({
  id: z.string(),
  eventId: z.string(),
  stamp: z.enum(['adjusted', 'extended', 'declassified']),
  copyLabel: z.string(),
  holder: z.string(),
  doneMs: z.int().nullable(),
});

const stampsOf = (ports: Ports, id: string): ProtectionDetail['stamps'] =>
  ports.db
    .prepare(
      `SELECT s.id, s.event_id AS eventId, e.kind AS stamp, s.copy_label AS copyLabel, s.holder, s.done_ms AS doneMs
         FROM stamp_task s JOIN level_event e ON e.id = s.event_id WHERE s.document_id = ? ORDER BY e.seq DESC, s.rowid`,
    )
    .all(id)
    .map((row) => Stamp.parse(row));

function destructionOf(ports: Ports, id: string): ProtectionDetail['destruction'] {
  const row = ports.db
    .prepare(
      `SELECT d.id, d.state FROM destruction_item i JOIN destruction d ON d.id = i.destruction_id
        WHERE i.document_id = ? AND d.state <> 'withdrawn' ORDER BY d.proposed_ms DESC LIMIT 1`,
    )
    .get(id);
  return row === undefined ? null : z.object({ id: z.string(), state: z.string() }).parse(row);
}

const Tombstone = z.object({
  atMs: z.int(),
  files: z.int(),
  keys: z.int(),
  copies: z.int(),
  level: Level,
});

function tombstoneOf(ports: Ports, id: string): ProtectionDetail['tombstone'] {
  const row = ports.db
    .prepare('SELECT at_ms AS atMs, files, keys, copies, level FROM tombstone WHERE document_id = ?')
    .get(id);
  return row === undefined ? null : Tombstone.parse(row);
}
