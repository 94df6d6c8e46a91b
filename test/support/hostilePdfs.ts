import { deflateSync } from 'node:zlib';
import type { HostileFile } from './hostileCorpus.ts';

const MIB = 1024 * 1024;
const BOMB = deflateSync(Buffer.alloc(17 * MIB));
const FULL = deflateSync(Buffer.alloc(15 * MIB, 0x20));

const pdf = (attacks: string, ...pieces: (string | Buffer)[]): HostileFile => ({
  name: 'a.pdf',
  attacks,
  bytes: Buffer.concat(
    ['%PDF-1.7\n', ...pieces, '\n%%EOF'].map((piece) => Buffer.from(piece as string, 'latin1')),
  ),
});
const stream = (id: number, dict: string, body: Buffer | string): Buffer =>
  Buffer.concat([
    Buffer.from(`${String(id)} 0 obj\n<<${dict}>>\nstream\n`),
    Buffer.from(body as string, 'latin1'),
    Buffer.from('\nendstream\nendobj\n'),
  ]);
const PAGE =
  '1 0 obj <</Type/Page/Contents 2 0 R/Resources<</Font<</F 3 0 R>>/XObject<</A 4 0 R>>>>>> endobj\n';

export function pdfFiles(): HostileFile[] {
  const objects = (count: number, filter: string, body: Buffer): Buffer[] =>
    Array.from({ length: count }, (_, n) => stream(n + 1, `/Type/ObjStm/N 1/First 4/Filter${filter}`, body));
  return [
    pdf(
      'fifty thousand marks of one stream',
      '/Type/ObjStm '.repeat(50_000),
      'stream\n',
      BOMB,
      '\nendstream\n/Type /Page\n',
    ),
    pdf('marks and no stream', '/Type/ObjStm '.repeat(80_000), '/Type /Page'),
    pdf('streams that end nowhere', '/Type/ObjStm stream\n'.repeat(50_000), '/Type /Page'),
    pdf('marks that share an end', '/Type/ObjStm stream\n'.repeat(20_000), FULL, 'endstream /Type /Page'),
    pdf('sixty streams of 15 MB', ...objects(60, '/FlateDecode', FULL)),
    pdf(
      'streams that are deflated twice',
      ...objects(2_500, '[/FlateDecode/FlateDecode]', deflateSync(BOMB)),
    ),
    pdf(
      'a bomb that a hundred thousand pages share',
      ...Array.from(
        { length: 15_000 },
        (_, n) => `${String(n + 9)} 0 obj <</Type/Page/Contents 2 0 R>> endobj\n`,
      ),
      stream(2, '/Filter/FlateDecode', FULL),
    ),
    pdf(
      'contents of the same stream over and over',
      `1 0 obj <</Type/Page/Contents[${'2 0 R '.repeat(150_000)}]>> endobj\n`,
      stream(2, '/Filter/FlateDecode', deflateSync(Buffer.alloc(70_000, 0x20))),
    ),
    pdf(
      'zeros in ASCII 85',
      PAGE,
      stream(2, '/Filter[/FlateDecode/ASCII85Decode]', deflateSync(Buffer.alloc(15 * MIB, 'z'))),
    ),
    pdf('filter upon filter', PAGE, stream(2, `/Filter[${'/AHx'.repeat(100_000)}]`, '00'.repeat(100_000))),
    pdf('arrays in arrays', PAGE, stream(2, '', '['.repeat(900_000))),
    pdf('dictionaries in dictionaries', '1 0 obj ', '<<'.repeat(450_000)),
    pdf('keys and keys', '1 0 obj ', `<<${'/A<<>>'.repeat(170_000)}>>`),
    pdf('a number of a million digits', PAGE, stream(2, '', `${'1'.repeat(900_000)}x`)),
    pdf('a name of a million signs', PAGE, stream(2, '', `/${'#41'.repeat(300_000)}`)),
    pdf('a string that never ends', PAGE, stream(2, '', `(${'\\('.repeat(450_000)}`)),
    pdf('strings of no bytes', PAGE, stream(2, '', '<'.repeat(900_000))),
    pdf('a comment without an end', PAGE, '%'.repeat(900_000)),
    pdf('pictures that never end', PAGE, stream(2, '', 'BI '.repeat(300_000))),
    pdf(
      'a form that draws itself',
      PAGE,
      stream(2, '', '/A Do '.repeat(1_000)),
      stream(4, '/Subtype/Form/Resources<</XObject<</A 4 0 R>>>>', '/A Do '.repeat(100)),
    ),
    pdf(
      'letters for every code',
      PAGE,
      stream(2, '', 'BT /F 9 Tf <0001> Tj ET'),
      '3 0 obj <</Type/Font/Subtype/Type0/ToUnicode 5 0 R>> endobj\n',
      stream(
        5,
        '',
        `1 begincodespacerange <0000> <ffff> endcodespacerange 9 beginbfrange ${'<0000> <ffff> <0041> '.repeat(30_000)}endbfrange`,
      ),
    ),
    pdf(
      'a code that stands for a book',
      PAGE,
      stream(2, '', `BT /F 9 Tf (${'a'.repeat(300_000)}) Tj ET`),
      '3 0 obj <</Type/Font/Subtype/Type1/ToUnicode 5 0 R>> endobj\n',
      stream(
        5,
        '',
        `1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <61> <${'0041'.repeat(100_000)}> endbfchar`,
      ),
    ),
    pdf(
      'a tree of pages that is a ring',
      '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj 2 0 obj <</Type/Pages/Kids[2 0 R]/Parent 2 0 R>> endobj',
    ),
    pdf(
      'references that go round',
      '1 0 obj 2 0 R endobj 2 0 obj 1 0 R endobj 3 0 obj <</Type/Page/Contents 1 0 R/Resources 2 0 R/Parent 3 0 R>> endobj',
    ),
    pdf(
      'an object stream that is its own first object',
      stream(1, '/Type/ObjStm/N 60000/First 1 0 R/Filter/FlateDecode', FULL),
    ),
    pdf(
      'an object stream that gives one offset a thousand times',
      stream(
        1,
        '/Type/ObjStm/N 60000/First 600000',
        `${'9 0 '.repeat(60_000)}${' '.repeat(360_000)}[${'1 '.repeat(100_000)}]`,
      ),
    ),
    pdf('cross references in a ring', 'xref\n0 1\ntrailer<</Prev 9/Root 1 0 R>>\nstartxref\n9\n'),
    pdf('a mark of encryption and blanks', `/Encrypt${' '.repeat(900_000)}`, '/Type /Page'),
    pdf('types and blanks', `/Type${' '.repeat(400_000)}`.repeat(2)),
    pdf('beginnings of objects', '1 0 obj\n'.repeat(100_000)),
  ];
}
