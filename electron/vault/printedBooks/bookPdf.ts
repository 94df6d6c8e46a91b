import type PDFDocument from 'pdfkit';
import {
  civilDateAt,
  clockAt,
  formatDate,
  formatDateInWords,
} from '../../../shared/domain/calendar/civilDate.ts';
import type { BookForm } from '../../../shared/domain/rules/schema.ts';
import type { Station } from '../ports.ts';
import type { BookRow } from '../registers/bookStore.ts';
import { BOOK_TEXT, printedNumber } from '../printing/bookText.ts';
import type { Piece, PrintedRow } from './bookRows.ts';
import { drawCover } from '../printing/cover.ts';
import { finish, line, mm, newDocument, trainingMark } from '../printing/page.ts';

export interface BookPrint {
  readonly form: BookForm;
  readonly book: BookRow;
  readonly station: Station;
  readonly rows: readonly PrintedRow[];
  readonly cover: boolean;
  readonly fromNumber: number;
  readonly toNumber: number;
  readonly nowMs: number;
  readonly onProgress: (done: number, of: number) => void;
}

/** The printed book lies open like the paper one: A4 landscape, bound at the left. */
const AREA = { left: mm(22), right: mm(12), top: mm(20), bottom: mm(15) };
const PADDING = 3;
const SIZE = 9.5;
const SMALLEST = 5.5;
const LEAST_ROW = 20;
const CENTRED = new Set<string>([
  'lineNumber',
  'entryNumber',
  'enteredOn',
  'documentDate',
  'copies',
  'transferredOn',
  'level',
  'at',
  'count',
  'copyNumbers',
  'dueBackOn',
]);
const YIELD_EVERY = 40;
/** height of the totals with their signatures */
const TOTALS = 152;

interface Layout {
  readonly document: PDFDocument;
  readonly columns: readonly {
    readonly x: number;
    readonly width: number;
    readonly column: BookForm['columns'][number];
  }[];
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  y: number;
  /** nothing but the head stands on this page yet */
  fresh: boolean;
}

/** Renders a register book in the columns of its form; every page repeats the head. */
export async function renderBook(print: BookPrint): Promise<{ pdf: Buffer; pages: number }> {
  const { form, station } = print;
  const title = BOOK_TEXT.continued(form.name, print.book.year, printedNumber(print.book.volume));
  const document = await newDocument({
    title,
    author: station.office.name,
    createdMs: print.nowMs,
    layout: 'landscape',
  });
  if (print.cover) drawCover(document, form, station.office, coverValues(print));
  const layout = startTable(document, form);
  drawPaper(layout, print);
  for (const [index, row] of print.rows.entries()) {
    drawRow(layout, row, index === print.rows.length - 1 ? TOTALS : 0);
    if (index % YIELD_EVERY !== YIELD_EVERY - 1) continue;
    print.onProgress(index + 1, print.rows.length);
    await new Promise(setImmediate);
  }
  drawTotals(layout, print);
  const pages = finishPages(document, print, title);
  return { pdf: await finish(document), pages };
}

function coverValues({ form, book, station, rows, fromNumber, toNumber }: BookPrint) {
  const days = rows.map((row) => row.enteredOn).sort();
  const day = (date: string | undefined): string => (date === undefined ? '' : formatDate(date));
  return {
    superior: station.office.superior,
    office: station.office.name,
    title: form.name,
    year: String(book.year),
    fromOn: day(days[0]),
    toOn: day(days.at(-1)),
    fromNumber: printedNumber(fromNumber),
    toNumber: printedNumber(toNumber),
    volume: printedNumber(book.volume),
  };
}

function startTable(document: PDFDocument, form: BookForm): Layout {
  document.addPage();
  const { width, height } = document.page;
  const left = AREA.left;
  const right = width - AREA.right;
  const weights = form.columns.reduce((sum, column) => sum + column.weight, 0);
  let x = left;
  const columns = form.columns.map((column) => {
    const own = { x, width: ((right - left) * column.weight) / weights, column };
    x += own.width;
    return own;
  });
  const layout: Layout = {
    document,
    columns,
    left,
    right,
    bottom: height - AREA.bottom,
    y: AREA.top,
    fresh: true,
  };
  drawHead(layout);
  return layout;
}

