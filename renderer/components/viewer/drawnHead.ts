import { HEAD } from '../../../shared/domain/document/reading/head.ts';
import { breath } from './breath.ts';
import { readAll, type FileSource } from './fileSource.ts';
import { type GreyPage, greyOfPage, type Turn, turnGrey } from './greyPage.ts';
import { openPdf } from './pdfDocument.ts';

/** Longer than this nobody waits for a proposal. */
const WAIT_MS = 8_000;
/** Pictures of scanners seldom say how large the sheet was: taken for A4 upright, inches. */
const SHEET = 8.27;
const ROWS_AT_ONCE = 256;

export const ownCanvas = (width: number, height: number): HTMLCanvasElement => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  return canvas;
};

/**
 * The head of a file's first page as a picture for the recogniser; null where it can't be drawn, asks for a password or
 * takes too long. `mime` as found from the content by the vault.
 */
export async function headOfFile(source: FileSource, mime: string): Promise<GreyPage | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), WAIT_MS));
  const drawn =
    mime === 'application/pdf' ? headOfPdf(source) : greyOfImage(source, mime, { share: HEAD.share });
  return Promise.race([drawn.catch(() => null), late]);
}

async function headOfPdf(source: FileSource): Promise<GreyPage> {
  const opened = await openPdf(source, () => undefined);
  try {
    const pdf = await opened.task.promise;
    return await greyOfPage(await pdf.getPage(1), HEAD, ownCanvas, breath);
  } finally {
    opened.close();
  }
}

/** A picture that a scanner made, at the resolution that words are recognised in. */
export async function greyOfImage(
  source: FileSource,
  mime: string,
  {
    share,
    dpi = HEAD.dpi,
    grow = 1,
  }: { readonly share: number; readonly dpi?: number; readonly grow?: number },
  turn: Turn = turnGrey,
): Promise<GreyPage> {
  const bytes = await readAll(source);
  const bitmap = await createImageBitmap(new Blob([bytes.slice()], { type: mime }));
  try {
    const scale = Math.min(grow, (dpi * SHEET) / Math.min(bitmap.width, bitmap.height));
    const [width, height] = [Math.ceil(bitmap.width * scale), Math.ceil(bitmap.height * scale * share)];
    const grey = new Uint8Array(width * height);
    for (let from = 0; from < height; from += ROWS_AT_ONCE) {
      const rows = Math.min(ROWS_AT_ONCE, height - from);
      const context = ownCanvas(width, rows).getContext('2d', { willReadFrequently: true });
      if (context === null) throw new Error('no canvas');
      context.imageSmoothingQuality = 'high'; // thin strokes stay whole
      context.drawImage(bitmap, 0, -from, width, bitmap.height * scale);
      turn(context.getImageData(0, 0, width, rows).data, grey.subarray(from * width));
      await breath();
    }
    return { grey, width, height, dpi: Math.round((Math.min(bitmap.width, bitmap.height) * scale) / SHEET) };
  } finally {
    bitmap.close();
  }
}
