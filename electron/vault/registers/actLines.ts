import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import type { BookForm } from '../../../shared/domain/rules/schema.ts';
import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { ActBookKind } from '../../../shared/ipc/schemas.ts';
import { openSubject } from '../knowing/recordKeys.ts';
import { NO_SUBJECT_RULE, typeNames } from '../rules/officeRules.ts';
import { findDocument } from '../tables/documents.ts';
import { about, type Ports } from '../ports.ts';
import {
  type ActFacts,
  type ActLineEvent,
  type ActLineRow,
  eventsOfActLine,
  type FactValue,
  factsNow,
  findActLine,
  insertActLine,
  insertActLineEvent,
} from './actLineStore.ts';
import { openFact, sealFact } from './actWords.ts';
import { type BookRow, findBook } from './bookStore.ts';
import { openBookFor, refuseClosed } from './books.ts';

export interface NewActLine {
  /** what was done: `copy`, `carry-out`, `transfer`, `destruction`, … and its identifier */
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly documentId: string | null;
  /** keyed by the facts of the form (`factKeysOf`); a column left out is printed empty and can be filled later */
  readonly facts: ActFacts;
}

/** Columns that are filled from more than one fact, or from none. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  lineNumber: [],
  typeAndSubject: ['type', 'subject'],
  codeAndDate: ['code', 'documentDate'],
  codeAndCopies: ['code', 'copyNumbers'],
};

/** The keys of the facts from which a form's columns are filled. */
export const factKeysOf = (form: Pick<BookForm, 'columns'>): ReadonlySet<string> =>
  new Set(form.columns.flatMap(({ field }) => PARTS[field] ?? [field]));

/**
 * Writes one line into the year's book of acts, under its next number, inside the command that performs the act.
 * Number, date, type, trích yếu and level of the document are filled in from its record; `at` is now when not given.
 * A Tuyệt mật document has no trích yếu here either (NĐ 63/2026), whatever is passed.
 * @throws AppError `book-closed`; `bad-input` for a fact that the form has no column for
 */
export function takeActLine(
  ports: Ports,
  kind: ActBookKind,
  line: NewActLine,
): { id: string; bookId: string; number: number } {
  const today = ports.today();
  const book = openBookFor(ports, kind, today);
  const keys = factKeysOf(formOf(ports, book));
  const unknown = Object.keys(line.facts).find((key) => !keys.has(key));
  if (unknown !== undefined) raise('bad-input', { field: unknown, rule: 'no-such-column' });
  const known: ActFacts = { at: ports.nowMs(), ...documentFacts(ports, line.documentId) };
  const facts: Record<string, FactValue> = Object.fromEntries(
    [...keys].map((key) => [key, tidy(line.facts[key] ?? known[key] ?? null)]),
  );
  if (known['level'] !== undefined) facts['level'] = known['level'];
  if (facts['level'] === 'tuyet-mat') facts['subject'] = null;
  if (keys.has('subject')) facts['subject'] = sealFact(ports, line, 'subject', facts['subject'] ?? null);
  const id = ports.newId();
  const { subjectKind, subjectId, documentId } = line;
  const number = insertActLine(ports.db, {
    id,
    bookId: book.id,
    enteredOn: today,
    enteredMs: ports.nowMs(),
    enteredBy: ports.actor.id,
    subjectKind,
    subjectId,
    documentId,
    facts,
  });
  ports.append({
    act: 'book.line-entered',
    ...about('book', book.id),
    facts: { ...nameOf(book, number), on: today, level: facts['level'] ?? null },
  });
  ports.announce('registers.changed', book.id);
  return { id, bookId: book.id, number };
}

/**
 * Fills columns that were still empty: a signature, the day of a return.
 * @throws AppError `not-found`, `book-closed`, `illegal-transition` (cancelled), `bad-input` for a filled column
 */
export function fillActLine(ports: Ports, lineId: string, facts: ActFacts): void {
  const { line, book, events } = loadActLine(ports, lineId);
  const now = factsNow(line, events);
  const keys = factKeysOf(formOf(ports, book));
  for (const [field, value] of Object.entries(facts)) {
    if (!keys.has(field) || field === 'level') raise('bad-input', { field, rule: 'no-such-column' });
    if ((now[field] ?? null) !== null) raise('bad-input', { field, rule: 'already-filled' });
    if (value === null) continue;
    refuseSubject(line, field, value);
    insertEvent(ports, line, {
      kind: 'filled',
      field,
      oldValue: null,
      newValue: sealFact(ports, line, field, tidy(value)),
      reason: '',
    });
  }
  tell(ports, book, line, 'book.line-filled');
}

