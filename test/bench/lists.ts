import { countersOf, countOverdue } from '../../electron/vault/documents/listCounts.ts';
import { listLines } from '../../electron/vault/documents/listStore.ts';
import { sortKeyOf } from '../../electron/vault/tables/entryKey.ts';
import { findDocument } from '../../electron/vault/tables/documents.ts';
import { findByWords } from '../../electron/vault/search/find.ts';
import { planSearch } from '../../shared/domain/text/searchQuery.ts';
import { PERSONS, randomFrom, sampleOf, WORDS } from './documents.ts';
import type { Engine, Pair } from './engines.ts';
import { figureOf, interleave, ratioOf, type Result, type Times } from './measure.ts';

const SCOPE = { allLines: 1, reader: PERSONS[0] ?? '' } as const;
const EVERYTHING = {
  book: 'incoming',
  year: null,
  from: null,
  to: null,
  issuer: null,
  typeId: null,
  level: null,
  state: null,
  readsAs: null,
  personId: null,
  overdueAt: null,
  open: false,
} as const;
const PAGE = 50;
const AT = { date: '2026-11-25', time: '09:41' };
const ROUNDS = 400;

const page = (side: Engine, before: number | null, state: 'presented' | null = null): unknown =>
  listLines(side.db, { ...EVERYTHING, state, before, limit: PAGE }, SCOPE);
const wideSql = (
  also: string,
): string => `SELECT w.id, w.number, w.state, w.level, w.urgency, w.holder_id, p.full_name, p.position, w.due_on, w.due_time, w.entered_on,
    w.entered_ms, w.issuer, w.code, w.document_date, w.type_id, w.subject, w.files
  FROM wide w LEFT JOIN person p ON p.id = w.holder_id
  WHERE w.book_kind = 'incoming' AND ${also} w.number < ? ORDER BY w.number DESC LIMIT ${PAGE}`;

/** Signing in again on a warm machine: the file is opened, the first page and the counts are read. */
export function login({ ours, anchor }: Pair, rows: number): Result[] {
  const start = (side: Engine) => (): void => {
    side.reopen();
    page(side, null);
    countersOf(side.db, 'incoming');
  };
  const times = interleave(60, start(ours), start(anchor));
  return [
    ratioOf('login-list-counts', rows, times, 'ms', 1.1),
    figureOf('login-list-counts-time', rows, times.ours, 'ms', 15),
  ];
}

/** The inbox of one state, and the whole book, from places all over them. */
export function listPage({ ours, anchor }: Pair, rows: number): Result[] {
  const random = randomFrom(7);
  const starts = Array.from({ length: ROUNDS + 50 }, () => 1 + Math.floor(random() * rows));
  const [inbox, book] = [anchor.db.prepare(wideSql('w.state = ? AND')), anchor.db.prepare(wideSql(''))];
  const before = (round: number): number => sortKeyOf(2026, starts[round] ?? 1);
  const ofState = interleave(
    ROUNDS,
    (round) => page(ours, before(round), 'presented'),
    (round) => inbox.all('presented', starts[round]),
  );
  const ofBook = interleave(
    ROUNDS,
    (round) => page(ours, before(round)),
    (round) => book.all(starts[round]),
  );
  return [ratioOf('inbox-page', rows, ofState, 'ms', 0.65), ratioOf('list-page', rows, ofBook, 'ms', null)];
}

/** How our own reading grows from a tenth of the rows to all: the inbox of one state, the whole book, the counts. */
export function growth({ ours, tenth }: Pair, rows: number): Result[] {
  const random = randomFrom(8);
  const starts = Array.from({ length: ROUNDS + 50 }, random);
  const small = tenth();
  const read = (side: Engine, share: number, state: 'presented' | null) => (round: number) =>
    void page(side, sortKeyOf(2026, 1 + Math.floor((starts[round] ?? 0) * rows * share)), state);
  const grown = (state: 'presented' | null): Times =>
    interleave(ROUNDS, read(ours, 1, state), read(small, 0.1, state));
  const counted = interleave(
    ROUNDS,
    () => countersOf(ours.db, 'incoming'),
    () => countersOf(small.db, 'incoming'),
  );
  return [
    ratioOf('inbox-page-growth', rows, grown('presented'), 'ms', 1.2),
    ratioOf('list-page-growth', rows, grown(null), 'ms', null),
    ratioOf('counts-growth', rows, counted, 'ms', 1.2),
  ];
}

export function counts({ ours, anchor }: Pair, rows: number): Result[] {
  const group =
    'SELECT state, level, holder_id, count(*) AS n FROM wide WHERE book_kind = ? GROUP BY 1, 2, 3';
  const grouped = anchor.db.prepare(group);
  const slow = interleave(
    10,
    () => undefined,
    () => grouped.all('incoming'),
  );
  const quick = interleave(
    200,
    () => countersOf(ours.db, 'incoming'),
    () => undefined,
  );
  const times = { ours: quick.ours, anchor: slow.anchor };
  const overdue = interleave(
    20,
    () => countOverdue(ours.db, 'incoming', AT, SCOPE),
    () => countOverdue(anchor.db, 'incoming', AT, SCOPE),
  );
  return [ratioOf('counts', rows, times, 'ms', 0.001), ratioOf('counts-overdue', rows, overdue, 'ms', null)];
}

export function pointRead({ ours, anchor }: Pair, rows: number): Result[] {
  const random = randomFrom(9);
  const ids = Array.from({ length: 2_200 }, () => sampleOf(1 + Math.floor(random() * rows)).id);
  const read = (side: Engine) => (round: number) => void findDocument(side.db, ids[round] ?? '');
  return [ratioOf('point-read', rows, interleave(2_000, read(ours), read(anchor)), 'ms', null)];
}

const OPTIONS = {
  prefix: false,
  iy: true,
  zero: true,
  abbreviations: new Map<string, string[]>(),
  inQuotes: false,
};
const READER = { personId: PERSONS[0] ?? '', seesRegisters: true, seesSubmissions: true };
const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');

/** Two words, newest first, as the product searches, on the encrypted and on the plain database. */
export function search({ ours, anchor }: Pair, rows: number): Result[] {
  const random = randomFrom(10);
  const queries = Array.from({ length: 260 }, (_, i) => {
    const words = (WORDS[Math.floor(random() * WORDS.length)] ?? '').split(' ').slice(0, 2).join(' ');
    return i % 2 === 0 ? words : bare(words);
  }).filter((words) => planSearch(words, OPTIONS) !== null);
  const ask = (side: Engine, words: string): void =>
    void findByWords(side.db, { words, limit: 20, options: OPTIONS, reader: READER });
  const first = interleave(
    queries.length - 30,
    (round) => ask(ours, queries[round] ?? ''),
    (round) => ask(anchor, queries[round] ?? ''),
  );
  const fixed = queries.slice(0, 10);
  const repeated = interleave(
    300,
    (round) => ask(ours, fixed[round % 10] ?? ''),
    (round) => ask(anchor, fixed[round % 10] ?? ''),
  );
  return [
    ratioOf('search-repeated', rows, repeated, 'ms', 1.05),
    ratioOf('search-first', rows, first, 'ms', 2),
    figureOf('search-p99', rows, repeated.oursP99, 'ms', 5),
  ];
}
