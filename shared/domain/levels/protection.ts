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

/** After an adjustment: keep the end, count anew from the first determination, or from the decision. */
export const PERIOD_MODES = ['keep', 'from-determination', 'from-decision'] as const;
export type PeriodMode = (typeof PERIOD_MODES)[number];

/** Last day of the protection period, or null for a document that has none. */
export function protectedUntil(rule: LevelRule, determinedOn: CivilDate): CivilDate | null {
  return rule.years === null ? null : addYears(determinedOn, rule.years);
}

/** The end of the period after a level was raised or lowered, by the option of the pack. */
export function untilAfterAdjustment(
  mode: PeriodMode,
  rule: LevelRule,
  dates: { until: CivilDate | null; determinedOn: CivilDate; decidedOn: CivilDate },
): CivilDate | null {
  // an open document that becomes classified has no period to keep: it begins with the decision
  if (mode === 'keep' && dates.until !== null) return dates.until;
  return protectedUntil(rule, mode === 'from-determination' ? dates.determinedOn : dates.decidedOn);
}

export type ExtensionFault = 'ended' | 'late' | 'not-longer' | 'too-long';

/**
 * May a period be extended to this day? It is decided before the period ends and, without a document of the head,
 * so many days before; each extension is at most one base term (Luật 29/2018/QH14 Điều 20, not compared with 2025).
 */
export function extensionFault(
  rule: LevelRule,
  extension: { until: CivilDate; to: CivilDate; today: CivilDate; headDocument: boolean },
  limitDays: number,
): ExtensionFault | null {
  const left = daysBetween(extension.today, extension.until);
  if (left < 0) return 'ended';
  if (left < limitDays && !extension.headDocument) return 'late';
  if (extension.to <= extension.until) return 'not-longer';
  return rule.years !== null && extension.to > addYears(extension.until, rule.years) ? 'too-long' : null;
}