/**
 * Writes words under Ghi chú, behind what stands there: what became of the act later.
 * @throws AppError `not-found`, `book-closed`, `illegal-transition` (cancelled)
 */
export function noteInActLine(ports: Ports, lineId: string, words: string): void {
  const { line, book, events } = loadActLine(ports, lineId);
  const before = factsNow(line, events)['note'] ?? null;
  const newValue = [before, tidy(words)].filter((part) => part !== null).join('; ');
  insertEvent(ports, line, { kind: 'filled', field: 'note', oldValue: null, newValue, reason: '' });
  tell(ports, book, line, 'book.line-filled');
}

/**
 * Strikes a column through and writes another text beside it; the old one stays readable, in lists and in print.
 * @throws AppError `not-found`, `book-closed`, `illegal-transition`, `reason-required`, `no-subject-for-top-secret`
 */
export function correctActLine(
  ports: Ports,
  lineId: string,
  correction: { field: string; value: FactValue; reason: string },
): void {
  const { line, book, events } = loadActLine(ports, lineId);
  const { field } = correction;
  if (!factKeysOf(formOf(ports, book)).has(field) || field === 'level')
    raise('bad-input', { field, rule: 'no-such-column' });
  const reason = normaliseLine(correction.reason);
  if (reason === '') raise('reason-required', { field: 'reason' });
  const value = tidy(correction.value);
  refuseSubject(line, field, value);
  const oldValue = factsNow(line, events)[field] ?? null;
  if (openFact(ports, line, field, oldValue) === value) raise('correction-unchanged');
  const newValue = sealFact(ports, line, field, value);
  insertEvent(ports, line, { kind: 'corrected', field, oldValue, newValue, reason });
  tell(ports, book, line, 'book.line-corrected');
}

/**
 * Cancels a line: its number stays in the book with the reason and is never given again.
 * @throws AppError `not-found`, `book-closed`, `illegal-transition`, `reason-required`
 */
export function cancelActLine(ports: Ports, lineId: string, why: string): void {
  const { line, book } = loadActLine(ports, lineId);
  const reason = normaliseLine(why);
  if (reason === '') raise('reason-required', { field: 'reason' });
  insertEvent(ports, line, { kind: 'cancelled', field: null, oldValue: null, newValue: null, reason });
  tell(ports, book, line, 'book.line-cancelled');
}

function loadActLine(
  ports: Ports,
  lineId: string,
): { line: ActLineRow; book: BookRow; events: readonly ActLineEvent[] } {
  const line = findActLine(ports.db, lineId) ?? raise('not-found', { id: lineId });
  const book = findBook(ports.db, line.bookId) ?? raise('book-missing');
  refuseClosed(book);
  const events = eventsOfActLine(ports.db, lineId);
  if (events.some((event) => event.kind === 'cancelled'))
    raise('illegal-transition', { from: 'cancelled', action: 'change' });
  return { line, book, events };
}

const formOf = (ports: Ports, book: BookRow): BookForm =>
  ports.rules.form(book.formId) ?? raise('rule-pack-invalid', { rule: book.formId });

const tidy = (value: FactValue): FactValue =>
  typeof value === 'string' ? normaliseLine(value) || null : value;

function documentFacts(ports: Ports, documentId: string | null): ActFacts {
  if (documentId === null) return {};
  const document = findDocument(ports.db, documentId) ?? raise('not-found', { id: documentId });
  const { code, documentDate, level } = document;
  const subject = openSubject(ports, documentId, document.subject);
  const type = typeNames(ports).get(document.typeId) ?? null;
  return { code, documentDate, level, type, subject: level === 'tuyet-mat' ? null : subject };
}

function refuseSubject(line: ActLineRow, field: string, value: FactValue): void {
  if (field === 'subject' && value !== null && line.facts['level'] === 'tuyet-mat')
    raise('no-subject-for-top-secret', { rule: NO_SUBJECT_RULE });
}

function insertEvent(ports: Ports, line: ActLineRow, event: Omit<ActLineEvent, 'atMs' | 'byId'>): void {
  const at = { id: ports.newId(), lineId: line.id, atMs: ports.nowMs(), byId: ports.actor.id };
  insertActLineEvent(ports.db, { ...event, ...at });
}

const nameOf = (book: BookRow, number: number) => ({ book: book.kind, year: book.year, number });

function tell(ports: Ports, book: BookRow, line: ActLineRow, act: LedgerAct): void {
  ports.append({ act, subjectKind: 'book', subjectId: book.id, facts: nameOf(book, line.number) });
  ports.announce('registers.changed', book.id);
}
