import { AppError } from '../../shared/errors.ts';

/** What the product said to one case of a suite. */
export interface Answer {
  readonly accepted: boolean;
  /** the error's own code; empty when accepted */
  readonly why: string;
  /** an error that is not one of ours: a bug */
  readonly crashed: boolean;
  readonly ms: number;
}

export function attempt(run: () => void): Answer {
  const began = performance.now();
  try {
    run();
    return { accepted: true, why: '', crashed: false, ms: performance.now() - began };
  } catch (error) {
    const known = error instanceof AppError && error.code !== 'internal';
    const why = known ? error.code : String(error);
    return { accepted: false, why, crashed: !known, ms: performance.now() - began };
  }
}

export type Wanted = 'accept' | 'refuse' | 'either';

/** A case, what the suite wants, and what of our profile excuses another answer (never an accepted one by itself). */
export interface Judged {
  readonly suite: string;
  readonly id: string;
  readonly wanted: Wanted;
  readonly answer: Answer;
  /** why this case is outside of what the product claims, by name; null: it is inside */
  readonly outOfProfile: string | null;
}

export interface Tally {
  readonly suite: string;
  cases: number;
  right: number;
  /** refused though valid: outside of our profile (RSA, SHA-256 and longer, no delta lists, no policies) */
  refusedByProfile: number;
  /** accepted though it must be refused, and why that is out of profile */
  acceptedOutOfProfile: string[];
  /** accepted though it must be refused: must be 0 */
  wronglyAccepted: string[];
  crashed: string[];
  slowestMs: number;
}

export function tally(judged: Iterable<Judged>): Tally[] {
  const all = new Map<string, Tally>();
  for (const { suite, id, wanted, answer, outOfProfile } of judged) {
    const line = all.get(suite) ?? emptyTally(suite);
    all.set(suite, line);
    line.cases += 1;
    line.slowestMs = Math.max(line.slowestMs, answer.ms);
    if (answer.crashed) line.crashed.push(`${id}: ${answer.why}`);
    else if (answer.accepted && wanted === 'refuse') {
      if (outOfProfile === null) line.wronglyAccepted.push(id);
      else line.acceptedOutOfProfile.push(`${id}: ${outOfProfile}`);
    } else if (!answer.accepted && wanted === 'accept') line.refusedByProfile += 1;
    else line.right += 1;
  }
  return [...all.values()];
}

const emptyTally = (suite: string): Tally => ({
  suite,
  cases: 0,
  right: 0,
  refusedByProfile: 0,
  acceptedOutOfProfile: [],
  wronglyAccepted: [],
  crashed: [],
  slowestMs: 0,
});
