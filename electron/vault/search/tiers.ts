import type { SearchPlan } from '../../../shared/domain/text/searchQuery.ts';
import { inColumns } from '../../../shared/domain/text/searchQuery.ts';

const columns = (ending: 'exact' | 'base') => ({
  title: [`number_${ending}`, `subject_${ending}`],
  all: ['number', 'subject', 'issuer', 'body'].map((field) => `${field}_${ending}`),
});
const EXACT = columns('exact');
const BASE = columns('base');
export const BASE_COLUMNS = BASE.all;

/** One look into the index. Tiers are best first: the words as one phrase in the subject, then anywhere; then apart. */
export interface Look {
  readonly expression: string;
  readonly tier: number;
  /** finds the spelling as typed only */
  readonly isExact: boolean;
}

function looks(
  { title, all }: typeof BASE,
  phrase: string,
  apart: string,
  isExact: boolean,
): readonly Look[] {
  const found = [
    inColumns(title, phrase),
    inColumns(all, phrase),
    inColumns(title, apart),
    inColumns(all, apart),
  ];
  return found.flatMap((expression, tier) =>
    found.indexOf(expression) < tier ? [] : [{ expression, tier, isExact }],
  );
}

/** Looks for the spelling as typed, and those without marks. */
export const exactLooks = (plan: SearchPlan): readonly Look[] =>
  looks(EXACT, plan.exactPhrase, plan.exact, true);
export const baseLooks = (plan: SearchPlan): readonly Look[] =>
  looks(BASE, plan.phrase, plan.candidates, false);
