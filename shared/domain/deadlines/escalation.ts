/** Up whose line something late is told: who holds it, the head of that person's unit, the leaders of the office. */
export type Rung = 'holder' | 'head' | 'leader';

export interface EscalationStep {
  /** working days late; 0: as soon as it is late */
  readonly afterWorkingDays: number;
  readonly to: Rung;
}

/** Working days after which a rung is told; null: these steps never tell it. */
export const toldAfter = (steps: readonly EscalationStep[], rung: Rung): number | null =>
  steps.find((step) => step.to === rung)?.afterWorkingDays ?? null;
