import { AppError } from '../../errors.ts';
import { err, ok, type Result } from '../../result.ts';
import { type Level, levelRank, withinCeiling } from '../levels/level.ts';
import { foldExact } from '../text/fold.ts';

/** A post and the highest level on which it may do certain acts (pack `authorities`). */
export interface Ceiling {
  readonly id: string;
  readonly titles: readonly string[];
  readonly acts: readonly string[];
  readonly ceiling: Level;
}

export interface CeilingAnswer {
  readonly level: Level;
  /** the rule that gives it; null when no post of the matrix fits */
  readonly ruleId: string | null;
}

/** The highest level on which a position may do an act. A position outside the matrix acts on level none only. */
export function ceilingOf(matrix: readonly Ceiling[], act: string, position: string): CeilingAnswer {
  const held = foldExact(position);
  const fits = matrix.filter(
    (rule) =>
      rule.acts.includes(act) &&
      rule.titles.some((title) => held === foldExact(title) || held.startsWith(`${foldExact(title)} `)),
  );
  return fits.reduce<CeilingAnswer>(
    (best, rule) =>
      best.ruleId === null || levelRank(rule.ceiling) > levelRank(best.level)
        ? { level: rule.ceiling, ruleId: rule.id }
        : best,
    { level: 'none', ruleId: null },
  );
}

/** In which capacity somebody signs, as the rule packs describe it (KT., TL., TUQ.; K/T, T/L, T/M). */
export interface Capacity {
  readonly id: string;
  readonly ruleId: string;
  /** as printed before the post: `KT.` `T/L` */
  readonly mark: string;
  readonly style: 'party' | 'state' | 'both';
  readonly needsDelegation: boolean;
  /** names of collective bodies, by their first words, whose documents are not signed so */
  readonly notForBodies: readonly string[];
}

/** What a delegation may be given for; each is named in its document (Luật 29/2018/QH14 Điều 11; NĐ 30/2020 Điều 13). */
export const DELEGATED_ACTS = ['sign', 'permit-copy', 'permit-taking-out', 'permit-destruction'] as const;
export type DelegatedAct = (typeof DELEGATED_ACTS)[number];

/** A dated delegation of signing (NĐ 30/2020 Điều 13). */
export interface Delegation {
  readonly id: string;
  readonly capacity: string;
  readonly fromPosition: string;
  readonly toId: string;
  /** the highest level of documents that may be signed under it */
  readonly ceiling: Level;
  /** types of documents; empty means all */
  readonly acts: readonly DelegatedAct[];
  readonly typeIds: readonly string[];
  readonly fromOn: string;
  readonly toOn: string;
  readonly revoked: boolean;
}

export interface SigningRequest {
  readonly style: 'party' | 'state';
  readonly officeName: string;
  readonly capacities: readonly Capacity[];
  readonly matrix: readonly Ceiling[];
  readonly capacity: string;
  readonly delegation: Delegation | null;
  readonly signer: { readonly id: string; readonly position: string };
  readonly level: Level;
  readonly typeId: string;
  readonly today: string;
}

/** Whether documents of a body of that name are signed so: a collective one is not signed for by a deputy of its head. */
export function isForBody({ notForBodies }: Pick<Capacity, 'notForBodies'>, officeName: string): boolean {
  const body = foldExact(officeName);
  return !notForBodies.some((name) => body.startsWith(foldExact(name)));
}

/**
 * May this person sign this document in this capacity today? In one's own post (or for the collective) by the matrix
 * of posts; under a delegation by the lower of the delegator's ceiling and the delegation's own.
 * @returns the ids of the rules that allow it; AppError `capacity-not-allowed` `delegation-missing` `above-authority`
 */
export function maySign(request: SigningRequest): Result<readonly string[], AppError> {
  const capacity = request.capacities.find((line) => line.id === request.capacity);
  if (capacity === undefined || (capacity.style !== 'both' && capacity.style !== request.style))
    return err(new AppError('capacity-not-allowed', { capacity: request.capacity }));
  if (!isForBody(capacity, request.officeName))
    return err(new AppError('capacity-not-allowed', { capacity: capacity.id, rule: capacity.ruleId }));
  return capacity.needsDelegation ? underDelegation(request, capacity) : inOwnPost(request, capacity);
}

function inOwnPost(request: SigningRequest, capacity: Capacity): Result<readonly string[], AppError> {
  const own = ceilingOf(request.matrix, 'sign', request.signer.position);
  if (!withinCeiling(request.level, own.level)) return err(tooHigh(request.level, own.ruleId));
  return ok([capacity.ruleId, ...(own.ruleId === null ? [] : [own.ruleId])]);
}

function underDelegation(request: SigningRequest, capacity: Capacity): Result<readonly string[], AppError> {
  const { delegation, today, level } = request;
  const fault = faultOf(request, capacity);
  if (delegation === null || fault !== null)
    return err(new AppError('delegation-missing', { why: fault ?? 'none', rule: capacity.ruleId, today }));
  const giver = ceilingOf(request.matrix, 'sign', delegation.fromPosition);
  if (!withinCeiling(level, giver.level) || !withinCeiling(level, delegation.ceiling))
    return err(tooHigh(level, giver.ruleId));
  return ok([capacity.ruleId, ...(giver.ruleId === null ? [] : [giver.ruleId])]);
}

function faultOf({ delegation, signer, today, typeId }: SigningRequest, capacity: Capacity): string | null {
  if (delegation === null || delegation.toId !== signer.id || delegation.capacity !== capacity.id)
    return 'none';
  if (!delegation.acts.includes('sign')) return 'act';
  if (delegation.revoked) return 'revoked';
  if (today < delegation.fromOn) return 'not-yet';
  if (today > delegation.toOn) return 'expired';
  return delegation.typeIds.length > 0 && !delegation.typeIds.includes(typeId) ? 'type' : null;
}

const tooHigh = (level: Level, ruleId: string | null): AppError =>
  new AppError('above-authority', { level, rule: ruleId ?? 'TQ-08' });
