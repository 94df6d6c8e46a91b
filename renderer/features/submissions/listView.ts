import type { CaseFilter } from './stores.ts';
import { STATES } from './words.ts';

export type Chip = 'all' | 'mine' | 'overdue';
export interface ListView {
  readonly group: CaseFilter['group'];
  readonly chip: Chip;
  readonly state: CaseFilter['state'];
  readonly words: string;
  /** The words that are asked for: a little after the last key, never in the middle of a letter. */
  readonly settled: string;
  readonly selected: string | null;
}

/** How the list opens: as whoever led here asked (`filter`, `state`), else whole. */
export function firstView({ filter, state }: Readonly<Record<string, string | undefined>>): ListView {
  const chip: Chip = filter === 'mine' || filter === 'overdue' ? filter : 'all';
  const asked = STATES.find((each) => each === state) ?? null;
  return { group: 'all', chip, state: asked, words: '', settled: '', selected: null };
}

/**
 * The list asked for otherwise. What was chosen before may be no line of it any more, and Enter would open a case that
 * nobody sees: nothing is chosen until the list has the focus again.
 */
export const askedFor = (part: Partial<ListView>): Partial<ListView> => ({ ...part, selected: null });
