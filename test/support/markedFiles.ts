import fs from 'node:fs';
import path from 'node:path';
import { Document, Footer, Header, Packer, Paragraph, Textbox } from 'docx';
import PDFDocument from 'pdfkit';
import { type ZipPart, zipOf } from './zip.ts';

/** Real files of the kinds that come into an office, with given words in them. */

const FONT = fs.readFileSync(
  path.resolve(
    import.meta.dirname,
    '../../node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  ),
);

export interface Page {
  readonly text?: string;
  /** a picture over the whole page */
  readonly picture?: Buffer;
}

/** A PDF as pdfkit writes it, a page for each. */
export function pdfOf(pages: readonly Page[], userPassword?: string): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    autoFirstPage: false,
    font: null,
    pdfVersion: '1.7',
    ...(userPassword === undefined ? {} : { userPassword }),
  });
  pdf.registerFont('Tinos', FONT);
  const pieces: Uint8Array[] = [];
  pdf.on('data', (piece) => pieces.push(piece));
  const done = new Promise<Buffer>((resolve) => {
    pdf.on('end', () => {
      resolve(Buffer.concat(pieces));
    });
  });
  for (const { text, picture } of pages) {
    pdf.addPage();
    if (picture !== undefined) pdf.image(picture, 0, 0, { width: 595 });
    if (text !== undefined) pdf.font('Tinos').fontSize(13).text(text);
  }
  pdf.end();
  return done;
}

export interface WordText {
  readonly body: readonly string[];
  readonly header?: string;
  readonly footer?: string;
  readonly box?: string;
  readonly footnote?: string;
  readonly comment?: string;
}

/** A Word file as the docx library writes it. */
export async function docxOf(words: WordText): Promise<Buffer> {
  const line = (text: string): Paragraph => new Paragraph(text);
  const file = new Document({
    footnotes: words.footnote === undefined ? {} : { 1: { children: [line(words.footnote)] } },
    comments: {
      children:
        words.comment === undefined
          ? []
          : [{ id: 0, author: 'a', date: new Date(0), children: [line(words.comment)] }],
    },
    sections: [
      {
        ...(words.header === undefined
          ? {}
          : { headers: { default: new Header({ children: [line(words.header)] }) } }),
        ...(words.footer === undefined
          ? {}
          : { footers: { default: new Footer({ children: [line(words.footer)] }) } }),
        children: [
          ...(words.box === undefined
            ? []
            : [new Textbox({ style: { width: '100pt' }, children: [line(words.box)] })]),
          ...words.body.map(line),
        ],
      },
    ],
  });
  return Buffer.from(await Packer.toBuffer(file));
}

export interface Enclosure {
  readonly name: string;
  readonly bytes: Buffer;
  readonly mime?: string;
}

/** An e-mail with a plain body, an HTML one where given, and files. */
export function letterOf(
  subject: string,
  body: string,
  files: readonly Enclosure[] = [],
  html?: string,
): Buffer {
  const encoded = (text: Buffer | string): string =>
    Buffer.from(text).toString('base64').replaceAll(/.{76}/g, '$&\r\n');
  const part = (type: string, content: string): string =>
    `--sep\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded(content)}\r\n`;
  const parts = files.map(({ name, bytes, mime = 'application/octet-stream' }) => {
    const head = `--sep\r\nContent-Type: ${mime}; name="=?utf-8?B?${Buffer.from(name).toString('base64')}?="\r\n`;
    const placed = `Content-Disposition: attachment; filename="=?utf-8?B?${Buffer.from(name).toString('base64')}?="\r\n`;
    return mime === 'message/rfc822'
      ? `${head}${placed}\r\n${bytes.toString('latin1')}\r\n`
      : `${head}${placed}Content-Transfer-Encoding: base64\r\n\r\n${encoded(bytes)}\r\n`;
  });
  return Buffer.from(
    `From: a@mau.example\r\nDate: Mon, 2 Mar 2026 08:00:00 +0700\r\nSubject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=sep\r\n\r\n` +
      `${part('text/plain', body)}${html === undefined ? '' : part('text/html', html)}${parts.join('')}--sep--\r\n`,
    'latin1',
  );
}

/** An office file from its parts. */
export const partsOf = (parts: Readonly<Record<string, string | Buffer>>): Buffer =>
  zipOf(
    Object.entries({ '[Content_Types].xml': '<Types/>', ...parts }).map(([name, content]): ZipPart => ({
      name,
      content,
    })),
  );
