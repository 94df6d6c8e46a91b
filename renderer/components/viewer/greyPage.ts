import type { PDFPageProxy } from 'pdfjs-dist';

/** A page drawn for the recogniser of words: a byte a pixel, row by row from the top; 0 is black. */
export interface GreyPage {
  readonly grey: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

/** The part of a canvas that is used; the window's own, or one of a test. */
interface Drawing {
  getContext(kind: '2d', options: { readonly willReadFrequently: true }): CanvasRenderingContext2D | null;
}
export type NewCanvas = (width: number, height: number) => Drawing;

/** What becomes of four bytes of colour a pixel. */
export type Turn = (rgba: Uint8ClampedArray, into: Uint8Array) => void;

const POINTS_AN_INCH = 72;
/** Larger sheets are drawn coarser: an A4 page at 300 dpi. */
const MOST_PIXELS = 8_700_000;
/** So many rows are turned grey in one go, so that the window answers between two of them. */
const ROWS_AT_ONCE = 256;

/**
 * Draws the upper `share` of a page. Runs wherever pdf.js does.
 * @param dpi what the picture should have; less where the page would be too large
 * @param breath lets others work, between two parts of it
 */
export async function greyOfPage(
  page: PDFPageProxy,
  { dpi, share }: { readonly dpi: number; readonly share: number },
  newCanvas: NewCanvas,
  breath: () => Promise<void> = () => Promise.resolve(),
  turn: Turn = turnGrey,
): Promise<GreyPage> {
  const whole = page.getViewport({ scale: 1 });
  const most = Math.sqrt(MOST_PIXELS / (whole.width * whole.height * share));
  const scale = Math.min(dpi / POINTS_AN_INCH, most);
  const [width, height] = [Math.ceil(whole.width * scale), Math.ceil(whole.height * scale * share)];
  const context = newCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  // `print`: what is drawn for paper, without waiting for the next frame of a window that may be hidden
  await page.render({
    canvas: null,
    canvasContext: context,
    viewport: page.getViewport({ scale }),
    intent: 'print',
  }).promise;
  const grey = new Uint8Array(width * height);
  for (let from = 0; from < height; from += ROWS_AT_ONCE) {
    const rows = Math.min(ROWS_AT_ONCE, height - from);
    turn(context.getImageData(0, from, width, rows).data, grey.subarray(from * width));
    await breath();
  }
  return { grey, width, height, dpi: Math.round(scale * POINTS_AN_INCH) };
}

/** ITU-R BT.601 luma, over white. */
export function turnGrey(rgba: Uint8ClampedArray, into: Uint8Array): void {
  for (let pixel = 0, at = 0; at < rgba.length; pixel += 1, at += 4) {
    const luma = ((rgba[at] ?? 0) * 77 + (rgba[at + 1] ?? 0) * 150 + (rgba[at + 2] ?? 0) * 29) >> 8;
    const alpha = rgba[at + 3] ?? 0;
    into[pixel] = alpha === 255 ? luma : 255 + (((luma - 255) * alpha) >> 8);
  }
}
