import PDFDocument from 'pdfkit';

/** Millimetres to PDF points. */
export const mm = (value: number): number => (value * 72) / 25.4;

export interface PageText {
  readonly title: string;
  readonly author: string;
  readonly createdMs: number;
  readonly layout: 'portrait' | 'landscape';
}

/** A PDF with the fonts of the official forms, A4, written into memory. */
export async function newDocument(text: PageText): Promise<PDFDocument> {
  const { FONTS } = await import('./fontFiles.ts');
  const document = new PDFDocument({
    size: 'A4',
    layout: text.layout,
    margin: 0, // places are given to the point; nothing may break a page by itself
    bufferPages: true,
    autoFirstPage: false,
    font: null,
    lang: 'vi-VN',
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Title: text.title,
      Author: text.author,
      Producer: 'An Thư',
      Creator: 'An Thư',
      CreationDate: new Date(text.createdMs),
    },
  });
  for (const [name, bytes] of Object.entries(FONTS)) document.registerFont(name, bytes);
  return document;
}

export function finish(document: PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', (cause) => reject(cause instanceof Error ? cause : new Error('pdf')));
    document.end();
  });
}

export function line(
  document: PDFDocument,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  width = 0.6,
): void {
  document.lineWidth(width).moveTo(x1, y1).lineTo(x2, y2).stroke('#000000');
}

/** Across every page of a training vault, so that no print of it can be taken for a real register. */
export function trainingMark(document: PDFDocument, word: string): void {
  const { width, height } = document.page;
  document.save().rotate(-28, { origin: [width / 2, height / 2] });
  document.font('bold', 110).fillColor('#B3261E', 0.16);
  document.text(word, 0, height / 2 - 70, { width, align: 'center', lineBreak: false });
  document.restore().fillColor('#000000', 1).fillOpacity(1);
}
