import { AppError, raise } from '../../../shared/errors.ts';
import type { SignatureHole, SignatureOrder, SignatureWidget } from '../../../shared/ipc/readerSigning.ts';
import { changesBetween } from '../signatures/changesAfter.ts';
import { fieldsOf, findSignatures } from '../signatures/findSignatures.ts';
import { PdfFile, type Revision } from '../signatures/revisions.ts';
import { Ambiguous } from '../signatures/strictSyntax.ts';
import { isRef, type PdfDict, type PdfValue } from '../text/pdfSyntax.ts';
import { type Fonts, type Ground, type Picture, pictureOf } from './appearance.ts';
import { shownFont } from './embedFont.ts';
import { findName } from './findName.ts';
import { Increment } from './increment.ts';
import { refusePrepared } from './refusePrepared.ts';
import { pagesOf, sheetOf } from './sheet.ts';
import { writeNumber, writeText } from './writeValue.ts';

export interface PreparedPdf {
  /** what goes behind the file */
  readonly appended: Buffer;
  readonly holes: readonly SignatureHole[];
}

/**
 * Makes a PDF ready for signatures, each an incremental update of its own with a field, a widget and room for the
 * message. The file itself stays as it is, byte for byte. What comes out was compared by the rules by which the signatures
 * of others are judged: each signature stays whole under those behind it.
 * @param fonts TrueType: regular, italic, bold
 * @throws AppError `pdf-not-signable` where the file can't be continued
 */
export function prepareSignatures(
  pdf: Buffer,
  fonts: readonly [Uint8Array, Uint8Array, Uint8Array],
  order: SignatureOrder,
): PreparedPdf {
  try {
    const start = stateOf(pdf);
    refuseUnfit(start, order);
    const pages = pagesOf(start);
    const shown = { regular: shownFont(fonts[0]), italic: shownFont(fonts[1]), bold: shownFont(fonts[2]) };
    const ground = groundOf(start, pages, shown, order.widgets);
    const pictures = order.widgets.map((widget) => pictureOf(widget, shown, ground));
    let whole = pdf;
    const holes = order.widgets.map((widget, at) => {
      const picture = pictures[at] ?? raise('internal', { at: 'picture' });
      const { bytes, hole } = update(stateOf(whole), widget, picture, order.fileId);
      whole = Buffer.concat([whole, bytes]);
      return hole;
    });
    refuseChanged(whole, [pdf.length, ...holes.map(({ end }) => end)]);
    return { appended: whole.subarray(pdf.length), holes };
  } catch (cause) {
    if (cause instanceof Ambiguous)
      throw new AppError('pdf-not-signable', { why: 'damaged', at: cause.message }, { cause });
    if (cause instanceof RangeError) throw new AppError('pdf-not-signable', { why: 'costly' }, { cause });
    throw cause;
  }
}

const stateOf = (bytes: Buffer): Revision => new PdfFile(bytes).revisionAt(bytes.length);

const rootOf = (state: Revision): PdfDict =>
  state.dict(state.trailer.get('Root')) ?? raise('pdf-not-signable', { why: 'damaged', at: 'root' });

function refuseUnfit(state: Revision, { earlier }: SignatureOrder): void {
  if (state.trailer.has('Encrypt')) raise('pdf-not-signable', { why: 'encrypted' });
  const root = rootOf(state);
  // an extended right or a certification of others says what may be done with the file
  if (findSignatures(state.file, state).length !== earlier || root.has('Perms'))
    raise('pdf-not-signable', { why: 'signed' });
  if (state.dict(root.get('AcroForm'))?.has('XFA') === true) raise('pdf-not-signable', { why: 'form' });
  refusePrepared(state);
}

/** Pages near the end on which the signer's name is looked for: annexes may follow the signature. */
const MOST_SEARCHED = 30;

function groundOf(
  state: Revision,
  pages: readonly number[],
  fonts: Fonts,
  widgets: readonly SignatureWidget[],
): Ground {
  const sheetAt = (at: number) =>
    sheetOf(state, pages.at(at) ?? raise('pdf-not-signable', { why: 'damaged', at: 'pages' }));
  const names = widgets.flatMap(({ place }) =>
    place.at === 'name' && place.name !== null ? [place.name] : [],
  );
  const [name] = names;
  const near = pages.slice(-MOST_SEARCHED).map((number) => sheetOf(state, number));
  return {
    first: sheetAt(0),
    last: sheetAt(-1),
    name:
      name === undefined
        ? null
        : findName(state.file.bytes, near, name, (text, size) => fonts.regular.widthOf(text, size)),
  };
}