/** A book that goes on from a paper one says so above its first line; those numbers are no lines of this book. */
function drawPaper(layout: Layout, { book, fromNumber }: BookPrint): void {
  if (book.volume !== 1 || book.firstNumber === 1 || fromNumber > book.firstNumber) return;
  const { document, left, right } = layout;
  const words = BOOK_TEXT.onPaper(printedNumber(book.firstNumber - 1));
  document
    .font('italic', SIZE)
    .fillColor('#000000')
    .text(words, left + PADDING, layout.y + 5, { width: right - left - 2 * PADDING });
  document
    .lineWidth(0.6)
    .rect(left, layout.y, right - left, LEAST_ROW)
    .stroke('#000000');
  layout.y += LEAST_ROW;
}

/** Column heads and, below them, the numbers of the columns. */
function drawHead(layout: Layout): void {
  const { document, columns } = layout;
  document.fillColor('#000000').font('bold', SIZE);
  const options = (width: number) => ({ width: width - 2 * PADDING, align: 'center' as const });
  const height =
    Math.max(...columns.map(({ width, column }) => document.heightOfString(column.heading, options(width)))) +
    10;
  for (const { x, width, column } of columns) {
    const own = document.heightOfString(column.heading, options(width));
    document.text(column.heading, x + PADDING, layout.y + (height - own) / 2, options(width));
  }
  frame(layout, layout.y, height);
  layout.y += height;
  document.font('italic', 8.5);
  for (const { x, width, column } of columns)
    document.text(`(${column.number})`, x, layout.y + 2.5, { width, align: 'center' });
  frame(layout, layout.y, 14);
  layout.y += 14;
}

function frame({ document, columns, left, right }: Layout, y: number, height: number): void {
  document
    .lineWidth(0.6)
    .rect(left, y, right - left, height)
    .stroke('#000000');
  for (const { x } of columns.slice(1)) line(document, x, y, x, y + height);
}

/** @param keep what must stand under it on the same page: the totals don't begin a page alone */
function drawRow(layout: Layout, row: PrintedRow, keep: number): void {
  const { document, columns } = layout;
  const room = layout.bottom - AREA.top - 60;
  const { size, height } = fitRow(layout, row.cells, room);
  if (layout.y + height + keep > layout.bottom && !layout.fresh) nextPage(layout);
  layout.fresh = false;
  document.font('regular', size).fillColor('#000000');
  columns.forEach(({ x, width, column }, index) => {
    const align = CENTRED.has(column.field) ? 'center' : 'left';
    let y = layout.y + 4;
    for (const { text, strike } of row.cells[index] ?? []) {
      const options = { width: width - 2 * PADDING, align, strike } as const;
      document.text(text, x + PADDING, y, options);
      y += document.heightOfString(text, options);
    }
  });
  frame(layout, layout.y, height);
  layout.y += height;
}

/** Nothing of an official line may be cut off: a long one is set smaller until it fits on a page. */
function fitRow(
  { document, columns }: Layout,
  cells: readonly (readonly Piece[])[],
  room: number,
): { size: number; height: number } {
  for (let size = SIZE; ; size -= 0.5) {
    document.font('regular', size);
    const heights = columns.map(({ width }, index) =>
      (cells[index] ?? []).reduce(
        (sum, { text }) => sum + document.heightOfString(text, { width: width - 2 * PADDING }),
        0,
      ),
    );
    const height = Math.max(LEAST_ROW, Math.max(...heights) + 8);
    if (height <= room || size <= SMALLEST) return { size, height: Math.min(height, room) };
  }
}

function nextPage(layout: Layout): void {
  layout.document.addPage();
  layout.y = AREA.top;
  layout.fresh = true;
  drawHead(layout);
}

