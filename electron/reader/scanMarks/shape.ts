import type { Components } from './components.ts';
import type { Group } from './groups.ts';

/** A word laid on a grid: capitals fill the middle rows, marks stand above and below; darkness, mean 0 and length 1. */
export type Shape = Float32Array;
const GRID = { wide: 48, above: 5, capitals: 12, below: 4 } as const;
const GRID_HIGH = GRID.above + GRID.capitals + GRID.below;

/** Ink as it stands, drawn upright at some height; one byte a pixel, 1 is ink. */
export interface Upright {
  readonly bits: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const halvesOf = (
  { left, right, top, bottom }: Group,
  angle: number,
): readonly [wide: number, high: number] => {
  const [cos, sin] = [Math.cos(angle), Math.abs(Math.sin(angle))];
  const [wide, high] = [(right - left) / 2, (bottom - top) / 2];
  return [wide * cos + high * sin + 2, high * cos + wide * sin + 2];
};
/** Pixels of the page that are one of the drawing. */
const scaleOf = ({ size }: Group): number => Math.max(1, size / 24);

/** A group drawn upright, about so high. @param angle how far it is turned, clockwise, radians */
export function uprightOf(group: Group, { labels }: Components, pageWidth: number, angle: number): Upright {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [cx, cy] = [(group.left + group.right) / 2, (group.top + group.bottom) / 2];
  const scale = scaleOf(group);
  const [halfWide, halfHigh] = halvesOf(group, angle);
  const [width, height] = [Math.ceil((2 * halfWide) / scale), Math.ceil((2 * halfHigh) / scale)];
  const bits = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [dx, dy] = [x * scale - halfWide, y * scale - halfHigh];
      const [px, py] = [Math.round(cx + dx * cos - dy * sin), Math.round(cy + dx * sin + dy * cos)];
      if (px < group.left || px > group.right || py < group.top || py > group.bottom) continue;
      if (group.members.has(labels[py * pageWidth + px] ?? 0)) bits[y * width + x] = 1;
    }
  return { bits, width, height };
}

/** Rows between which capitals stand: where a row has this share of the ink of the fullest. */
const BAND = [0.28, 0.42] as const;

export interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** Where capitals may begin and end, most likely first. */
export function bandsOf({ bits, width, height }: Upright): Band[] {
  const rows = new Float32Array(height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) rows[y] = (rows[y] ?? 0) + (bits[y * width + x] ?? 0);
  const fullest = [...rows].toSorted((a, b) => b - a)[Math.min(2, height - 1)] ?? 0;
  if (fullest === 0) return [];
  const bands: Band[] = [];
  for (const share of BAND) {
    let best: Band = { top: 0, bottom: -1 };
    for (let y = 0, from = -1, low = 0; y <= height; y += 1) {
      const isFull = y < height && (rows[y] ?? 0) >= fullest * share;
      if (isFull) {
        if (from < 0) from = y;
        low = 0;
      } else if (from >= 0) {
        low += 1; // a worn row or two are no end
        if (low > height * 0.06 || y >= height) {
          if (y - low - from > best.bottom - best.top) best = { top: from, bottom: y - low };
          from = -1;
        }
      }
    }
    if (
      best.bottom - best.top >= 5 &&
      !bands.some(({ top, bottom }) => top === best.top && bottom === best.bottom)
    )
      bands.push(best);
  }
  return bands;
}

/** Where capitals stand by the first letter, which bears no mark in any word of a stamp; null where it is not by itself. */
export function bandOfFirst(group: Group, angle: number): Band | null {
  for (const letter of [group.letters[0], group.letters.at(-1)]) {
    if (letter === undefined) return null;
    const [wide, high] = [letter.right - letter.left + 1, letter.bottom - letter.top + 1];
    if (wide > high * 1.7 || high < group.size * 0.7) continue;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const upright = Math.max(high * 0.6, high * cos - wide * Math.abs(sin));
    const [dx, dy] = [
      (letter.left + letter.right - group.left - group.right) / 2,
      (letter.top + letter.bottom - group.top - group.bottom) / 2,
    ];
    const middle = halvesOf(group, angle)[1] + dy * cos - dx * sin;
    const scale = scaleOf(group);
    const top = Math.round((middle - upright / 2) / scale);
    return { top: Math.max(0, top), bottom: Math.round((middle + upright / 2) / scale) };
  }
  return null;
}

/** Gaps without ink between the capitals, widest first: where one word may end. */
export function gapsOf({ bits, width }: Upright, { top, bottom }: Band): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  let last = -1;
  for (let x = 0; x < width; x += 1) {
    let ink = 0;
    for (let y = top; y <= bottom; y += 1) ink += bits[y * width + x] ?? 0;
    if (ink === 0) continue;
    if (last >= 0 && x - last > 2) gaps.push({ from: last + 1, to: x });
    last = x;
  }
  return gaps.toSorted((a, b) => b.to - b.from - (a.to - a.from));
}

/** What stands between two columns, on the grid; null where there is no ink. `aspect`: width by height of its capitals. */
export function shapeOf(
  { bits, width, height }: Upright,
  { top, bottom }: Band,
  from: number,
  to: number,
): { shape: Shape; aspect: number; left: number; right: number } | null {
  let [left, right] = [to, from];
  for (let x = from; x < to; x += 1)
    for (let y = top; y <= bottom; y += 1)
      if (bits[y * width + x] === 1) {
        if (x < left) left = x;
        if (x > right) right = x;
      }
  if (right <= left) return null;
  const [stepX, stepY] = [(right - left + 1) / GRID.wide, (bottom - top + 1) / GRID.capitals];
  const shape = new Float32Array(GRID.wide * GRID_HIGH);
  for (let gy = 0; gy < GRID_HIGH; gy += 1) {
    const y0 = top + (gy - GRID.above) * stepY;
    for (let gx = 0; gx < GRID.wide; gx += 1) {
      const x0 = left + gx * stepX;
      let [sum, seen] = [0, 0];
      for (let y = Math.floor(y0); y < y0 + stepY; y += 1)
        for (let x = Math.floor(x0); x < x0 + stepX; x += 1) {
          seen += 1;
          if (y >= 0 && y < height && x >= 0 && x < width) sum += bits[y * width + x] ?? 0;
        }
      shape[gy * GRID.wide + gx] = sum / seen;
    }
  }
  return { shape: levelled(blurred(shape)), aspect: (right - left + 1) / (bottom - top + 1), left, right };
}

function blurred(shape: Shape): Shape {
  const out = new Float32Array(shape.length);
  for (let y = 0; y < GRID_HIGH; y += 1)
    for (let x = 0; x < GRID.wide; x += 1) {
      let [sum, weight] = [0, 0];
      for (let dy = -1; dy <= 1; dy += 1)
        for (let dx = -1; dx <= 1; dx += 1) {
          const [px, py] = [x + dx, y + dy];
          if (px < 0 || py < 0 || px >= GRID.wide || py >= GRID_HIGH) continue;
          const w = (dx === 0 ? 2 : 1) * (dy === 0 ? 2 : 1);
          sum += w * (shape[py * GRID.wide + px] ?? 0);
          weight += w;
        }
      out[y * GRID.wide + x] = sum / weight;
    }
  return out;
}

export function levelled(shape: Shape): Shape {
  let mean = 0;
  for (const value of shape) mean += value / shape.length;
  let square = 0;
  for (const value of shape) square += (value - mean) ** 2;
  const length = Math.sqrt(square) || 1;
  return shape.map((value) => (value - mean) / length);
}

/** How alike two shapes are, −1 to 1. */
export function alike(one: Shape, other: Shape): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
