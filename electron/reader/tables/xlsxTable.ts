import { readSheet } from 'read-excel-file/node';
import yauzl, { type ZipFile } from 'yauzl';
import { AppError, raise } from '../../../shared/errors.ts';
import { checkRows, LIMITS, type Table, tableRow } from './table.ts';

/** A part that runs something or reaches out of the file; the workbook is refused for it. */
const REFUSED_PARTS =
  /(?:vbaProject\.bin|xl\/externalLinks\/|xl\/embeddings\/|xl\/activeX\/|xl\/macrosheets\/)/i;

/**
 * Reads the first sheet of an .xlsx workbook: values only; a formula is read as the value that was saved with it, never
 * evaluated, and no address is followed.
 * @throws AppError `too-large` (zip bombs too: what is unpacked is counted, not what is declared),
 *   `workbook-with-macros`, `table-not-readable`
 */
export async function readXlsx(bytes: Uint8Array): Promise<Table> {
  if (bytes.length > LIMITS.fileBytes) raise('too-large', { most: LIMITS.fileBytes });
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  await checkParts(buffer);
  let rows: unknown[][];
  try {
    rows = (await readSheet(buffer)) as unknown[][];
  } catch (cause) {
    throw new AppError('table-not-readable', { line: 0 }, { cause });
  }
  checkRows(rows.length, Math.max(0, ...rows.map((row) => row.length)));
  return {
    sheet: '',
    rows: rows
      .map((cells, index) => tableRow(index + 1, cells.map(textOf)))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
  };
}

const HALF_MINUTE_MS = 30_000;

/** Dates in a sheet have no zone: their fields are the ones that the person typed. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    const nearest = new Date(cell.getTime() + HALF_MINUTE_MS); // days as fractions are never exact
    return Number.isNaN(nearest.getTime()) ? '' : nearest.toISOString().slice(0, 16);
  }
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}

/** Unpacks every part once, counting, and keeps nothing: a bomb stops here. */
async function checkParts(buffer: Buffer): Promise<void> {
  const zip = await open(buffer);
  if (zip.entryCount > LIMITS.entries) raise('too-large', { most: LIMITS.entries });
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (REFUSED_PARTS.test(entry.fileName)) raise('workbook-with-macros');
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        total += chunk.length;
        if (total > LIMITS.unpackedBytes) raise('too-large', { most: LIMITS.unpackedBytes });
      }
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('table-not-readable', { line: 0 }, { cause });
  } finally {
    zip.close();
  }
}

async function open(buffer: Buffer): Promise<ZipFile> {
  try {
    return await yauzl.fromBufferPromise(buffer, { lazyEntries: true });
  } catch (cause) {
    throw new AppError('table-not-readable', { line: 0 }, { cause });
  }
}
