import { foldBase, words } from '../text/fold.ts';

interface FoldedPhrase {
  readonly exact: readonly string[];
  /** its exact words with single spaces */
  readonly together: string;
  readonly base: string;
}

/** A phrase of a rule pack, folded once: thousands of rows are compared with the same ones. */
const folded = new Map<string, FoldedPhrase>();

export function foldedPhrase(phrase: string): FoldedPhrase {
  const known = folded.get(phrase);
  if (known !== undefined) return known;
  const exact = words(phrase).map((word) => word.exact);
  const made = { exact, together: exact.join(' '), base: foldBase(phrase) };
  folded.set(phrase, made);
  return made;
}
