import {
  decideProposal,
  type Parties,
  PARTIES,
  type Party,
  PARTY_ROLES,
  type ProposalAct,
  proposalActsFrom,
  type ProposalState,
  waitsFor,
} from '../../../shared/domain/document/proposal.ts';
import type { LedgerActOf } from '../../../shared/domain/ledgerActs.ts';
import { type AppError, raise } from '../../../shared/errors.ts';
import type { Offer } from '../../../shared/ipc/schemas.ts';
import { hasDraftKey, holdsDraftKey, shareDraftKey } from '../attachments/draftKeys.ts';
import { hasException } from '../people/lookUps.ts';
import type { Ports } from '../ports.ts';
import { requireDraftAgreement } from '../knowing/statements.ts';
import { proposalScope, mayReadProposal } from '../knowing/mayReadProposal.ts';
import {
  addProposalReaders,
  findProposal,
  insertStep,
  moveProposal,
  type ProposalMove,
  type ProposalRecord,
  type SeenProposal,
} from './store.ts';
import { searchLater } from './searched.ts';
import { versionsOf } from './versionStore.ts';
import { sealRemark } from './words.ts';

/** @throws AppError `not-found`, also for a proposal that has not reached this person */
export function loadProposal(ports: Ports, id: string): ProposalRecord {
  const proposal = findProposal(ports.db, id);
  if (proposal === null || !mayReadProposal(ports.db, id, proposalScope(ports.actor)))
    raise('not-found', { id });
  requireDraftAgreement(ports.db, proposal);
  return proposal;
}

/** Who stands as which party for this person: where nothing is classified, any clerk stands in for the named one. */
export function partiesFor(ports: Ports, proposal: ProposalRecord): Parties {
  const { drafterId, checkerId, signerId, clerkId, level } = proposal;
  const standsIn = level === 'none' && ports.actor.roles.includes('clerk');
  return {
    drafter: drafterId,
    checker: checkerId,
    signer: signerId,
    clerk: standsIn ? ports.actor.id : clerkId,
  };
}

function decide(ports: Ports, proposal: ProposalRecord, act: ProposalAct, hasReason: boolean) {
  return decideProposal({
    state: proposal.state,
    act,
    actorId: ports.actor.id,
    roles: ports.actor.roles,
    parties: partiesFor(ports, proposal),
    separations: ports.rules.asOf(ports.today()).separations,
    excused: (personId) => hasException(ports.db, personId, ports.today()),
    hasReason,
  });
}

export interface Begun {
  readonly before: ProposalRecord;
  readonly to: ProposalState;
}

/**
 * The beginning of every step: need-to-know, revision, and all that stands against the act.
 * @throws AppError `not-found` `stale-revision` `illegal-transition` `not-permitted` `separation-of-duties`
 * `reason-required` `key-not-granted`
 */
export function beginStep(ports: Ports, act: ProposalAct, seen: SeenProposal, reason = ''): Begun {
  const before = loadProposal(ports, seen.id);
  if (before.revision !== seen.revision) raise('stale-revision', { id: seen.id });
  const answer = decide(ports, before, act, reason.trim() !== '');
  if (!answer.ok) throw answer.error;
  if (keyWithheld(ports, before)) raise('key-not-granted');
  return { before, to: answer.value };
}

const keyWithheld = (ports: Ports, proposal: ProposalRecord): boolean =>
  hasDraftKey(ports, proposal.id) && !holdsDraftKey(ports, proposal.id);

/** Whom the next state waits for. */
export const waitingPerson = (proposal: ProposalRecord, state: ProposalState): string | null => {
  const party = waitsFor(state);
  return party === null ? null : partyOf(proposal, party);
};

export const partyOf = (proposal: ProposalRecord, party: Party): string | null =>
  ({
    drafter: proposal.drafterId,
    checker: proposal.checkerId,
    signer: proposal.signerId,
    clerk: proposal.clerkId,
  })[party];

export interface StepEntry {
  readonly act: LedgerActOf<'proposal'>;
  readonly remark?: string;
  /** for the ledger; safe values only */
  readonly facts?: Readonly<Record<string, string | number | null>>;
  readonly change?: Omit<ProposalMove, 'state' | 'waitsId'>;
}

/** Moves a proposal on: state, step, whom it reaches now (with the key of a classified draft), ledger. */
export function takeStep(ports: Ports, { before, to }: Begun, entry: StepEntry): SeenProposal {
  const waitsId = waitingPerson(before, to);
  const nowMs = ports.nowMs();
  if (!moveProposal(ports.db, before, { ...entry.change, state: to, waitsId }, nowMs))
    raise('stale-revision', { id: before.id });
  if (waitsId !== null) {
    addProposalReaders(ports.db, before.id, [waitsId], nowMs);
    shareDraftKey(ports, before.id, waitsId);
  }
  writeStep(ports, before, entry);
  return { id: before.id, revision: before.revision + 1 };
}

/**
 * The step in the history of the phiếu trình, and its line in the ledger. A remark stays with the step: there it can be
 * sealed when the document is classified later, and nothing in the ledger ever changes.
 */
export function writeStep(ports: Ports, proposal: ProposalRecord, entry: StepEntry): void {
  const version = versionsOf(ports.db, proposal.id)[0]?.number ?? null;
  const remark = entry.remark ?? '';
  const id = ports.newId();
  insertStep(ports.db, proposal.id, {
    id,
    act: entry.act,
    byId: ports.actor.id,
    atMs: ports.nowMs(),
    version,
    remark: sealRemark(ports, proposal, id, remark),
  });
  ports.append({
    act: `proposal.${entry.act}`,
    subjectKind: 'proposal',
    subjectId: proposal.id,
    facts: { version, reason: null, ...entry.facts },
  });
  searchLater(ports, proposal.id);
  ports.announce('proposals.changed', proposal.id);
}

/** The acts that exist in this state, each allowed or with its reason. */
export function offersFor(ports: Ports, proposal: ProposalRecord): Offer[] {
  const withheld = keyWithheld(ports, proposal);
  return proposalActsFrom(proposal.state).map((act) => {
    const answer = decide(ports, proposal, act, true);
    const reason = answer.ok ? (withheld ? 'no-key' : null) : reasonOf(answer.error);
    return { act, allowed: reason === null, reason };
  });
}

const reasonOf = (error: AppError): string =>
  error.code === 'separation-of-duties' ? 'separation' : error.code === 'not-permitted' ? 'role' : error.code;

/** As which parties this person stands on the phiếu trình. */
export const partsOf = (ports: Ports, proposal: ProposalRecord): Party[] => {
  const parties = partiesFor(ports, proposal);
  return PARTIES.filter(
    (party) =>
      parties[party] === ports.actor.id &&
      PARTY_ROLES[party].some((role) => ports.actor.roles.includes(role)),
  );
};
