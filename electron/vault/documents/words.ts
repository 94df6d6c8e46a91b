import { yearOf } from '../../../shared/domain/calendar/civilDate.ts';
import { OPEN_STATES } from '../../../shared/domain/document/lifecycle.ts';
import { parseDocumentNumber } from '../../../shared/domain/text/documentNumber.ts';
import type { BookKind } from '../../../shared/ipc/schemas.ts';
import type { Db } from '../db/handles.ts';
import type { Ports } from '../ports.ts';
import { findByWords } from '../search/find.ts';
import { readerOf } from '../search/readerOf.ts';
import { sealedSearch } from '../search/sealed.ts';
import { lineAt, linesByCodeKey, linesOf, type ListLine, type ListQuery } from './listStore.ts';
import { yearOfKey } from '../tables/entryKey.ts';
import { lineScope } from '../knowing/needToKnow.ts';
import { lineReadsAs } from './readsAs.ts';
import { stateRead } from './rows.ts';

/** Hits of the index that are looked at for one list: more than a person pages through. */
const MOST_HITS = 200;
const OPEN = new Set<string>(OPEN_STATES);

/**
 * "Lọc trong sổ": a bare number is the order number of the book or the number of a document; everything else goes
 * to the index. The other filters apply to what was found; order and paging stay those of the list.
 */
export function filterByWords(ports: Ports, query: ListQuery, typed: string): ListLine[] {
  const words = typed.trim();
  const scope = lineScope(ports.actor);
  const byNumber = linesByCodeKey(
    ports.db,
    [query.book],
    parseDocumentNumber(words).baseKey,
    MOST_HITS,
    scope,
  );
  const found = [...byNumber, ...byEntryNumber(ports, query, words), ...byIndex(ports, [query.book], words)];
  const lines = new Map(
    found.filter((line) => matches(ports.db, line, query)).map((line) => [line.sortKey, line]),
  );
  return [...lines.values()].sort((a, b) => b.sortKey - a.sortKey).slice(0, query.limit);
}

function byEntryNumber(ports: Ports, query: ListQuery, words: string): ListLine[] {
  if (!/^\d{1,7}$/.test(words)) return [];
  const year = query.year ?? yearOf(ports.today());
  return [year, year - 1].flatMap(
    (each) => lineAt(ports.db, query.book, each, Number(words), lineScope(ports.actor)) ?? [],
  );
}

function byIndex(ports: Ports, books: readonly BookKind[], words: string): ListLine[] {
  const { abbreviations } = ports.rules.asOf(ports.today());
  const options = { prefix: true, iy: true, zero: true, abbreviations, inQuotes: false };
  const { hits } = findByWords(ports.db, {
    words,
    limit: MOST_HITS,
    reader: readerOf(ports),
    sealed: sealedSearch(ports),
    options,
  });
  const ids = hits
    .filter((hit) => hit.subjectKind === 'document' && hit.book !== null && books.includes(hit.book))
    .map((hit) => hit.id);
  return linesOf(ports.db, ids, lineScope(ports.actor));
}

/** The list's own conditions, for lines that came from elsewhere. */
function matches(db: Db, line: ListLine, query: ListQuery): boolean {
  return (
    line.book === query.book &&
    (query.before === null || line.sortKey < query.before) &&
    (query.year === null || yearOfKey(line.sortKey) === query.year) &&
    (query.state === null || stateRead(db, line) === query.state) &&
    (query.readsAs === null || lineReadsAs(db, line) === query.readsAs) &&
    (!query.open || OPEN.has(line.state)) &&
    (query.level === null || line.level === query.level) &&
    (query.typeId === null || line.typeId === query.typeId) &&
    (query.issuer === null || line.issuer === query.issuer) &&
    (query.personId === null || line.holderId === query.personId) &&
    (query.from === null || line.enteredOn >= query.from) &&
    (query.to === null || line.enteredOn <= query.to) &&
    (query.overdueAt === null || isOverdue(line, query.overdueAt))
  );
}

function isOverdue(line: ListLine, at: { date: string; time: string }): boolean {
  if (line.dueOn === null || !OPEN.has(line.state)) return false;
  return line.dueOn < at.date || (line.dueOn === at.date && line.dueTime !== null && line.dueTime < at.time);
}

/** Documents with a number, in any spelling ("47-CV/ĐU", "cv 47"), or found by words; cancelled ones left out. */
export function linesOfNumber(
  ports: Ports,
  books: readonly BookKind[],
  typed: string,
  limit: number,
): ListLine[] {
  const key = parseDocumentNumber(typed).baseKey;
  const exact = key === '' ? [] : linesByCodeKey(ports.db, books, key, limit, lineScope(ports.actor));
  const found = exact.length > 0 ? exact : byIndex(ports, books, typed);
  return found.filter((line) => line.state !== 'cancelled').slice(0, limit);
}
