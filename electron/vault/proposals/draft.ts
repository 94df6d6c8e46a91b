import { levelRank } from '../../../shared/domain/levels/level.ts';
import { PARTY_ROLES, type Party } from '../../../shared/domain/document/proposal.ts';
import { normaliseLine, normaliseText } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { appliedPacks, checkHolding } from '../rules/officeRules.ts';
import { hasRole } from '../people/lookUps.ts';
import type { Ports } from '../ports.ts';
import { sayDraft } from '../attachments/draftKeys.ts';
import { partiesOf } from '../knowing/statements.ts';
import { itemInForce } from '../documents/determine.ts';
import { checkNotBelowSource } from './authority.ts';
import { beginStep, loadProposal, writeStep } from './change.ts';
import { addProposalReaders, insertProposal, rewriteProposal, type SeenProposal } from './store.ts';
import { type PlainFields, sealFields } from './words.ts';
import { addVersion, eraseVersions, makeDraftKey, sealVersions } from './versions.ts';

type Input = Parsed<'proposals.create'>;
/** A draft never falls to a lower level (law A3.3). */
const LEVEL_RULE = 'TK-11';

/** The first save: the record, its reader, the key of a classified draft, and the first version. */
export function createProposal(ports: Ports, input: Input): SeenProposal {
  const fields = checkedFields(ports, input);
  const id = ports.newId();
  const today = ports.today();
  const rulePack = `${appliedPacks(ports, today)} ${ports.rules.asOf(today).appliedId('authorities', 'signing')}`;
  const parties = partiesOf({ ...fields, drafterId: ports.actor.id });
  makeDraftKey(ports, { id, level: fields.level, parties });
  insertProposal(ports.db, {
    ...sealFields(ports, id, fields),
    id,
    drafterId: ports.actor.id,
    rulePack,
    nowMs: ports.nowMs(),
  });
  addProposalReaders(ports.db, id, [ports.actor.id], ports.nowMs());
  if (input.file !== null) addVersion(ports, { id, level: fields.level }, input.file);
  writeStep(ports, loadProposal(ports, id), {
    act: 'created',
    facts: { level: fields.level, type: fields.typeId },
  });
  return { id, revision: 1 };
}

/** Every later save of a draft. @returns the files to remove after the commit */
export function saveProposal(
  ports: Ports,
  input: Parsed<'proposals.save'>,
): { seen: SeenProposal; erased: readonly string[] } {
  const { before } = beginStep(ports, 'save', input);
  const fields = checkedFields(ports, input);
  if (levelRank(fields.level) < levelRank(before.level))
    raise('level-only-rises', { level: before.level, rule: LEVEL_RULE });
  const becomesTop = fields.level === 'tuyet-mat' && before.level !== 'tuyet-mat';
  const erased = becomesTop ? eraseVersions(ports, before.id) : [];
  const parties = partiesOf({ ...fields, drafterId: before.drafterId });
  const draft = { id: before.id, level: fields.level, parties };
  const becomesSecret = before.level === 'none' && fields.level !== 'none';
  if (becomesSecret) makeDraftKey(ports, draft);
  else if (before.level !== 'none') sayDraft(ports, draft);
  const sealed = sealFields(ports, before.id, fields);
  if (!rewriteProposal(ports.db, input, sealed, ports.nowMs())) raise('stale-revision', { id: before.id });
  if (becomesSecret) sealVersions(ports, draft);
  if (input.file !== null) addVersion(ports, draft, input.file);
  writeStep(ports, before, { act: 'saved', facts: { level: fields.level, erased: erased.length } });
  return { seen: { id: before.id, revision: before.revision + 1 }, erased };
}

/**
 * What a draft must satisfy even while it is unfinished.
 * @throws AppError `bad-input` `level-not-held` `no-subject-for-top-secret` `no-file-for-top-secret` `level-below-sources`
 */
function checkedFields(ports: Ports, input: Input): PlainFields {
  const rules = ports.rules.asOf(ports.today());
  const subject = input.subject === null ? null : normaliseLine(input.subject) || null;
  checkHolding(ports, rules, { level: input.level, subject, files: input.file === null ? 0 : 1 });
  if (rules.documentType(ports.station.office.kind, input.typeId) === null)
    raise('bad-input', { field: 'typeId', rule: 'unknown' });
  checkParty(ports, 'checker', input.checkerId);
  checkParty(ports, 'signer', input.signerId);
  checkParty(ports, 'clerk', input.clerkId);
  // the drafter stands against checker and signer from the start
  if (input.checkerId === ports.actor.id) raise('separation-of-duties', { rule: 'TK-02' });
  if (input.signerId === ports.actor.id) raise('separation-of-duties', { rule: 'TK-03' });
  checkNotBelowSource(ports, input.answersId, input.level);
  return {
    level: input.level,
    urgency: input.urgency,
    typeId: input.typeId,
    subject,
    itemRef: input.level === 'none' ? null : input.itemRef,
    basis: basisOf(ports, input),
    recipients: input.recipients.map(normaliseLine).filter((line) => line !== ''),
    copies: input.copies,
    copyAllowed: input.copyAllowed,
    pages: input.pages,
    note: normaliseText(input.note),
    answersId: input.answersId,
    checkerId: input.checkerId,
    signerId: input.signerId,
    clerkId: input.clerkId,
    capacity: input.capacity,
    delegationId: input.delegationId,
  };
}

/** The item as it reads on the phiếu trình, as it was when it was chosen. @throws AppError `list-item-unknown` */
function basisOf(ports: Ports, input: Input): string {
  if (input.level === 'none' || input.itemRef === null) return '';
  const { list, item } = itemInForce(ports, input.itemRef, ports.today());
  return `${item.place}, ${list.code}`;
}

function checkParty(ports: Ports, party: Party, personId: string | null): void {
  if (personId === null) return;
  if (!PARTY_ROLES[party].some((role) => hasRole(ports.db, personId, role)))
    raise('bad-input', { field: `${party}Id`, rule: 'role' });
}
