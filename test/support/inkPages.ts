import { createCanvas, loadImage } from '@napi-rs/canvas';
import { type InkPage, STAMP_DPI, turnInk } from '../../shared/domain/document/ink.ts';
import { greyPagesOf } from './pdfjs.ts';

/** Pictures of scanners seldom say how large the sheet was: taken for A4, inches. */
const SHEET = 8.27;

/** Each page of a scan, a PDF or a picture, drawn as the window draws it to be looked through for stamps. */
export async function* inkPagesOf(name: string, bytes: Uint8Array): AsyncGenerator<InkPage> {
  if (!/\.pdf$/iu.test(name)) return yield await inkOfPicture(bytes);
  for await (const { grey, ...size } of greyPagesOf(bytes, { dpi: STAMP_DPI, share: 1 }, turnInk))
    yield { pixels: grey, ...size };
}

async function inkOfPicture(bytes: Uint8Array): Promise<InkPage> {
  const picture = await loadImage(Buffer.from(bytes));
  const scale = Math.min(2, (STAMP_DPI * SHEET) / Math.min(picture.width, picture.height));
  const [width, height] = [Math.ceil(picture.width * scale), Math.ceil(picture.height * scale)];
  const context = createCanvas(width, height).getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, picture.width * scale, picture.height * scale);
  const pixels = new Uint8Array(width * height);
  turnInk(context.getImageData(0, 0, width, height).data, pixels);
  return { pixels, width, height, dpi: Math.round(Math.min(width, height) / SHEET) };
}
