import { degrees, PDFDocument, type PDFFont, type PDFPage, rgb } from '@cantoo/pdf-lib';
import { create } from 'fontkit';
import type { StampMarks } from '../../../shared/ipc/readerStamp.ts';

const mm = (value: number): number => (value * 72) / 25.4;
const RED = rgb(0.8, 0, 0.05);
const BLACK = rgb(0, 0, 0);

/**
 * Draws number, date and the red level mark onto the first page, as an incremental update: the first bytes of the
 * answer are the given file, byte for byte, so that what the person signed stays whole inside what the office signs.
 * @param fonts TrueType: regular, italic, bold
 * @returns null when the file takes no marks (encrypted, damaged, no page): it then goes under a front sheet
 */
export async function stampPdf(
  pdf: Uint8Array,
  fonts: readonly Uint8Array[],
  marks: StampMarks,
): Promise<Buffer | null> {
  try {
    const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
    document.registerFontkit({ create } as never);
    const page = document.getPage(0);
    const [regular, italic, bold] = await Promise.all(
      fonts.map((font) => document.embedFont(font, { subset: true })),
    );
    if (!regular || !italic || !bold) return null;
    const sheet = sheetOf(page);
    drawCentred(sheet, marks.number, marks.places.number, regular, BLACK);
    drawCentred(sheet, marks.date, marks.places.date, italic, BLACK);
    if (marks.level !== null) drawFramed(sheet, marks.level, marks.places.level, bold);
    return Buffer.from(await document.commit());
  } catch {
    return null; // whatever a foreign file does to the library: it is still issued, under a front sheet
  }
}

type Place = StampMarks['places']['number'];

/** A page as it is seen: millimetres from its top-left corner, whatever its rotation in the file. */
interface Sheet {
  readonly page: PDFPage;
  readonly at: (x: number, y: number) => { x: number; y: number };
  readonly angle: number;
}

function sheetOf(page: PDFPage): Sheet {
  const { x, y, width, height } = page.getMediaBox();
  const angle = ((page.getRotation().angle % 360) + 360) % 360;
  const at = (left: number, top: number): { x: number; y: number } => {
    switch (angle) {
      case 90:
        return { x: x + top, y: y + left };
      case 180:
        return { x: x + width - left, y: y + top };
      case 270:
        return { x: x + width - top, y: y + height - left };
      default:
        return { x: x + left, y: y + height - top };
    }
  };
  return { page, at, angle };
}

function drawCentred(
  { page, at, angle }: Sheet,
  text: string,
  place: Place,
  font: PDFFont,
  color: typeof RED,
): void {
  const left = mm(place.centreMm) - font.widthOfTextAtSize(text, place.size) / 2;
  page.drawText(text, {
    ...at(left, mm(place.baselineMm)),
    size: place.size,
    font,
    color,
    rotate: degrees(angle),
  });
}

/** The red frame of the mark (Mẫu 02: capitals in a rectangle). */
function drawFramed(sheet: Sheet, text: string, place: Place, font: PDFFont): void {
  drawCentred(sheet, text, place, font, RED);
  const half = font.widthOfTextAtSize(text, place.size) / 2 + mm(2.5);
  const [left, right] = [mm(place.centreMm) - half, mm(place.centreMm) + half];
  const [top, bottom] = [mm(place.baselineMm) - place.size * 1.02, mm(place.baselineMm) + place.size * 0.45];
  const corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
    [left, top],
  ] as const;
  corners.slice(1).forEach(([x, y], index) => {
    const [fromX, fromY] = corners[index] ?? [x, y];
    sheet.page.drawLine({
      start: sheet.at(fromX, fromY),
      end: sheet.at(x, y),
      thickness: 1.2,
      color: RED,
    });
  });
}
