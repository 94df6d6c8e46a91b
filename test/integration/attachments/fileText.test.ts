import fs from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { zipOf } from '../../support/zip.ts';
import { textOfFile } from '../../../electron/reader/text/fileText.ts';
import { markupText } from '../../../electron/reader/text/markupText.ts';

const DISPATCHES = path.resolve(import.meta.dirname, '../../fixtures/dispatches');
const lines = (text: string | null): string[] => (text ?? '').split('\n').map((line) => line.trim());

/** A PDF of one page whose content stream is given, in Windows-1252. */
function pdf(content: Buffer, filter = ''): Buffer {
  return Buffer.concat([
    Buffer.from(
      '%PDF-1.4\n1 0 obj\n<</Type/Page/Contents 2 0 R/Resources<</Font<</F1 3 0 R>>>>>>\nendobj\n' +
        `2 0 obj\n<</Length ${String(content.length)}${filter}>>\nstream\n`,
    ),
    content,
    Buffer.from('\nendstream\nendobj\n3 0 obj\n<</Type/Font/Subtype/Type1>>\nendobj\n%%EOF'),
  ]);
}
const officeFile = (parts: Readonly<Record<string, string>>): Buffer =>
  zipOf(
    Object.entries({ '[Content_Types].xml': '<Types/>', ...parts }).map(([name, content]) => ({
      name,
      content,
    })),
  );

describe('the words of a file', () => {
  test('of PDF as office programs write it: marks stand on lines of their own', async () => {
    const seen = async (name: string) =>
      lines(await textOfFile(name, fs.readFileSync(path.join(DISPATCHES, name))));
    expect(await seen('d11.pdf')).toContain('TỐI MẬT');
    expect(await seen('d09.pdf')).toContain('MẬT');
    expect(await seen('d01.pdf')).not.toContain('MẬT');
    expect((await seen('d01.pdf')).join(' ')).toContain('Số 47-CV/ĐU');
  });

  test('of PDF in one byte a letter, packed or not, moved about or not', async () => {
    const content = Buffer.from(
      'BT /F1 12 Tf 1 0 0 1 50 700 Tm (So 12) Tj 0 -14 Td [(TOP) -300 (SECRET)] TJ ET',
    );
    for (const file of [pdf(content), pdf(deflateSync(content), '/Filter/FlateDecode')])
      expect(lines(await textOfFile('a.pdf', file))).toEqual(expect.arrayContaining(['So 12', 'TOP SECRET']));
  });

  test('of Word, Excel, PowerPoint and OpenDocument', async () => {
    const word =
      '<w:document><w:p><w:r><w:t>TỐI </w:t></w:r><w:r><w:t>MẬT</w:t></w:r></w:p><w:p><w:t>Số 1 &amp; 2</w:t></w:p></w:document>';
    expect(lines(await textOfFile('a.docx', officeFile({ 'word/document.xml': word })))).toEqual(
      expect.arrayContaining(['TỐI MẬT', 'Số 1 & 2']),
    );
    const cells = '<sst><si><t>MẬT</t></si><si><t>Danh sách</t></si></sst>';
    expect(lines(await textOfFile('a.xlsx', officeFile({ 'xl/sharedStrings.xml': cells })))).toContain('MẬT');
    const slide = '<p:sld><a:p><a:t>MẬT</a:t></a:p></p:sld>';
    expect(lines(await textOfFile('a.pptx', officeFile({ 'ppt/slides/slide1.xml': slide })))).toContain(
      'MẬT',
    );
  });

  test('of rich text and of Word 97', async () => {
    const rtf = Buffer.from('{\\rtf1\\ansi{\\fonttbl{\\f0 MAT;}}\\pard M\\u7852?T\\par S\\u7889? 12\\par}');
    expect(lines(await textOfFile('a.rtf', rtf))).toEqual(expect.arrayContaining(['MẬT', 'Số 12']));
    const ole = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(1016),
      Buffer.from('MẬT\rSố 12-BC/HU\r', 'utf16le'),
      Buffer.alloc(2048),
    ]);
    expect(lines(await textOfFile('a.doc', ole))).toContain('MẬT');
  });

  test('is nothing where there is none: a scan, a picture, an encrypted or a damaged file', async () => {
    const scan = fs.readFileSync(path.join(DISPATCHES, 'd01-scan.pdf'));
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const locked = Buffer.from('%PDF-1.4\ntrailer <</Encrypt 9 0 R>>');
    const files: [string, Buffer][] = [
      ['scan.pdf', scan],
      ['a.png', png],
      ['locked.pdf', locked],
      ['cut.docx', officeFile({ 'word/document.xml': '<w:t>x</w:t>' }).subarray(0, 90)],
    ];
    for (const [name, bytes] of files) expect(await textOfFile(name, bytes), name).toBeNull();
  });
});

