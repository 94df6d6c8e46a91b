import type PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import {
  civilDateAt,
  clockAt,
  formatDate,
  formatDateInWords,
} from '../../../shared/domain/calendar/civilDate.ts';
import {
  fillText,
  type PaperBlock,
  type PaperData,
  type PaperForm,
  recipientsOf,
} from '../../../shared/domain/papers/paperForm.ts';
import { raise } from '../../../shared/errors.ts';
import { BAR_COLOURS, barsOf, type BarsBlock } from './bars.ts';
import { BOOK_TEXT } from './bookText.ts';
import { finish, line, mm, newDocument, trainingMark } from './page.ts';
import { paperHead, type PaperOffice } from './paperHead.ts';

export interface PaperPrint {
  readonly form: PaperForm;
  readonly data: PaperData;
  readonly office: PaperOffice;
  readonly training: boolean;
  /** The level's word, at the top and the foot of each page; null for level none. */
  readonly levelWord: string | null;
  readonly nowMs: number;
  /** The file's title; never a trích yếu. */
  readonly title: string;
}

const SIZE = 13;
const LINE = 7.2;
const PADDING = 4;
/** height of the signatures, with room to sign */
const SIGNATURE = 126;
const RED = '#B3001B';

interface Flow {
  readonly document: PDFDocument;
  readonly print: PaperPrint;
  readonly left: number;
  readonly width: number;
  readonly bottom: number;
  /** what must stand on the same page as the piece that is being set: signatures don't begin a page alone */
  keep: number;
  y: number;
}

/**
 * Sets papers on A4 (Times New Roman widths, margins 20-20-30-15 mm), each sheet on a page of its own.
 * @param prints at least one, all of one form
 * @returns the PDF and its page count
 */
export async function renderPapers(prints: readonly PaperPrint[]): Promise<{ bytes: Buffer; pages: number }> {
  const [first] = prints;
  if (first === undefined) raise('internal', { at: 'no-sheet' });
  const document = await newDocument({
    title: first.title,
    author: first.office.name,
    createdMs: first.nowMs,
    layout: first.form.layout === 'landscape' ? 'landscape' : 'portrait',
  });
  for (const print of prints) drawSheet(document, print);
  const pages = finishPages(document, first, prints.length === 1);
  return { bytes: await finish(document), pages };
}

function drawSheet(document: PDFDocument, print: PaperPrint): void {
  const { form, data, office } = print;
  document.addPage();
  const { width, height } = document.page;
  const flow: Flow = {
    document,
    print,
    left: mm(30),
    width: width - mm(45),
    bottom: height - mm(20),
    keep: 0,
    y: paperHead(document, office, {
      number: fillText(form.number, data.values),
      dateInWords: formatDateInWords(print.data.datedOn ?? civilDateAt(print.nowMs)),
    }),
  };
  drawTitle(flow);
  for (const [index, block] of form.blocks.entries()) {
    const last = index === form.blocks.length - 1;
    flow.keep = last && form.signatures.length > 0 ? SIGNATURE : 0;
    drawBlock(flow, block);
  }
  flow.keep = 0;
  drawSignatures(flow);
  drawRecipients(flow);
}

function drawTitle(flow: Flow): void {
  const { document, print, left, width } = flow;
  flow.y += 10;
  centre(flow, fillText(print.form.name, print.data.values), 'bold', 15);
  const under = fillText(print.form.under, print.data.values);
  if (under !== '') centre(flow, under, 'bold', 13);
  const length = width * 0.16;
  line(document, left + (width - length) / 2, flow.y + 3, left + (width + length) / 2, flow.y + 3, 0.7);
  flow.y += 16;
}

function centre(flow: Flow, text: string, font: 'bold' | 'regular', size: number): void {
  const options = { width: flow.width, align: 'center' as const };
  flow.document.font(font, size).fillColor('#000000').text(text, flow.left, flow.y, options);
  flow.y += flow.document.heightOfString(text, options) + 2;
}

