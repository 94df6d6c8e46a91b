import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { type DocumentAct, transition } from '../../../shared/domain/document/lifecycle.ts';
import { numberLabel } from '../../../shared/domain/numbering/bookNumbers.ts';
import { AppError, type ErrorCode, raise } from '../../../shared/errors.ts';
import { holdsContentKey } from '../knowing/contentKeys.ts';
import { hasGrants } from '../knowing/grantStore.ts';
import { isSealed, type StoredText, stringOf } from '../db/storedText.ts';
import { FROZEN_RULE, isFrozen } from '../knowing/freeze.ts';
import { about, type LedgerDraft, type Ports } from '../ports.ts';
import { isHeld } from '../knowing/held.ts';
import { HOLD_RULE } from '../tables/holds.ts';
import { indexLater } from '../search/sealed.ts';
import { openForAll, saidAbout } from '../search/said.ts';
import { wordsOfFiles } from '../search/wordsOfFiles.ts';
import { indexRecord } from '../search/store.ts';
import { closedAround, DOSSIER_RULE } from './closedDossiers.ts';
import { findLine, refreshLine } from './listStore.ts';
import { numberOfKey, suffixOfKey, yearOfKey } from '../tables/entryKey.ts';
import { mayReadLine } from '../knowing/needToKnow.ts';
import { requireAgreement } from '../knowing/statements.ts';
import { type OfferContext, type OfferedAct, type OfferReason, refusalOf } from './offers.ts';
import { UNOPENED_RULE } from '../rules/officeRules.ts';
import {
  directionsOf,
  type DocumentRecord,
  findDocument,
  moveDocument,
  type StateChange,
  waitsOnProposal,
} from '../tables/documents.ts';
import { hasException } from '../people/lookUps.ts';

export interface Seen {
  readonly id: string;
  readonly revision: number;
}

/**
 * The record, as what was signed of it agrees with its rows.
 * @throws AppError `not-found`, also for a document of which this person may not know; `record-disagrees`
 */
export function loadDocument(ports: Ports, id: string): DocumentRecord {
  const document = findDocument(ports.db, id);
  if (document === null || !mayReadLine(ports, document)) raise('not-found', { id });
  requireAgreement(ports.db, document);
  return document;
}

export function offerContext(ports: Ports, document: DocumentRecord): OfferContext {
  const last = directionsOf(ports.db, document.id)[0];
  return {
    document,
    actor: ports.actor,
    exception: hasException(ports.db, ports.actor.id, ports.today()),
    supportIds: last?.supportIds ?? [],
    directorId: last?.byId ?? null,
    keyWithheld: hasGrants(ports.db, document.id) && !holdsContentKey(ports, document.id),
    onProposal: waitsOnProposal(ports.db, document.id),
    held: isHeld(ports.db, document.id),
    dossierClosed: closedAround(ports.db, document.id) !== null,
    frozen: isFrozen(ports.db, document.id),
  };
}

const CODE_OF: Record<OfferReason, ErrorCode> = {
  state: 'illegal-transition',
  role: 'not-permitted',
  separation: 'separation-of-duties',
  'not-holder': 'not-permitted',
  'no-key': 'key-not-granted',
  'already-acknowledged': 'illegal-transition',
  'only-named-person': 'unopened-only-named-person',
  'on-proposal': 'illegal-transition',
  held: 'document-on-hold',
  'in-closed-dossier': 'dossier-closed',
  'no-file-for-top-secret': 'no-file-for-top-secret',
  'under-recall': 'document-frozen',
};

const RULE_OF: Partial<Record<OfferReason, string>> = {
  'only-named-person': UNOPENED_RULE,
  held: HOLD_RULE,
  'in-closed-dossier': DOSSIER_RULE,
  'under-recall': FROZEN_RULE,
};

/**
 * The beginning of every change: need-to-know, revision, and all that stands against the act.
 * @throws AppError `not-found`, `stale-revision`, and the code of the reason
 */
export function beginChange(ports: Ports, act: OfferedAct, seen: Seen): DocumentRecord {
  const document = loadDocument(ports, seen.id);
  if (document.revision !== seen.revision) raise('stale-revision', { id: seen.id });
  const reason = refusalOf(act, offerContext(ports, document));
  if (reason === null) return document;
  const ruleId = RULE_OF[reason];
  const rule = ruleId === undefined ? {} : { rule: ruleId };
  const code = reason === 'in-closed-dossier' ? { code: closedAround(ports.db, document.id) ?? '' } : {};
  throw new AppError(CODE_OF[reason], { ...code, from: document.state, action: act, reason, ...rule });
}

/** The state after an act of the lifecycle. @throws AppError `illegal-transition` */
export function next(document: DocumentRecord, act: DocumentAct): DocumentRecord['state'] {
  const answer = transition(document.direction, document.state, act);
  if (!answer.ok) throw answer.error;
  return answer.value;
}

/** Writes the move, the line of the list and the ledger, and announces. */
export function applyMove(
  ports: Ports,
  before: DocumentRecord,
  change: StateChange,
  entry: { act: LedgerAct; facts?: Record<string, string | number | null> },
): Seen {
  const seen = { id: before.id, revision: before.revision };
  if (!moveDocument(ports.db, seen, before, change)) raise('stale-revision', { id: before.id });
  return finishChange(ports, before.id, seen.revision + 1, entry);
}

export function finishChange(
  ports: Ports,
  id: string,
  revision: number,
  entry: { act: LedgerAct; facts?: Record<string, string | number | null> },
): Seen {
  refreshLine(ports.db, id);
  tellDocument(ports, id, entry.act, entry.facts);
  ports.announce('documents.changed', id);
  return { id, revision };
}

/** Tells the ledger of a document, by its book, year and number. */
export const tellDocument = (
  ports: Ports,
  id: string,
  act: LedgerAct,
  facts: LedgerDraft['facts'] = {},
): void => ports.append({ act, ...about('document', id), facts: { ...entryFacts(ports, id), ...facts } });

/** By what the ledger names a document: book, year and number, never its title. */
export function entryFacts(ports: Ports, id: string): Record<string, string | number | null> {
  const line = findLine(ports.db, id);
  return line === null
    ? {}
    : { book: line.book, year: yearOfKey(line.sortKey), number: numberFact(line.sortKey) };
}

const numberFact = (sortKey: number): string | number => {
  const suffix = suffixOfKey(sortKey);
  return suffix === '' ? numberOfKey(sortKey) : numberLabel(numberOfKey(sortKey), suffix);
};

/** Brings the search index up to the record: number, trích yếu, issuer, signer, places of receipt, what was written about it. */
export function indexDocument(ports: Ports, id: string): void {
  const document = findDocument(ports.db, id);
  if (document === null) return;
  // The words of a classified record are found by an index in memory, of those who can open them (search/sealed.ts).
  const open = document.level === 'none';
  const words = (text: StoredText): string => (isSealed(text) ? '' : stringOf(text));
  const body = [
    document.signer,
    ...document.recipients,
    ...(open
      ? [words(document.note), ...saidAbout(ports.db, id, openForAll(ports.db)), wordsOfFiles(ports.db, id)]
      : []),
  ];
  indexRecord(ports.db, {
    kind: 'document',
    id,
    restricted: !open,
    number: document.code,
    subject: open && document.subject !== null ? words(document.subject) : null,
    issuer: document.issuer,
    body: body.join('\n'),
  });
  if (!open) indexLater(ports, id);
}
