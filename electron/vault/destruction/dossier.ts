import { requireShown, type ShownRow } from '../seals/shown.ts';
import { formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import {
  councilFault,
  destructionActs,
  type DestructionAct,
  destructionAfter,
} from '../../../shared/domain/levels/destruction.ts';
import type { LedgerActOf } from '../../../shared/domain/ledgerActs.ts';
import { maxLevel } from '../../../shared/domain/levels/level.ts';
import { normaliseLine, normaliseText } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { OpName, Parsed } from '../../../shared/ipc/contract.ts';
import type { Level, Offer } from '../../../shared/ipc/schemas.ts';
import { mayCall } from '../../../shared/ipc/permissions.ts';
import { sha256OfText } from '../crypto/primitives.ts';
import { requireTold } from '../seals/signers.ts';
import { requireAuthority } from '../knowing/postAuthority.ts';
import { said } from '../knowing/actWords.ts';
import { loadDocument, tellDocument } from '../documents/change.ts';
import { addReaders } from '../knowing/needToKnow.ts';
import { checkPresentTo } from '../documents/register.ts';
import { checkDate } from '../rules/officeRules.ts';
import { findPerson, hasException } from '../people/lookUps.ts';
import { about, type Ports } from '../ports.ts';
import { eachNamed } from '../documents/several.ts';
import { blockOf, officeCopies } from './blocks.ts';
import {
  checkItemRow,
  type Destruction,
  findDestruction,
  insertDestruction,
  insertItem,
  insertMember,
  insertPaper,
  itemsOf,
  membersOf,
  moveDestruction,
  type PaperRow,
  papersOf,
  type Step,
} from './store.ts';

export const COUNCIL_RULE = 'BM-19';
export const DESTROYABLE_RULE = 'BM-21';
export const OWN_RULE = 'BM-22';

interface Changed {
  readonly id: string;
  readonly revision: number;
}

/** A dossier for whoever may know of every document on its list. @throws AppError `not-found` */
export function loadDossier(ports: Ports, id: string): Destruction {
  const found = findDestruction(ports.db, id) ?? raise('not-found', { id });
  for (const item of itemsOf(ports.db, id)) loadDocument(ports, item.documentId);
  return found;
}

/** Why a person may not take a step now; null when they may. */
function refusalOf(
  ports: Ports,
  dossier: Destruction,
  act: DestructionAct,
): 'role' | 'separation' | 'unchecked' | null {
  if (!mayCall(`destruction.${act}` satisfies OpName, ports.actor.roles)) return 'role';
  const exception = hasException(ports.db, ports.actor.id, ports.today());
  // who proposes neither chooses the council nor decides; who decides does not destroy as well
  const own =
    (act === 'setCouncil' || act === 'decide') && dossier.proposedBy === ports.actor.id
      ? true
      : act === 'execute' && dossier.decidedBy === ports.actor.id;
  if (own && !exception) return 'separation';
  return act === 'recordMeeting' && unchecked(ports, dossier.id) > 0 ? 'unchecked' : null;
}

/** Lines of the list that nobody has checked yet. */
const unchecked = (ports: Ports, id: string): number =>
  itemsOf(ports.db, id).filter((item) => item.checkedMs === null).length;

/**
 * SHA-256 of the documents of a list and how long each was kept, hexadecimal: who proposes it signs that. Who decides signs the
 * council as well, whose members are the witnesses of the fire.
 */
function listHash({ db }: Ports, id: string, act: 'proposed' | 'decided'): string {
  const items = itemsOf(db, id).map((item) => [item.position, item.documentId, item.retentionUntil]);
  if (act === 'proposed') return sha256OfText(JSON.stringify(items));
  const council = membersOf(db, id).map((one) => [one.fullName, one.post, one.role, one.personId]);
  return sha256OfText(JSON.stringify([items, council]));
}

/** All that whoever decides is shown of a dossier. */
export const rowsOfDossier = ({ db }: Pick<Ports, 'db'>, id: string): ShownRow[] => [
  ['destruction', id],
  ...itemsOf(db, id).map(({ position }): ShownRow => ['destruction_item', id, position]),
  ...membersOf(db, id).map(({ position }): ShownRow => ['destruction_member', id, position]),
  ...papersOf(db, id).map(({ kind }): ShownRow => ['destruction_paper', id, kind]),
];

/** Behind these a proposal or a decision counts no more. */
const ENDS = {
  proposed: ['destruction.withdrawn', 'destruction.decided', 'destruction.done'],
  decided: ['destruction.withdrawn', 'destruction.done'],
} as const;

/**
 * The list is the one that this person proposed or decided on, by the own signature: no dossier is written into the database in
 * another's name, none grows between the decision and the fire.
 * @throws AppError `request-unsigned`
 */
export function requireListOf(
  ports: Ports,
  dossier: Destruction,
  act: 'proposed' | 'decided',
  personId: string,
): void {
  const list = listHash(ports, dossier.id, act);
  const asked = { kind: 'destruction', id: dossier.id, acts: [`destruction.${act}`] };
  requireTold('destruction', ports.db, personId, asked, (facts) => facts['list'] === list, ENDS[act]);
}

export const dossierOffers = (ports: Ports, dossier: Destruction): Offer[] =>
  destructionActs(dossier.state)
    .filter((act) => act !== 'report' || owesReport(dossier))
    .map((act) => {
      const reason = refusalOf(ports, dossier, act);
      return { act, allowed: reason === null, reason };
    });

export const owesReport = (dossier: Destruction): boolean => dossier.urgent && dossier.reportOn === null;

/** @throws AppError `not-found` `stale-revision` `illegal-transition` `not-permitted` `separation-of-duties` */
export function beginStep(
  ports: Ports,
  act: DestructionAct,
  seen: Changed,
): { dossier: Destruction; state: Step['state'] } {
  const dossier = loadDossier(ports, seen.id);
  if (dossier.revision !== seen.revision) raise('stale-revision', { id: seen.id });
  const to = destructionAfter(dossier.state, act);
  if (!to.ok) throw to.error;
  const reason = refusalOf(ports, dossier, act);
  if (reason === 'role') raise('not-permitted', { op: `destruction.${act}` });
  if (reason === 'separation') raise('separation-of-duties', { action: act, rule: OWN_RULE });
  return { dossier, state: to.value };
}

export function endStep(
  ports: Ports,
  dossier: Destruction,
  step: Step,
  entry: { act: LedgerActOf<'destruction'>; facts?: Record<string, string | number | null> },
): Changed {
  if (!moveDestruction(ports.db, dossier, step)) raise('stale-revision', { id: dossier.id });
  ports.append({
    act: `destruction.${entry.act}`,
    ...about('destruction', dossier.id),
    ...(entry.facts === undefined ? {} : { facts: entry.facts }),
  });
  ports.announce('protection.changed', dossier.id);
  return { id: dossier.id, revision: dossier.revision + 1 };
}

export function keepPaper(
  ports: Ports,
  destructionId: string,
  paper: Pick<PaperRow, 'kind' | 'code' | 'datedOn' | 'body'>,
): void {
  insertPaper(ports.db, {
    ...paper,
    code: normaliseLine(paper.code),
    destructionId,
    recordedMs: ports.nowMs(),
    recordedBy: ports.actor.id,
  });
}

/** @throws AppError `not-destroyable` with the document and what stands against it */
export function refuseBlocked(
  ports: Ports,
  item: { documentId: string; retentionUntil: string },
  ownDossier: string | null,
): void {
  const document = loadDocument(ports, item.documentId);
  const block = blockOf(ports, document, { retentionUntil: item.retentionUntil, ownDossier });
  if (block !== null)
    raise('not-destroyable', { id: item.documentId, reason: block, rule: DESTROYABLE_RULE });
}

/**
 * The same for a list that is only proposed; a retention that ends before the document was made is a slip of the pen.
 * @throws AppError `not-destroyable` `date-invalid` with both dates
 */
export function refuseListing(ports: Ports, item: { documentId: string; retentionUntil: string }): void {
  refuseBlocked(ports, item, null);
  const { documentDate } = loadDocument(ports, item.documentId);
  if (documentDate !== null && item.retentionUntil < documentDate)
    raise('date-invalid', {
      field: 'retentionUntil',
      rule: 'before-document',
      date: formatDate(item.retentionUntil),
      documentDate: formatDate(documentDate),
    });
}

export function propose(ports: Ports, input: Parsed<'destruction.propose'>): Changed {
  const id = ports.newId();
  const items = [...new Map(input.items.map((item) => [item.documentId, item])).values()];
  checkPresentTo(ports, input.leaderId);
  for (const item of items) {
    checkDate('retentionUntil', item.retentionUntil);
    eachNamed(ports, [item.documentId], () => refuseListing(ports, item));
    if (loadDocument(ports, item.documentId).level !== 'none')
      addReaders(ports.db, item.documentId, [input.leaderId], ports.nowMs());
  }
  insertDestruction(ports.db, {
    id,
    reason: normaliseText(input.reason),
    nowMs: ports.nowMs(),
    by: ports.actor.id,
    urgent: 0,
    reportDueOn: null,
  });
  items.forEach((item, index) => {
    insertItem(ports.db, {
      destructionId: id,
      position: index + 1,
      documentId: item.documentId,
      retentionUntil: item.retentionUntil,
      retentionGround: normaliseLine(item.retentionGround),
      copies: officeCopies(ports.db, item.documentId).length,
    });
    tellDocument(ports, item.documentId, 'destruction.listed');
  });
  ports.append({
    act: 'destruction.proposed',
    ...about('destruction', id),
    facts: { documents: items.length, list: listHash(ports, id, 'proposed') },
  });
  ports.announce('protection.changed', id, ...items.map((item) => item.documentId));
  return { id, revision: 1 };
}

export function setCouncil(ports: Ports, input: Parsed<'destruction.setCouncil'>): Changed {
  const { dossier, state } = beginStep(ports, 'setCouncil', input);
  checkDate('decidedOn', input.decidedOn, ports.today());
  const members = input.members.map((member) => ({
    ...member,
    fullName: normaliseLine(member.fullName),
    post: normaliseLine(member.post),
  }));
  const fault = councilFault(members);
  if (fault !== null) raise('council-incomplete', { reason: fault, rule: COUNCIL_RULE });
  members.forEach((member, index) => {
    if (member.personId !== null && findPerson(ports.db, member.personId) === null)
      raise('bad-input', { field: 'members', rule: 'unknown-person' });
    insertMember(ports.db, { ...member, destructionId: dossier.id, position: index + 1 });
  });
  const paper = { kind: 'council' as const, code: input.code, datedOn: input.decidedOn };
  keepPaper(ports, dossier.id, {
    ...paper,
    body: {
      members: members.map(
        ({ fullName, post, role }) => `${role}: ${fullName}${post === '' ? '' : `, ${post}`}`,
      ),
      signer: `${ports.actor.fullName}, ${ports.actor.position}`,
    },
  });
  const facts = { members: members.length, code: normaliseLine(input.code) };
  return endStep(ports, dossier, { state }, { act: 'council-set', facts });
}

export function checkItem(ports: Ports, input: Parsed<'destruction.checkItem'>): Changed {
  const { dossier, state } = beginStep(ports, 'checkItem', input);
  const item = itemsOf(ports.db, dossier.id).find((each) => each.position === input.position);
  if (item === undefined) raise('not-found', { position: input.position });
  refuseBlocked(ports, item, dossier.id);
  const at = { id: dossier.id, position: input.position, nowMs: ports.nowMs(), by: ports.actor.id };
  checkItemRow(ports.db, { ...at, note: normaliseLine(input.note) });
  return endStep(ports, dossier, { state }, { act: 'item-checked', facts: { position: input.position } });
}

export function recordMeeting(ports: Ports, input: Parsed<'destruction.recordMeeting'>): Changed {
  const { dossier, state } = beginStep(ports, 'recordMeeting', input);
  checkDate('metOn', input.metOn, ports.today());
  const items = itemsOf(ports.db, dossier.id);
  const left = unchecked(ports, dossier.id);
  if (left > 0) raise('council-incomplete', { reason: 'unchecked', left, rule: COUNCIL_RULE });
  keepPaper(ports, dossier.id, {
    kind: 'list',
    code: input.listCode,
    datedOn: input.metOn,
    body: { documents: items.length },
  });
  keepPaper(ports, dossier.id, {
    kind: 'meeting',
    code: input.code,
    datedOn: input.metOn,
    body: { conclusion: normaliseText(input.conclusion) },
  });
  return endStep(ports, dossier, { state }, { act: 'reviewed' });
}

export const levelsOf = (ports: Ports, id: string): Level =>
  maxLevel(itemsOf(ports.db, id).map((item) => loadDocument(ports, item.documentId).level));

export function decide(ports: Ports, input: Parsed<'destruction.decide'>): Changed {
  const { dossier, state } = beginStep(ports, 'decide', input);
  checkDate('decidedOn', input.decidedOn, ports.today());
  requireShown(ports.db, input.shown, ...rowsOfDossier(ports, dossier.id));
  requireListOf(ports, dossier, 'proposed', dossier.proposedBy);
  for (const item of itemsOf(ports.db, dossier.id)) refuseBlocked(ports, item, dossier.id);
  const superior = normaliseLine(input.superior);
  const level = levelsOf(ports, dossier.id);
  // where no post of this office reaches the level, a superior body decides and its document is recorded
  const authority = superior === '' ? requireAuthority(ports, 'permit-destruction', level) : null;
  const signer = authority === null ? superior : `${ports.actor.fullName}, ${authority.title}`;
  const rule = authority?.ruleId ?? '';
  keepPaper(ports, dossier.id, {
    kind: 'decision',
    code: input.code,
    datedOn: input.decidedOn,
    body: { signer, rule },
  });
  const step = { state, decidedBy: ports.actor.id, rule };
  const facts = {
    code: normaliseLine(input.code),
    delegation: authority?.delegation?.id ?? null,
    list: listHash(ports, dossier.id, 'decided'),
  };
  return endStep(ports, dossier, step, { act: 'decided', facts });
}

export function withdraw(ports: Ports, input: Parsed<'destruction.withdraw'>): Changed {
  const { dossier, state } = beginStep(ports, 'withdraw', input);
  // why it was given up lies with the words of each document: the ledger can't be sealed
  for (const item of itemsOf(ports.db, dossier.id)) {
    const document = loadDocument(ports, item.documentId);
    const reason = said(ports, document, normaliseLine(input.reason));
    tellDocument(ports, document.id, 'destruction.withdrawn', { reason: null, ...reason });
  }
  return endStep(ports, dossier, { state }, { act: 'withdrawn' });
}