/** Starts a new page when what comes next doesn't fit. */
function room(flow: Flow, height: number): void {
  if (flow.y + height + flow.keep <= flow.bottom) return;
  flow.document.addPage();
  flow.y = mm(22);
}

function drawBlock(flow: Flow, block: PaperBlock): void {
  const { values, tables } = flow.print.data;
  switch (block.kind) {
    case 'heading':
      room(flow, 84); // a heading stands over a head of two lines and a row
      flow.y += 6;
      return heading(flow, fillText(block.text, values));
    case 'paragraph': {
      const text = fillText(block.text, values).trim();
      for (const line of text.split('\n'))
        if (line.trim() !== '') paragraph(flow, line.trim(), 'regular', mm(10));
      return undefined;
    }
    case 'field':
      return field(flow, block.label, fillText(block.value, values).trim(), block.lines);
    case 'code':
      return squareCode(flow, fillText(block.value, values));
    case 'bars':
      return drawBars(flow, block, tables[block.rows] ?? []);
    case 'table':
      return table(flow, block, tables[block.rows] ?? []);
  }
}

/** In capitals it is the word of a decision and stands in the middle. */
function heading(flow: Flow, text: string): void {
  if (text !== text.toLocaleUpperCase('vi')) return paragraph(flow, text, 'bold', 0);
  centre(flow, text, 'bold', SIZE);
  flow.y += 4;
}

/** As large as a telephone's camera wants it on paper, in the middle. */
function squareCode(flow: Flow, text: string): void {
  const { document, left, width } = flow;
  const side = mm(34);
  room(flow, side + 12);
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const module = side / size;
  const x = left + (width - side) / 2;
  const y = flow.y + 4;
  document.fillColor('#000000');
  data.forEach((row, down) => {
    row.forEach((dark, across) => {
      if (dark) document.rect(x + across * module, y + down * module, module, module);
    });
  });
  document.fill('#000000');
  flow.y = y + side + 8;
}

function paragraph(flow: Flow, text: string, font: 'regular' | 'bold' | 'italic', indent: number): void {
  const { document } = flow;
  const options = { width: flow.width, align: 'justify' as const, indent, lineGap: 2 };
  document.font(font, SIZE);
  const height = document.heightOfString(text, options);
  room(flow, height);
  document.fillColor('#000000').text(text, flow.left, flow.y, options);
  flow.y += height + 4;
}

/** A value behind its label; what is empty is left as dotted lines. */
function field(flow: Flow, label: string, value: string, lines: number): void {
  const { document, left, width } = flow;
  if (value !== '') return paragraph(flow, `${label}: ${value}`, 'regular', 0);
  room(flow, (lines + 1) * LINE * 2.6);
  document.font('regular', SIZE).fillColor('#000000').text(`${label}:`, left, flow.y, { width });
  const after = document.widthOfString(`${label}: `) + 2;
  const step = mm(LINE);
  let y = flow.y + SIZE;
  for (let index = 0; index < Math.max(1, lines); index += 1) {
    dots(document, index === 0 ? left + after : left, left + width, y);
    y += step;
  }
  flow.y = y - step + 8;
}

function dots(document: PDFDocument, from: number, to: number, y: number): void {
  document.save().dash(0.8, { space: 2.2 }).lineWidth(0.7);
  document.moveTo(from, y).lineTo(to, y).stroke('#000000');
  document.restore();
}

/** Room for names left of the bars, and for numbers right of them. */
const BAR_NAME = mm(38);
const BAR_NUMBERS = mm(22);
const BAR_HEIGHT = 11;
const BAR_STEP = 19;

