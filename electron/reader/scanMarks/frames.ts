import { type Bitmap, withoutLines } from './bitmap.ts';
import { type Component, type Components, heightOf, widthOf } from './components.ts';

/** The box of a stamp, millimetres: the rule says 20 to 40 by 8, offices own larger and smaller ones. */
const BOX_MM = { wide: { least: 9, most: 95 }, high: { least: 4.5, most: 36 } } as const;
/** A frame, and letters that hang together with it, leave most of their box empty. */
const FILLED = 0.42;
/** What of a frame's side is taken for a line of it. */
const LINE = { across: 0.42, down: 0.62 } as const;
const MOST_TURNED = 0.35;
const MOST_FRAMES = 40;

/** The inside of each frame of a plane, upright and without the frame: letters often hang together with it. */
export function insidesOf(
  plane: Bitmap,
  { list, labels }: Components,
  mm: number,
): { inside: Bitmap; of: Component }[] {
  const frames = list.filter((one) => {
    const [wide, high] = [widthOf(one), heightOf(one)];
    const fits = (size: number, of: { least: number; most: number }): boolean =>
      size >= of.least * mm && size <= of.most * mm;
    return (
      fits(wide, BOX_MM.wide) &&
      fits(high, BOX_MM.high) &&
      wide > high * 1.1 &&
      one.area < wide * high * FILLED
    );
  });
  return frames.slice(0, MOST_FRAMES).map((of) => ({ inside: insideOf(plane, labels, of), of }));
}

function insideOf(
  { bits, width: pageWidth, height: pageHeight }: Bitmap,
  labels: Int32Array,
  frame: Component,
): Bitmap {
  const angle = slopeOf(frame, labels, pageWidth);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [wide, high] = [widthOf(frame), heightOf(frame)];
  const square = cos * cos - sin * sin;
  const [width, height] = [
    Math.max(8, Math.round((wide * cos - high * Math.abs(sin)) / square) + 4),
    Math.max(8, Math.round((high * cos - wide * Math.abs(sin)) / square) + 4),
  ];
  const [cx, cy] = [(frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2];
  const upright = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [dx, dy] = [x - width / 2, y - height / 2];
      const [px, py] = [Math.round(cx + dx * cos - dy * sin), Math.round(cy + dx * sin + dy * cos)];
      if (px >= 0 && py >= 0 && px < pageWidth && py < pageHeight)
        upright[y * width + x] = bits[py * pageWidth + px] ?? 0;
    }
  return withoutLines({ bits: upright, width, height }, width * LINE.across, height * LINE.down);
}

/** How far its upper and lower edges are turned: the middle of the slopes of many pairs of their points. */
function slopeOf(frame: Component, labels: Int32Array, pageWidth: number): number {
  const wide = widthOf(frame);
  const [from, to] = [frame.left + Math.round(wide * 0.12), frame.right - Math.round(wide * 0.12)];
  const slopes: number[] = [];
  for (const [first, last, step] of [
    [frame.top, frame.bottom, 1],
    [frame.bottom, frame.top, -1],
  ] as const) {
    const edge: number[] = [];
    for (let x = from; x <= to; x += 1) {
      let y = first;
      while (y !== last && labels[y * pageWidth + x] !== frame.label) y += step;
      edge.push(y);
    }
    const apart = Math.round(edge.length * 0.4);
    for (let at = 0; at + apart < edge.length; at += 1)
      slopes.push(((edge[at + apart] ?? 0) - (edge[at] ?? 0)) / apart);
  }
  const middle = slopes.toSorted((a, b) => a - b)[slopes.length >> 1] ?? 0;
  return Math.max(-MOST_TURNED, Math.min(MOST_TURNED, Math.atan(middle)));
}
