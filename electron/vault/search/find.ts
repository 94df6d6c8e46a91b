import { looksLikeDocumentNumber, parseDocumentNumber } from '../../../shared/domain/text/documentNumber.ts';
import { highlightRanges, type TextRange } from '../../../shared/domain/text/highlight.ts';
import { levelOfRank, type MatchOptions, type Query, type Rank } from '../../../shared/domain/text/match.ts';
import { planSearch, rankFields, type SearchPlan } from '../../../shared/domain/text/searchQuery.ts';
import type { SearchHit } from '../../../shared/ipc/contract/desk.ts';
import type { Db } from '../db/handles.ts';
import { linesOfHits } from './foundBy.ts';
import type { OpenWords } from './said.ts';
import {
  findRecords,
  type Found,
  type Reader,
  type ShowProposal,
  type Shown,
  shownRecords,
} from './store.ts';
import { baseLooks, exactLooks, type Look } from './tiers.ts';

/** Candidates that are ranked for one query: of a spelling that occurs, and of one that occurs nowhere as typed. */
const FEW_CANDIDATES = 80;
const MOST_CANDIDATES = 1_000;
const BEST_RANK: Rank = 0;
const WORST_RANK: Rank = 5;
const WORST_TIER = 9;

export interface Search {
  readonly words: string;
  readonly limit: number;
  readonly options: MatchOptions;
  readonly reader: Reader;
  /** the index of the classified records that this person can open, and how to open their words */
  readonly sealed?: { readonly db: Db; readonly open: OpenWords };
  /** the index of the drafts on their way that have reached this person */
  readonly proposals?: { readonly db: Db; readonly show: ShowProposal };
  /** given where each hit shows the line that it was found by: whether this person reads the files of a record */
  readonly readsFiles?: (id: string) => boolean;
}

/** Newest first, out of the index on the disk and those in memory; row numbers of one record are the same in all. */
function find(db: Db, search: Search, expression: string, limit: number): Found[] {
  const own = [search.sealed?.db, search.proposals?.db].flatMap((index) =>
    index === undefined
      ? []
      : findRecords(index, expression, { ...search.reader, seesRegisters: true }, limit),
  );
  const open = findRecords(db, expression, search.reader, limit);
  return own.length === 0
    ? open
    : unite(open, own)
        .sort((a, b) => b.rowid - a.rowid)
        .slice(0, limit);
}

interface Ranked {
  readonly found: Found;
  readonly shown: Shown;
  readonly rank: Rank;
  readonly byNumber: boolean;
  readonly tier: number;
}

/**
 * Finds records by words: whoever types marks finds the spelling as typed first, then without tones, then without
 * marks; in each, and for whoever types none, the words as one phrase in the subject come first, then such a phrase
 * elsewhere, then the words apart, newest first. When the best fill the page nothing more is read.
 */
export function findByWords(db: Db, search: Search): { hits: SearchHit[]; more: boolean } {
  const plan = planSearch(rewriteNumber(search.words), search.options);
  if (plan === null) return { hits: [], more: false };
  const { found, tiers, asTyped } = lookFor(db, search, plan);
  const ranked = rankAll(db, found, plan, search, asTyped).map((hit): Ranked => ({
    ...hit,
    tier: tiers.get(hit.found.rowid) ?? WORST_TIER,
  }));
  const marked = isMarked(plan.query);
  ranked.sort(
    (a, b) =>
      Number(b.byNumber) - Number(a.byNumber) ||
      (marked ? a.rank - b.rank || a.tier - b.tier : a.tier - b.tier || a.rank - b.rank) ||
      b.found.rowid - a.found.rowid,
  );
  const told = withoutTold(ranked);
  const page = told.slice(0, search.limit);
  const { readsFiles } = search;
  const lineOf = readsFiles === undefined ? () => null : linesOfHits(db, plan.query, readsFiles);
  return { hits: page.map((hit) => toHit(plan.query, hit, lineOf)), more: told.length > page.length };
}

interface Looked {
  readonly found: readonly Found[];
  readonly tiers: ReadonlyMap<number, number>;
  /** found in the very spelling; reading all their words again says nothing new */
  readonly asTyped: ReadonlySet<number>;
}

