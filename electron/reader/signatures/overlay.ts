import { isDict, type PdfDict, type PdfValue } from '../text/pdfSyntax.ts';
import type { Comparison } from './comparison.ts';
import type { Revision } from './revisions.ts';

/**
 * The largest part of a page that the picture of a later signature may cover. Seals and signatures of offices cover two or
 * three hundredths; what covers more could be put over what was signed.
 */
const MOST_OF_A_PAGE = 0.2;
/** A4, in points. */
const USUAL_PAGE = 595 * 842;

/** Whether the picture of a signature that was added later is so large that it may hide what was signed. */
export function findOverlay({ now, added }: Comparison, widgets: ReadonlySet<number>): boolean {
  for (const number of widgets) {
    // of a field that was there, the signer knew the place
    const widget = added.has(number) ? now.object(number)?.value : null;
    if (!isDict(widget) || !widget.has('AP')) continue;
    const page = now.dict(widget.get('P'));
    if (areaOf(now, widget.get('Rect')) > MOST_OF_A_PAGE * pageArea(now, page)) return true;
  }
  return false;
}

function pageArea(now: Revision, page: PdfDict | null): number {
  let node = page;
  for (let depth = 0; node !== null && depth < 20; depth += 1) {
    const area = areaOf(now, node.get('CropBox') ?? node.get('MediaBox'));
    if (area > 0) return area;
    node = now.dict(node.get('Parent'));
  }
  return USUAL_PAGE;
}

function areaOf(now: Revision, value: PdfValue | undefined): number {
  const [left, bottom, right, top] = (now.array(value) ?? []).map((one) => {
    const number = now.get(one);
    return typeof number === 'number' ? number : 0;
  });
  return Math.abs((right ?? 0) - (left ?? 0)) * Math.abs((top ?? 0) - (bottom ?? 0));
}
