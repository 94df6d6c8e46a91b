import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFDocument } from '@cantoo/pdf-lib';
import { create } from 'fontkit';

const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
);
const A4 = [595, 842] as const;
const LEADING = 22;

/** A PDF with words that can be read out of it: a page for each list of lines. */
export async function writtenPdf(pages: readonly (readonly string[])[]): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.registerFontkit({ create } as never);
  const font = await document.embedFont(readFileSync(FONT), { subset: true });
  for (const lines of pages) {
    const page = document.addPage([...A4]);
    lines.forEach((line, at) => page.drawText(line, { x: 70, y: A4[1] - 80 - at * LEADING, size: 14, font }));
  }
  return Buffer.from(await document.save());
}
