import type { HostileFile } from './hostileCorpus.ts';
import { zipOf } from './zip.ts';

const MIB = 1024 * 1024;

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A workbook, whole as Excel makes it, of which only the sheet, the strings and the styles are chosen. */
const book = (sheet: string, more: Readonly<Record<string, string>> = {}): Buffer => {
  const relations = Object.entries({
    worksheet: 'worksheets/sheet1.xml',
    sharedStrings: 'sharedStrings.xml',
    styles: 'styles.xml',
  })
    .filter(([, target]) => target === 'worksheets/sheet1.xml' || more[`xl/${target}`] !== undefined)
    .map(
      ([kind, target], n) =>
        `<Relationship Id="rId${String(n + 1)}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
    );
  const parts = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`,
    'xl/worksheets/sheet1.xml': `${XML}<worksheet xmlns="${MAIN}">${sheet}</worksheet>`,
    ...more,
  };
  return zipOf(Object.entries(parts).map(([name, content]) => ({ name, content })));
};
const cell = (address: string): string => `<c r="${address}" t="inlineStr"><is><t>x</t></is></c>`;
const rowsTo = (count: number, ofRow: (line: number) => string): string =>
  `<sheetData>${Array.from({ length: count }, (_, n) => ofRow(n + 1)).join('')}</sheetData>`;

export function tableFiles(): HostileFile[] {
  const xlsx = (attacks: string, bytes: Buffer): HostileFile => ({ name: 'a.xlsx', attacks, bytes });
  const csv = (attacks: string, bytes: Buffer | string): HostileFile => ({
    name: 'a.csv',
    attacks,
    bytes: Buffer.from(bytes),
  });
  return [
    ...['XFD1048576', 'XFD20000', 'A99999999', 'A1048576', 'ZZZZZZZ1'].map((at) =>
      xlsx(
        `a cell at ${at}`,
        book(
          `<sheetData><row r="1">${cell('A1')}</row><row r="${at.replaceAll(/\D/g, '')}">${cell(at)}</row></sheetData>`,
        ),
      ),
    ),
    xlsx(
      'fifty thousand rows with one cell, the last',
      book(rowsTo(50_000, (line) => `<row><c r="GR${String(line)}"><v>1</v></c></row>`)),
    ),
    xlsx(
      'one string in every cell',
      book(
        rowsTo(2_000, () => `<row>${'<c t="s"><v>0</v></c>'.repeat(200)}</row>`),
        {
          'xl/sharedStrings.xml': `<sst><si><t>${'a'.repeat(32_000)}</t></si></sst>`,
        },
      ),
    ),
    xlsx(
      'millions of strings',
      book('<sheetData/>', { 'xl/sharedStrings.xml': `<sst>${'<si/>'.repeat(4_000_000)}</sst>` }),
    ),
    xlsx(
      'one string of 60 MB',
      book('<sheetData/>', { 'xl/sharedStrings.xml': `<sst><si><t>${'a'.repeat(60 * MIB)}` }),
    ),
    xlsx(
      'formats that repeat themselves',
      book(`<sheetData><row><c s="0"><v>1</v></c></row></sheetData>`, {
        'xl/styles.xml': `<styleSheet><numFmts>${Array.from({ length: 20_000 }, (_, n) => `<numFmt numFmtId="${String(n)}" formatCode="${'[['.repeat(100)}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="1"/></cellXfs></styleSheet>`,
      }),
    ),
    xlsx('sheets in sheets', book('<sheetData>'.repeat(1_000_000))),
    xlsx('merged cells', book(`<sheetData/>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(600_000)}`)),
    xlsx(
      'a formula of 8 MB',
      book(`<sheetData><row><c><f>${'('.repeat(8 * MIB)}</f><v>1</v></c></row></sheetData>`),
    ),
    xlsx(
      'a number of 4 million digits',
      book(`<sheetData><row><c><v>${'1'.repeat(4 * MIB)}x</v></c></row></sheetData>`),
    ),
    csv('quotes', '"'.repeat(MIB - 1)),
    csv('quotes and separators', '",'.repeat(MIB / 2 - 1)),
    csv('quotes in cells', 'a"b,'.repeat(MIB / 4 - 1)),
    csv('a quote that never ends', `"${'a\n'.repeat(MIB / 2 - 2)}`),
    csv('one row of half a million cells', ','.repeat(MIB - 1)),
    csv('half a million rows', '\n'.repeat(MIB - 1)),
    csv('rows of two hundred cells', `${','.repeat(199)}x\n`.repeat(5_000)),
    csv('UTF-16 without an end', Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.alloc(MIB - 3, 'a,')])),
    csv('words that look like an old code', 'Ã¸¶ µÊ,'.repeat(80_000)),
  ];
}
