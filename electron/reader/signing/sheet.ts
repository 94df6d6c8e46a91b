import { isRef, type PdfDict, type PdfValue } from '../text/pdfSyntax.ts';
import { nameOf, type Revision } from '../signatures/revisions.ts';
import { Ambiguous } from '../signatures/strictSyntax.ts';

/** A page and how it is seen: points from the lower left corner of what is shown, whatever its rotation in the file. */
export interface Sheet {
  readonly number: number;
  readonly dict: PdfDict;
  readonly width: number;
  readonly height: number;
  /** degrees, clockwise */
  readonly angle: 0 | 90 | 180 | 270;
  /** from the coordinates of the file to those that are seen */
  readonly seen: Matrix;
  /** the same the other way round */
  readonly back: Matrix;
}

/** [a b c d e f] of 8.3.3 */
export type Matrix = readonly [number, number, number, number, number, number];

/** What comes of `first`, then `then`. */
export const times = (first: Matrix, then: Matrix): Matrix => [
  first[0] * then[0] + first[1] * then[2],
  first[0] * then[1] + first[1] * then[3],
  first[2] * then[0] + first[3] * then[2],
  first[2] * then[1] + first[3] * then[3],
  first[4] * then[0] + first[5] * then[2] + then[4],
  first[4] * then[1] + first[5] * then[3] + then[5],
];

export const moved = ([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
];

const MOST = { nodes: 20_000, depth: 30 } as const;

/** The pages of a document by the tree of its pages (7.7.3), in their order. @throws Ambiguous */
export function pagesOf(revision: Revision): number[] {
  const root = revision.dict(revision.trailer.get('Root'));
  const pages: number[] = [];
  const seen = new Set<number>();
  const walk = (value: PdfValue | undefined, depth: number): void => {
    if (!isRef(value)) throw new Ambiguous('pages');
    if (seen.has(value.ref) || seen.size > MOST.nodes || depth > MOST.depth) throw new Ambiguous('pages');
    seen.add(value.ref);
    const node = revision.dict(value);
    const kids = revision.array(node?.get('Kids'));
    if (node === null) throw new Ambiguous('pages');
    if (kids === null) pages.push(value.ref);
    else for (const kid of kids) walk(kid, depth + 1);
  };
  walk(root?.get('Pages'), 0);
  return pages;
}

/** @throws Ambiguous where no page stands there, or one without a size */
export function sheetOf(revision: Revision, number: number): Sheet {
  const dict = revision.dict({ ref: number });
  if (dict === null || nameOf(revision.get(dict.get('Type'))) !== 'Page') throw new Ambiguous('page');
  const [x, y, w, h] = boxOf(revision, dict);
  const turned = inherited(revision, dict, 'Rotate');
  const angle = (((typeof turned === 'number' ? turned : 0) % 360) + 360) % 360;
  switch (angle) {
    case 0:
      return {
        number,
        dict,
        angle,
        width: w,
        height: h,
        seen: [1, 0, 0, 1, -x, -y],
        back: [1, 0, 0, 1, x, y],
      };
    case 90: {
      const back: Matrix = [0, 1, -1, 0, x + w, y];
      return { number, dict, angle, width: h, height: w, seen: [0, -1, 1, 0, -y, x + w], back };
    }
    case 180: {
      const both: Matrix = [-1, 0, 0, -1, x + w, y + h];
      return { number, dict, angle, width: w, height: h, seen: both, back: both };
    }
    case 270: {
      const back: Matrix = [0, -1, 1, 0, x, y + h];
      return { number, dict, angle, width: h, height: w, seen: [0, 1, -1, 0, y + h, -x], back };
    }
    default:
      throw new Ambiguous('rotation');
  }
}

function inherited(revision: Revision, page: PdfDict, key: string): PdfValue {
  let node: PdfDict | null = page;
  for (let up = 0; node !== null && up < MOST.depth; up += 1) {
    const value = revision.get(node.get(key));
    if (value !== null) return value;
    node = revision.dict(node.get('Parent'));
  }
  return null;
}

/** x, y, width, height of what is shown of a page. */
function boxOf(revision: Revision, page: PdfDict): readonly [number, number, number, number] {
  for (const key of ['CropBox', 'MediaBox']) {
    const corners = revision.array(inherited(revision, page, key))?.map((one) => revision.get(one));
    const [x1, y1, x2, y2] = corners ?? [];
    if (typeof x1 !== 'number' || typeof y1 !== 'number') continue;
    if (typeof x2 !== 'number' || typeof y2 !== 'number') continue;
    const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
    if (width > 0 && height > 0) return [Math.min(x1, x2), Math.min(y1, y2), width, height];
  }
  throw new Ambiguous('page-size');
}
