import { ROLES } from '../people/roles.ts';
import { decide, type Reason, type SubmissionAct, transition, type Workflow } from './lifecycle.ts';

/** An act as it happened. */
export interface PastAct {
  readonly act: SubmissionAct;
  readonly byId: string;
  readonly reasonCode: string | null;
}

interface Process {
  readonly workflow: Workflow;
  readonly reasons: readonly Reason[];
}

/**
 * Goes once more the way that a case took under its own version, and asks another version at every step. Which posts
 * somebody held then is not known: the role is not judged; the step, its reason and proposer ≠ decider are.
 * @returns acts that the other version refuses or that would lead elsewhere, in the order they were done; `null` where
 * the way can't be followed, because the case's own version has no such step
 */
export function rehearse(own: Process, other: Process, acts: readonly PastAct[]): SubmissionAct[] | null {
  const refused: SubmissionAct[] = [];
  const lastActors = new Map<SubmissionAct, string>();
  let state = own.workflow.initial;
  let led = false;
  for (const { act, byId, reasonCode } of acts) {
    const went = transition(own.workflow, state, act, led);
    if (!went.ok) return null;
    const asked = { act, roles: ROLES, actorId: byId, reasonCode, lastActors, led };
    const would = decide(other.workflow, other.reasons, state, asked);
    if (!would.ok || would.value !== went.value) refused.push(act);
    lastActors.set(act, byId);
    state = went.value;
    if (act === 'assign') led = true;
    if (act === 'send-back') led = false;
  }
  return refused;
}