function drawBars(flow: Flow, block: BarsBlock, rows: readonly Readonly<Record<string, string>>[]): void {
  const { document, left, width } = flow;
  const bars = barsOf(block, rows);
  if (bars.length === 0) return paragraph(flow, block.empty, 'italic', 0);
  room(flow, (bars.length + 1) * BAR_STEP);
  const from = left + BAR_NAME;
  const whole = width - BAR_NAME - BAR_NUMBERS;
  let x = from;
  document.font('regular', ROW_SIZE);
  for (const [part, { heading }] of block.parts.entries()) {
    barPiece(document, part, x, flow.y, BAR_HEIGHT);
    document.fillColor('#000000').text(heading, x + BAR_HEIGHT + 4, flow.y - 1, { lineBreak: false });
    x += BAR_HEIGHT + 20 + document.widthOfString(heading);
  }
  flow.y += BAR_STEP;
  for (const { name, shares, numbers } of bars) {
    document.fillColor('#000000').text(name, left, flow.y - 1, { width: BAR_NAME - 4, lineBreak: false });
    x = from;
    for (const [part, share] of shares.entries()) {
      barPiece(document, part, x, flow.y, share * whole);
      x += share * whole;
    }
    document.fillColor('#000000').text(numbers, x + 4, flow.y - 1, { lineBreak: false });
    flow.y += BAR_STEP;
  }
  flow.y += 6;
}

function barPiece(document: PDFDocument, part: number, x: number, y: number, wide: number): void {
  if (wide > 0)
    document.rect(x, y, wide, BAR_HEIGHT).fill(`#${BAR_COLOURS[part % BAR_COLOURS.length] ?? ''}`);
}

type TableBlock = Extract<PaperBlock, { kind: 'table' }>;

function table(flow: Flow, block: TableBlock, rows: readonly Readonly<Record<string, string>>[]): void {
  const headings = block.columns.map((column) => column.heading);
  const texts = rows.map((each) => block.columns.map((column) => each[column.field] ?? ''));
  const widths = columnWidths(flow, block);
  const centred = headings.map((_heading, index) => texts.every((row) => (row[index] ?? '').length <= SHORT));
  const everyMiddle = headings.map(() => true);
  const { keep } = flow;
  flow.y += 2;
  flow.keep = Math.max(rows.length > 1 ? 0 : keep, 24); // a head stands over a row at least
  row(flow, headings, widths, 'bold', everyMiddle);
  flow.keep = keep;
  if (rows.length === 0) row(flow, [block.empty], [flow.width], 'italic', [true]);
  for (const [index, each] of texts.entries()) {
    flow.keep = index === texts.length - 1 ? keep : 0;
    const height = rowHeight(flow, each, widths, 'regular');
    if (flow.y + height + flow.keep > flow.bottom) {
      flow.document.addPage();
      flow.y = mm(22);
      row(flow, headings, widths, 'bold', everyMiddle);
    }
    row(flow, each, widths, 'regular', centred);
  }
  flow.y += 8;
}

/** By weight, but none narrower than the longest word of its heading; the widest column gives the room. */
function columnWidths(flow: Flow, block: TableBlock): number[] {
  const weights = block.columns.reduce((sum, column) => sum + column.weight, 0);
  flow.document.font('bold', ROW_SIZE);
  const least = block.columns.map(
    ({ heading }) =>
      Math.max(...heading.split(' ').map((word) => flow.document.widthOfString(word))) + 2 * PADDING + 1,
  );
  const widths = block.columns.map((column, index) =>
    Math.max((flow.width * column.weight) / weights, least[index] ?? 0),
  );
  const over = widths.reduce((sum, width) => sum + width, 0) - flow.width;
  const widest = widths.indexOf(Math.max(...widths));
  return widths.map((width, index) => (index === widest ? width - over : width));
}

type RowFont = 'regular' | 'bold' | 'italic';
const ROW_SIZE = 11.5;
/** A column whose texts are all this short (numbers, dates, levels) is centred. */
const SHORT = 12;

function rowHeight(flow: Flow, texts: readonly string[], widths: readonly number[], font: RowFont): number {
  flow.document.font(font, ROW_SIZE);
  const heights = texts.map((text, index) =>
    flow.document.heightOfString(text === '' ? ' ' : text, { width: (widths[index] ?? 0) - 2 * PADDING }),
  );
  return Math.max(...heights) + 2 * PADDING;
}

