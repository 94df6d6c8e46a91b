import { convertFrom, recoverText } from '../../../shared/domain/text/legacyEncodings.ts';
import { raise } from '../../../shared/errors.ts';
import type { TableRow } from '../../../shared/ipc/readerAnswers.ts';
import { READ_LIMITS } from '../../../shared/ipc/readerProtocol.ts';

/** A table of an export, every cell as text; a row that is empty throughout is left out, its number is not. */
export interface Table {
  /** name of the sheet; empty for CSV */
  readonly sheet: string;
  readonly rows: readonly TableRow[];
}

/** Above this an export is split where it is made; nothing of it is read. */
export const LIMITS = {
  fileBytes: READ_LIMITS.table,
  /** of all parts of a workbook together, unpacked */
  unpackedBytes: 256 * 1024 * 1024,
  entries: 2_000,
  rows: 50_000,
  columns: 200,
  /** of all rows together, the empty ones between others as well: forty columns at the most rows */
  cells: 2_000_000,
  /** Excel's own limit */
  cellLength: 32_767,
} as const;

/** @throws AppError `too-large` */
export function checkRows(rows: number, columns: number): void {
  if (rows > LIMITS.rows) raise('too-large', { what: 'rows', most: LIMITS.rows });
  if (columns > LIMITS.columns) raise('too-large', { what: 'columns', most: LIMITS.columns });
}

/** A row costs by its last cell, so that a few values may stand for many cells. @throws AppError `too-large` */
export function checkCells(rows: readonly { readonly length: number }[]): void {
  const cells = rows.reduce((sum, { length }) => sum + length, 0);
  if (cells > LIMITS.cells) raise('too-large', { what: 'cells', most: LIMITS.cells });
}

/** One row, its cells brought to Unicode NFC; an old code is recognised by the whole row, short cells included. */
export function tableRow(line: number, whole: readonly string[]): TableRow {
  const tooLong: number[] = [];
  const said: string[] = []; // the empty cells between say nothing
  for (const [at, cell] of whole.entries()) {
    if (cell === '') continue;
    if (cell.length > LIMITS.cellLength) tooLong.push(at);
    said.push(cell.slice(0, LIMITS.cellLength));
  }
  const raw = tooLong.length === 0 ? whole : whole.map((cell) => cell.slice(0, LIMITS.cellLength));
  const { from } = recoverText(said.join('\n'));
  const cells = raw.map((cell) =>
    cell === '' ? cell : from === null ? cell.normalize('NFC') : convertFrom(from, cell),
  );
  return { line, cells, original: from === null ? null : raw, tooLong };
}
