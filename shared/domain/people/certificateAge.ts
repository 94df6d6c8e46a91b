const DAY_MS = 24 * 3600 * 1000;

export interface CertificateWarning {
  /** whole days left; negative when it is over */
  readonly days: number;
  /** the mark that was passed, in days before the end; null when it is over */
  readonly step: number | null;
}

/**
 * The warning that stands for a certificate in force that ends at `untilMs`; null while there is time.
 * @param marks days before the end at which a person is warned, and once more (rule KN-26)
 */
export function warningFor(
  untilMs: number,
  nowMs: number,
  marks: readonly number[],
): CertificateWarning | null {
  const days = Math.floor((untilMs - nowMs) / DAY_MS);
  if (days < 0) return { days, step: null };
  const passed = marks.filter((mark) => days <= mark);
  return passed.length === 0 ? null : { days, step: Math.min(...passed) };
}
