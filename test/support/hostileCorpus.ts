import { deflateRawSync, deflateSync } from 'node:zlib';
import { edxmlFiles } from './hostileEdxml.ts';
import { letterFiles } from './hostileLetters.ts';
import { pdfFiles } from './hostilePdfs.ts';
import { tableFiles } from './hostileTables.ts';
import { hostileZip } from './hostileZip.ts';

/** A file of at most 1 MB that is made to cost a reader time or memory, or to bring it down. */
export interface HostileFile {
  readonly name: string;
  readonly attacks: string;
  readonly bytes: Buffer;
}
export const MOST_BYTES = 1024 * 1024;
const MIB = 1024 * 1024;

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const office = (part: string, content: string | Buffer): Buffer =>
  hostileZip([
    { name: '[Content_Types].xml', content: Buffer.from(`${XML}<Types/>`) },
    { name: part, content: Buffer.from(content) },
  ]);

function officeFiles(): HostileFile[] {
  const inWord = (attacks: string, content: string | Buffer, name = 'a.docx'): HostileFile => ({
    name,
    attacks,
    bytes: office('word/document.xml', content),
  });
  return [
    inWord('unpacks to 80 MB', Buffer.alloc(80 * MIB, 0x20)),
    inWord('elements a million deep', '<w:p>'.repeat(1_000_000)),
    inWord('four million elements', `<w:document>${'<a/>'.repeat(4_000_000)}</w:document>`),
    inWord('an attribute after another', `<w:document ${attributes(300_000)}/>`),
    inWord('one attribute of 8 MB', `<w:document a="${'x'.repeat(8 * MIB)}"/>`),
    inWord(
      'entities in entities',
      `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, n) => `<!ENTITY b${String(n)} "${'&a;'.repeat(1_000)}">`).join('')}]><w:document>&b19;</w:document>`,
    ),
    inWord('entities by number', `<w:document><w:t>${'&#65;'.repeat(2_000_000)}</w:t></w:document>`),
    inWord('an entity without an end', `<w:t>&${'a'.repeat(8 * MIB)}`),
    inWord('marks of tags', '<'.repeat(8 * MIB)),
    inWord('tags that silence and never end', '<style '.repeat(1_000_000)),
    inWord('silent tags, each closed', '<title></title>'.repeat(500_000)),
    inWord('a comment without an end', `<!--${'-'.repeat(8 * MIB)}`),
    inWord('paragraphs in paragraphs', `<w:document>${'<w:p><w:r><w:t>x'.repeat(30)}`),
    inWord(
      'a hundred thousand runs with letters',
      `<w:document><w:p>${'<w:r><w:t>chữ</w:t></w:r>'.repeat(100_000)}</w:p></w:document>`,
    ),
    {
      name: 'a.docx',
      attacks: 'a ring of styles, and a hundred thousand of them',
      bytes: hostileZip([
        { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
        {
          name: 'word/document.xml',
          content: Buffer.from('<w:document><w:p><w:r><w:t>x</w:t></w:r></w:p></w:document>'),
        },
        {
          name: 'word/styles.xml',
          content: Buffer.from(
            `<w:styles>${Array.from({ length: 100_000 }, (_, n) => `<w:style w:styleId="${String(n)}"><w:basedOn w:val="${String((n + 1) % 100_000)}"/></w:style>`).join('')}</w:styles>`,
          ),
        },
      ]),
    },
    {
      name: 'a.pptx',
      attacks: 'two thousand slides that share their bytes',
      bytes: hostileZip([
        { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
        ...Array.from({ length: 2_000 }, (_, n) => ({
          name: `ppt/slides/slide${String(n)}.xml`,
          content: n === 0 ? Buffer.alloc(7 * MIB, '<a:p/>') : Buffer.alloc(0),
          overlaps: n > 0,
          declared: 7 * MIB,
        })),
      ]),
    },
    inWord('a text of OpenDocument that swells', Buffer.alloc(40 * MIB, '<text:p>a'), 'a.odt'),
    {
      name: 'a.docx',
      attacks: 'says that it is small',
      bytes: hostileZip([
        { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
        { name: 'word/document.xml', content: Buffer.alloc(40 * MIB), declared: 10 },
      ]),
    },
    {
      name: 'a.zip',
      attacks: 'thirteen thousand entries without a name',
      bytes: hostileZip(
        Array.from({ length: 13_000 }, (_, n) => ({ name: '', content: Buffer.alloc(0), overlaps: n > 0 })),
      ),
    },
    {
      name: 'a.docx',
      attacks: 'thirteen thousand entries',
      bytes: hostileZip(
        Array.from({ length: 13_000 }, (_, n) => ({
          name: `word/header${String(n)}.xml`,
          content: Buffer.from('x'),
          overlaps: n > 0,
        })),
      ),
    },
  ];
}

const attributes = (count: number): string =>
  Array.from({ length: count }, (_, n) => `a${String(n)}=""`).join(' ');

function otherFiles(): HostileFile[] {
  const png = (width: number, height: number): Buffer => {
    const head = Buffer.from('89504e470d0a1a0a0000000d49484452000000000000000008020000000000000000', 'hex');
    head.writeUInt32BE(width, 16);
    head.writeUInt32BE(height, 20);
    return Buffer.concat([head, deflateSync(Buffer.alloc(8 * MIB))]);
  };
  return [
    { name: 'a.png', attacks: '65,535 points wide and high', bytes: png(65_535, 65_535) },
    {
      name: 'a.jpg',
      attacks: 'segments of no length',
      bytes: Buffer.concat([
        Buffer.from('ffd8', 'hex'),
        Buffer.alloc(MOST_BYTES - 2, Buffer.from('ffe00000', 'hex')),
      ]),
    },
    {
      name: 'a.tif',
      attacks: 'a directory that points at itself',
      bytes: Buffer.concat([Buffer.from('49492a0008000000ffff', 'hex'), Buffer.alloc(500_000, 8)]),
    },
    {
      name: 'a.mp3',
      attacks: 'a tag before a tag before a tag',
      bytes: Buffer.alloc(400_000, Buffer.from('49443304000000000000', 'hex')),
    },
    {
      name: 'a.asf',
      attacks: 'objects of no size',
      bytes: Buffer.concat([Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex'), Buffer.alloc(500_000)]),
    },
    {
      name: 'a.mkv',
      attacks: 'elements without an end',
      bytes: Buffer.alloc(500_000, Buffer.from('1a45dfa301ffffffffffffff', 'hex')),
    },
    { name: 'a.rtf', attacks: 'groups in groups', bytes: Buffer.from(`{\\rtf1 ${'{'.repeat(1_000_000)}`) },
    { name: 'a.rtf', attacks: 'silent groups', bytes: Buffer.from(`{\\rtf1 ${'{\\*'.repeat(340_000)}`) },
    {
      name: 'a.rtf',
      attacks: 'ends without beginnings',
      bytes: Buffer.from(`{\\rtf1 ${'}'.repeat(1_000_000)}`),
    },
    {
      name: 'a.rtf',
      attacks: 'words without an end',
      bytes: Buffer.from(`{\\rtf1 \\${'a'.repeat(1_000_000)}`),
    },
    {
      name: 'a.rtf',
      attacks: 'letters by number',
      bytes: Buffer.from(`{\\rtf1 ${"\\u7853?\\'e1".repeat(90_000)}`),
    },
    { name: 'a.doc', attacks: 'a table of sectors that is a ring', bytes: cfb() },
    {
      name: 'a.doc',
      attacks: 'runs of three letters',
      bytes: Buffer.concat([cfb().subarray(0, 512), Buffer.alloc(MIB - 600, 'abc\u0001')]),
    },
    {
      name: 'a.doc',
      attacks: 'one run of a million letters',
      bytes: Buffer.concat([cfb().subarray(0, 512), Buffer.alloc(MIB - 600, '\u00b8\u00b5 ', 'latin1')]),
    },
    {
      name: 'a.txt',
      attacks: 'half letters of UTF-16',
      bytes: Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.alloc(MIB - 100, Buffer.from('00d8', 'hex'))]),
    },
    {
      name: 'a.txt',
      attacks: 'marks above marks above marks',
      bytes: Buffer.concat([Buffer.from('e'), Buffer.alloc(MIB - 100, '\u0301')]),
    },
    {
      name: 'a.txt',
      attacks: 'words that look like an old code',
      bytes: Buffer.from('Ã¸¶ '.repeat(140_000)),
    },
    {
      name: 'a.gz',
      attacks: 'a stream in a stream',
      bytes: deflateRawSync(deflateRawSync(Buffer.alloc(60 * MIB))),
    },
  ];
}

/** The head of a compound file whose every sector follows itself. */
function cfb(): Buffer {
  const bytes = Buffer.alloc(512 * 64);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(0xfffe, 28);
  bytes.writeUInt16LE(9, 30);
  for (let at = 76; at < bytes.length; at += 4) bytes.writeUInt32LE(0, at);
  return bytes;
}

/** All of them, made anew. */
export const hostileCorpus = (): readonly HostileFile[] => [
  ...tableFiles(),
  ...pdfFiles(),
  ...letterFiles(),
  ...officeFiles(),
  ...edxmlFiles(),
  ...otherFiles(),
];