describe('hostile files cost little', () => {
  const quick = async (name: string, bytes: Buffer): Promise<string | null> => {
    const from = performance.now();
    const text = await textOfFile(name, bytes);
    expect(performance.now() - from, name).toBeLessThan(8_000); // minutes where a step is quadratic
    return text;
  };

  test('markup that is never closed', () => {
    const from = performance.now();
    for (const piece of ['<', '<script ', '<style>', '</p', '&#', '<!--'])
      markupText(piece.repeat(1_500_000), 100_000);
    expect(performance.now() - from).toBeLessThan(8_000);
  });

  test('PDF: bombs, loops, values in values, objects without end', async () => {
    const bomb = deflateSync(Buffer.alloc(400 * 1024 * 1024));
    expect(await quick('bomb.pdf', pdf(bomb, '/Filter/FlateDecode'))).toBeNull();
    expect(await quick('deep.pdf', Buffer.from(`%PDF-1.4\n1 0 obj\n${'['.repeat(3_000_000)}`))).toBeNull();
    expect(
      await quick('open.pdf', Buffer.from(`%PDF-1.4\n${'1 0 obj <<>> stream\n'.repeat(400_000)}`)),
    ).toBeNull();
    expect(await quick('string.pdf', Buffer.from(`%PDF-1.4\n${'1 0 obj ('.repeat(1_000_000)}`))).toBeNull();
    const loop =
      '%PDF-1.4\n1 0 obj <</Type/Page/Parent 1 0 R/Contents 1 0 R>> endobj ' +
      '4 0 obj <</Subtype/Form/Resources<</XObject<</A 4 0 R>>>>/Length 6>>\nstream\n/A Do \nendstream endobj';
    expect(await quick('loop.pdf', Buffer.from(loop))).toBeNull();
    const range =
      '1 begincodespacerange <0000> <ffff> endcodespacerange ' +
      '9 beginbfrange '.concat('<0000> <ffff> <0041> '.repeat(20_000), 'endbfrange');
    const font = `%PDF-1.4\n1 0 obj <</Type/Page/Contents 2 0 R/Resources<</Font<</F 3 0 R>>>>>> endobj 2 0 obj <<>>\nstream\nBT /F 9 Tf <0001> Tj ET\nendstream endobj 3 0 obj <</Type/Font/Subtype/Type0/ToUnicode 5 0 R>> endobj 5 0 obj <<>>\nstream\n${range}\nendstream endobj`;
    await quick('font.pdf', Buffer.from(font));
  });

  test('office files: bombs, very many parts, text without end', async () => {
    const part = `<w:t>${'a'.repeat(30 * 1024 * 1024)}</w:t>`;
    expect(await quick('bomb.docx', officeFile({ 'word/document.xml': part }))).toBeNull();
    const long = officeFile({ 'word/document.xml': '<w:p><w:t>chữ</w:t></w:p>'.repeat(200_000) });
    expect((await quick('long.docx', long))?.length).toBeLessThanOrEqual(120_000);
    await quick('braces.rtf', Buffer.from(`{\\rtf1 ${'{\\*'.repeat(2_000_000)}`));
  });
});
