import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { discardBeside, putInPlace, writeBeside } from '../disk/outside.ts';
import { seesAllLines } from '../knowing/needToKnow.ts';
import { typeNames } from '../rules/officeRules.ts';
import { type Ports, handlers, preparedCommand } from '../ports.ts';
import { type BookRow, findBook, isOpenToAll } from '../registers/bookStore.ts';
import { printedRows } from '../printedBooks/bookRows.ts';
import { findReport, isOnlyPrinted, keepReport, reportBook } from '../printing/reportMemory.ts';

/** More than a volume that can be bound; the rest is another run. */
const MOST_ENTRIES = 2_000;
const CHUNK_BYTES = 512 * 1024;

export const reportHandlers = handlers({
  'reports.book': preparedCommand({
    prepare: async (ports, input) => {
      const book = checkBook(ports, input);
      const form = ports.rules.form(book.formId) ?? raise('rule-pack-invalid', { rule: book.formId });
      const names = { types: typeNames(ports), levels: ports.rules.asOf(book.openedOn).levels };
      const { cover, fromNumber } = input;
      const rows = printedRows(ports, book, form, names, { from: fromNumber, to: input.toNumber });
      const toNumber = rows.at(-1)?.number ?? raise('not-found', { id: book.id });
      const { station } = ports;
      const print = { form, book, station, rows, cover, fromNumber, toNumber, nowMs: ports.nowMs() };
      const { renderBook } = await import('../printedBooks/bookPdf.ts'); // pdfkit and its fonts: only when something is printed
      const { pdf, pages } = await renderBook({ ...print, onProgress: ports.progress });
      return { reportId: ports.newId(), pdf, pages };
    },
    apply: (ports, input, { reportId, pdf, pages }) => {
      const book = checkBook(ports, input);
      const facts = { book: book.kind, year: book.year, from: input.fromNumber, to: input.toNumber, pages };
      ports.append({ act: 'book.printed', subjectKind: 'book', subjectId: book.id, facts });
      keepReport(ports, reportId, pdf, { classifiedBook: isOpenToAll(book.kind) ? null : book.id });
      return { reportId, pages, sizeBytes: pdf.length };
    },
  }),

  'reports.read': (ports, { reportId, offset, purpose }) => {
    if (purpose === 'print') refuseClassified(ports, reportId);
    const pdf = findReport(ports, reportId) ?? raise('not-found');
    const chunk = pdf.subarray(offset, offset + CHUNK_BYTES);
    return {
      dataBase64: chunk.toString('base64'),
      sizeBytes: pdf.length,
      done: offset + chunk.length >= pdf.length,
    };
  },

  'reports.saveTo': preparedCommand({
    prepare: async (ports, { reportId, path }) => {
      refuseClassified(ports, reportId);
      if (isOnlyPrinted(ports, reportId)) raise('copy-permit-required', { rule: 'SC-01' });
      const pdf = findReport(ports, reportId) ?? raise('not-found');
      return { temporary: await writeBeside(path, reportId, (sink) => sink(pdf)) };
    },
    apply: (ports, { reportId, path }, { temporary }) => {
      ports.append({ act: 'report.saved', subjectKind: 'report', subjectId: reportId });
      putInPlace(temporary, path);
      return { saved: true };
    },
    abandon: (_ports, { temporary }) => discardBeside(temporary),
  }),
});

/** A print-out of a classified book is a numbered, permitted copy: `copies.make`, `copies.exportTo`. */
function refuseClassified(ports: Ports, reportId: string): void {
  if (reportBook(ports, reportId) !== null) raise('copy-permit-required', { rule: 'SC-01' });
}

/** @throws AppError `not-found` also for a classified book of which this person does not see every line */
function checkBook(ports: Ports, input: Parsed<'reports.book'>): BookRow {
  const book = findBook(ports.db, input.bookId);
  if (book === null) raise('not-found');
  if (!isOpenToAll(book.kind) && !seesAllLines(ports.actor)) raise('not-found');
  const count = input.toNumber - input.fromNumber + 1;
  if (count < 1) raise('bad-input', { field: 'toNumber', rule: 'before-from' });
  if (count > MOST_ENTRIES) raise('too-large', { most: MOST_ENTRIES });
  return book;
}
