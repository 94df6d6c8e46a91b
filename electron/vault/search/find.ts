import { looksLikeDocumentNumber, parseDocumentNumber } from '../../../shared/domain/text/documentNumber.ts';
import { highlightRanges } from '../../../shared/domain/text/highlight.ts';
import { levelOfRank, type MatchOptions, type Query, type Rank } from '../../../shared/domain/text/match.ts';
import {
  inColumns,
  planSearch,
  rankFields,
  type SearchPlan,
} from '../../../shared/domain/text/searchQuery.ts';
import type { SearchHit } from '../../../shared/ipc/contract/desk.ts';
import type { Db } from '../db/handles.ts';
import { findRecords, type Found, type OpenWords, type Reader, type Shown, shownRecords } from './store.ts';

const EXACT = ['number_exact', 'subject_exact', 'issuer_exact', 'body_exact'];
export const BASE_COLUMNS = ['number_base', 'subject_base', 'issuer_base', 'body_base'];
/** Candidates that are ranked for one query: of a spelling that occurs, and of one that occurs nowhere as typed. */
const FEW_CANDIDATES = 80;
const MOST_CANDIDATES = 1_000;
const BEST_RANK: Rank = 0;
const WORST_RANK: Rank = 5;

export interface Search {
  readonly words: string;
  readonly limit: number;
  readonly options: MatchOptions;
  readonly reader: Reader;
  /** the index of the classified records that this person can open, and how to open their words */
  readonly sealed?: { readonly db: Db; readonly open: OpenWords };
}

/** Newest first, out of the index on the disk and that of the sealed words; their row numbers are the same. */
function find(db: Db, search: Search, expression: string, limit: number): Found[] {
  const open = findRecords(db, expression, search.reader, limit);
  if (search.sealed === undefined) return open;
  const own = findRecords(search.sealed.db, expression, { ...search.reader, seesRegisters: true }, limit);
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
}

/**
 * Finds records by words: exact spelling first, then without tones, then without marks, newest first in each.
 * When the exact spelling alone fills the page nothing more is read; otherwise the newest candidates are ranked.
 */
export function findByWords(db: Db, search: Search): { hits: SearchHit[]; more: boolean } {
  const plan = planSearch(rewriteNumber(search.words), search.options);
  if (plan === null) return { hits: [], more: false };
  const wanted = search.limit + 1;
  const exact = find(db, search, inColumns(EXACT, plan.exact), wanted);
  const enough = exact.length >= wanted && !looksLikeDocumentNumber(search.words);
  const found = enough ? exact : unite(exact, candidates(db, plan, search, exact.length));
  const asTyped = new Set(search.options.prefix ? [] : exact.map((record) => record.rowid));
  const ranked = rankAll(db, found, plan, search, asTyped);
  ranked.sort(
    (a, b) => Number(b.byNumber) - Number(a.byNumber) || a.rank - b.rank || b.found.rowid - a.found.rowid,
  );
  const page = ranked.slice(0, search.limit);
  return { hits: page.map((hit) => toHit(plan.query, hit)), more: ranked.length > page.length };
}

/**
 * Newest of what matches without marks. Whoever types no marks takes the newest; whoever types them wants the nearer
 * spelling first, so more are ranked than shown, and most when the spelling as typed occurs nowhere.
 */
function candidates(db: Db, plan: SearchPlan, search: Search, hasExact: number): Found[] {
  const byNumber = looksLikeDocumentNumber(search.words);
  const newest = search.limit + 1 + hasExact;
  const ranked = Math.max(hasExact > 0 ? FEW_CANDIDATES : MOST_CANDIDATES, 4 * search.limit);
  return find(
    db,
    search,
    inColumns(BASE_COLUMNS, plan.candidates),
    isMarked(plan.query) || byNumber ? ranked : newest,
  );
}

const isMarked = (query: Query): boolean =>
  query.parts.some((part) =>
    part.elements.some(({ alternatives }) => alternatives[0]?.words.some((word) => word.exact !== word.base)),
  );

const unite = (first: readonly Found[], then: readonly Found[]): Found[] => [
  ...new Map([...first, ...then].map((record) => [record.rowid, record])).values(),
];

/** `asTyped`: records that the index has found in the very spelling; reading all their words again says nothing new. */
function rankAll(
  db: Db,
  found: readonly Found[],
  plan: SearchPlan,
  search: Search,
  asTyped: ReadonlySet<number>,
): Ranked[] {
  const typed = search.words;
  const number = looksLikeDocumentNumber(typed) ? parseDocumentNumber(typed) : null;
  return shownRecords(db, found, search.sealed?.open).flatMap(({ found: record, shown }) => {
    const rank = asTyped.has(record.rowid)
      ? BEST_RANK
      : rankFields(plan.query, [shown.code, shown.title ?? '', shown.issuer, shown.body]);
    if (rank === null && !plan.candidatesAreMatches && !shown.hasFileWords) return [];
    const byNumber =
      (number !== null && sameNumber(number, shown.code)) || beginsReceipt(typed, record.kind, shown.code);
    return [{ found: record, shown, rank: rank ?? WORST_RANK, byNumber }];
  });
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

function toHit(query: Query, hit: Ranked): SearchHit {
  const { found, shown } = hit;
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
    marks: highlightRanges(query, shown.title ?? '').map((range) => [range.start, range.end]),
  };
}
