import { type CivilDate, daysBetween } from '../../shared/domain/calendar/civilDate.ts';
import type { Level } from '../../shared/domain/levels/level.ts';
import { type LevelRule } from '../../shared/domain/levels/protection.ts';

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
