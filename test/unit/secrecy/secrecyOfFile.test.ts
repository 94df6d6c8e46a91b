import { describe, expect, test } from 'vitest';
import { secrecyOfFile } from '../../../electron/reader/secrecy/secrecyOfFile.ts';
import screening from '../../../shared/rules/screening-2026.json' with { type: 'json' };
import type { ScreenRule } from '../../../shared/domain/secrecy/screenRule.ts';
import * as as from '../../support/disguises.ts';
import { docxOf, letterOf, partsOf, pdfOf } from '../../support/markedFiles.ts';
import { toPng } from '../../support/pictures.ts';
import { workbookOf, zipOf } from '../../support/zip.ts';

const RULES = screening.rules as readonly ScreenRule[];
const look = (name: string, bytes: Buffer) => secrecyOfFile(name, bytes, RULES);
const marked = (level: string) => expect.objectContaining({ state: 'marked', level }) as unknown;
const CLEAR = { state: 'clear' };
const unread = (why: string) => ({ state: 'unread', why });

const pictureOf = (width: number, height: number): Buffer =>
  toPng({ width, height, points: new Uint8Array(width * height).fill(200) });
const BODY =
  'Kính gửi các đồng chí, đề nghị báo cáo tiến độ thực hiện kế hoạch của đơn vị trước ngày 15 hằng tháng. ';
const TEXT = `TỈNH ỦY SƠN HÀ\n*\nSố 14-CV/TU\n\n`;
const LONG = BODY.repeat(4);

