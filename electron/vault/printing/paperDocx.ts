import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  type FileChild,
  Footer,
  Header,
  Packer,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { civilDateAt, formatDateInWords } from '../../../shared/domain/calendar/civilDate.ts';
import { fillText, type PaperBlock, recipientsOf } from '../../../shared/domain/papers/paperForm.ts';
import { BAR_COLOURS, barsOf, type BarsBlock } from './bars.ts';
import { BOOK_TEXT } from './bookText.ts';
import type { PaperPrint } from './paperPdf.ts';

const FONT = 'Times New Roman';
const DOTS = '…'.repeat(52);
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};

interface Words {
  readonly text: string;
  readonly bold?: boolean;
  readonly italics?: boolean;
  /** points */
  readonly size?: number;
  readonly color?: string;
}

const run = ({ text, bold = false, italics = false, size = 13, color }: Words): TextRun =>
  new TextRun({ text, bold, italics, size: size * 2, font: FONT, ...(color ? { color } : {}) });
const centred = (...words: Words[]): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: words.map(run) });

/** The same papers as a Word file, for officials who must edit them before they are printed; a section each. */
export async function writePaperDocx(prints: readonly PaperPrint[]): Promise<Buffer> {
  const word = new Document({
    creator: prints[0]?.office.name ?? '',
    title: prints[0]?.title ?? '',
    sections: prints.map((print) => ({
      properties: { page: pageOf(print) },
      ...levelOnEachPage(print),
      children: contentOf(print),
    })),
  });
  return Packer.toBuffer(word);
}

/** The level's word at the top and the foot of each page, as on the printed one. */
function levelOnEachPage({ levelWord }: PaperPrint) {
  if (levelWord === null) return {};
  const word = () => [centred({ text: levelWord, bold: true, color: 'B3001B' })];
  return {
    headers: { default: new Header({ children: word() }) },
    footers: { default: new Footer({ children: word() }) },
  };
}

function pageOf({ form }: PaperPrint) {
  return {
    margin: {
      top: convertMillimetersToTwip(20),
      bottom: convertMillimetersToTwip(20),
      left: convertMillimetersToTwip(30),
      right: convertMillimetersToTwip(15),
    },
    size: {
      width: convertMillimetersToTwip(210),
      height: convertMillimetersToTwip(297),
      orientation: form.layout === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
  };
}

function contentOf(print: PaperPrint): FileChild[] {
  const { form, data } = print;
  const under = fillText(form.under, data.values);
  return [
    head(print),
    spacer(),
    centred({ text: fillText(form.name, data.values), bold: true, size: 15 }),
    ...(under === '' ? [] : [centred({ text: under, bold: true })]),
    spacer(),
    ...form.blocks.flatMap((block) => blockOf(print, block)),
    spacer(),
    ...(form.signatures.length === 0 ? [] : [signatures(print)]),
    ...recipientsOf(form, data.values).map(
      (text, index) =>
        new Paragraph({
          children: [
            ...(index === 0 ? [run({ text: `${BOOK_TEXT.recipients} `, bold: true, size: 12 })] : []),
            run({ text, size: 11 }),
          ],
        }),
    ),
    ...(print.training ? [centred({ text: BOOK_TEXT.trainingNote, italics: true, size: 9 })] : []),
  ];
}

const spacer = (): Paragraph => new Paragraph({ children: [] });

function head({ form, data, office, nowMs }: PaperPrint): Table {
  const number = fillText(form.number, data.values);
  const left = [
    ...(office.superior === '' ? [] : [centred({ text: office.superior.toLocaleUpperCase('vi') })]),
    centred({ text: office.name.toLocaleUpperCase('vi'), bold: true }),
    ...(office.kind === 'party' ? [centred({ text: '*' })] : []),
    centred({ text: `${office.kind === 'party' ? 'Số' : 'Số:'} ${number === '' ? '……………' : number}` }),
  ];
  const date = BOOK_TEXT.placeAndDate(office.place, formatDateInWords(data.datedOn ?? civilDateAt(nowMs)));
  const right = [
    ...(office.kind === 'party'
      ? [centred({ text: BOOK_TEXT.partyHead, bold: true, size: 14 })]
      : [
          centred({ text: BOOK_TEXT.stateHead[0], bold: true, size: 12 }),
          centred({ text: BOOK_TEXT.stateHead[1], bold: true }),
        ]),
    centred({ text: date, italics: true }),
  ];
  return grid([[left, right]], [45, 55], false);
}

function grid(
  rows: readonly (readonly Paragraph[])[][],
  percents: readonly number[],
  framed: boolean,
): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    ...(framed ? {} : { borders: NO_BORDERS }),
    rows: rows.map(
      (cells, index) =>
        new TableRow({
          cantSplit: true,
          tableHeader: framed && index === 0,
          children: cells.map(
            (children, index) =>
              new TableCell({
                width: { size: percents[index] ?? 10, type: WidthType.PERCENTAGE },
                children: [...children],
              }),
          ),
        }),
    ),
  });
}

