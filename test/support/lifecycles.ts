import {
  edgesFrom,
  type Direction,
  type DocumentState,
  type DocumentAct,
} from '../../shared/domain/document/lifecycle.ts';

/** Nothing leads out of these. */
export function isFinal(direction: Direction, state: DocumentState): boolean {
  return Object.keys(edgesFrom(direction, state)).length === 0;
}

/** Acts that must say why. */
const ACTS_WITH_REASON = [
  'cancel',
  'return',
  'returnToLeader',
  'reopen',
  'recall',
] as const satisfies readonly DocumentAct[];

export function needsReason(act: DocumentAct): boolean {
  return (ACTS_WITH_REASON as readonly DocumentAct[]).includes(act);
}
