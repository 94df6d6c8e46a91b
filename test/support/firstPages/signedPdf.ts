import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { create } from 'fontkit';
import type { PageText } from '../../../shared/domain/document/readPage.ts';

const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
);

/** What a registry sets into a page by signing it: the words in the appearance of a signature field. */
export interface SetWords {
  /** of the field, in points from the upper left */
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  readonly size: number;
}

/** A PDF of an invented page, and over it signature fields that draw words. */
export async function signedPdf(page: PageText, fields: readonly SetWords[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit({ create } as never);
  const font = await document.embedFont(readFileSync(FONT), { subset: false });
  const sheet = document.addPage([page.width, page.height]);
  for (const { text, x, y, width, height } of page.items) {
    const natural = font.widthOfTextAtSize(text, height);
    const size = natural === 0 ? height : Math.min(height, (height * width) / natural);
    sheet.drawText(text, { x, y: page.height - y, size, font });
  }
  const { context } = document;
  const widgets = fields.map(({ x, y, lines, size }, index) => {
    const width = Math.max(...lines.map((line) => font.widthOfTextAtSize(line, size))) + 4;
    const height = lines.length * size * 1.2 + 4;
    const drawn = lines
      .map(
        (line, at) =>
          `${at === 0 ? `2 ${height - size} Td` : `0 ${-size * 1.2} Td`} ${font.encodeText(line)} Tj`,
      )
      .join(' ');
    const look = context.stream(`q BT /F1 ${size} Tf ${drawn} ET Q`, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, width, height],
      Resources: { Font: { F1: font.ref } },
    });
    const lower = page.height - y;
    return context.register(
      context.obj({
        Type: 'Annot',
        Subtype: 'Widget',
        FT: 'Sig',
        T: `Signature${index + 1}`,
        F: 4,
        Rect: [x, lower, x + width, lower + height],
        AP: { N: context.register(look) },
      }),
    );
  });
  sheet.node.set(PDFName.of('Annots'), context.obj(widgets));
  document.catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: widgets, SigFlags: 3 }));
  return document.save({ useObjectStreams: false });
}
