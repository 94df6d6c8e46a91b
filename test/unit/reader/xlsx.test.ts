import fs from 'node:fs';
import path from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { readXlsx } from '../../../electron/reader/tables/xlsxTable.ts';
import { AppError } from '../../../shared/errors.ts';
import { workbookOf, zipOf } from '../../support/zip.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../../fixtures/submissions/pakn-mau.xlsx');
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const sheet = (rows: string, before = ''): Buffer =>
  workbookOf([], [], `<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData></worksheet>`);
const text = (address: string, value: string): string =>
  `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
const codeOf = (bytes: Buffer): Promise<string> =>
  readXlsx(bytes).then(
    () => 'read',
    (cause: unknown) => (cause instanceof AppError ? cause.code : `bug: ${String(cause)}`),
  );

/** Cells as another reader of workbooks gives them. */
async function otherReader(bytes: Buffer): Promise<string[][]> {
  const rows: readonly (readonly unknown[])[] = await readSheet(bytes);
  const textOf = (cell: unknown): string =>
    cell instanceof Date
      ? new Date(cell.getTime() + 30_000).toISOString().slice(0, 16)
      : typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
        ? String(cell).normalize('NFC')
        : '';
  return rows
    .map((cells) => cells.map(textOf).join('\t').trimEnd().split('\t'))
    .filter((cells) => cells.some((cell) => cell.trim() !== ''));
}

describe('a workbook', () => {
  test('is read as another reader reads it, dates and numbers too', async () => {
    const bytes = fs.readFileSync(SAMPLE);
    const ours = (await readXlsx(bytes)).rows.map(({ cells, original }) =>
      (original ?? cells).join('\t').trimEnd().split('\t'),
    );
    expect(ours).toEqual(await otherReader(bytes));
  });

  test('keeps the numbers of its rows, and what kind of value a cell has', async () => {
    const rows =
      `<row r="2">${text('B2', 'a&amp;b_x000D_')}<c r="D2" t="b"><v>1</v></c><c r="E2"><v>1.50</v></c></row>` +
      '<row r="9"><c r="A9" t="e"><v>#DIV/0!</v></c><c r="B9" t="str"><f>1+1</f><v>hai</v></c></row>';
    expect((await readXlsx(sheet(rows))).rows).toMatchObject([
      { line: 2, cells: ['', 'a&b\r', '', 'true', '1.5'] },
      { line: 9, cells: ['', 'hai'] },
    ]);
  });

  test('whose writer gives every element a prefix is read', async () => {
    const xml = `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>A</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`;
    expect((await readXlsx(workbookOf([], [], xml))).rows).toMatchObject([{ line: 1, cells: ['A'] }]);
  });

  test('with empty cells far away, as Solver leaves them, is read; a value there is refused', async () => {
    const far = (cell: string): Buffer => sheet(`<row r="1">${text('A1', 'x')}</row>${cell}`);
    const empty = await readXlsx(far('<row r="1048576"><c r="XFD1048576" s="3"/></row>'));
    expect(empty.rows).toMatchObject([{ line: 1, cells: ['x'] }]);
    for (const row of [
      `<row r="1048576">${text('XFD1048576', 'x')}</row>`,
      `<row r="20000">${text('XFD20000', 'x')}</row>`,
      `<row r="50001">${text('A50001', 'x')}</row>`,
    ])
      expect(await codeOf(far(row))).toBe('too-large');
    expect(await codeOf(far(`<row r="99999999">${text('A99999999', 'x')}</row>`))).toBe('table-not-readable');
  });

  test('that lies about its dimension is read as it is', async () => {
    const bytes = sheet(`<row r="1">${text('A1', 'x')}</row>`, '<dimension ref="A1:XFD1048576"/>');
    expect((await readXlsx(bytes)).rows).toMatchObject([{ cells: ['x'] }]);
  });

  test.each([
    ['one long string in very many cells', 'too-large', amplified()],
    ['elements a thousand deep', 'table-not-readable', sheet('<row>'.repeat(1_000))],
    ['rows out of order', 'table-not-readable', sheet('<row r="2"/><row r="1"/>')],
    ['a sheet that is not there', 'table-not-readable', withoutSheet()],
  ])('with %s is refused: %s', async (_what, code, bytes) => {
    expect(await codeOf(bytes)).toBe(code);
  });
});

/** A workbook of hand-made parts. */
const bookOf = (parts: Readonly<Record<string, string>>): Buffer =>
  zipOf(
    Object.entries({
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet r:id="rId1"/></sheets></workbook>',
      ...parts,
    }).map(([name, content]) => ({ name, content })),
  );

function amplified(): Buffer {
  const rows = `<row>${'<c t="s"><v>0</v></c>'.repeat(200)}</row>`.repeat(500);
  return bookOf({
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>' +
      '<Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    'xl/sharedStrings.xml': `<sst><si><t>${'a'.repeat(30_000)}</t></si></sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  });
}

const withoutSheet = (): Buffer => bookOf({ 'xl/_rels/workbook.xml.rels': '<Relationships/>' });
