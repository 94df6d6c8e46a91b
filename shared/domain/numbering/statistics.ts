import { REGISTER_KINDS } from '../document/bookKinds.ts';
import { LEVELS } from '../levels/level.ts';
import type { ReadState } from '../document/lifecycle.ts';
import type { LedgerAct } from '../ledgerActs.ts';

/**
 * Thống kê BMNN as a replay of the ledger: what was entered, under which level, and what became of it. The same counts
 * come from the records; two ways of counting that share no line of code must agree.
 */
export type Standing =
  | 'processing'
  | 'issued'
  | 'closed'
  | 'recalling'
  | 'recalled'
  | 'returned'
  | 'cancelled'
  | 'destroyed';

export interface LedgerFact {
  readonly act: LedgerAct;
  readonly subjectId: string;
  readonly facts: Readonly<Record<string, string | number | null>>;
}

export interface CountedLine {
  readonly book: string;
  readonly level: string;
  readonly standing: Standing;
}

/** What each act makes of a document; other acts leave it as it stands. */
const STANDING_AFTER: Readonly<Partial<Record<LedgerAct, Standing>>> = {
  'entry.cancelled': 'cancelled',
  'document.closed': 'closed',
  'document.answered': 'closed',
  'document.issued': 'issued',
  'document.given-back': 'returned',
  'document.destroyed': 'destroyed',
  'document.reopened': 'processing',
  'document.work-started': 'processing',
  'document.directed': 'processing',
  'document.presented': 'processing',
};
/** The same of what the office issued itself; a paper of others that is called back stands as it stood. */
const OWN_STANDING_AFTER: Readonly<Partial<Record<LedgerAct, Standing>>> = {
  'recall.ordered': 'recalling',
  'recall.closed': 'recalled',
};
const ENTERED: ReadonlySet<LedgerAct> = new Set([
  'document.registered',
  'document.registered-unopened',
  'document.registered-out',
]);

interface Line {
  readonly book: string;
  readonly level: string;
  readonly on: string;
  standing: Standing;
}

/** The standing of a state of the record: what the ledger's acts must lead to as well. */
export function standingOf(state: ReadState): Standing {
  switch (state) {
    case 'issued':
    case 'recalling':
    case 'recalled':
    case 'returned':
    case 'cancelled':
    case 'destroyed':
      return state;
    case 'closed':
    case 'answered':
      return 'closed';
    default:
      return 'processing';
  }
}

/** Lines of classified books and of books of acts entered between two days, as the ledger tells them. */
export function replay(entries: Iterable<LedgerFact>, from: string, to: string): CountedLine[] {
  const documents = new Map<string, Line>();
  const acts = new Map<string, Line>();
  for (const { act, subjectId, facts } of entries) {
    if (ENTERED.has(act)) {
      const line = lineOf(facts);
      if (line.book.startsWith('classified')) documents.set(subjectId, line);
    } else if (act === 'book.line-entered') acts.set(actKey(subjectId, facts), lineOf(facts));
    else if (act === 'book.line-cancelled') settle(acts.get(actKey(subjectId, facts)), 'cancelled');
    else settleDocument(documents.get(subjectId), act);
  }
  return [...documents.values(), ...acts.values()]
    .filter(({ on }) => from <= on && on <= to)
    .map(({ book, level, standing }) => ({ book, level, standing }));
}

const actKey = (bookId: string, facts: LedgerFact['facts']): string => `${bookId} ${facts['number'] ?? ''}`;

function lineOf(facts: LedgerFact['facts']): Line {
  const level = String(facts['level'] ?? 'none');
  return { book: String(facts['book'] ?? ''), level, on: String(facts['on'] ?? ''), standing: 'processing' };
}

function settleDocument(line: Line | undefined, act: LedgerAct): void {
  const own = line?.book === 'classified-outgoing' ? OWN_STANDING_AFTER[act] : undefined;
  settle(line, own ?? STANDING_AFTER[act]);
}

function settle(line: Line | undefined, standing: Standing | undefined): void {
  if (line !== undefined && standing !== undefined) line.standing = standing;
}

export interface CountRow extends CountedLine {
  readonly count: number;
}

const LEVEL_ORDER: readonly string[] = LEVELS;
const BOOK_ORDER: readonly string[] = REGISTER_KINDS;

/** Counts equal lines, in the order in which the books stand and from the lowest level up: two counts can be compared. */
export function countLines(lines: Iterable<CountedLine>): CountRow[] {
  const counts = new Map<string, CountRow>();
  for (const { book, level, standing } of lines) {
    const key = `${book}|${level}|${standing}`;
    counts.set(key, { book, level, standing, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort(
    (a, b) =>
      BOOK_ORDER.indexOf(a.book) - BOOK_ORDER.indexOf(b.book) ||
      LEVEL_ORDER.indexOf(a.level) - LEVEL_ORDER.indexOf(b.level) ||
      (a.standing < b.standing ? -1 : 1),
  );
}
