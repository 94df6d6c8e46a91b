import { useEffect, useMemo, useState } from 'react';
import type { DocumentFilter } from '../../../../shared/ipc/contract/documentFilter.ts';
import type { DocumentListedState } from '../../../../shared/ipc/contract/documentStates.ts';
import type { BookKind, Level } from '../../../../shared/ipc/schemas.ts';
import { useRoute } from '../../../data/router.ts';
import { useOpenSession } from '../../../data/session.ts';
import { useIsComposing } from '../../../keys/KeyProvider.tsx';

export type Chip = 'all' | 'mine' | 'overdue' | 'notPresented' | 'unopened' | 'mat' | 'toi-mat' | 'tuyet-mat';
const CHIPS: readonly string[] = [
  'all',
  'mine',
  'overdue',
  'notPresented',
  'unopened',
  'mat',
  'toi-mat',
  'tuyet-mat',
];
const LEVELS: readonly string[] = ['mat', 'toi-mat', 'tuyet-mat'];

/** What stands in the panel "Thêm điều kiện". */
export interface Conditions {
  readonly from: string | null;
  readonly to: string | null;
  readonly issuer: string;
  readonly typeId: string | null;
  readonly level: Level | null;
  /** what the lines read as */
  readonly state: DocumentListedState | null;
  readonly personId: string | null;
  readonly overdue: boolean;
}
export const NO_CONDITIONS: Conditions = {
  from: null,
  to: null,
  issuer: '',
  typeId: null,
  level: null,
  state: null,
  personId: null,
  overdue: false,
};

export interface BookFilterState {
  readonly filter: DocumentFilter;
  readonly chip: Chip;
  readonly words: string;
  /** null stands for every year */
  readonly year: number | null;
  readonly conditions: Conditions;
  /** how many of the conditions are set */
  readonly set: number;
  /** the person touched the filter: from then on the list no longer takes the focus by itself */
  readonly touched: boolean;
  readonly narrowed: boolean;
  setChip(chip: Chip): void;
  setWords(words: string): void;
  setYear(year: number | null): void;
  /** The year of a record that was led to: nobody touched the filter, the list keeps taking the keys by itself. */
  leadToYear(year: number): void;
  change(part: Partial<Conditions>): void;
  clear(): void;
}

const WAIT_MS = 160;

/** The words that are asked for: a little after the last key, and never in the middle of a letter. */
function useSettled(words: string): string {
  const composing = useIsComposing();
  const [settled, setSettled] = useState(words);
  useEffect(() => {
    if (composing) return undefined;
    const timer = setTimeout(() => setSettled(words.trim()), WAIT_MS);
    return () => clearTimeout(timer);
  }, [words, composing]);
  return settled;
}

export function useBookFilter(book: BookKind, currentYear: number): BookFilterState {
  const { params } = useRoute();
  const { userId } = useOpenSession();
  const wanted = params['filter'] ?? '';
  const [chip, setChip] = useState<Chip>(CHIPS.includes(wanted) ? (wanted as Chip) : 'all');
  const [words, setWords] = useState(params['words'] ?? '');
  const [year, setYear] = useState<number | null>(currentYear);
  const heldBy = params['person'] ?? null;
  const [conditions, setConditions] = useState<Conditions>({ ...NO_CONDITIONS, personId: heldBy });
  const [touched, setTouched] = useState(false);
  const settled = useSettled(words);
  const filter = useMemo<DocumentFilter>(() => {
    const { issuer, state: readsAs, ...rest } = conditions;
    // from the leader's desk: what somebody holds now, of every year
    const held = heldBy !== null && rest.personId === heldBy;
    return {
      ...rest,
      book,
      // work that waits is looked for in every year's book
      year: !held && (chip === 'all' || LEVELS.includes(chip)) ? year : null,
      issuer: issuer.trim() === '' ? null : issuer.trim(),
      level: LEVELS.includes(chip) ? (chip as Level) : rest.level,
      state: chip === 'notPresented' ? 'registered' : chip === 'unopened' ? 'unopened' : null,
      // those two are queues of work: what was called back waits in them too
      readsAs: chip === 'notPresented' || chip === 'unopened' ? null : readsAs,
      personId: chip === 'mine' ? userId : rest.personId,
      open: chip === 'mine' || held,
      overdue: chip === 'overdue' || rest.overdue,
      words: settled === '' ? null : settled,
    };
  }, [book, chip, conditions, heldBy, settled, userId, year]);
  const touch =
    <A extends unknown[]>(act: (...args: A) => void) =>
    (...args: A): void => {
      setTouched(true);
      act(...args);
    };
  const set = Object.entries(conditions).filter(
    ([name, value]) => value !== NO_CONDITIONS[name as keyof Conditions],
  ).length;
  return {
    filter,
    chip,
    words,
    year,
    conditions,
    set,
    touched,
    narrowed: set > 0 || chip !== 'all' || settled !== '',
    setChip: touch(setChip),
    setWords: touch(setWords),
    setYear: touch(setYear),
    leadToYear: setYear,
    change: touch((part: Partial<Conditions>) => setConditions((before) => ({ ...before, ...part }))),
    clear: touch(() => {
      setChip('all');
      setWords('');
      setConditions(NO_CONDITIONS);
    }),
  };
}