/** One update: the signature, its field, which is its widget too, what it looks like; the page and the form name it. */
function update(
  state: Revision,
  widget: SignatureWidget,
  picture: Picture,
  fileId: string,
): { readonly bytes: Buffer; readonly hole: SignatureHole } {
  const into = new Increment(state);
  const signature = into.allot();
  const field = into.allot();
  into.add(dictionaryOf(widget), signature);
  const look = into.addStream(formEntries(picture, picture.font.embed(into)), bytesOf(picture.content));
  const page = picture.sheet.number;
  into.add(
    `<</Type/Annot/Subtype/Widget/FT/Sig/T ${writeText(freeName(state, widget.field))}/V ${String(signature)} 0 R` +
      `/F ${String(PRINTED | LOCKED)}/P ${reference(state, page)}/Rect[${rectOf(picture)}]/AP<</N ${String(look)} 0 R>>>>`,
    field,
  );
  addToForm(into, field);
  addToPage(into, page, field);
  const { bytes, offsets } = into.write(fileId);
  return { bytes, hole: cutHole(bytes, state.end, offsets.get(signature) ?? 0, widget.room) };
}

const [PRINTED, LOCKED] = [4, 128];
/** Ten digits are enough for any file; spaces stand for those that are not needed. */
const RANGE = `[0 ${' '.repeat(10)} ${' '.repeat(10)} ${' '.repeat(10)}]`;

const dictionaryOf = ({ signer, madeAt, room }: SignatureWidget): string =>
  `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Name ${writeText(signer)}/M(${madeAt})` +
  `/ByteRange ${RANGE}/Contents <${'0'.repeat(2 * room)}>>>`;

/** Writes the range that is signed: everything up to the end of this update but the room itself. */
function cutHole(bytes: Buffer, start: number, object: number, room: number): SignatureHole {
  const from = bytes.indexOf('<00', bytes.indexOf('/Contents <', object - start));
  const to = from + 2 * room + 2;
  const hole = { from: start + from, to: start + to, end: start + bytes.length };
  const range = [0, hole.from, hole.to, hole.end - hole.to].join(' ');
  const at = bytes.indexOf(RANGE, object - start);
  bytes.write(`[${range}]`.padEnd(RANGE.length, ' '), at, 'latin1');
  return hole;
}

const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');
const pt = (value: number): string => writeNumber(Math.round(value * 1000) / 1000);

/** Upright on a page that is turned. */
function formEntries({ width, height, sheet }: Picture, font: number): string {
  const [a, b, c, d] = sheet.back;
  return (
    `/Type/XObject/Subtype/Form/BBox[0 0 ${pt(width)} ${pt(height)}]/Matrix[${[a, b, c, d].join(' ')} 0 0]` +
    `/Resources<</Font<</F ${String(font)} 0 R>>>>`
  );
}

function rectOf({ sheet, left, bottom, width, height }: Picture): string {
  const [a, b, c, d, e, f] = sheet.back;
  const corner = (x: number, y: number): [number, number] => [a * x + c * y + e, b * x + d * y + f];
  const [x1, y1] = corner(left, bottom);
  const [x2, y2] = corner(left + width, bottom + height);
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)].map(pt).join(' ');
}

/** A name that no field has. */
function freeName(state: Revision, wanted: string): string {
  const taken = new Set(fieldsOf(state).map(({ name }) => name));
  const known = (name: string): boolean =>
    taken.has(name) || taken.has(bytesOf(`\xfe\xff`).toString('latin1') + wide(name));
  for (let number = 1; number < 1_000; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${String(number)}`;
    if (!known(name)) return name;
  }
  throw new Ambiguous('fields');
}

const wide = (name: string): string => Buffer.from(name, 'utf16le').swap16().toString('latin1');

function reference(state: Revision, number: number): string {
  const place = state.place(number);
  return `${String(number)} ${String(place.kind === 'plain' ? place.gen : 0)} R`;
}

const named = (number: number): PdfValue => ({ ref: number });

/** The form gets the field, and says that it has signatures and may only be appended to (12.7.2). */
function addToForm(into: Increment, field: number): void {
  const { base } = into;
  const root = rootOf(base);
  const held = root.get('AcroForm');
  const form = base.dict(held) ?? new Map<string, PdfValue>();
  const fields = base.array(form.get('Fields')) ?? [];
  const renewed = new Map<string, PdfValue>([
    ...form,
    ['Fields', [...fields, named(field)]],
    ['SigFlags', 3],
  ]);
  if (isRef(held) && base.dict(held) !== null) {
    into.replace(held.ref, renewed);
    return;
  }
  const number = base.trailer.get('Root');
  if (!isRef(number)) throw new Ambiguous('root');
  const own = into.allot();
  into.replace(own, renewed);
  into.replace(number.ref, new Map<string, PdfValue>([...root, ['AcroForm', named(own)]]));
}

function addToPage(into: Increment, page: number, field: number): void {
  const dict = into.base.dict({ ref: page });
  if (dict === null) throw new Ambiguous('page');
  const annotations = into.base.array(dict.get('Annots')) ?? [];
  into.replace(page, new Map<string, PdfValue>([...dict, ['Annots', [...annotations, named(field)]]]));
}

/** What others would say of an earlier signature once the later ones stand behind it. */
function refuseChanged(whole: Buffer, ends: readonly number[]): void {
  const file = new PdfFile(whole);
  const states = ends.map((end) => file.revisionAt(end));
  for (const [at, signed] of states.entries())
    for (const later of states.slice(at + 1))
      for (const change of changesBetween(signed, later))
        if (change !== 'signatures') raise('pdf-not-signable', { why: 'changes', at: change });
}
