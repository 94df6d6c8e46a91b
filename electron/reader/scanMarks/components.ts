import type { Bitmap } from './bitmap.ts';

/** Ink that hangs together (8 neighbours); edges in pixels, the last ones included. */
export interface Component {
  readonly label: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
  area: number;
}

export interface Components {
  readonly list: readonly Component[];
  /** per pixel the label of its component, 0 where there is no ink */
  readonly labels: Int32Array;
}

export const widthOf = ({ left, right }: Component): number => right - left + 1;
export const heightOf = ({ top, bottom }: Component): number => bottom - top + 1;

/** Two passes over the runs of a bitmap, with a forest of equal labels. */
export function componentsOf({ bits, width, height }: Bitmap): Components {
  const labels = new Int32Array(width * height);
  const parent: number[] = [0];
  const rootOf = (label: number): number => {
    let at = label;
    while (parent[at] !== at) {
      const up = parent[at] ?? 0;
      parent[at] = parent[up] ?? 0;
      at = parent[at] ?? 0;
    }
    return at;
  };
  for (let y = 0; y < height; y += 1)
    for (let x = 0, at = y * width; x < width; x += 1, at += 1) {
      if (bits[at] !== 1) continue;
      let label = x > 0 ? (labels[at - 1] ?? 0) : 0;
      if (y > 0)
        for (let dx = x > 0 ? -1 : 0; dx <= 1 && x + dx < width; dx += 1) {
          const above = labels[at - width + dx] ?? 0;
          if (above === 0 || above === label) continue;
          if (label === 0) label = above;
          else {
            const [a, b] = [rootOf(label), rootOf(above)];
            if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
          }
        }
      if (label === 0) {
        label = parent.length;
        parent.push(label);
      }
      labels[at] = label;
    }
  const list: Component[] = [];
  const placeOf = new Int32Array(parent.length);
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 1) {
      const own = labels[at] ?? 0;
      if (own === 0) continue;
      const label = rootOf(own);
      labels[at] = label;
      const one = list[(placeOf[label] ?? 0) - 1];
      if (one === undefined)
        placeOf[label] = list.push({ label, left: x, top: y, right: x, bottom: y, area: 1 });
      else {
        if (x < one.left) one.left = x;
        if (x > one.right) one.right = x;
        one.bottom = y;
        one.area += 1;
      }
    }
  return { list, labels };
}
