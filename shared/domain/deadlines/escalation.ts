/** Up whose line something late is told: who holds it, the head of that person's unit, the leaders of the office. */
export type Rung = 'holder' | 'head' | 'leader';

export interface EscalationStep {
  /** working days late; 0: as soon as it is late */
  readonly afterWorkingDays: number;
  readonly to: Rung;
}

/** The rungs that know of something so many working days late, nearest first; none while it is not late. */
export function rungsTold(steps: readonly EscalationStep[], lateDays: number): Rung[] {
  if (lateDays <= 0) return [];
  return [...steps]
    .sort((a, b) => a.afterWorkingDays - b.afterWorkingDays)
    .filter((step) => step.afterWorkingDays <= lateDays)
    .map((step) => step.to);
}

/** Working days after which a rung is told; null: these steps never tell it. */
export const toldAfter = (steps: readonly EscalationStep[], rung: Rung): number | null =>
  steps.find((step) => step.to === rung)?.afterWorkingDays ?? null;
