import { raise } from '../../../shared/errors.ts';
import { localName, walkXml, type XmlLimits } from '../xml/walkXml.ts';
import { LIMITS } from './table.ts';
import type { IsDate } from './xlsxStyles.ts';

/** What the values of a sheet stand for. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly isDate: IsDate;
  /** days are counted from 1904 on (old Macs) instead of 1900 */
  readonly from1904: boolean;
  /** characters of all cells together: one shared string may stand in every cell */
  readonly characters: number;
}
export interface SheetRow {
  /** from 1 */
  readonly line: number;
  readonly cells: string[];
}

/** Excel's own; a number beyond it is no sheet of Excel. */
const LAST_ROW = 1_048_576;
const ADDRESS = /^([A-Z]{1,3})(\d{1,7})$/;

/**
 * The rows of a sheet that hold anything (ECMA-376 §18.3.1): nothing is built for what lies between them, so an address
 * far away costs nothing. An empty cell counts for nothing wherever it stands; one with a value beyond the limits is
 * refused, never left out in silence. `<dimension>` is not asked.
 * @throws AppError `too-large`; Error where the sheet is not well-formed or out of order
 */
export function readRows(xml: string, limits: XmlLimits, context: SheetContext): SheetRow[] {
  const rows: SheetRow[] = [];
  let [line, column, left] = [0, 0, context.characters];
  let cell: { type: string | undefined; style: string | undefined; value: string; inline: string } | null =
    null;
  let cells: string[] = [];
  let [inValue, inText, phonetic] = [false, false, false];

  const place = (address: string | undefined): void => {
    const [, letters, digits] = address === undefined ? [] : (ADDRESS.exec(address) ?? ['', '', '']);
    const at = letters === undefined ? column + 1 : columnOf(letters);
    if (digits !== undefined && Number(digits) !== line) throw new Error('a cell stands in another row');
    if (at <= column) throw new Error('cells are out of order');
    column = at;
  };
  const put = (value: string): void => {
    if (value === '') return;
    if (line > LIMITS.rows) raise('too-large', { what: 'rows', most: LIMITS.rows });
    if (column > LIMITS.columns) raise('too-large', { what: 'columns', most: LIMITS.columns });
    left -= value.length;
    if (left < 0) raise('too-large', { what: 'unpacked', most: context.characters });
    while (cells.length < column - 1) cells.push('');
    cells.push(value);
  };

  walkXml(xml, limits, {
    open: (name, attributes) => {
      switch (localName(name)) {
        case 'row': {
          const next = attributes['r'] === undefined ? line + 1 : Number(attributes['r']);
          if (!Number.isInteger(next) || next <= line || next > LAST_ROW)
            throw new Error('rows are out of order');
          [line, column, cells] = [next, 0, []];
          break;
        }
        case 'c':
          place(attributes['r']);
          cell = { type: attributes['t'], style: attributes['s'], value: '', inline: '' };
          break;
        case 'v':
          inValue = true;
          break;
        case 'rPh': // how a name is pronounced, in Japanese sheets
          phonetic = true;
          break;
        case 't':
          inText = !phonetic;
          break;
      }
    },
    close: (name) => {
      switch (localName(name)) {
        case 'row':
          if (cells.length > 0) rows.push({ line, cells });
          cells = [];
          break;
        case 'c':
          if (cell !== null) put(textOf(cell.type, cell.style, cell.value, cell.inline, context));
          cell = null;
          break;
        case 'v':
          inValue = false;
          break;
        case 'rPh':
          phonetic = false;
          break;
        case 't':
          inText = false;
          break;
      }
    },
    text: (text) => {
      if (cell === null) return;
      if (inValue) cell.value += text;
      else if (inText) cell.inline += text;
    },
  });
  return rows;
}

function columnOf(letters: string): number {
  if (letters === '') throw new Error('no address of a cell');
  let at = 0;
  for (const letter of letters) at = at * 26 + letter.charCodeAt(0) - 64;
  return at;
}

function textOf(
  type: string | undefined,
  style: string | undefined,
  value: string,
  inline: string,
  { strings, isDate, from1904 }: SheetContext,
): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'str':
      return unescape(value);
    case 'inlineStr':
      return unescape(inline);
    case 'b':
      return value.trim() === '1' ? 'true' : 'false';
    case 'e':
      return '';
    case 'd':
      return minuteOf(Date.parse(value));
    default: {
      const number = value.trim() === '' ? Number.NaN : Number(value);
      if (Number.isNaN(number)) return '';
      return isDate(style) ? minuteOf((number - (from1904 ? 24_107 : 25_569)) * DAY_MS) : String(number);
    }
  }
}

const DAY_MS = 86_400_000;
const HALF_MINUTE_MS = 30_000;

/** Dates in a sheet have no zone: their fields are the ones that the person typed. Days as fractions are never exact. */
function minuteOf(ms: number): string {
  const nearest = new Date(ms + HALF_MINUTE_MS);
  return Number.isNaN(nearest.getTime()) ? '' : nearest.toISOString().slice(0, 16);
}

/** `_x000D_` stands for a sign that XML does not take (ECMA-376 §22.9.2.19). */
const unescape = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** The strings that cells refer to, in their order. @throws Error as `walkXml` */
export function readSharedStrings(xml: string, limits: XmlLimits): string[] {
  const strings: string[] = [];
  let [text, inText, phonetic] = ['', false, false];
  walkXml(xml, limits, {
    open: (name) => {
      const element = localName(name);
      if (element === 'si') text = '';
      else if (element === 'rPh') phonetic = true;
      else if (element === 't') inText = !phonetic;
    },
    close: (name) => {
      const element = localName(name);
      if (element === 'si') strings.push(unescape(text));
      else if (element === 'rPh') phonetic = false;
      else if (element === 't') inText = false;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
  });
  return strings;
}
