import { STRONG_FROM, type InkPage } from '../../../shared/domain/document/ink.ts';

/** A part of a page in two values: 1 is ink. */
export interface Bitmap {
  readonly bits: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The window that a pixel is compared with, millimetres; wider than the strokes of any letter that is looked for. */
const WINDOW_MM = 9;
/** Ink is darker than what surrounds it by this share of it, and by so much of 127. */
const DARKER = 0.86;
const DARKER_BY = 6;
/** Red that is fainter than this is paper or noise. */
const FAINTEST = 14;
/** A share of the strongest red of the page. */
const OF_STRONGEST = 0.3;

/** All that is darker than the paper around it, whatever its colour. */
export function inkOf({ pixels, width, height, dpi }: InkPage): Bitmap {
  const reach = Math.max(4, Math.round((WINDOW_MM * dpi) / 25.4 / 2));
  const bits = new Uint8Array(width * height);
  const columns = new Uint32Array(width);
  const light = Uint8Array.from({ length: 256 }, (_, byte) =>
    byte < STRONG_FROM ? byte : 127 - (byte - STRONG_FROM),
  );
  const shift = (row: number, sign: 1 | -1): void => {
    for (let x = 0, at = row * width; x < width; x += 1, at += 1)
      columns[x] = (columns[x] ?? 0) + sign * (light[pixels[at] ?? 0] ?? 0);
  };
  for (let row = 0; row < Math.min(reach, height); row += 1) shift(row, 1);
  for (let y = 0; y < height; y += 1) {
    if (y + reach < height) shift(y + reach, 1);
    if (y - reach - 1 >= 0) shift(y - reach - 1, -1);
    const rows = Math.min(height - 1, y + reach) - Math.max(0, y - reach) + 1;
    let sum = 0;
    for (let x = 0; x < Math.min(reach, width); x += 1) sum += columns[x] ?? 0;
    for (let x = 0, at = y * width; x < width; x += 1, at += 1) {
      if (x + reach < width) sum += columns[x + reach] ?? 0;
      if (x - reach - 1 >= 0) sum -= columns[x - reach - 1] ?? 0;
      const wide = Math.min(width - 1, x + reach) - Math.max(0, x - reach) + 1;
      const around = sum / (rows * wide);
      if ((light[pixels[at] ?? 0] ?? 0) < around * DARKER - DARKER_BY) bits[at] = 1;
    }
  }
  return { bits, width, height };
}

/** What is red alone: a stamp, wherever it was set, without the black it lies on. Null where the page has no red. */
export function redOf(page: InkPage): Bitmap | null {
  const { pixels } = page;
  const counts = new Uint32Array(128);
  for (const byte of pixels)
    if (byte >= STRONG_FROM) counts[byte - STRONG_FROM] = (counts[byte - STRONG_FROM] ?? 0) + 1;
  let strong = 0;
  for (let at = FAINTEST; at < 128; at += 1) strong += counts[at] ?? 0;
  if (strong < 60) return null;
  let strongest = 127;
  for (let seen = 0; strongest > FAINTEST && seen < strong * 0.05; strongest -= 1)
    seen += counts[strongest] ?? 0;
  const least = STRONG_FROM + Math.max(FAINTEST, Math.round(strongest * OF_STRONGEST));
  return closed(
    pixels.map((byte) => (byte >= least ? 1 : 0)),
    page,
  );
}

/** Black that was printed across a stroke, pixels. */
const ACROSS = 3;
const DARK = 70;

/** Where dark print crosses the strokes of a red stamp they are one again. */
function closed(red: Uint8Array, { pixels, width, height }: InkPage): Bitmap {
  const bits = red.slice();
  for (let y = ACROSS; y < height - ACROSS; y += 1)
    for (let x = ACROSS; x < width - ACROSS; x += 1) {
      const at = y * width + x;
      if (red[at] === 1 || (pixels[at] ?? 127) > DARK) continue;
      if (isBetween(red, at, 1) || isBetween(red, at, width)) bits[at] = 1;
    }
  return { bits, width, height };
}

function isBetween(red: Uint8Array, at: number, step: number): boolean {
  let [before, after] = [false, false];
  for (let far = 1; far <= ACROSS; far += 1) {
    before ||= red[at - far * step] === 1;
    after ||= red[at + far * step] === 1;
  }
  return before && after;
}

/** Takes lines of tables and frames out: runs of ink that are longer than the strokes of any letter, pixels. */
export function withoutLines({ bits, width, height }: Bitmap, across: number, down: number): Bitmap {
  const out = bits.slice();
  for (let y = 0; y < height; y += 1)
    for (let x = 0, from = -1; x <= width; x += 1) {
      const isInk = x < width && bits[y * width + x] === 1;
      if (isInk && from < 0) from = x;
      if (!isInk && from >= 0) {
        if (x - from > across) out.fill(0, y * width + from, y * width + x);
        from = -1;
      }
    }
  const since = new Int32Array(width).fill(-1);
  for (let y = 0; y <= height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const isInk = y < height && bits[y * width + x] === 1;
      const from = since[x] ?? -1;
      if (isInk && from < 0) since[x] = y;
      if (!isInk && from >= 0) {
        if (y - from > down) for (let row = from; row < y; row += 1) out[row * width + x] = 0;
        since[x] = -1;
      }
    }
  return { bits: out, width, height };
}
