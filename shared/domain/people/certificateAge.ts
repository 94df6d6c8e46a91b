const DAY_MS = 24 * 3600 * 1000;

/** Days before the end at which a person is warned, and once more. */
export const WARNING_DAYS = [60, 30, 7] as const;
export type WarningStep = '60' | '30' | '7' | 'over';

export interface CertificateWarning {
  /** whole days left; negative when it is over */
  readonly days: number;
  readonly step: WarningStep;
}

/** The warning that stands for a certificate in force that ends at `untilMs`; null while there is time. */
export function warningFor(untilMs: number, nowMs: number): CertificateWarning | null {
  const days = Math.floor((untilMs - nowMs) / DAY_MS);
  if (days < 0) return { days, step: 'over' };
  const passed = WARNING_DAYS.filter((limit) => days <= limit).at(-1);
  return passed === undefined ? null : { days, step: `${passed}` };
}
