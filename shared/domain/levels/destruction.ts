import { AppError } from '../../errors.ts';
import { err, ok, type Result } from '../../result.ts';

/** Tiêu hủy step by step (Luật 29/2018/QH14 Điều 23, not compared with 2025): no step is left out. */
export const DESTRUCTION_EDGES = {
  proposed: { setCouncil: 'council', withdraw: 'withdrawn' },
  council: { checkItem: 'council', recordMeeting: 'reviewed', withdraw: 'withdrawn' },
  reviewed: { decide: 'decided', withdraw: 'withdrawn' },
  decided: { execute: 'destroyed', withdraw: 'withdrawn' },
  // only of one that was done at once: the written report afterwards
  destroyed: { report: 'destroyed' },
  withdrawn: {},
} as const;

export type DestructionState = keyof typeof DESTRUCTION_EDGES;
export type DestructionAct =
  | 'setCouncil'
  | 'checkItem'
  | 'recordMeeting'
  | 'decide'
  | 'execute'
  | 'withdraw'
  | 'report';

export function destructionAfter(
  from: DestructionState,
  act: DestructionAct,
): Result<DestructionState, AppError> {
  const edges: Partial<Record<string, DestructionState>> = DESTRUCTION_EDGES[from];
  const to = Object.hasOwn(edges, act) ? edges[act] : undefined;
  return to === undefined ? err(new AppError('illegal-transition', { from, action: act })) : ok(to);
}

export const destructionActs = (from: DestructionState): DestructionAct[] =>
  Object.keys(DESTRUCTION_EDGES[from]) as DestructionAct[];

export interface Member {
  readonly fullName: string;
  readonly post: string;
  readonly role: 'chair' | 'secretary' | 'member';
}

export type CouncilFault = 'too-few' | 'same-person' | 'no-chair' | 'no-secretary';

/** At least three different people; one chair, one secretary. */
export function councilFault(members: readonly Member[]): CouncilFault | null {
  if (members.length < 3) return 'too-few';
  const people = new Set(
    members.map(({ fullName, post }) => `${fullName.toLowerCase()}|${post.toLowerCase()}`),
  );
  if (people.size !== members.length) return 'same-person';
  const count = (role: Member['role']): number => members.filter((member) => member.role === role).length;
  if (count('chair') !== 1) return 'no-chair';
  return count('secretary') === 1 ? null : 'no-secretary';
}

export type DestructionBlock =
  | 'hold'
  | 'state'
  | 'recall'
  | 'retention'
  | 'copies-out'
  | 'listed'
  | 'proposal';

/** What stands against destroying a document; null: nothing (Luật 29/2018/QH14 Điều 23 khoản 1). */
export function destructionBlock(at: {
  readonly closed: boolean;
  readonly held: boolean;
  readonly recalled: boolean;
  readonly retentionUntil: string;
  readonly today: string;
  readonly copiesOut: number;
  readonly listedElsewhere: boolean;
  readonly proposalWaits: boolean;
}): DestructionBlock | null {
  if (at.held) return 'hold';
  if (at.listedElsewhere) return 'listed';
  if (!at.closed) return 'state';
  if (at.recalled) return 'recall';
  if (at.proposalWaits) return 'proposal';
  if (at.retentionUntil >= at.today) return 'retention';
  return at.copiesOut > 0 ? 'copies-out' : null;
}
