import { civilDateAt, formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import type { BookForm, DocumentField } from '../../../shared/domain/rules/schema.ts';
import { openCorrection } from '../documents/correct.ts';
import { type CorrectionRow, correctionsOfBook } from '../documents/correctionStore.ts';
import type { Ports } from '../ports.ts';
import {
  actLinesBetween,
  type ActLineEvent,
  type ActLineRow,
  type FactValue,
} from '../registers/actLineStore.ts';
import { type BookRow, isDocumentBook } from '../registers/bookStore.ts';
import { type ReservedRow, unusedNumbers } from '../registers/numberStore.ts';
import { openedLine } from '../registers/actLineQueries.ts';
import { actCell } from '../registers/actColumns.ts';
import { BOOK_TEXT, printedNumber } from '../printing/bookText.ts';
import { cell, type Names } from './columns.ts';
import { entriesForPrint, type PrintedEntry } from './store.ts';

/** A piece of a cell; struck through where a correction or a cancelling took it back. */
export interface Piece {
  readonly text: string;
  readonly strike: boolean;
}

export interface PrintedRow {
  /** whose line it is; null for a line of a book of acts and for a number without a document */
  readonly documentId: string | null;
  readonly number: number;
  readonly enteredOn: string;
  readonly cancelled: boolean;
  readonly corrections: number;
  readonly cells: readonly (readonly Piece[])[];
}

/** Columns that stay readable on a cancelled line. */
const NEVER_STRUCK = new Set(['note', 'entryNumber', 'lineNumber']);

/** The lines of a volume between two numbers as they are printed: corrected, cancelled and unused ones included. */
export function printedRows(
  ports: Ports,
  book: BookRow,
  form: BookForm,
  names: Names,
  range: { from: number; to: number },
): PrintedRow[] {
  const unused = unusedNumbers(ports.db, book.id, range.from, range.to);
  if (!isDocumentBook(book)) {
    const acts = actLinesBetween(ports.db, book.id, range.from, range.to);
    return [
      ...acts.map((line) => actRow(form, ...openedLine(ports, line), names)),
      ...unused.map((row) => paperRow(form, row)),
    ].sort((a, b) => a.number - b.number);
  }
  const corrections = correctionsOfBook(ports.db, book.id);
  const rows = [
    ...entriesForPrint(ports, book.id, range.from, range.to).map((entry) =>
      documentRow(
        form,
        entry,
        (corrections.get(entry.documentId) ?? []).map((row) => openCorrection(ports, row, entry.level)),
        names,
      ),
    ),
    ...unused.map((row) => unusedRow(form, row)),
  ];
  return rows.sort((a, b) => a.number - b.number); // stable: 47 stands before 47a as the store gave them
}

function documentRow(
  form: BookForm,
  entry: PrintedEntry,
  corrections: readonly CorrectionRow[],
  names: Names,
): PrintedRow {
  const hasSignature = form.columns.some((column) => column.field === 'signature');
  const cancelled = entry.cancelReason !== null;
  const versions = versionsOf(entry, corrections);
  const cells = form.columns.map(({ field }) => {
    if (field === 'note')
      return [{ text: noteWith(cell('note', entry, names, hasSignature), corrections), strike: false }];
    const texts = versions.map((version) => cell(field as DocumentField, version, names, hasSignature));
    return pieces(texts, cancelled && !NEVER_STRUCK.has(field));
  });
  const { documentId, number, enteredOn } = entry;
  return { documentId, number, enteredOn, cancelled, corrections: corrections.length, cells };
}

/** The line as it was registered, after each correction, and now. */
function versionsOf(entry: PrintedEntry, corrections: readonly CorrectionRow[]): PrintedEntry[] {
  const versions = [entry];
  for (const { field, oldValue } of [...corrections].reverse()) {
    const newer = versions[0] ?? entry;
    const old = field === 'recipients' ? (JSON.parse(String(oldValue)) as string[]) : oldValue;
    versions.unshift({ ...newer, [field]: old });
  }
  return versions;
}

/** Each text that stood there once, struck through, and the last one. */
function pieces(texts: readonly string[], struck: boolean): Piece[] {
  const seen = texts.filter((text, index) => text !== texts[index + 1]);
  return seen
    .map((text, index) => ({ text, strike: struck || index < seen.length - 1 }))
    .filter(({ text }, index) => text !== '' || index === seen.length - 1);
}

const noteWith = (note: string, corrections: readonly { reason: string; atMs: number }[]): string =>
  [note, ...corrections.map(({ reason, atMs }) => BOOK_TEXT.corrected(formatDate(civilDateAt(atMs)), reason))]
    .filter((part) => part !== '')
    .join('; ');

/** A number that was reserved: still waiting for its document, or released with a reason. */
function unusedRow(form: BookForm, row: ReservedRow): PrintedRow {
  const cancelled = row.state === 'released';
  const note = cancelled ? releasedWords(row) : waitingWords(row);
  const texts: Partial<Record<string, string>> = {
    lineNumber: printedNumber(row.number),
    entryNumber: printedNumber(row.number),
    // the day of a lost number stands on the paper
    enteredOn: row.lost ? '' : formatDate(row.reservedOn),
    code: row.code,
    note,
  };
  const cells = form.columns.map(({ field }) => [
    { text: texts[field] ?? '', strike: cancelled && !NEVER_STRUCK.has(field) },
  ]);
  const place = { documentId: null, number: row.number, enteredOn: row.reservedOn };
  return { ...place, cancelled, corrections: 0, cells };
}

/** A number of a book of acts that stands on paper alone, after a restoration. */
function paperRow(form: BookForm, { number, reservedOn, reason, purpose }: ReservedRow): PrintedRow {
  const words = BOOK_TEXT.actOnPaper(reason ?? purpose);
  const texts: Partial<Record<string, string>> = { lineNumber: printedNumber(number), note: words };
  const cells = form.columns.map(({ field }) => [{ text: texts[field] ?? '', strike: false }]);
  return { documentId: null, number, enteredOn: reservedOn, cancelled: false, corrections: 0, cells };
}

const releasedWords = ({ lost, reason }: ReservedRow): string =>
  lost ? BOOK_TEXT.notUsed(reason ?? '') : BOOK_TEXT.released(reason ?? '');

const waitingWords = ({ lost, purpose }: ReservedRow): string =>
  lost ? BOOK_TEXT.lost(purpose) : BOOK_TEXT.reserved(purpose);

function actRow(
  form: BookForm,
  line: ActLineRow,
  events: readonly ActLineEvent[],
  { levels }: Names,
): PrintedRow {
  const versions: Record<string, FactValue>[] = [{ ...line.facts }];
  for (const { kind, field, newValue } of events) {
    const last = versions.at(-1) ?? {};
    if (field === null) continue;
    if (kind === 'filled') last[field] = newValue;
    else versions.push({ ...last, [field]: newValue });
  }
  // what was filled in later belongs to every earlier version of its column as well
  for (const { kind, field, newValue } of events)
    if (kind === 'filled' && field !== null) for (const facts of versions) facts[field] ??= newValue;
  const cancelled = events.some((event) => event.kind === 'cancelled');
  const notes = events.flatMap((event) =>
    event.kind === 'cancelled'
      ? [BOOK_TEXT.cancelled(event.reason)]
      : event.kind === 'corrected'
        ? [BOOK_TEXT.corrected(formatDate(civilDateAt(event.atMs)), event.reason)]
        : [],
  );
  const cells = form.columns.map(({ field }) => {
    const texts = versions.map((facts) => actCell(field, { number: line.number, facts, levels }));
    if (field !== 'note') return pieces(texts, cancelled && !NEVER_STRUCK.has(field));
    return [{ text: [texts.at(-1) ?? '', ...notes].filter((part) => part !== '').join('; '), strike: false }];
  });
  const corrections = events.filter((event) => event.kind === 'corrected').length;
  const place = { documentId: null, number: line.number, enteredOn: line.enteredOn };
  return { ...place, cancelled, corrections, cells };
}
