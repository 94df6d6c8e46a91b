import { AppError } from '../../errors.ts';
import { err, ok, type Result } from '../../result.ts';
import type { Role } from '../people/roles.ts';

/** States of a submission (phản ánh, kiến nghị, sáng kiến, giải pháp). Labels, edges and reasons are in the rule pack. */
export const SUBMISSION_STATES = [
  'received',
  'classifying',
  'awaiting-supplement',
  'refused',
  'transferred',
  'merged',
  'assigned',
  'in-progress',
  'awaiting-approval',
  'answered',
  'withdrawn',
  'closed',
] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/** What a case reads as: its state, and `approved` while its answer has still to be sent. In no pack: it is seen from deliveries. */
export type ShownState = SubmissionState | 'approved';

/** @param toldMs when the last sender who waited had the answer, or null */
export const shownState = (state: SubmissionState, toldMs: number | null): ShownState =>
  state === 'answered' && toldMs === null ? 'approved' : state;

/** What everybody who asks is told: an answer that went by envelope is under way until the other office says that it came. */
export type ReadState = ShownState | 'sent' | SortedRead;

/** Cases that are given to somebody in one act: so many take less time than a person sees. */
export const ASSIGNED_AT_ONCE = 20;
/** The same of cases that are classified alike. */
export const CLASSIFIED_AT_ONCE = 20;
/** The same of cases that are merged into one. */
export const MERGED_AT_ONCE = 20;

/** What a case that was sorted waits for: whoever is to have it, or the word of a leader on its refusal. */
export const SORTED_READS = ['to-assign', 'to-refuse'] as const;
export type SortedRead = (typeof SORTED_READS)[number];

/**
 * @param awaitsReceipt the answer went by envelope, and no signed receipt of it has come
 * @param waitsFor what it waits for since it was sorted
 */
export function readState(
  state: ShownState,
  awaitsReceipt: boolean,
  waitsFor: SortedRead | null = null,
): ReadState {
  if (state === 'answered' && awaitsReceipt) return 'sent';
  return state === 'classifying' && waitsFor !== null ? waitsFor : state;
}

/** No longer in anybody's hands here: whom it was given to is no longer asked. */
const ENDED: ReadonlySet<ShownState> = new Set<ShownState>([
  ...(['refused', 'transferred', 'merged', 'withdrawn', 'answered', 'closed'] as const),
]);

/** A case that nobody holds although somebody should. */
export const lacksHolder = (row: { readonly state: ShownState; readonly holder: unknown }): boolean =>
  row.holder === null && !ENDED.has(row.state);

/** The states that stand still while a sáng kiến or giải pháp is sifted and judged: where that is says more. */
export const JUDGED_STATES = ['received', 'classifying'] as const;

/** What a line of the list reads as, and so what the list can be narrowed to. */
export type ListedState = ReadState | 'council';

/** @param judged it was sifted for a council, or is before one */
export const listedState = (
  state: ShownState,
  judged: boolean,
  awaitsReceipt: boolean,
  waitsFor: SortedRead | null = null,
): ListedState =>
  judged && (JUDGED_STATES as readonly string[]).includes(state)
    ? 'council'
    : readState(state, awaitsReceipt, waitsFor);

export const SUBMISSION_ACTS = [
  'classify',
  'ask-supplement',
  'supplement',
  'propose-refusal',
  'approve-refusal',
  'reject-refusal',
  'transfer',
  'transfer-returned',
  'merge',
  'accept',
  'assign',
  'start-work',
  'send-back',
  'submit-answer',
  'approve-answer',
  'reject-answer',
  'withdraw',
  'close',
  'reopen',
  'unmerge',
  'confirm-transfer',
  'report-progress',
  'ask-extension',
  'approve-extension',
  'reject-extension',
  'deliver',
  'rate',
  'propose-publication',
  'approve-publication',
  'reject-publication',
  'ask-consultation',
  'sign-answer',
  'issue-answer',
] as const;
export type SubmissionAct = (typeof SUBMISSION_ACTS)[number];

interface WorkflowState {
  readonly id: SubmissionState;
  readonly code: string;
  readonly name: string;
  readonly final: boolean;
}

interface WorkflowEdge {
  readonly from: SubmissionState;
  readonly act: SubmissionAct;
  readonly to: SubmissionState;
  /** Who may act. */
  readonly roles: readonly Role[];
  /** A reason code of the pack must be given. */
  readonly needsReason: boolean;
  /** The same act whose actor must be another person than the one who did this one before (proposer ≠ decider). */
  readonly notBy: SubmissionAct | null;
  /** Only of a case that somebody leads (true) or nobody leads (false); left out: of either. */
  readonly led?: boolean | undefined;
}

export interface Workflow {
  readonly initial: SubmissionState;
  readonly states: readonly WorkflowState[];
  readonly edges: readonly WorkflowEdge[];
}

export interface Reason {
  readonly code: string;
  readonly name: string;
  /** Acts for which it may be given. */
  readonly acts: readonly SubmissionAct[];
  /** Where the sender goes with what is refused, as one sentence to them. */
  readonly instead?: string | undefined;
}

/** What is known of an act that somebody wants to do. */
export interface ActRequest {
  readonly act: SubmissionAct;
  readonly roles: readonly Role[];
  readonly actorId: string;
  readonly reasonCode: string | null;
  /** Who did each act last on this case. */
  readonly lastActors: ReadonlyMap<SubmissionAct, string>;
  /** Somebody leads the case. */
  readonly led: boolean;
}

function edgeOf(
  workflow: Workflow,
  from: SubmissionState,
  act: SubmissionAct,
  led: boolean,
): WorkflowEdge | undefined {
  return workflow.edges.find(
    (edge) => edge.from === from && edge.act === act && (edge.led === undefined || edge.led === led),
  );
}

/** Only the edge: state to state. */
export function transition(
  workflow: Workflow,
  from: SubmissionState,
  act: SubmissionAct,
  led = false,
): Result<SubmissionState, AppError> {
  const edge = edgeOf(workflow, from, act, led);
  return edge ? ok(edge.to) : err(new AppError('illegal-transition', { from, action: act }));
}

/** The edge with who may, the reason and proposer ≠ decider. */
export function decide(
  workflow: Workflow,
  reasons: readonly Reason[],
  from: SubmissionState,
  request: ActRequest,
): Result<SubmissionState, AppError> {
  const edge = edgeOf(workflow, from, request.act, request.led);
  if (!edge) return err(new AppError('illegal-transition', { from, action: request.act }));
  if (!edge.roles.some((role) => request.roles.includes(role)))
    return err(new AppError('not-permitted', { action: request.act }));
  if (edge.notBy !== null && request.lastActors.get(edge.notBy) === request.actorId) {
    return err(new AppError('separation-of-duties', { action: request.act }));
  }
  const known = reasons.some(
    (reason) => reason.code === request.reasonCode && reason.acts.includes(request.act),
  );
  if (edge.needsReason && !known) return err(new AppError('reason-required', { action: request.act }));
  return ok(edge.to);
}

/** Acts that exist from a state for someone with these roles, for buttons. */
export function actsFrom(workflow: Workflow, from: SubmissionState, roles: readonly Role[]): SubmissionAct[] {
  return workflow.edges
    .filter((edge) => edge.from === from && edge.roles.some((role) => roles.includes(role)))
    .map((edge) => edge.act);
}

export function isOpen(workflow: Workflow, state: SubmissionState): boolean {
  return workflow.states.some((line) => line.id === state && !line.final);
}
