import { requireShown } from '../seals/shown.ts';
import { believe } from '../seals/believed.ts';
import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { loadDocument } from '../documents/change.ts';
import { seesAllLines, takesPart } from '../knowing/needToKnow.ts';
import type { DocumentRecord } from '../tables/documents.ts';
import { checkDate } from '../rules/officeRules.ts';
import { personById } from '../people/store.ts';
import type { Ports } from '../ports.ts';
import { isFrozen, refuseFrozen } from '../knowing/freeze.ts';
import { findBook, isOpenToAll } from '../registers/bookStore.ts';
import { requireAuthority } from '../knowing/postAuthority.ts';
import { COPY_RULE } from './access.ts';
import {
  closePermit as close,
  copyingForbidden,
  decide,
  findPermit,
  insertPermit,
  type PermitRow,
} from './permitStore.ts';
import { findPlace } from './placeStore.ts';
import { ledgerSubject, subjectFacts } from '../documents/copyStore.ts';

type Wish = Parsed<'copies.askPermit'>;

/** @throws AppError `not-found`, also for one that this person may not know of */
export function loadPermit(ports: Ports, id: string): PermitRow {
  return findPermit(ports, id) ?? raise('not-found', { id });
}

function tell(
  ports: Ports,
  act: LedgerAct,
  permit: PermitRow,
  facts: Record<string, string | number | null>,
): void {
  ports.append({ act, ...ledgerSubject(permit), facts: { ...subjectFacts(ports, permit), ...facts } });
  ports.announce('copies.changed', permit.id);
}

export type NotCopied = 'copying-forbidden' | 'document-frozen' | 'illegal-transition';

/** Why no copy of a document may be asked for, before anything is written; null where it may. */
export function whyNotCopied(
  { db }: Ports,
  document: Pick<DocumentRecord, 'id' | 'state'>,
): NotCopied | null {
  if (copyingForbidden(db, document.id)) return 'copying-forbidden';
  if (isFrozen(db, document.id)) return 'document-frozen';
  return ['unopened', 'cancelled', 'recalled', 'destroyed'].includes(document.state)
    ? 'illegal-transition'
    : null;
}

/** What may be copied at all: a classified document that this person may know of, or a whole classified book. */
function checkSubject(ports: Ports, wish: Wish): void {
  if ((wish.documentId === null) === (wish.bookId === null))
    raise('bad-input', { field: 'documentId', rule: 'one-subject' });
  if (wish.documentId !== null) {
    const document = loadDocument(ports, wish.documentId);
    if (document.level === 'none') raise('bad-input', { field: 'documentId', rule: 'not-classified' });
    if (document.level === 'tuyet-mat' && wish.kind === 'electronic')
      raise('no-file-for-top-secret', { rule: 'BM-08' });
    const refused = whyNotCopied(ports, document);
    if (refused === 'copying-forbidden') raise(refused, { rule: COPY_RULE.permit });
    refuseFrozen(ports.db, document.id);
    if (refused !== null) raise(refused, { from: document.state, action: 'copy' });
    return;
  }
  const book = findBook(ports.db, wish.bookId ?? '');
  if (book === null || isOpenToAll(book.kind) || !seesAllLines(ports.actor)) raise('not-found');
}

function enter(ports: Ports, wish: Wish, askedBy: string | null, copierId: string): PermitRow {
  checkSubject(ports, wish);
  if (wish.placeId !== null && findPlace(ports.db, wish.placeId)?.open !== true)
    raise('bad-input', { field: 'placeId', rule: 'unknown' });
  const id = ports.newId();
  insertPermit(ports.db, {
    id,
    documentId: wish.documentId,
    bookId: wish.bookId,
    kind: wish.kind,
    asked: wish.number,
    purpose: normaliseLine(wish.purpose),
    recipients: normaliseLine(wish.recipients),
    placeId: wish.placeId,
    device: normaliseLine(wish.device),
    askedBy,
    askedMs: ports.nowMs(),
    copierId,
    rulePack: ports.rules.asOf(ports.today()).appliedId('authorities', 'levels'),
  });
  return loadPermit(ports, id);
}

