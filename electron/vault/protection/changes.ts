import { checkLevel } from '../../../shared/domain/levels/determine.ts';
import { isClassified } from '../../../shared/domain/levels/level.ts';
import { extensionFault, untilAfterAdjustment } from '../../../shared/domain/levels/protection.ts';
import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { LevelChange } from '../../../shared/ipc/contract/protection.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import { eraseFiles, type Leftovers } from '../attachments/erase.ts';
import { attachmentsOfOwner } from '../attachments/store.ts';
import { finishChange, indexDocument, type Seen } from '../documents/change.ts';
import { addReaders, levelOfDocument } from '../knowing/needToKnow.ts';
import { ofDocument, say } from '../knowing/statements.ts';
import { checkDate, checkHolding } from '../rules/officeRules.ts';
import { directionsOf, type DocumentRecord, moveDocument } from '../tables/documents.ts';
import { activePeople } from '../people/lookUps.ts';
import { actedBy, type Ports } from '../ports.ts';
import { eraseClosedSalts } from '../registers/closedWords.ts';
import { askPurge } from '../search/purge.ts';
import { tellAndStamp } from './afterwards.ts';
import { extendBeforeDays } from '../documents/protectionContext.ts';
import { itemColumns, itemInForce, noteSample } from '../documents/determine.ts';
import { eventsOf, insertEvent, type LevelEvent, sourcesOf } from '../tables/levels.ts';
import { checkSample } from '../documents/sampleRule.ts';
import { sealContent } from './sealing.ts';

const DOSSIER_RULE = 'BM-17';
const EXTENSION_RULE = 'BM-15';
const ERASE_RULE = 'BM-08';

/** The office decides about its own documents; for those of others it carries out what their issuer decided. */
export const originOf = (document: Pick<DocumentRecord, 'direction'>): 'own' | 'issuer' =>
  document.direction === 'out' ? 'own' : 'issuer';

/**
 * Everything that must be right about a change before it is proposed, and again when it is decided.
 * @throws AppError `date-invalid` `dossier-incomplete` `list-item-required` `list-item-unknown` `level-not-item`
 *         `sample-not-confirmed` `level-below-sources` `level-not-held` `top-secret-erases` `extension-too-late` `extension-too-long`
 */
export function checkChange(ports: Ports, document: DocumentRecord, change: LevelChange): void {
  checkDate('decidedOn', change.decidedOn, ports.today());
  switch (change.kind) {
    case 'adjusted':
      return checkAdjustment(ports, document, change);
    case 'extended':
      return checkExtension(ports, document, change);
    case 'declassified':
      return checkDeclassification(ports, document, change);
  }
}

const isEmpty = (text: string): boolean => normaliseLine(text) === '';

function checkAdjustment(
  ports: Ports,
  document: DocumentRecord,
  change: Extract<LevelChange, { kind: 'adjusted' }>,
): void {
  if (change.toLevel === document.level) raise('bad-input', { field: 'toLevel', rule: 'unchanged' });
  if (isEmpty(change.code)) raise('reason-required', { field: 'code' });
  if (isEmpty(change.ground)) raise('reason-required', { field: 'ground' });
  if (originOf(document) === 'own' || change.itemRef !== null) {
    const found = change.itemRef === null ? null : itemInForce(ports, change.itemRef, change.decidedOn);
    checkSample(ports, found, change.sampleConfirmed);
    const item = found?.item.level ?? null;
    const sources = sourcesOf(ports.db, document.id).map(
      (source) => levelOfDocument(ports.db, source.id) ?? source.level,
    );
    const answer = checkLevel({ level: change.toLevel, itemLevel: item, sources });
    if (!answer.ok) throw answer.error;
  }
  const topSecret = change.toLevel === 'tuyet-mat';
  const files = attachmentsOfOwner(ports.db, 'document', document.id).length;
  checkHolding(ports, ports.rules.asOf(ports.today()), {
    level: change.toLevel,
    subject: topSecret || document.subject === null ? null : '…', // what it says does not matter here
    files: topSecret ? 0 : files,
  });
  if (topSecret && !change.erase && (files > 0 || document.subject !== null))
    raise('top-secret-erases', { files, rule: ERASE_RULE });
}

function checkExtension(
  ports: Ports,
  document: DocumentRecord,
  change: Extract<LevelChange, { kind: 'extended' }>,
): void {
  checkDate('until', change.until);
  const rules = ports.rules.asOf(ports.today());
  const limit = extendBeforeDays(ports);
  const until = document.protectionUntil ?? raise('illegal-transition', { action: 'extend' });
  const asked = {
    until,
    to: change.until,
    today: ports.today(),
    headDocument: !isEmpty(change.headDocument),
  };
  if (isEmpty(change.code)) raise('reason-required', { field: 'code' });
  const fault = extensionFault(rules.level(document.level), asked, limit);
  if (fault === 'ended' || fault === 'late')
    raise('extension-too-late', { until, days: limit, reason: fault, rule: EXTENSION_RULE });
  if (fault !== null) raise('extension-too-long', { until, reason: fault, rule: EXTENSION_RULE });
}

function checkDeclassification(
  ports: Ports,
  document: DocumentRecord,
  change: Extract<LevelChange, { kind: 'declassified' }>,
): void {
  const ended = document.protectionUntil !== null && document.protectionUntil < ports.today();
  if (change.way === 'expired') {
    if (!ended) raise('bad-input', { field: 'way', rule: 'not-expired' });
    return;
  }
  checkDate('minutesOn', change.minutesOn, ports.today());
  const papers = [change.code, change.ground, change.councilCode, change.minutesCode];
  // what an issuer declassified early is carried out by its decision; the dossier lies with the issuer
  const needed = originOf(document) === 'own' ? papers : papers.slice(0, 2);
  if (needed.some(isEmpty) || (originOf(document) === 'own' && change.minutesOn === null))
    raise('dossier-incomplete', { rule: DOSSIER_RULE });
}