describe('a mark is found', () => {
  test('on any page of a PDF, though another page cannot be read', async () => {
    const pages = [{ text: LONG }, { text: LONG }, { text: `${LONG}\n\nTỐI MẬT\n\nPhụ lục` }];
    expect(await look('a.pdf', await pdfOf(pages))).toEqual(marked('toi-mat'));
    const scan = await pdfOf([{ picture: pictureOf(900, 1200) }, ...pages]);
    expect(await look('a.pdf', scan)).toEqual(marked('toi-mat'));
  });

  test.each(['header', 'footer', 'box', 'footnote', 'comment'] as const)(
    'in the %s of a Word file',
    async (place) => {
      expect(await look('a.docx', await docxOf({ body: [LONG], [place]: 'MẬT' }))).toEqual(marked('mat'));
      expect(await look('a.docx', await docxOf({ body: [LONG], [place]: 'mật ong' }))).toEqual(CLEAR);
    },
  );

  test('in cells, in runs of a shared string, in the name of a sheet and in its header', async () => {
    expect(
      await look(
        'a.xlsx',
        workbookOf([
          ['Số 12-KH/TU', 'TUYỆT MẬT'],
          ['a', LONG],
        ]),
      ),
    ).toEqual(marked('tuyet-mat'));
    const sheet = (xml: string): string => `<worksheet><sheetData>${xml}</sheetData></worksheet>`;
    const shared = { 'xl/sharedStrings.xml': '<sst><si><r><t>M</t></r><r><t>ẬT</t></r></si></sst>' };
    const shown = sheet('<row><c t="s"><v>0</v></c></row>');
    expect(await look('a.xlsx', partsOf({ ...shared, 'xl/worksheets/sheet1.xml': shown }))).toEqual(
      marked('mat'),
    );
    const named = '<workbook><sheets><sheet name="TỐI MẬT" sheetId="1"/></sheets></workbook>';
    expect(await look('a.xlsx', partsOf({ 'xl/workbook.xml': named }))).toEqual(marked('toi-mat'));
    const header =
      '<worksheet><headerFooter><oddHeader>&amp;C&amp;"Arial,Bold"&amp;14MẬT</oddHeader></headerFooter></worksheet>';
    expect(await look('a.xlsx', partsOf({ 'xl/worksheets/sheet1.xml': header }))).toEqual(marked('mat'));
    const names = workbookOf([
      ['Họ đệm', 'Tên'],
      ['NGUYỄN THỊ', 'MẬT'],
    ]);
    expect(await look('a.xlsx', names)).toEqual(CLEAR);
  });

  test('on the master of slides, in OpenDocument, in rich text and in Word 97', async () => {
    const slide = '<p:sld><a:p><a:t>MẬT</a:t></a:p></p:sld>';
    expect(await look('a.pptx', partsOf({ 'ppt/slideMasters/slideMaster1.xml': slide }))).toEqual(
      marked('mat'),
    );
    const odt = zipOf([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
      { name: 'content.xml', content: '<office:text><text:p>TỐI MẬT</text:p></office:text>' },
    ]);
    expect(await look('a.odt', odt)).toEqual(marked('toi-mat'));
    const rtf = Buffer.from(`{\\rtf1\\ansi\\pard M\\u7852?T\\par S\\u7889? 12-CV/TU\\par ${as.bare(LONG)}}`);
    expect(await look('a.rtf', rtf)).toEqual(marked('mat'));
    const ole = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(1016),
      Buffer.from(`MẬT\rSố 12-BC/HU\r${LONG}`, 'utf16le'),
      Buffer.alloc(2048),
    ]);
    expect(await look('a.doc', ole)).toEqual(marked('mat'));
  });

  test.each([
    ['TCVN3', (text: string) => Buffer.from(as.tcvn3(text), 'latin1')],
    ['VNI', (text: string) => Buffer.from(as.vni(text), 'latin1')],
    ['Windows-1258', (text: string) => bytesOf1258(text)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without its mark', (text: string) => Buffer.from(text, 'utf16le')],
    ['UTF-8 read wrongly once', (text: string) => Buffer.from(as.misread(text))],
    ['NFD', (text: string) => Buffer.from(as.decomposed(text))],
  ])('in a plain text in %s', async (_code, encode) => {
    expect(await look('a.txt', encode(`${TEXT}TỐI MẬT\n\n${LONG}`))).toEqual(marked('toi-mat'));
    expect(await look('a.txt', encode(`${TEXT}\n${LONG}`))).toEqual(CLEAR);
  });

  test('in a letter: subject, body, HTML, a file, the name of a file, a letter in a letter', async () => {
    const plain = Buffer.from(LONG);
    expect(await look('a.eml', letterOf('[MẬT] Kế hoạch', LONG))).toEqual(marked('mat'));
    expect(await look('a.eml', letterOf('Góp ý', `${LONG}\nMẬT\n`))).toEqual(marked('mat'));
    expect(await look('a.eml', letterOf('Góp ý', LONG, [], '<p>TỐI MẬT</p><p>a</p>'))).toEqual(
      marked('toi-mat'),
    );
    const word = { name: 'kem.docx', bytes: await docxOf({ body: ['TUYỆT MẬT', LONG] }) };
    expect(await look('a.eml', letterOf('Góp ý', LONG, [word]))).toEqual(marked('tuyet-mat'));
    expect(
      await look('a.eml', letterOf('Góp ý', LONG, [{ name: '12-KH-TU MẬT.txt', bytes: plain }])),
    ).toEqual(marked('mat'));
    const inner = { name: 'goc.eml', bytes: letterOf('Gốc', LONG, [word]), mime: 'message/rfc822' };
    expect(await look('a.eml', letterOf('Góp ý', LONG, [inner]))).toEqual(marked('tuyet-mat'));
    const clean = { name: 'kem.txt', bytes: plain };
    expect(await look('a.eml', letterOf('Góp ý', LONG, [clean]))).toEqual(CLEAR);
  });

  test('in an archive: names and texts', async () => {
    expect(await look('a.zip', zipOf([{ name: 'thu muc/12-KH-TU_MẬT.txt', content: LONG }]))).toEqual(
      marked('mat'),
    );
    expect(await look('a.zip', zipOf([{ name: 'a.txt', content: `${LONG}\nMẬT\n` }]))).toEqual(marked('mat'));
    expect(await look('a.zip', zipOf([{ name: 'a.txt', content: LONG }]))).toEqual(CLEAR);
  });

  test.each([
    ['12-KH-TU_MẬT.txt', 'mat'],
    ['[TOI MAT] ke hoach.txt', 'toi-mat'],
    ['Tờ trình 5-TTr-UBND (Mật).txt', 'mat'],
    ['KH_12_TuyetMat.txt', 'tuyet-mat'],
    ['44-CV-TU MAT.txt'.normalize('NFD'), 'mat'],
    ['M\u1eacT.txt'.normalize('NFD'), 'mat'],
  ])('in the name "%s"', async (name, level) => {
    expect(await look(name, Buffer.from(LONG))).toEqual(marked(level));
  });

  test.each([
    'Mật ong rừng.txt',
    'đơn mất giấy tờ 12.txt',
    'mat-truoc-cccd.txt',
    'MAT TRUOC CCCD.txt',
    'Đơn của bà Mật.txt',
    'NGUYỄN THỊ MẬT.txt',
    'Hướng dẫn đóng dấu MẬT.txt',
    'bao mat.txt',
    'don toi mat xe.txt',
  ])('the name "%s" is none', async (name) => {
    expect(await look(name, Buffer.from(LONG))).toEqual(CLEAR);
  });
});

