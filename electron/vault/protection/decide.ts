import { requireShown } from '../seals/shown.ts';
import { believe } from '../seals/believed.ts';
import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import type { LevelChange } from '../../../shared/ipc/contract/protection.ts';
import { shareContentKey, holdsContentKey } from '../knowing/contentKeys.ts';
import type { Leftovers } from '../attachments/erase.ts';
import { hasGrants } from '../knowing/grantStore.ts';
import { finishChange, indexDocument, type Seen } from '../documents/change.ts';
import { addReaders } from '../knowing/needToKnow.ts';
import { checkPresentTo } from '../documents/register.ts';
import { type DocumentRecord, moveDocument } from '../tables/documents.ts';
import { findPerson } from '../people/lookUps.ts';
import { actedBy, type Ports } from '../ports.ts';
import { applyChange, checkChange } from './changes.ts';
import { beginAct } from '../documents/protectionContext.ts';
import { decidingAs, decidingHere, levelOfChange } from './deciding.ts';
import { insertEvent, registeredLevel } from '../tables/levels.ts';
import { closeProposal, insertProposal, type Proposal, waitingProposal } from '../tables/levelProposals.ts';
import { openContentOf } from './sealing.ts';

/** The act by which each kind of change is proposed. */
export const ACT_OF = { adjusted: 'adjust', extended: 'extend', declassified: 'declassify' } as const;

/** Puts a change before a leader. The leader comes to know of the document, with its key where the proposer has it. */
export function propose(ports: Ports, input: Parsed<'protection.propose'>): Seen {
  const { change, leaderId } = input;
  const document = beginAct(ports, ACT_OF[change.kind], input);
  checkPresentTo(ports, leaderId);
  if (leaderId === ports.actor.id) raise('separation-of-duties', { rule: 'BM-22' });
  checkChange(ports, document, change);
  if (document.level !== 'none') {
    addReaders(ports.db, document.id, [leaderId], ports.nowMs());
    if (holdsContentKey(ports, document.id)) shareContentKey(ports, document.id, [leaderId]);
  }
  insertProposal(ports.db, {
    id: ports.newId(),
    documentId: document.id,
    change,
    leaderId,
    proposedMs: ports.nowMs(),
    proposedBy: ports.actor.id,
  });
  const to = findPerson(ports.db, leaderId)?.fullName ?? '';
  return touch(ports, document, { act: 'level.proposed', facts: { change: change.kind, to } });
}

/** A new revision without another state, told in the ledger. */
function touch(
  ports: Ports,
  document: DocumentRecord,
  entry: { act: LedgerAct; facts: Record<string, string | number | null> },
): Seen {
  if (!moveDocument(ports.db, document, document, { state: document.state }))
    raise('stale-revision', { id: document.id });
  ports.announce('protection.changed', document.id);
  return finishChange(ports, document.id, document.revision + 1, entry);
}

/** The proposal that waits; only the one that the person saw. @throws AppError `not-found` */
export function waiting(ports: Ports, document: DocumentRecord, proposalId: string): Proposal {
  const proposal = waitingProposal(ports.db, document.id);
  if (proposal?.id !== proposalId) raise('not-found', { id: proposalId });
  return proposal;
}

export function decide(ports: Ports, input: Parsed<'protection.decide'>, leftovers: Leftovers): Seen {
  const document = beginAct(ports, 'decide', input);
  const proposal = waiting(ports, document, input.proposalId);
  requireShown(ports.db, input.shown, ['level_proposal', proposal.id]);
  believe(ports.db, 'level_proposal', 'proposed', [proposal.id]);
  checkChange(ports, document, proposal.body);
  closeProposal(ports.db, proposal.id, {
    state: 'decided',
    nowMs: ports.nowMs(),
    by: ports.actor.id,
    reason: '',
  });
  return applyChange(
    ports,
    document,
    proposal.body,
    { ...decidingAs(ports, document, levelOfChange(document, proposal.body)), proposal },
    leftovers,
  );
}

export function reject(ports: Ports, input: Parsed<'protection.reject'>): Seen {
  const document = beginAct(ports, 'reject', input);
  const proposal = waiting(ports, document, input.proposalId);
  const reason = normaliseLine(input.reason);
  closeProposal(ports.db, proposal.id, {
    state: 'rejected',
    nowMs: ports.nowMs(),
    by: ports.actor.id,
    reason,
  });
  return touch(ports, document, { act: 'level.rejected', facts: { change: proposal.body.kind } });
}

export function withdraw(ports: Ports, input: Parsed<'protection.withdraw'>): Seen {
  const document = beginAct(ports, 'withdraw', input);
  const proposal = waiting(ports, document, input.proposalId);
  closeProposal(ports.db, proposal.id, {
    state: 'withdrawn',
    nowMs: ports.nowMs(),
    by: ports.actor.id,
    reason: '',
  });
  return touch(ports, document, { act: 'level.withdrawn', facts: { change: proposal.body.kind } });
}

/** Đương nhiên giải mật: the list proposes, a person confirms. */
export function confirmExpired(
  ports: Ports,
  input: Parsed<'protection.confirmExpired'>,
  leftovers: Leftovers,
): Seen {
  const document = beginAct(ports, 'confirmExpired', input);
  const change = expiredNow(ports);
  checkChange(ports, document, change);
  // who confirms is a person of this office, whoever once determined the level
  const deciding = { ...decidingHere(ports, document.level), proposal: null };
  return applyChange(ports, document, change, deciding, leftovers);
}

/** The change that the end of a period is. */
export const expiredNow = (ports: Ports): LevelChange => ({
  kind: 'declassified',
  way: 'expired',
  code: '',
  decidedOn: ports.today(),
  ground: '',
  councilCode: '',
  minutesCode: '',
  minutesOn: null,
});

/** Content of what was declassified goes to the open side: a decision of its own, by a person who holds its key. */
export function openContent(ports: Ports, input: Parsed<'protection.openContent'>): Seen {
  const document = beginAct(ports, 'openContent', input);
  insertEvent(ports.db, {
    id: ports.newId(),
    documentId: document.id,
    kind: 'content-opened',
    origin: 'own',
    fromLevel: document.level,
    toLevel: document.level,
    untilBefore: document.protectionUntil,
    untilAfter: document.protectionUntil,
    itemRef: null,
    itemPlace: null,
    itemLevel: null,
    itemSample: null,
    code: '',
    decidedOn: ports.today(),
    ground: normaliseLine(input.ground),
    ...decidingHere(ports, registeredLevel(ports.db, document)),
    way: null,
    dossier: {},
    proposalId: null,
    proposedBy: null,
    ...actedBy(ports),
  });
  const files = hasGrants(ports.db, document.id) ? openContentOf(ports, document.id) : 0;
  indexDocument(ports, document.id);
  return touch(ports, document, { act: 'level.content-opened', facts: { files } });
}