/** How many lines there are, and who answers for them (NĐ 30/2020 Điều 16: the printed book is signed and bound). */
function drawTotals(layout: Layout, print: BookPrint): void {
  const { document, left, right } = layout;
  const { office } = print.station;
  if (layout.y + TOTALS > layout.bottom) {
    document.addPage();
    layout.y = AREA.top;
  }
  const cancelled = print.rows.filter((row) => row.cancelled).length;
  const corrections = print.rows.reduce((sum, row) => sum + row.corrections, 0);
  const total = BOOK_TEXT.total(
    print.rows.length,
    printedNumber(print.fromNumber),
    printedNumber(print.toNumber),
  );
  let y = layout.y + 10;
  document.fillColor('#000000').font('bold', 11);
  const parts = [
    total,
    cancelled === 0 ? '' : BOOK_TEXT.cancelledTotal(cancelled),
    corrections === 0 ? '' : BOOK_TEXT.correctedTotal(corrections),
  ];
  document.text(`${parts.join('')}.`, left, y, { width: right - left });
  y = drawClosing(layout, print, y + 16);
  const half = (right - left) / 2;
  const today = formatDateInWords(civilDateAt(print.nowMs));
  y += 6;
  document
    .font('italic', 12)
    .text(BOOK_TEXT.placeAndDate(office.place, today), left + half, y, { width: half, align: 'center' });
  y += 18;
  document.font('bold', 12).text(BOOK_TEXT.keeper, left, y, { width: half, align: 'center' });
  document.text(BOOK_TEXT.confirmer(office.kind), left + half, y, { width: half, align: 'center' });
  document.font('italic', 11).text(BOOK_TEXT.signHint, left, y + 16, { width: half, align: 'center' });
  document.text(BOOK_TEXT.signHint, left + half, y + 16, { width: half, align: 'center' });
  layout.y = y + 90;
}

/** A closed volume says when it was closed and what its contents were, as a hash. */
function drawClosing({ document, left, right }: Layout, print: BookPrint, y: number): number {
  const { book } = print;
  const width = right - left;
  // a part of a volume doesn't end it
  const ends = book.state === 'full' && print.toNumber >= book.nextNumber - 1;
  if (ends) document.font('italic', 10).text(BOOK_TEXT.full, left, y, { width });
  if (book.closedHash === null || book.closedMs === null) return ends ? y + 14 : y;
  document.font('italic', 10);
  const words = `${BOOK_TEXT.closedOn(formatDate(civilDateAt(book.closedMs)))} ${book.closedHash}`;
  document.text(words, left, y, { width });
  return y + 14;
}

/** What is known only at the end: page numbers of all, and the mark of a training vault. */
function finishPages(document: PDFDocument, print: BookPrint, title: string): number {
  const { start, count } = document.bufferedPageRange();
  const tables = print.cover ? count - 1 : count;
  for (let index = start; index < start + count; index += 1) {
    document.switchToPage(index);
    const { width, height } = document.page;
    if (print.station.training) trainingMark(document, BOOK_TEXT.training);
    const page = index - start + 1 - (print.cover ? 1 : 0);
    if (page < 1) continue;
    document
      .fillColor('#000000')
      .font('regular', 11)
      .text(String(page), 0, mm(8), { width, align: 'center' });
    document.font('italic', 8.5).text(title, AREA.left, mm(13), { width: width - AREA.left - AREA.right });
    const printed = BOOK_TEXT.printedOn(formatDate(civilDateAt(print.nowMs)), clockAt(print.nowMs));
    const foot = { width: width - AREA.left - AREA.right };
    const y = height - mm(11);
    document.text(
      print.station.training ? `${printed} · ${BOOK_TEXT.trainingNote}` : printed,
      AREA.left,
      y,
      foot,
    );
    document.text(BOOK_TEXT.page(page, tables), AREA.left, y, { ...foot, align: 'right' });
  }
  return count;
}
