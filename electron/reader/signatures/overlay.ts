import { isArray, isDict, isRef, type PdfDict, type PdfValue } from '../text/pdfSyntax.ts';
import type { Comparison } from './comparison.ts';
import type { Revision } from './revisions.ts';

/**
 * The largest part of a page that the pictures of later signatures may cover. Seals and signatures of offices cover two or
 * three hundredths; what covers more could be put over what was signed.
 */
const MOST_OF_A_PAGE = 0.2;
/** A4, in points. */
const USUAL_PAGE = 595 * 842;

/**
 * Whether the pictures of signatures that were added later are so large that they may hide what was signed. They are put
 * together by page, as its list of annotations has them: what a widget says of its page may be anything.
 */
export function findOverlay({ old, now, added, changed }: Comparison, widgets: ReadonlySet<number>): boolean {
  if (widgets.size === 0) return false;
  for (const number of changed) {
    const value = now.object(number)?.value ?? null;
    const list = isDict(value) ? now.array(value.get('Annots')) : isArray(value) ? value : null;
    const page = isDict(value) ? (old.dict({ ref: number }) ?? null) : null;
    // of a field that was there, the signer knew the place
    const covered = (list ?? []).reduce((sum: number, one) => {
      const widget = isRef(one) && widgets.has(one.ref) && added.has(one.ref) ? now.dict(one) : null;
      return widget?.has('AP') === true ? sum + areaOf(now, widget.get('Rect')) : sum;
    }, 0);
    if (covered > MOST_OF_A_PAGE * pageArea(old, page)) return true;
  }
  return false;
}

/** Of the page as it was signed; not more than is usual. */
function pageArea(old: Revision, page: PdfDict | null): number {
  let node = page;
  for (let depth = 0; node !== null && depth < 20; depth += 1) {
    const area = areaOf(old, node.get('CropBox') ?? node.get('MediaBox'));
    if (area > 0) return Math.min(area, USUAL_PAGE);
    node = old.dict(node.get('Parent'));
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