export interface Deciding {
  readonly capacity: LevelEvent['capacity'];
  readonly capacityGround: string;
  readonly decider: string;
  readonly proposal: { readonly id: string; readonly proposedBy: string } | null;
}

/** Carries a change out: keys, event (which moves the document), list, index, notices, stamps, ledger. */
export function applyChange(
  ports: Ports,
  document: DocumentRecord,
  change: LevelChange,
  deciding: Deciding,
  leftovers: Leftovers,
): Seen {
  const { db } = ports;
  const to = levelAfter(document, change);
  if (!moveDocument(db, document, document, { state: document.state }))
    raise('stale-revision', { id: document.id });
  const erased = to === 'tuyet-mat' ? eraseFiles(ports, document.id, leftovers) : null;
  const item = itemOf(ports, change);
  const event: Omit<LevelEvent, 'seq'> = {
    id: ports.newId(),
    documentId: document.id,
    kind: change.kind,
    origin: originOf(document),
    fromLevel: document.level,
    toLevel: to,
    untilBefore: document.protectionUntil,
    untilAfter: untilAfter(ports, document, change, to),
    itemRef: null,
    itemPlace: null,
    itemLevel: null,
    itemSample: null,
    ...(item === null ? {} : itemColumns(item.found, item.ref)),
    code: normaliseLine(change.code),
    decidedOn: change.decidedOn,
    ground: normaliseLine(change.ground),
    decider: deciding.decider,
    capacity: deciding.capacity,
    capacityGround: normaliseLine(deciding.capacityGround),
    way: change.kind === 'declassified' ? change.way : null,
    dossier: dossierOf(change),
    proposalId: deciding.proposal?.id ?? null,
    proposedBy: deciding.proposal?.proposedBy ?? null,
    ...actedBy(ports),
  };
  noteSample(ports, { eventId: event.id, documentId: document.id }, item?.found ?? null);
  insertEvent(db, event);
  if (to !== document.level) say(ports, ofDocument(document.id), (before) => ({ ...before, level: to }));
  if (to === 'tuyet-mat') eraseClosedSalts(db, document.id);
  if (document.level === 'none' && isClassified(to)) closeIn(ports, document, to, deciding, leftovers);
  const after = tellAndStamp(ports, document, event);
  indexDocument(ports, document.id);
  if (document.level === 'none' && isClassified(to)) askPurge(db, ports.nowMs());
  ports.announce('protection.changed', document.id);
  return finishChange(ports, document.id, document.revision + 1, {
    act: `level.${change.kind}`,
    facts: {
      from: document.level,
      level: to,
      until: event.untilAfter,
      code: event.code || null,
      way: event.way,
      notices: after.notices,
      stamps: after.stamps,
      erased: erased?.files ?? 0,
    },
  });
}

function levelAfter(document: DocumentRecord, change: LevelChange): Level {
  if (change.kind === 'adjusted') return change.toLevel;
  return change.kind === 'declassified' ? 'none' : document.level;
}

function untilAfter(ports: Ports, document: DocumentRecord, change: LevelChange, to: Level): string | null {
  if (change.kind === 'declassified') return null;
  if (change.kind === 'extended') return change.until;
  const rules = ports.rules.asOf(ports.today());
  return untilAfterAdjustment(rules.periodAfterAdjustment, rules.level(to), {
    until: document.protectionUntil,
    determinedOn: eventsOf(ports.db, document.id)[0]?.decidedOn ?? document.documentDate ?? change.decidedOn,
    decidedOn: change.decidedOn,
  });
}

const itemOf = (ports: Ports, change: LevelChange) =>
  change.kind === 'adjusted' && change.itemRef !== null
    ? { ref: change.itemRef, found: itemInForce(ports, change.itemRef, change.decidedOn) }
    : null;

function dossierOf(change: LevelChange): LevelEvent['dossier'] {
  const papers: Record<string, string> = {};
  if (change.kind === 'extended') papers['headDocument'] = normaliseLine(change.headDocument);
  if (change.kind === 'declassified') {
    papers['councilCode'] = normaliseLine(change.councilCode);
    papers['minutesCode'] = normaliseLine(change.minutesCode);
    papers['minutesOn'] = change.minutesOn ?? '';
  }
  return Object.fromEntries(Object.entries(papers).filter(([, value]) => value !== ''));
}

/** Raised out of the open side: those who take part become its readers, and its files get a content key. */
function closeIn(
  ports: Ports,
  document: DocumentRecord,
  to: Level,
  deciding: Deciding,
  leftovers: Leftovers,
): void {
  const directed = directionsOf(ports.db, document.id).flatMap((direction) => [
    direction.byId,
    ...(direction.leadId === null ? [] : [direction.leadId]),
    ...direction.supportIds,
  ]);
  const wanted = new Set([
    ports.actor.id,
    document.createdBy,
    ...(document.holderId === null ? [] : [document.holderId]),
    ...(deciding.proposal === null ? [] : [deciding.proposal.proposedBy]),
    ...directed,
  ]);
  const readers = activePeople(ports.db)
    .map((person) => person.id)
    .filter((id) => wanted.has(id));
  addReaders(ports.db, document.id, readers, ports.nowMs());
  sealContent(ports, document.id, to, readers, leftovers);
}
