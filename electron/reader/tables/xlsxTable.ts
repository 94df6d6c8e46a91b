import { AppError, raise } from '../../../shared/errors.ts';
import { type Attributes, localName, walkXml, type XmlHandlers, type XmlLimits } from '../xml/walkXml.ts';
import { unpackBudget, ZipParts, ZipTooLarge } from '../zip/zipParts.ts';
import { checkCells, LIMITS, type Table, tableRow } from './table.ts';
import { readRows, readSharedStrings } from './xlsxSheet.ts';
import { readDateStyles } from './xlsxStyles.ts';

/** A part that runs something or reaches out of the file; the workbook is refused for it. */
const REFUSED_PARTS =
  /(?:vbaProject\.bin|xl\/externalLinks\/|xl\/embeddings\/|xl\/activeX\/|xl\/macrosheets\/)/i;
const WORKBOOK = /^xl\/workbook\d{0,3}\.xml$/i;
const XML_LIMITS: XmlLimits = { depth: 64, elements: 8_000_000 };

/**
 * Reads the first sheet of an .xlsx workbook: values only; a formula is read as the value that was saved with it, never
 * evaluated, and no address is followed. Only the parts that say something about that sheet are unpacked.
 * @throws AppError `too-large` (bombs, sheets beyond 50,000 rows or 200 columns), `workbook-with-macros`,
 *   `table-not-readable`
 */
export async function readXlsx(bytes: Uint8Array): Promise<Table> {
  if (bytes.length > LIMITS.fileBytes) raise('too-large', { most: LIMITS.fileBytes });
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const unpackedBytes = unpackBudget(bytes.length, LIMITS.unpackedBytes);
  try {
    const parts = await ZipParts.open(buffer, {
      entries: LIMITS.entries,
      partBytes: unpackedBytes,
      unpackedBytes,
    });
    let declared = 0;
    for (const { fileName, uncompressedSize } of parts.entries.values()) {
      if (REFUSED_PARTS.test(fileName)) raise('workbook-with-macros');
      declared += uncompressedSize;
    }
    if (declared > LIMITS.unpackedBytes) raise('too-large', { what: 'unpacked', most: LIMITS.unpackedBytes });
    return { sheet: '', rows: await rowsOf(parts, unpackedBytes) };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    if (cause instanceof ZipTooLarge) raise('too-large', { what: 'unpacked', most: LIMITS.unpackedBytes });
    throw new AppError('table-not-readable', { line: 0 }, { cause });
  }
}

async function rowsOf(parts: ZipParts, characters: number): Promise<Table['rows']> {
  const workbook = [...parts.entries.keys()].find((name) => WORKBOOK.test(name));
  if (workbook === undefined) throw new Error('no workbook');
  const { sheetId, from1904 } = readWorkbook((await parts.text(workbook)) ?? '');
  const relations = readRelations((await parts.text(workbook.replace(/([^/]+)$/, '_rels/$1.rels'))) ?? '');
  const sheet = await parts.text(relations.get(sheetId) ?? '');
  if (sheet === null) throw new Error('no sheet');
  const strings = readSharedStrings(
    (await parts.text(relations.get('sharedStrings') ?? '')) ?? '',
    XML_LIMITS,
  );
  const isDate = readDateStyles((await parts.text(relations.get('styles') ?? '')) ?? '', XML_LIMITS);
  const rows = readRows(sheet, XML_LIMITS, { strings, isDate, from1904, characters });
  checkCells(rows.map(({ cells }) => cells));
  return rows
    .map(({ line, cells }) => tableRow(line, cells))
    .filter(({ cells }) => cells.some((cell) => cell !== '' && cell.trim() !== ''));
}

const openOnly = (open: (name: string, attributes: Attributes) => void): XmlHandlers => ({
  open,
  close: () => undefined,
});

/** The relation of the sheet that stands first in the workbook. */
function readWorkbook(xml: string): { sheetId: string; from1904: boolean } {
  let [sheetId, from1904]: [string | null, boolean] = [null, false];
  walkXml(
    xml,
    XML_LIMITS,
    openOnly((name, attributes) => {
      const element = localName(name);
      if (element === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (element !== 'sheet' || sheetId !== null) return;
      const relation = Object.keys(attributes).find((key) => key.includes(':') && localName(key) === 'id');
      sheetId = relation === undefined ? '' : (attributes[relation] ?? '');
    }),
  );
  return { sheetId: sheetId ?? '', from1904 };
}

/** Parts by the identifier of their relation, and those of strings and styles by their kind. */
function readRelations(xml: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  walkXml(
    xml,
    XML_LIMITS,
    openOnly((name, attributes) => {
      if (localName(name) !== 'Relationship' || attributes['TargetMode'] === 'External') return;
      const target = attributes['Target'] ?? '';
      const part = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
      found.set(attributes['Id'] ?? '', part);
      const kind = /\/(sharedStrings|styles)$/.exec(attributes['Type'] ?? '')?.[1];
      if (kind !== undefined) found.set(kind, part);
    }),
  );
  return found;
}
