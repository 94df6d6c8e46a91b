/** The work of one search for marks: what was done, and how much may be. */
export class MarkWork {
  /** letters that were looked at, each time anew */
  steps = 0;
  readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  spend(steps: number): void {
    this.steps += steps;
  }

  get isSpent(): boolean {
    return this.steps > this.most;
  }
}

/** What may be typed is searched on the vault's thread; a text as people write it takes a hundredth of this. */
export const STEPS_OF_WORDS = 2_000_000;
/** All the words of a page or of a file. */
export const STEPS_OF_FILE = 100_000_000;
/** A mark-like word is judged by what stands around it, a bounded way. */
export const STEPS_OF_A_HIT = 1_000;
