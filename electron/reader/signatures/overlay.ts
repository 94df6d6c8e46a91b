import { isArray, isDict, isRef, type PdfDict, type PdfValue } from '../text/pdfSyntax.ts';
import type { Comparison } from './comparison.ts';
import { fieldsOf } from './findSignatures.ts';
import { nameOf, type Revision } from './revisions.ts';

/**
 * The largest part of a page that the pictures of later signatures may cover. Seals and signatures of offices cover two or
 * three hundredths; what covers more could be put over what was signed.
 */
const MOST_OF_A_PAGE = 0.2;
/**
 * The largest part of an earlier signature: the seal of an office lies over the signature of the person by a third or by
 * half (Decree 30/2020, Phụ lục I). What covers nearly all of it and is of its size takes its place.
 */
const MOST_OF_A_SIGNATURE = 0.8;
/** How much larger a seal is than what it lies over in passing, as a number: one that copies a dispatch lies over its head. */
const OF_ITS_SIZE = 4;
/** The largest part of a field, a note or a stamp that was there: edges may touch. */
const MOST_OF_ANOTHER = 0.1;
/** A4, in points. */
const USUAL_PAGE = 595 * 842;

/** Annotations that show nothing by themselves. */
const UNSEEN: ReadonlySet<string> = new Set(['Link', 'Popup']);

interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/**
 * Whether the pictures of signatures that were added later may hide what was signed: much of a page, or an annotation that
 * stood on it (a filled field, a note, another signature). They are put together by page, as its list of annotations has
 * them: what a widget says of its page may be anything.
 */
export function findOverlay({ old, now, added, changed }: Comparison, widgets: ReadonlySet<number>): boolean {
  if (widgets.size === 0) return false;
  for (const number of changed) {
    const value = now.object(number)?.value ?? null;
    const list = annotationsOf(now, value);
    // of a field that was there, the signer knew the place
    const pictures = list.flatMap((one) => {
      const widget = isRef(one) && widgets.has(one.ref) && added.has(one.ref) ? now.dict(one) : null;
      return widget?.has('AP') === true ? [boxOf(now, widget.get('Rect'))] : [];
    });
    if (pictures.length === 0) continue;
    const page = isDict(value) ? (old.dict({ ref: number }) ?? null) : null;
    const covered = pictures.reduce((sum, box) => sum + areaOf(box), 0);
    if (covered > MOST_OF_A_PAGE * pageArea(old, page)) return true;
    const earlier = annotationsOf(old, old.object(number)?.value ?? null);
    if (earlier.some((one) => isHidden(old, one, pictures))) return true;
  }
  return false;
}

/** Of a page, or of a list that stands by itself. */
const annotationsOf = (revision: Revision, value: PdfValue): readonly PdfValue[] =>
  (isDict(value) ? revision.array(value.get('Annots')) : isArray(value) ? value : null) ?? [];

/** Whether too much of an annotation lies under the pictures. */
function isHidden(old: Revision, value: PdfValue, pictures: readonly Box[]): boolean {
  const annotation = old.dict(value);
  const box = annotation === null ? null : boxOf(old, annotation.get('Rect'));
  if (annotation === null || box === null || areaOf(box) === 0) return false;
  if (UNSEEN.has(nameOf(annotation.get('Subtype')) ?? '')) return false;
  // the widget may be an object of its own, beneath its field
  const field = fieldsOf(old).find(({ widgets }) => isRef(value) && widgets.includes(value.ref));
  const isSignature = (field?.type ?? nameOf(annotation.get('FT'))) === 'Sig';
  // a field for a signature that nobody has given shows nothing
  if (isSignature && !(field?.dict ?? annotation).has('V')) return false;
  const counting = isSignature
    ? pictures.filter((one) => areaOf(one) <= OF_ITS_SIZE * areaOf(box))
    : pictures;
  const covered = counting.reduce((sum, picture) => sum + areaOf(common(box, picture)), 0);
  return covered > (isSignature ? MOST_OF_A_SIGNATURE : MOST_OF_ANOTHER) * areaOf(box);
}

/** Of the page as it was signed; not more than is usual. */
function pageArea(old: Revision, page: PdfDict | null): number {
  let node = page;
  for (let depth = 0; node !== null && depth < 20; depth += 1) {
    const area = areaOf(boxOf(old, node.get('CropBox') ?? node.get('MediaBox')));
    if (area > 0) return Math.min(area, USUAL_PAGE);
    node = old.dict(node.get('Parent'));
  }
  return USUAL_PAGE;
}

/** A rectangle by any two of its corners (7.9.5). */
function boxOf(revision: Revision, value: PdfValue | undefined): Box {
  const [x = 0, y = 0, toX = 0, toY = 0] = (revision.array(value) ?? []).map((one) => {
    const number = revision.get(one);
    return typeof number === 'number' ? number : 0;
  });
  return {
    left: Math.min(x, toX),
    bottom: Math.min(y, toY),
    right: Math.max(x, toX),
    top: Math.max(y, toY),
  };
}

const common = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  bottom: Math.max(a.bottom, b.bottom),
  right: Math.min(a.right, b.right),
  top: Math.min(a.top, b.top),
});

const areaOf = ({ left, bottom, right, top }: Box): number =>
  Math.max(0, right - left) * Math.max(0, top - bottom);
