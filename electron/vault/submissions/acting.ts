import { decide, shownState, type SubmissionAct } from '../../../shared/domain/submission/lifecycle.ts';
import { raise } from '../../../shared/errors.ts';
import { actedBy, type Ports } from '../ports.ts';
import { rulesOfCase } from './caseRules.ts';
import { dueOnOf } from './clocks.ts';
import { updateLine } from './listStore.ts';
import {
  type Change,
  findSubmission,
  insertAct,
  lastActors,
  type SubmissionRecord,
  updateSubmission,
} from './store.ts';

export const submissionOf = (ports: Pick<Ports, 'db'>, id: string): SubmissionRecord =>
  findSubmission(ports.db, id) ?? raise('not-found', { id });

/** The record that a command changes. @throws AppError `not-found`, `stale-revision` */
export function freshSubmission(ports: Ports, seen: { id: string; revision: number }): SubmissionRecord {
  const record = submissionOf(ports, seen.id);
  if (record.revision !== seen.revision) raise('stale-revision', { id: seen.id, revision: record.revision });
  return record;
}

/** Acts that move no state and stand on no edge of the pack. */
type QuietAct =
  | ('told' | 'untold' | 'refuse-answer' | 'pass-on' | 'tell-refusal')
  | (
      | 'draft-answer'
      | 'acknowledge'
      | 'take-back-acknowledge'
      | 'answer-consultation'
      | 'chase'
      | 'link'
      | 'unlink'
    );

export interface Acting {
  readonly act: SubmissionAct | QuietAct;
  readonly reasonCode?: string | null;
  /** words that belong to the act; they stay in the record and never reach the ledger */
  readonly note: string;
}

/** The state after an act, if this person may do it now: the edge, the role, the reason, proposer ≠ decider. */
export function stateAfter(
  ports: Ports,
  record: SubmissionRecord,
  acting: { act: SubmissionAct; reasonCode?: string | null },
): SubmissionRecord['state'] {
  const { workflow, reasons } = rulesOfCase(ports, record).submission;
  if (isHeldBack(record, acting.act)) raise('illegal-transition', { from: record.state, action: acting.act });
  const next = decide(workflow, reasons, record.state, {
    act: acting.act,
    roles: ports.actor.roles,
    actorId: ports.actor.id,
    reasonCode: acting.reasonCode ?? null,
    lastActors: lastActors(ports.db, record.id),
    led: record.leadId !== null,
  });
  if (!next.ok) throw next.error;
  return next.value;
}

/** While a refusal waits for its decision, nothing else happens to the case; and only then is there one to decide. */
export function isHeldBack(record: SubmissionRecord, act: SubmissionAct): boolean {
  const decides = act === 'approve-refusal' || act === 'reject-refusal';
  return decides !== record.refusalProposed && (decides || record.refusalProposed);
}

/** Writes an act: the record, who did it, the list line, the announcement. The caller appends to the ledger. */
export function carryOut(
  ports: Ports,
  before: SubmissionRecord,
  acting: Acting,
  change: Change,
): { id: string; revision: number } {
  // the act first: what it takes back may change only behind it
  insertAct(ports.db, before.id, {
    act: acting.act,
    ...actedBy(ports),
    reasonCode: acting.reasonCode ?? null,
    body: acting.note,
  });
  updateSubmission(ports.db, before, change);
  const after = submissionOf(ports, before.id);
  updateLine(ports.db, {
    id: after.id,
    state: shownState(after.state, after.toldMs),
    holderId: holderOf(after),
    dueOn: dueOnOf(ports, after),
  });
  ports.announce('submissions.changed', after.id);
  return { id: after.id, revision: after.revision };
}

/** Who has the case on the desk: whoever leads it, until it is closed. */
export const holderOf = (record: SubmissionRecord): string | null =>
  HELD.includes(record.state) ? record.leadId : null;
const HELD: readonly SubmissionRecord['state'][] = [
  ...(['assigned', 'in-progress', 'awaiting-approval', 'answered'] as const),
  'awaiting-supplement', // asked by whoever works on it
];

export const takesPart = (ports: Pick<Ports, 'actor'>, record: SubmissionRecord): boolean =>
  record.leadId === ports.actor.id || record.supportIds.includes(ports.actor.id);

/** Whoever works on the case, and the counter, may tell its sender how it stands. */
export const mayTellSender = (ports: Pick<Ports, 'actor'>, record: SubmissionRecord): boolean =>
  takesPart(ports, record) || ports.actor.roles.some((role) => role === 'intake' || role === 'clerk');

/** Who keeps cases, and who works on this one, may see who its sender is, for a reason. */
export const mayReveal = (ports: Pick<Ports, 'actor'>, record: SubmissionRecord): boolean =>
  takesPart(ports, record) ||
  ports.actor.roles.some((role) => role === 'intake' || role === 'clerk' || role === 'leader');
