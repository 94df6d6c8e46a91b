import { addYears, type CivilDate, daysBetween } from '../calendar/civilDate.ts';
import type { Level } from './level.ts';

/** What a rule pack says of one level. */
export interface LevelRule {
  readonly id: string;
  readonly level: Level;
  readonly name: string;
  /** Mark on the outer envelope: A, B, C; null for level none. */
  readonly mark: 'A' | 'B' | 'C' | null;
  /** Protection period in years from the day of determination; null for level none. */
  readonly years: number | null;
  readonly envelopes: number;
  /** Whether the register may hold a trích yếu, and the vault a file. */
  readonly keepsSubject: boolean;
  readonly keepsFile: boolean;
}

/** Last day of the protection period, or null for a document that has none. */
export function protectedUntil(rule: LevelRule, determinedOn: CivilDate): CivilDate | null {
  return rule.years === null ? null : addYears(determinedOn, rule.years);
}

export type ProtectionState = 'open-ended' | 'protected' | 'ending' | 'ended';

/** Where a document stands in its period. An ended period still waits for a person to confirm and stamp it. */
export function protectionState(
  until: CivilDate | null,
  today: CivilDate,
  warnDays: number,
): ProtectionState {
  if (until === null) return 'open-ended';
  const left = daysBetween(today, until);
  if (left < 0) return 'ended';
  return left <= warnDays ? 'ending' : 'protected';
}

/** A–C to the level it stands for; null for another letter. */
export function levelOfMark(rules: readonly LevelRule[], mark: string): Level | null {
  return rules.find((rule) => rule.mark !== null && rule.mark === mark.trim().toUpperCase())?.level ?? null;
}