function row(
  flow: Flow,
  texts: readonly string[],
  widths: readonly number[],
  font: RowFont,
  centred: readonly boolean[],
): void {
  const { document, left, width } = flow;
  const height = rowHeight(flow, texts, widths, font);
  room(flow, height);
  document.font(font, ROW_SIZE).fillColor('#000000');
  let x = left;
  texts.forEach((text, index) => {
    const own = widths[index] ?? 0;
    const align = centred[index] ? 'center' : 'left';
    document.text(text, x + PADDING, flow.y + PADDING, { width: own - 2 * PADDING, align });
    if (index > 0) line(document, x, flow.y, x, flow.y + height);
    x += own;
  });
  document.lineWidth(0.6).rect(left, flow.y, width, height).stroke('#000000');
  flow.y += height;
}

function drawSignatures(flow: Flow): void {
  const { document, print, left, width } = flow;
  const { signatures } = print.form;
  if (signatures.length === 0) return;
  room(flow, SIGNATURE);
  flow.y += 8;
  const own = width / Math.max(2, signatures.length);
  // One signature stands on the right (NĐ 30/2020 Phụ lục I; Party papers alike), several share the line.
  const start = signatures.length === 1 ? left + own : left;
  signatures.forEach((signature, index) => {
    const title = fillText(signature.title, print.data.values);
    const x = start + index * own;
    const box = { width: own, align: 'center' as const };
    document.font('bold', 12).fillColor('#000000').text(title, x, flow.y, box);
    const below = flow.y + document.heightOfString(title, box);
    document.font('italic', 11).text(BOOK_TEXT.signHint, x, below, box);
    document.font('bold', 12.5).text(fillText(signature.name, print.data.values), x, below + 68, box);
  });
  flow.y += 118;
}

function drawRecipients(flow: Flow): void {
  const { document, print, left, width } = flow;
  const recipients = recipientsOf(print.form, print.data.values);
  if (recipients.length === 0) return;
  room(flow, 20 + recipients.length * 14);
  // Beside a single signature there is room on the left, where the paper form has it.
  const beside = print.form.signatures.length === 1;
  let y = beside ? flow.y - 118 : flow.y;
  document.font('bold', 12).fillColor('#000000').text(BOOK_TEXT.recipients, left, y, { width });
  y += 16;
  document.font('regular', 11);
  for (const filled of recipients) {
    document.text(filled, left, y, { width: width / 2 });
    y += document.heightOfString(filled, { width: width / 2 });
  }
  flow.y = Math.max(flow.y, y + 4);
}

/** Level, page numbers, time of printing, and the mark of a training vault: on every page. */
function finishPages(document: PDFDocument, print: PaperPrint, numbered: boolean): number {
  const { start, count } = document.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    document.switchToPage(index);
    const { width, height } = document.page;
    if (print.training) trainingMark(document, BOOK_TEXT.training);
    const box = { width, align: 'center' as const };
    if (print.levelWord !== null) {
      document.font('bold', 12).fillColor(RED).text(print.levelWord, 0, mm(9), box);
      document.text(print.levelWord, 0, height - mm(15), box);
    }
    if (numbered && index > start) {
      document
        .font('regular', 12)
        .fillColor('#000000')
        .text(String(index - start + 1), mm(15), mm(9), {
          width: width - mm(30),
          align: print.levelWord === null ? 'center' : 'right',
        });
    }
    const printed = BOOK_TEXT.paperPrintedOn(formatDate(civilDateAt(print.nowMs)), clockAt(print.nowMs));
    const note = print.training ? `${printed} · ${BOOK_TEXT.trainingNote}` : printed;
    document
      .font('italic', 8.5)
      .fillColor('#444444')
      .text(note, mm(30), height - mm(9), { width: width - mm(45) });
  }
  document.fillColor('#000000');
  return count;
}