describe('what cannot be read is said', () => {
  test('a scan, also one page of it, also with the stamp of a signature on it', async () => {
    const picture = pictureOf(900, 1200);
    expect(await look('a.pdf', await pdfOf([{ picture }]))).toEqual(unread('scan'));
    expect(await look('a.pdf', await pdfOf([{ text: LONG }, { picture }]))).toEqual(unread('scan'));
    const stamp = { picture, text: 'Ký bởi: Ủy ban nhân dân xã Mẫu\nNgày ký: 02/03/2026' };
    expect(await look('a.pdf', await pdfOf([stamp]))).toEqual(unread('scan'));
    expect(await look('a.pdf', await pdfOf([{ text: LONG }, {}]))).toEqual(CLEAR);
  });

  test('a sick text layer', async () => {
    const shifted = [...LONG.normalize('NFD')]
      .map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0x3e0))
      .join('');
    expect(await look('a.txt', Buffer.from(shifted.replaceAll('\u0400', ' ')))).toEqual(unread('sick-text'));
    const privately = [...LONG]
      .map((sign) => (sign === ' ' ? sign : String.fromCharCode(0xe000 + (sign.charCodeAt(0) % 256))))
      .join('');
    expect(await look('a.txt', Buffer.from(privately))).toEqual(unread('sick-text'));
    expect(
      await look(
        'a.txt',
        Buffer.from('The committee will meet on Monday to read the report of the office. '.repeat(5)),
      ),
    ).toEqual(CLEAR);
  });

  test('a password, damage, a picture, an archive, another kind', async () => {
    expect(await look('a.pdf', await pdfOf([{ text: LONG }], 'x'))).toEqual(unread('password'));
    expect(await look('a.pdf', Buffer.from('%PDF-1.4\nnothing'))).toEqual(unread('damaged'));
    expect(await look('a.docx', (await docxOf({ body: [LONG] })).subarray(0, 3_000))).toEqual(
      unread('damaged'),
    );
    expect(await look('a.png', pictureOf(40, 40))).toEqual(unread('picture'));
    expect(await look('a.7z', Buffer.from('377abcaf271c0004000000000000', 'hex'))).toEqual(unread('archive'));
    expect(await look('a.bin', Buffer.from([0, 1, 2, 3, 0, 250, 0, 7, 9, 0, 1]))).toEqual(
      unread('other-kind'),
    );
  });

  test('a Word file that is a picture, and what lies too deep', async () => {
    const scan = partsOf({
      'word/document.xml': '<w:document><w:p/></w:document>',
      'word/media/image1.png': pictureOf(40, 40),
    });
    expect(await look('a.docx', scan)).toEqual(unread('scan'));
    const nest = (inner: Buffer): Buffer => zipOf([{ name: 'a.zip', content: inner }]);
    const deepest = zipOf([{ name: 'a.txt', content: LONG }]);
    expect(await look('a.zip', nest(nest(deepest)))).toEqual(unread('archive'));
    expect(await look('a.zip', nest(deepest))).toEqual(CLEAR);
  });

  test('more words than are searched; a mark before that is found', async () => {
    const much = BODY.repeat(50_000);
    expect(await look('a.txt', Buffer.from(much))).toEqual(unread('too-large'));
    expect(await look('a.txt', Buffer.from(`MẬT\n${much}`))).toEqual(marked('mat'));
  });
});

/** Windows-1258 as Windows writes it: the letter, then its tone. */
function bytesOf1258(text: string): Buffer {
  const table = new Map<string, number>();
  const decoder = new TextDecoder('windows-1258');
  for (let byte = 255; byte >= 0; byte -= 1) table.set(decoder.decode(Uint8Array.of(byte)), byte);
  const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const signs = [...text.normalize('NFC')].flatMap((sign) => {
    if (table.has(sign)) return [sign];
    const parts = sign.normalize('NFD');
    return [parts.replaceAll(tones, '').normalize('NFC'), ...(parts.match(tones) ?? [])];
  });
  return Buffer.from(signs.map((sign) => table.get(sign) ?? 63));
}
