import { AppError } from '../../errors.ts';
import { err, ok, type Result } from '../../result.ts';

/**
 * Thẩm định sáng kiến, giải pháp: sift → council → scores → minutes → decision → following. The states and who may move
 * them; weights, quorum and thresholds are data of the rule pack `initiatives`.
 */
const INITIATIVE_EDGES = {
  sifting: { pass: 'sifted', drop: 'dropped' },
  sifted: { setCouncil: 'scoring' },
  scoring: { declare: 'scoring', score: 'scoring', closeScoring: 'scored' },
  scored: { recordMinutes: 'minuted' },
  minuted: { adopt: 'adopted', pilot: 'piloting', reject: 'rejected' },
  piloting: { follow: 'piloting', adopt: 'adopted', reject: 'rejected' },
  adopted: { follow: 'adopted', reward: 'adopted' },
  dropped: {},
  rejected: {},
} as const;

export type InitiativeState = keyof typeof INITIATIVE_EDGES;
export const INITIATIVE_STATES = Object.keys(INITIATIVE_EDGES) as readonly InitiativeState[];
/** A council has it, or is to have it: nothing is decided yet. */
export const isUndecided = (state: InitiativeState): boolean =>
  ['sifted', 'scoring', 'scored', 'minuted'].includes(state);

export type InitiativeAct =
  | 'pass'
  | 'drop'
  | 'setCouncil'
  | 'declare'
  | 'score'
  | 'closeScoring'
  | 'recordMinutes'
  | 'adopt'
  | 'pilot'
  | 'reject'
  | 'follow'
  | 'reward';

export function initiativeAfter(
  from: InitiativeState,
  act: InitiativeAct,
): Result<InitiativeState, AppError> {
  const edges: Partial<Record<string, InitiativeState>> = INITIATIVE_EDGES[from];
  const to = Object.hasOwn(edges, act) ? edges[act] : undefined;
  return to === undefined ? err(new AppError('illegal-transition', { from, action: act })) : ok(to);
}

export const initiativeActs = (from: InitiativeState): InitiativeAct[] =>
  Object.keys(INITIATIVE_EDGES[from]) as InitiativeAct[];

export const COUNCIL_ROLES = ['chair', 'secretary', 'member'] as const;
export type CouncilRole = (typeof COUNCIL_ROLES)[number];
export const VOTES = ['adopt', 'pilot', 'reject'] as const;
export type Vote = (typeof VOTES)[number];

export interface CouncilRule {
  readonly id: string;
  /** fewest members */
  readonly least: number;
  /** `of` out of `in` members must have given their scores, and never fewer than `scores` */
  readonly quorum: { readonly of: number; readonly in: number; readonly scores: number };
}

export interface Criterion {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** what the highest score means */
  readonly hint: string;
  /** share of the total, per cent; those of a pack make 100 */
  readonly weight: number;
  /** highest score; the lowest is nought */
  readonly most: number;
}

export interface CouncilSeat {
  readonly personId: string;
  readonly role: CouncilRole;
}

export type SeatFault = 'too-few' | 'same-person' | 'no-chair' | 'no-secretary';

/** Different people, one chair, one secretary, and as many as the pack asks for. */
export function seatFault(seats: readonly CouncilSeat[], rule: CouncilRule): SeatFault | null {
  if (seats.length < rule.least) return 'too-few';
  if (new Set(seats.map(({ personId }) => personId)).size !== seats.length) return 'same-person';
  const count = (role: CouncilRole): number => seats.filter((seat) => seat.role === role).length;
  if (count('chair') !== 1) return 'no-chair';
  return count('secretary') === 1 ? null : 'no-secretary';
}

/** A member as the sealing of scores sees them; `conflict` null: not declared yet. */
export interface Judge {
  readonly conflict: boolean | null;
  readonly scored: boolean;
}

/** How many scores must be there before the secretary may close: a share of all members, those with a conflict too. */
export function scoresNeeded(members: number, rule: CouncilRule): number {
  const share = Math.ceil((members * rule.quorum.of) / rule.quorum.in);
  return Math.max(rule.quorum.scores, share);
}

/** Everybody has declared, and whoever has no conflict has given their scores. */
export const allGiven = (judges: readonly Judge[]): boolean =>
  judges.every(({ conflict, scored }) => conflict === true || (conflict === false && scored));

export const mayClose = (judges: readonly Judge[], rule: CouncilRule): boolean =>
  judges.filter(({ scored }) => scored).length >= scoresNeeded(judges.length, rule);

export type Scores = Readonly<Record<string, number>>;

/** Which criterion is missing, unknown or out of its bounds; null when the scores are whole. */
export function scoreFault(scores: Scores, criteria: readonly Criterion[]): string | null {
  const unknown = Object.keys(scores).find((code) => !criteria.some((criterion) => criterion.code === code));
  if (unknown !== undefined) return unknown;
  const wrong = criteria.find(({ code, most }) => {
    const score = scores[code];
    return score === undefined || !Number.isInteger(score) || score < 0 || score > most;
  });
  return wrong?.code ?? null;
}

/** Weighted score out of 100, to one decimal. */
export function weighted(scores: Scores, criteria: readonly Criterion[]): number {
  const total = criteria.reduce(
    (sum, { code, weight, most }) => sum + ((scores[code] ?? 0) / most) * weight,
    0,
  );
  return Math.round(total * 10) / 10;
}

/** The mean of the council, to one decimal; null of no score. */
export function councilScore(all: readonly Scores[], criteria: readonly Criterion[]): number | null {
  if (all.length === 0) return null;
  const sum = all.reduce((total, scores) => total + weighted(scores, criteria), 0);
  return Math.round((sum / all.length) * 10) / 10;
}

export interface Thresholds {
  readonly id: string;
  /** from this score on the pack suggests it; a person decides */
  readonly adopt: number;
  readonly pilot: number;
}

/** What the pack would say of a score; a person decides. */
export const suggested = (score: number, thresholds: Thresholds): Vote =>
  score >= thresholds.adopt ? 'adopt' : score >= thresholds.pilot ? 'pilot' : 'reject';
