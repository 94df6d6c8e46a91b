import { CsvError, parse } from 'csv-parse/sync';
import { raise } from '../../../shared/errors.ts';
import { checkCells, checkRows, LIMITS, type Table, tableRow } from './table.ts';

const DELIMITERS = [',', ';', '\t'] as const;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a CSV export. The bytes are cut into cells first (separators and quotes are ASCII in every encoding met), then
 * each cell is decoded by itself: UTF-8 where it is, else as the old Vietnamese code that it turns out to be.
 * @throws AppError `too-large`, `table-not-readable` with the line where it stopped making sense
 */
export function readCsv(bytes: Uint8Array): Table {
  if (bytes.length > LIMITS.fileBytes) raise('too-large', { most: LIMITS.fileBytes });
  const text =
    utf16(bytes) ??
    Buffer.from(bytes)
      .toString('latin1')
      .replace(/^\u00ef\u00bb\u00bf/, '');
  const isText = utf16(bytes) !== null;
  let rows: string[][];
  const lines: number[] = [];
  try {
    rows = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: LIMITS.fileBytes, // a cell without end costs its own row, not the file
      to: LIMITS.rows + 1,
      on_record: (record: string[], { lines: line }) => {
        lines.push(line);
        return record;
      },
    });
  } catch (cause) {
    raise('table-not-readable', { line: cause instanceof CsvError ? Number(cause['lines'] ?? 0) : 0 });
  }
  checkRows(
    rows.length,
    rows.reduce((most, { length }) => Math.max(most, length), 0),
  );
  checkCells(rows);
  return {
    sheet: '',
    rows: rows
      .map((cells, index) => tableRow(index + 1, isText ? cells : cells.map(decode)))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
  };
}

function utf16(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes.subarray(2));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  return null;
}

/** The separator that the first lines have most of, outside quotes. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000).replaceAll(/"[^"]*"/g, '');
  const counted = DELIMITERS.map((sign) => ({ sign, count: head.split(sign).length }));
  counted.sort((a, b) => b.count - a.count);
  return counted[0]?.sign ?? ',';
}

/** A cell that is no UTF-8 keeps its bytes as Latin-1, from which the old code is recognised. */
function decode(latin1: string): string {
  try {
    return UTF8.decode(Buffer.from(latin1, 'latin1'));
  } catch {
    return latin1;
  }
}
