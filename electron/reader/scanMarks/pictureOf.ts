import type { GreyPicture } from '../ocr/engine.ts';
import type { Candidate } from './candidates.ts';

/** The recogniser reads capitals of this height best, pixels. */
const CAPITALS = 34;
const MARGIN = 16;
/** So many pixels an inch a page with such capitals of 14 points has. */
const DPI = 260;

/** A candidate by itself, upright, black on white: without its frame and what lies beside it. */
export function pictureOf({ group, components, pageWidth, angle }: Candidate): GreyPicture {
  const { members, left, top, right, bottom, size } = group;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const scale = size / CAPITALS;
  const [cx, cy] = [(left + right) / 2, (top + bottom) / 2];
  const halfWide = ((right - left) / 2) * cos + ((bottom - top) / 2) * Math.abs(sin) + MARGIN * scale;
  const halfHigh = ((bottom - top) / 2) * cos + ((right - left) / 2) * Math.abs(sin) + MARGIN * scale;
  const [width, height] = [Math.ceil((2 * halfWide) / scale), Math.ceil((2 * halfHigh) / scale)];
  const grey = new Uint8Array(width * height).fill(255);
  const inkAt = (x: number, y: number): number =>
    x >= left &&
    x <= right &&
    y >= top &&
    y <= bottom &&
    members.has(components.labels[y * pageWidth + x] ?? 0)
      ? 1
      : 0;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [dx, dy] = [x * scale - halfWide, y * scale - halfHigh];
      const [px, py] = [cx + dx * cos - dy * sin, cy + dx * sin + dy * cos];
      const [ix, iy] = [Math.floor(px), Math.floor(py)];
      const [fx, fy] = [px - ix, py - iy];
      const ink =
        inkAt(ix, iy) * (1 - fx) * (1 - fy) +
        inkAt(ix + 1, iy) * fx * (1 - fy) +
        inkAt(ix, iy + 1) * (1 - fx) * fy +
        inkAt(ix + 1, iy + 1) * fx * fy;
      grey[y * width + x] = 255 - Math.round(255 * ink);
    }
  return { grey, width, height, dpi: DPI };
}
