/**
 * A page drawn to be looked through for stamps. A byte a pixel, row by row from the top: below 128 the lightness of
 * what is not red (0 is black, 127 is paper); from 128 how red it is (128 hardly, 255 as red as can be).
 */
export interface InkPage {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

export const STRONG_FROM = 128;
/** Print of 13 points has capitals of 18 pixels. */
export const STAMP_DPI = 150;
/** Red of a pad, also where it is faint or was scanned dark. */
const REDDEST_PAPER = 26;
const DARKEST_RED = 96;

/** From colours over white; `rgba` four bytes a pixel. */
export function turnInk(rgba: Uint8ClampedArray, into: Uint8Array): void {
  for (let pixel = 0, at = 0; at < rgba.length; pixel += 1, at += 4) {
    const [r, g, b, alpha] = [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0, rgba[at + 3] ?? 0];
    const luma = (r * 77 + g * 150 + b * 29) >> 8;
    if (alpha !== 255) {
      into[pixel] = (255 + (((luma - 255) * alpha) >> 8)) >> 1;
      continue;
    }
    const red = r - ((g + b) >> 1);
    into[pixel] =
      red > REDDEST_PAPER && r > DARKEST_RED && r - b > REDDEST_PAPER ? STRONG_FROM + (red >> 1) : luma >> 1;
  }
}
