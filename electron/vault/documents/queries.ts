import { clockAt, yearOf } from '../../../shared/domain/calendar/civilDate.ts';
import { proposeDue } from '../../../shared/domain/deadlines/propose.ts';
import { OPEN_STATES } from '../../../shared/domain/document/lifecycle.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import type { BookKind } from '../../../shared/ipc/schemas.ts';
import { noteSearch } from '../knowing/looks.ts';
import { type Ports, handlers, watched } from '../ports.ts';
import { latestVolume } from '../registers/bookStore.ts';
import { findDuplicates } from './duplicates.ts';
import { issuersKnown } from './issuerMerge.ts';
import { issuersLike, lastIssuer } from './issuerStore.ts';
import { countersSeen, countOverdue, type Counter } from './listCounts.ts';
import { listLines } from './listStore.ts';
import { sortKeyOf } from '../tables/entryKey.ts';
import { lineScope, seesAllLines } from '../knowing/needToKnow.ts';
import { checkDate, officeCalendar } from '../rules/officeRules.ts';
import { rowMaker } from './rows.ts';
import { findPerson, hasRole } from '../people/lookUps.ts';
import { filterByWords, linesOfNumber } from './words.ts';

export const documentQueries = handlers({
  'documents.list': watched((ports, input) => {
    const page = listPage(ports, input);
    if (input.words !== null && input.words.trim() !== '') noteSearch(ports, page.rows);
    return page;
  }),
  'documents.counts': (ports, { book }) => counts(ports, book),

  'documents.entryDefaults': (ports, { book, issuer }) => {
    const last = lastIssuer(ports.db, book, issuer);
    const leader =
      last?.presentTo == null || !hasRole(ports.db, last.presentTo, 'leader')
        ? null
        : findPerson(ports.db, last.presentTo);
    return {
      nextNumber: latestVolume(ports.db, book, yearOf(ports.today()))?.nextNumber ?? 1,
      issuer: last?.name ?? null,
      issuerSymbol: last?.symbol ?? null,
      typeId: last?.typeId === '' ? null : (last?.typeId ?? null),
      presentTo:
        leader === null ? null : { id: leader.id, fullName: leader.fullName, position: leader.position },
      lastDocumentDate: last?.documentDate ?? null,
    };
  },

  'documents.issuers': (ports, { words, limit }) => {
    const books: BookKind[] = seesAllLines(ports.actor) ? ['incoming', 'classified-incoming'] : ['incoming'];
    return { issuers: issuersLike(ports.db, books, words, limit) };
  },

  'documents.issuersKnown': (ports) => issuersKnown(ports),

  'documents.duplicates': (ports, input) => {
    const toRow = rowMaker(ports);
    const matches = findDuplicates(ports, input);
    return { matches: matches.map(({ line, same, percent }) => ({ row: toRow(line), same, percent })) };
  },

  'documents.proposeDue': (ports, { urgency, arrivedOn, replyDueOn }) => {
    checkDate('arrivedOn', arrivedOn);
    checkDate('replyDueOn', replyDueOn);
    const rule = ports.rules.asOf(arrivedOn).urgencyOf(urgency);
    const { dueOn, ruleId } = proposeDue(rule, officeCalendar(ports), arrivedOn, replyDueOn);
    return { dueOn, dueTime: null, rule: ruleId };
  },

  'documents.findOutgoing': (ports, { words, limit }) => ({
    rows: linesOfNumber(ports, ['outgoing', 'classified-outgoing'], words, limit).map(rowMaker(ports)),
  }),
});

function listPage(ports: Ports, input: Parsed<'documents.list'>): Output<'documents.list'> {
  checkDate('from', input.from);
  checkDate('to', input.to);
  const { book, year, from, to, issuer, typeId, level, state, readsAs, personId, open, limit } = input;
  const overdueAt = input.overdue ? { date: ports.today(), time: clockAt(ports.nowMs()) } : null;
  const wanted = { book, year, from, to, issuer, typeId, level, state, readsAs, personId, open, overdueAt };
  const before = input.after === null ? keyAbove(ports, input) : cursorOf(input.after);
  const scope = lineScope(ports.actor);
  const lines =
    input.words === null || input.words.trim() === ''
      ? listLines(ports.db, { ...wanted, before, limit: limit + 1 }, scope)
      : filterByWords(ports, { ...wanted, before, limit: limit + 1 }, input.words);
  const page = lines.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map(rowMaker(ports)),
    next: lines.length > limit && last !== undefined ? String(last.sortKey) : null,
    total: totalOf(ports, input),
  };
}

/** A cursor that is no number was made up; it begins nowhere. */
const cursorOf = (cursor: string): number => (/^\d{1,15}$/.test(cursor) ? Number(cursor) : 0);

/** Where a list begins that is asked for by order number: numbers run on through the volumes of a year. */
function keyAbove(ports: Ports, { year, fromNumber }: Parsed<'documents.list'>): number | null {
  return fromNumber === null ? null : sortKeyOf(year ?? yearOf(ports.today()), fromNumber, 'z') + 1;
}

/** Known at once only where a counter holds it; other totals would cost a walk over the list. */
function totalOf(ports: Ports, input: Parsed<'documents.list'>): number | null {
  const { book, year, from, to, issuer, typeId, words, overdue, state } = input;
  const counted = [year, from, to, issuer, typeId, words].every((value) => value === null) && !overdue;
  if (!counted || input.readsAs !== null || state === 'recalled' || state === 'recalling') return null; // one counter for several
  const { level, personId } = input;
  return visibleCounters(ports, book)
    .filter((counter) => state === null || counter.state === state)
    .filter((counter) => !input.open || OPEN.has(counter.state))
    .filter((counter) => level === null || counter.level === level)
    .filter((counter) => personId === null || counter.holderId === personId)
    .reduce((sum, counter) => sum + counter.n, 0);
}

const visibleCounters = (ports: Ports, book: BookKind): Counter[] =>
  countersSeen(ports.db, book, lineScope(ports.actor));

const OPEN = new Set<string>(OPEN_STATES);

function counts(ports: Ports, book: BookKind): Output<'documents.counts'> {
  const counters = visibleCounters(ports, book);
  const sum = (wanted: (counter: Counter) => boolean): number =>
    counters.filter(wanted).reduce((total, counter) => total + counter.n, 0);
  const at = { date: ports.today(), time: clockAt(ports.nowMs()) };
  return {
    all: sum(() => true),
    mine: sum((counter) => counter.holderId === ports.actor.id && OPEN.has(counter.state)),
    overdue: countOverdue(ports.db, book, at, lineScope(ports.actor)),
    notPresented: book.endsWith('incoming') ? sum((counter) => counter.state === 'registered') : 0,
    unopened: sum((counter) => counter.state === 'unopened'),
    byLevel: {
      none: sum((counter) => counter.level === 'none'),
      mat: sum((counter) => counter.level === 'mat'),
      'toi-mat': sum((counter) => counter.level === 'toi-mat'),
      'tuyet-mat': sum((counter) => counter.level === 'tuyet-mat'),
    },
  };
}