function lookFor(db: Db, search: Search, plan: SearchPlan): Looked {
  const byNumber = looksLikeDocumentNumber(search.words);
  const marked = isMarked(plan.query);
  const wanted = search.limit + 1;
  const found = new Map<number, Found>();
  const tiers = new Map<number, number>();
  const asTyped = new Set<number>();
  const take = (look: Look, limit: number): void => {
    for (const record of find(db, search, look.expression, limit)) {
      found.set(record.rowid, record);
      tiers.set(record.rowid, Math.min(look.tier, tiers.get(record.rowid) ?? WORST_TIER));
      if (look.isExact && !search.options.prefix) asTyped.add(record.rowid);
    }
  };
  const isFull = (): boolean => found.size >= wanted && !byNumber;
  for (const look of marked || byNumber ? exactLooks(plan) : []) if (!isFull()) take(look, wanted);
  const ranked = Math.max(found.size > 0 ? FEW_CANDIDATES : MOST_CANDIDATES, 4 * search.limit);
  const hasPage = isFull();
  // whoever types no marks takes the newest of the best tier; whoever types them wants the nearer spelling first, so
  // more are ranked than shown, and most when the spelling as typed occurs nowhere
  for (const look of hasPage ? [] : baseLooks(plan))
    if (marked || byNumber || found.size < wanted) take(look, marked || byNumber ? ranked : wanted);
  return { found: [...found.values()], tiers, asTyped };
}

/** A draft that became a document which was found as well is told by that. */
function withoutTold(ranked: readonly Ranked[]): Ranked[] {
  const documents = new Set(ranked.flatMap(({ found }) => (found.kind === 'document' ? [found.id] : [])));
  return ranked.filter(
    ({ shown }) => shown.became === undefined || shown.became === null || !documents.has(shown.became),
  );
}

const isMarked = (query: Query): boolean =>
  query.parts.some((part) =>
    part.elements.some(({ alternatives }) => alternatives[0]?.words.some((word) => word.exact !== word.base)),
  );

const unite = (first: readonly Found[], then: readonly Found[]): Found[] => [
  ...new Map([...first, ...then].map((record) => [record.rowid, record])).values(),
];

function rankAll(
  db: Db,
  found: readonly Found[],
  plan: SearchPlan,
  search: Search,
  asTyped: ReadonlySet<number>,
): Omit<Ranked, 'tier'>[] {
  const typed = search.words;
  const number = looksLikeDocumentNumber(typed) ? parseDocumentNumber(typed) : null;
  return shownRecords(db, found, search.sealed?.open, search.proposals?.show).flatMap(
    ({ found: record, shown }) => {
      const rank = asTyped.has(record.rowid)
        ? BEST_RANK
        : rankFields(plan.query, [shown.code, shown.title ?? '', shown.issuer, shown.body, ...shown.said]);
      // what is in memory has no other words than it shows now; an index may fold further than the rule
      if (
        rank === null &&
        (record.kind === 'proposal' || (!plan.candidatesAreMatches && !shown.hasFileWords))
      )
        return [];
      const byNumber =
        (number !== null && sameNumber(number, shown.code)) || beginsReceipt(typed, record.kind, shown.code);
      return [{ found: record, shown, rank: rank ?? WORST_RANK, byNumber }];
    },
  );
}

/** "cv47" and "CV-47" say "47-CV": a number and a type, in whatever order. */
function rewriteNumber(words: string): string {
  if (!looksLikeDocumentNumber(words)) return words;
  const read = parseDocumentNumber(words);
  return read.form === 'partial' && read.number !== null ? `${read.number} ${read.type}` : words;
}

function sameNumber(query: ReturnType<typeof parseDocumentNumber>, code: string): boolean {
  const read = parseDocumentNumber(code);
  if (query.form !== 'partial') return read.baseKey === query.baseKey;
  return (
    read.number === query.number && read.baseKey.split('|').includes(query.baseKey.split('|').at(-1) ?? '')
  );
}

/** "pa-0008" is the receipt that begins so: its last signs are seldom at hand. */
const beginsReceipt = (typed: string, kind: string, code: string): boolean =>
  kind === 'submission' &&
  /^\p{L}{2}-?\d{4}/u.test(typed.trim()) &&
  code.replaceAll('-', '').startsWith(typed.trim().toUpperCase().replaceAll('-', ''));

function toHit(query: Query, hit: Ranked, lineOf: ReturnType<typeof linesOfHits>): SearchHit {
  const { found, shown } = hit;
  const line = lineOf(found, shown);
  return {
    subjectKind: found.kind,
    id: found.id,
    book: shown.book,
    number: shown.number,
    code: shown.code,
    title: shown.title,
    issuer: shown.issuer,
    date: shown.date,
    level: shown.level,
    match: levelOfRank(hit.rank),
    marks: pairs(highlightRanges(query, shown.title ?? '')),
    line: line === null ? null : { text: line.text, marks: pairs(line.marks) },
  };
}

const pairs = (ranges: readonly TextRange[]): [number, number][] =>
  ranges.map(({ start, end }) => [start, end]);