function blockOf(print: PaperPrint, block: PaperBlock): FileChild[] {
  const { values, tables } = print.data;
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          spacing: { before: 120 },
          children: [run({ text: fillText(block.text, values), bold: true })],
        }),
      ];
    case 'paragraph': {
      const text = fillText(block.text, values).trim();
      const lines = text.split('\n').filter((line) => line.trim() !== '');
      return lines.map((line) => body(line.trim(), convertMillimetersToTwip(10)));
    }
    case 'field': {
      const value = fillText(block.value, values).trim();
      if (value !== '') return [body(`${block.label}: ${value}`, 0)];
      return [
        body(`${block.label}: ${DOTS}`, 0),
        ...Array.from({ length: Math.max(0, block.lines - 1) }, () => body(DOTS, 0)),
      ];
    }
    case 'code':
      return [];
    case 'bars':
      return bars(block, tables[block.rows] ?? []);
    case 'table': {
      const total = block.columns.reduce((sum, column) => sum + column.weight, 0);
      const percents = block.columns.map((column) => Math.round((column.weight * 100) / total));
      const cell = (text: string, bold: boolean): Paragraph[] => [
        new Paragraph({
          ...(bold ? { alignment: AlignmentType.CENTER } : {}),
          children: [run({ text, bold, size: 12 })],
        }),
      ];
      const rows = (tables[block.rows] ?? []).map((each) =>
        block.columns.map((column) => cell(each[column.field] ?? '', false)),
      );
      const first = block.columns.map((column) => cell(column.heading, true));
      return [grid([first, ...rows], percents, true), spacer()];
    }
  }
}

/** Spaces of the longest bar. */
const BAR_SPACES = 64;
/** A space that is kept at the end of a line, and drawn where it is shaded. */
const SPACE = '\u00a0';

/** Bars as shaded spaces, so that the official who edits the report edits them as words. */
function bars(block: BarsBlock, rows: readonly Readonly<Record<string, string>>[]): FileChild[] {
  const drawn = barsOf(block, rows);
  if (drawn.length === 0) return [body(block.empty, 0)];
  const shaded = (share: number, part: number): TextRun =>
    new TextRun({
      text: SPACE.repeat(Math.max(1, Math.round(share * BAR_SPACES))),
      size: 22,
      shading: { type: ShadingType.CLEAR, fill: colourOf(part), color: 'auto' },
    });
  const legend = new Paragraph({
    children: block.parts.flatMap(({ heading }, part) => [
      shaded(0.04, part),
      run({ text: `${SPACE}${heading}${SPACE.repeat(4)}`, size: 11 }),
    ]),
  });
  const lines = drawn.map(({ name, shares, numbers }) => [
    [new Paragraph({ children: [run({ text: name, size: 11 })] })],
    [
      new Paragraph({
        children: [
          ...shares.flatMap((share, part) => (share > 0 ? [shaded(share, part)] : [])),
          run({ text: `${SPACE}${numbers}`, size: 11 }),
        ],
      }),
    ],
  ]);
  return [legend, grid(lines, [26, 74], false), spacer()];
}

const colourOf = (part: number): string => BAR_COLOURS[part % BAR_COLOURS.length] ?? BAR_COLOURS[0];

const body = (text: string, firstLine: number): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine },
    spacing: { after: 80 },
    children: [run({ text })],
  });

function signatures({ form, data }: PaperPrint): Table {
  const cells = form.signatures.map(({ title, name }) => [
    centred({ text: fillText(title, data.values), bold: true, size: 12 }),
    centred({ text: BOOK_TEXT.signHint, italics: true, size: 11 }),
    spacer(),
    spacer(),
    spacer(),
    centred({ text: fillText(name, data.values), bold: true }),
  ]);
  const all = cells.length === 1 ? [[spacer()], ...cells] : cells;
  return grid(
    [all],
    all.map(() => Math.floor(100 / all.length)),
    false,
  );
}