export function askPermit(ports: Ports, wish: Wish): { id: string } {
  const permit = enter(ports, wish, ports.actor.id, ports.actor.id);
  tell(ports, 'copy.permit-asked', permit, { count: permit.asked, kind: permit.kind });
  return { id: permit.id };
}

/**
 * The person with authority decides; never the one who asked, never the one who copies.
 * @throws AppError `separation-of-duties`, `above-authority`, `illegal-transition`, `date-invalid`
 */
export function decidePermit(ports: Ports, input: Parsed<'copies.decidePermit'>): { id: string } {
  const permit = loadPermit(ports, input.id);
  if (permit.state !== 'asked') raise('illegal-transition', { from: permit.state, action: 'decide' });
  requireShown(ports.db, input.shown, ['copy_permit', permit.id]);
  if (input.granted) believe(ports.db, 'copy_permit', 'asked', [permit.id]);
  grantOrRefuse(ports, permit, input);
  return { id: permit.id };
}

export function permitAtOnce(ports: Ports, input: Parsed<'copies.permitAtOnce'>): { id: string } {
  const copier = personById(ports.db, input.copierId);
  if (copier === undefined || copier.state !== 'active')
    raise('bad-input', { field: 'copierId', rule: 'not-active' });
  if (input.documentId !== null && !takesPart(ports.db, input.documentId, copier.id))
    raise('receiver-not-cleared', { rule: COPY_RULE.receiver });
  const permit = enter(ports, input, null, input.copierId);
  grantOrRefuse(ports, permit, {
    granted: true,
    permitted: input.number,
    validUntil: input.validUntil,
    reason: '',
  });
  return { id: permit.id };
}

function grantOrRefuse(
  ports: Ports,
  permit: PermitRow,
  input: Omit<Parsed<'copies.decidePermit'>, 'id' | 'shown'>,
): void {
  if (permit.askedBy === ports.actor.id || permit.copierId === ports.actor.id)
    raise('separation-of-duties', { a: 'copy', b: 'permit', exception: 'never', rule: COPY_RULE.separation });
  const reason = normaliseLine(input.reason);
  if (!input.granted && reason === '') raise('reason-required', { field: 'reason' });
  const authority = requireAuthority(ports, 'permit-copy', permit.level);
  if (input.granted) {
    if (permit.documentId !== null) refuseFrozen(ports.db, permit.documentId);
    if (input.permitted < 1 || input.permitted > permit.asked)
      raise('bad-input', { field: 'permitted', rule: 'not-more-than-asked' });
    checkDate('validUntil', input.validUntil);
    if (input.validUntil === null || input.validUntil < ports.today())
      raise('date-invalid', { field: 'validUntil', rule: 'in-the-past' });
  }
  const decided = decide(ports.db, {
    id: permit.id,
    state: input.granted ? 'granted' : 'refused',
    permitted: input.granted ? input.permitted : 0,
    decidedBy: ports.actor.id,
    decidedMs: ports.nowMs(),
    decidedTitle: authority.title,
    ruleId: authority.ruleId,
    reason,
    validUntil: input.granted ? input.validUntil : null,
  });
  if (!decided) raise('stale-revision', { id: permit.id });
  const act = input.granted ? 'copy.permit-granted' : 'copy.permit-refused';
  tell(ports, act, permit, {
    count: input.granted ? input.permitted : 0,
    kind: permit.kind,
    rule: authority.ruleId,
    delegation: authority.delegation?.id ?? null,
  });
}

/** No more copies will be made under it. By the copier or a leader. */
export function closePermit(ports: Ports, { id }: { id: string }): { id: string } {
  const permit = loadPermit(ports, id);
  if (permit.copierId !== ports.actor.id && !ports.actor.roles.includes('leader'))
    raise('not-permitted', { reason: 'not-holder' });
  if (!close(ports.db, id)) raise('illegal-transition', { from: permit.state, action: 'close' });
  tell(ports, 'copy.permit-closed', permit, { count: permit.made - permit.spoiled });
  return { id };
}
