import type { SignatureChange } from '../../../shared/domain/signatures/changes.ts';
import { isArray, isDict, isRef, type PdfDict, type PdfValue } from '../text/pdfSyntax.ts';
import type { Comparison } from './comparison.ts';
import { fieldsOf } from './findSignatures.ts';
import type { Looks } from './formChanges.ts';
import { nameOf, type Revision } from './revisions.ts';

/**
 * The largest part of a page that the pictures of later signatures may cover. Seals and signatures of offices cover two or
 * three hundredths; what covers more could be put over what was signed.
 */
const MOST_OF_A_PAGE = 0.2;
/** From here on it is told: the signature and the seal of an office together cover less. */
const MUCH_OF_A_PAGE = 0.06;
/**
 * The largest part of an earlier signature: the seal of an office lies over the signature of the person by a third or by
 * half (Decree 30/2020, Phụ lục I). What covers nearly all of it and is of its size takes its place.
 */
const MOST_OF_A_SIGNATURE = 0.8;
/** How much larger a seal is than what it lies over in passing, as a number: one that copies a dispatch lies over its head. */
const OF_ITS_SIZE = 4;
/** The largest part of a field, a note or a stamp that was there: edges may touch. */
const MOST_OF_ANOTHER = 0.1;
/** Of fields that stood there when it was signed, in square points: a signature's own field on a page however small. */
const SMALL_FIELDS = 200 * 100;
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
 * What the pictures of widgets that appear or change behind a signature do to what was signed. `overlay`: they may hide
 * it, much of a page or an annotation that stood on it (a filled field, a note, another signature). `covered`: they lie
 * over so much of a page that words may be beneath, which is told. They are put together by page, as its list of
 * annotations has them: what a widget says of its page may be anything.
 */
export function coveredBy(comparison: Comparison, looks: Looks): ReadonlySet<SignatureChange> {
  const found = new Set<SignatureChange>();
  if (looks.widgets.size + looks.altered.size === 0) return found;
  const { old } = comparison;
  for (const [number, pictures] of picturesByPage(comparison, looks)) {
    const page = old.dict({ ref: number });
    const boxes = [...pictures.values()];
    const sumOf = (some: readonly Box[]): number => some.reduce((sum, box) => sum + areaOf(box), 0);
    const [area, covered] = [pageArea(old, page), sumOf(boxes)];
    const fresh = sumOf(
      [...pictures].flatMap(([widget, box]) => (comparison.added.has(widget) ? [box] : [])),
    );
    const isMuch = fresh > MOST_OF_A_PAGE * area || covered > Math.max(MOST_OF_A_PAGE * area, SMALL_FIELDS);
    const earlier = annotationsOf(old, page).filter((one) => !isRef(one) || !pictures.has(one.ref));
    if (isMuch || earlier.some((one) => isHidden(old, one, boxes))) found.add('overlay');
    else if (covered > MUCH_OF_A_PAGE * area) found.add('covered');
  }
  return found;
}

type Pictures = Map<number, Box>;

/** By page, of the signed state, which widgets look other now, and where. */
function picturesByPage(comparison: Comparison, { widgets, altered }: Looks): ReadonlyMap<number, Pictures> {
  const { old, now, added, changed } = comparison;
  const pages = new Map<number, Pictures>();
  const put = (page: number, widget: number): void => {
    const dict = now.dict({ ref: widget });
    if (dict?.has('AP') !== true) return;
    const known = pages.get(page) ?? new Map<number, Box>();
    known.set(widget, boxOf(now, dict.get('Rect')));
    pages.set(page, known);
  };
  for (const number of changed) {
    const value = now.object(number)?.value ?? null;
    const fresh = annotationsOf(now, value)
      .filter(isRef)
      .filter(({ ref }) => widgets.has(ref) && added.has(ref));
    if (fresh.length === 0) continue;
    for (const page of isArray(value) ? pagesOfList(comparison, number) : [number])
      for (const { ref } of fresh) put(page, ref);
  }
  for (const widget of new Set([...altered, ...widgets]))
    if (old.object(widget) !== null)
      for (const holder of comparison.holdersOf(widget))
        for (const page of pagesOfHolder(comparison, holder, widget)) put(page, widget);
  return pages;
}

/** The pages whose annotations an array lists. */
const pagesOfList = (comparison: Comparison, list: number): readonly number[] =>
  comparison
    .namedBy(list)
    .filter(({ from, path }) => path === 'Annots' && comparison.typeOf(from) === 'Page')
    .map(({ from }) => from);

function pagesOfHolder(comparison: Comparison, holder: number, widget: number): readonly number[] {
  const value = comparison.old.object(holder)?.value ?? null;
  if (isArray(value)) return pagesOfList(comparison, holder);
  const isListed = annotationsOf(comparison.old, value).some((one) => isRef(one) && one.ref === widget);
  return isListed && comparison.typeOf(holder) === 'Page' ? [holder] : [];
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

/** Of the page as it was signed, as far as both of its boxes show it; not more than is usual. */
function pageArea(old: Revision, page: PdfDict | null): number {
  const areas = ['MediaBox', 'CropBox'].map((key) => areaOf(boxOf(old, inherited(old, page, key))));
  return Math.min(USUAL_PAGE, ...areas.filter((area) => area > 0));
}

/** What a page has, or one of the nodes above it (7.7.3.4). */
function inherited(old: Revision, page: PdfDict | null, key: string): PdfValue | undefined {
  let node = page;
  for (let depth = 0; node !== null && depth < 20; depth += 1) {
    const value = node.get(key);
    if (value !== undefined) return value;
    node = old.dict(node.get('Parent'));
  }
  return undefined;
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
