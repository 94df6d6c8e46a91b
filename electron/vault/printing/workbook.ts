import { type CivilDate, dayNumber } from '../../../shared/domain/calendar/civilDate.ts';
import { zip } from './zip.ts';

/** A cell: text, a count, a day, or nothing. There is no way to write a formula. */
export type Cell = string | number | { readonly day: CivilDate } | null;

export interface Sheet {
  /** shown on the tab; at most 31 characters, none of []:*?/\ */
  readonly name: string;
  readonly heading: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** in characters */
  readonly widths: readonly number[];
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
/** Excel counts days from 1899-12-30. */
const EXCEL_EPOCH = 25_569;
const LONGEST = 32_767;

/** Places in `cellXfs` of the styles below. */
const STYLE = { text: 0, head: 1, day: 2, count: 3, quoted: 4 } as const;
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Times New Roman"/></font><font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf xfId="0"><alignment vertical="top" wrapText="1"/></xf><xf xfId="0" fontId="1" applyFont="1"><alignment vertical="center" wrapText="1"/></xf><xf xfId="0" numFmtId="164" applyNumberFormat="1"><alignment vertical="top"/></xf><xf xfId="0" numFmtId="3" applyNumberFormat="1"><alignment vertical="top"/></xf><xf xfId="0" quotePrefix="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;

/** What XML 1.0 can't hold goes; the rest is escaped. */
const escape = (text: string): string =>
  text
    .replaceAll(
      /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
      '',
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Text that a spreadsheet would read as a formula when it is typed, or pasted from a CSV, carries the quote mark. */
const looksLikeFormula = (text: string): boolean => /^[=+\-@\t\r|%]/.test(text);

function columnName(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));
}

function cellXml(cell: Cell, place: string, head: boolean): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${place}" s="${STYLE.count}"><v>${cell}</v></c>`;
  if (typeof cell === 'object')
    return `<c r="${place}" s="${STYLE.day}"><v>${dayNumber(cell.day) + EXCEL_EPOCH}</v></c>`;
  const text = cell.normalize('NFC').slice(0, LONGEST);
  const style = head ? STYLE.head : looksLikeFormula(text) ? STYLE.quoted : STYLE.text;
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`;
}

function sheetXml({ heading, rows, widths }: Sheet): string {
  const columns = widths
    .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  const row = (cells: readonly Cell[], index: number, head: boolean): string =>
    `<row r="${index}">${cells.map((cell, at) => cellXml(cell, `${columnName(at)}${index}`, head)).join('')}</row>`;
  const lines = [row(heading, 1, true), ...rows.map((cells, index) => row(cells, index + 2, false))];
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns}</cols><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

const sheetName = (name: string): string => escape(name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31));

/** A workbook (ECMA-376, transitional) that Excel, LibreOffice and our own reader open; values only. */
export function writeWorkbook(sheets: readonly Sheet[]): Buffer {
  const part = (name: string, text: string) => ({ name, bytes: Buffer.from(text, 'utf8') });
  const each = (line: (sheet: Sheet, number: number) => string): string =>
    sheets.map((sheet, index) => line(sheet, index + 1)).join('');
  const overrides = each(
    (_sheet, number) =>
      `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  );
  const types = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${overrides}</Types>`;
  const book = `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each(
    (sheet, number) => `<sheet name="${sheetName(sheet.name)}" sheetId="${number}" r:id="rId${number}"/>`,
  )}</sheets></workbook>`;
  const relations = `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each(
    (_sheet, number) =>
      `<Relationship Id="rId${number}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  )}<Relationship Id="rId${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`;
  const root = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
  return zip([
    part('[Content_Types].xml', types),
    part('_rels/.rels', root),
    part('xl/workbook.xml', book),
    part('xl/_rels/workbook.xml.rels', relations),
    part('xl/styles.xml', STYLES),
    ...sheets.map((sheet, index) => part(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet))),
  ]);
}
