import { isArray, isDict, isName, isRef, isString, type PdfDict, type PdfValue } from '../text/pdfSyntax.ts';
import { nameOf, type PdfFile, type Revision, type Stored } from './revisions.ts';
import { Ambiguous, StrictReader, TWICE } from './strictSyntax.ts';

/** A signature dictionary (ISO 32000-1, 12.8.1) where it stands in the file. */
export interface FoundSignature {
  /** its object, where it is one of its own */
  readonly number: number | null;
  readonly dict: PdfDict;
  readonly spans: Stored['spans'];
  /** the full name of its field; '' where no field has it */
  readonly field: string;
}

/** A form field that ends a branch, with what it inherits. Its dictionary is read when somebody asks for it. */
export class Field {
  readonly number: number | null;
  readonly name: string;
  readonly type: string | null;
  /** its widgets that are objects of their own, itself where it is one */
  readonly widgets: readonly number[];
  private readonly value: PdfValue;
  private readonly revision: Revision;

  constructor(
    revision: Revision,
    value: PdfValue,
    { name, type, kids }: Pick<Field, 'name' | 'type'> & { readonly kids: readonly PdfValue[] },
  ) {
    const widgets: number[] = [];
    this.revision = revision;
    this.value = value;
    this.number = isRef(value) ? value.ref : null;
    this.name = name;
    this.type = type;
    if (this.number !== null) widgets.push(this.number);
    for (const kid of kids) if (isRef(kid)) widgets.push(kid.ref);
    this.widgets = widgets;
  }

  get dict(): PdfDict {
    return this.revision.dict(this.value) ?? NOTHING;
  }
}

const NOTHING: PdfDict = new Map();
const NO_KIDS: readonly PdfValue[] = [];
const MOST = { fields: 5_000, depth: 20, loose: 200 } as const;

const kept = new WeakMap<Revision, readonly Field[]>();

/** Fields of a form, in their order; loops and what can't be read are passed over. Worked out once for each revision. */
export function fieldsOf(revision: Revision): readonly Field[] {
  const known = kept.get(revision) ?? readFields(revision);
  kept.set(revision, known);
  return known;
}

function readFields(revision: Revision): Field[] {
  const root = revision.dict(revision.trailer.get('Root'));
  const form = revision.dict(root?.get('AcroForm'));
  const fields: Field[] = [];
  const seen = new Set<number>();
  const walk = (value: PdfValue, parent: string, inherited: string | null, depth: number): void => {
    if (isRef(value)) {
      if (seen.has(value.ref)) return;
      seen.add(value.ref);
    }
    const head = revision.head(value);
    if (head === null || depth > MOST.depth || fields.length >= MOST.fields) return;
    const part = revision.get(head.name);
    const own = isString(part) ? part.bytes : '';
    const name = parent === '' || own === '' ? parent + own : `${parent}.${own}`;
    const type = nameOf(revision.get(head.type)) ?? inherited;
    const kids = (head.kids === null ? null : revision.array(head.kids)) ?? NO_KIDS;
    const named = kids.length === 0 ? NO_KIDS : kids.filter((kid) => revision.head(kid)?.isNamed === true);
    if (named.length > 0) for (const kid of named) walk(kid, name, type, depth + 1);
    else fields.push(new Field(revision, value, { name, type, kids }));
  };
  for (const value of revision.array(form?.get('Fields')) ?? []) walk(value, '', null, 0);
  return fields;
}

/** The signature that a field holds. @throws Ambiguous */
function ofField(field: Field, revision: Revision): FoundSignature | null {
  if (field.type !== 'Sig') return null;
  const value = field.dict.get('V');
  if (value === undefined) return null;
  const stored = isRef(value) ? revision.object(value.ref) : null;
  const found = isRef(value) ? stored?.value : value;
  if (!isDict(found) || !found.has('ByteRange')) return null;
  return {
    number: isRef(value) ? value.ref : null,
    dict: found,
    spans: stored?.spans ?? new Map(),
    field: field.name,
  };
}

/**
 * Every signature of a file: those of its form as it is now, and those that stand in it and belong to no field any more
 * (a page that was cut out of a larger file keeps them so). @param newest null where the file has no readable end
 */
export function findSignatures(file: PdfFile, newest: Revision | null): FoundSignature[] {
  const found: FoundSignature[] = [];
  for (const field of newest === null ? [] : fieldsOf(newest)) {
    try {
      const one = newest === null ? null : ofField(field, newest);
      if (one !== null && !found.some(({ dict }) => dict === one.dict)) found.push(one);
    } catch (cause) {
      if (!(cause instanceof Ambiguous)) throw cause;
    }
  }
  const known = new Set(found.flatMap(({ spans }) => spans.get('Contents')?.from ?? []));
  const rights = newest === null ? new Set<number>() : usageRights(newest);
  const streams = new Streams(newest);
  for (const one of loose(file, startsOf(found, newest))) {
    const at = one.spans.get('Contents')?.from;
    if (at === undefined || known.has(at) || (one.number !== null && rights.has(one.number))) continue;
    if (streams.isWithin(at)) continue;
    known.add(at);
    found.push(one);
  }
  return found;
}

/** Where the objects begin whose signatures were found. */
const startsOf = (found: readonly FoundSignature[], newest: Revision | null): ReadonlyMap<number, number> =>
  new Map(
    found.flatMap(({ number }) => {
      const place = number === null || newest === null ? null : newest.place(number);
      return number !== null && place?.kind === 'plain' ? [[number, place.offset] as const] : [];
    }),
  );

/** The streams of a document: a file that is kept in one has signatures of its own, which are no business of the document. */
class Streams {
  private readonly newest: Revision | null;
  private starts: readonly { readonly number: number; readonly offset: number }[] | null = null;

  constructor(newest: Revision | null) {
    this.newest = newest;
  }

  isWithin(at: number): boolean {
    const { newest } = this;
    if (newest === null) return false;
    this.starts ??= newest.plainObjects();
    const before = this.starts.findLast(({ offset }) => offset <= at);
    if (before === undefined) return false;
    try {
      const stream = newest.object(before.number)?.stream ?? null;
      const from = (stream?.byteOffset ?? 0) - newest.file.bytes.byteOffset;
      return stream !== null && from <= at && at < from + stream.length;
    } catch (cause) {
      if (cause instanceof Ambiguous) return false;
      throw cause;
    }
  }
}

/** Signatures by which a maker of programs lets its reader do more with a file: of nobody who stands behind it (12.8.2.3). */
function usageRights(newest: Revision): Set<number> {
  const permissions = newest.dict(newest.dict(newest.trailer.get('Root'))?.get('Perms'));
  return new Set(
    ['UR', 'UR3'].flatMap((key) => {
      const value = permissions?.get(key);
      return isRef(value) ? [value.ref] : [];
    }),
  );
}

/** Objects with a byte range, wherever they stand, but for those that begin where it is told. */
function* loose(file: PdfFile, found: ReadonlyMap<number, number>): Generator<FoundSignature> {
  const { bytes } = file;
  let last = -1;
  for (let n = 0, at = bytes.indexOf('/ByteRange'); at >= 0 && n < MOST.loose; n += 1) {
    const start = objectBefore(bytes, at);
    if (start !== null && start.at !== last) {
      last = start.at;
      const one = start.from === found.get(start.number) ? null : objectWithRange(file, start);
      if (one !== null) yield one;
    }
    at = bytes.indexOf('/ByteRange', at + 10);
  }
}

interface Start {
  readonly number: number;
  /** of the object */
  readonly from: number;
  /** behind `obj` */
  readonly at: number;
}

const FARTHEST = 512 * 1024;

function objectBefore(bytes: Buffer, at: number): Start | null {
  for (let to = at; to > 0 && at - to < FARTHEST;) {
    const found = bytes.lastIndexOf('obj', to);
    if (found < 0) return null;
    const head = /(?:^|[^0-9])((\d{1,9})\s{1,4}\d{1,5}\s{1,4})$/.exec(
      bytes.toString('latin1', Math.max(0, found - 24), found),
    );
    const [, whole = '', number = ''] = head ?? [];
    if (head !== null) return { number: Number(number), from: found - whole.length, at: found + 3 };
    to = found - 1;
  }
  return null;
}

function objectWithRange(file: PdfFile, { number, at }: Start): FoundSignature | null {
  try {
    const reader = new StrictReader(file.bytes, at, file.bytes.length, file.budget);
    const dict = reader.value();
    if (!isDict(dict)) return null;
    if (isRange(dict)) return { number, dict, spans: reader.spans, field: '' };
  } catch (cause) {
    if (!(cause instanceof Ambiguous)) throw cause;
  }
  return null;
}

const isRange = (dict: PdfDict): boolean =>
  isArray(dict.get('ByteRange')) && isString(dict.get('Contents')) && dict.has('Filter');

export type Coverage = 'whole' | 'cut' | 'wrong';

/** The bytes that a signature is over. */
export interface Covered {
  readonly coverage: Coverage;
  /** of the first part, which begins at 0 */
  readonly firstEnd: number;
  readonly secondStart: number;
  readonly end: number;
}

/**
 * What the byte range covers: from the beginning of the file, without a gap but the string of `Contents`, to its end.
 * `cut`: it runs past the end of the file, so that the rest of a larger file is missing.
 */
export function coveredBy({ dict, spans }: FoundSignature, length: number): Covered {
  const range = dict.get('ByteRange');
  const numbers = isArray(range) ? range.filter((one): one is number => typeof one === 'number') : [];
  const [start = -1, first = -1, secondStart = -1, second = -1] = numbers;
  const end = secondStart + second;
  const told = (coverage: Coverage): Covered => ({ coverage, firstEnd: first, secondStart, end });
  const isWritten =
    isArray(range) &&
    range.length === 4 &&
    numbers.length === 4 &&
    numbers.every((one) => Number.isSafeInteger(one) && one >= 0);
  if (!isWritten || start !== 0 || secondStart <= first) return told('wrong');
  if (end > length) return told('cut');
  const hole = spans.get('Contents');
  const isTwice = ['Contents', 'ByteRange', 'SubFilter'].some((key) => dict.has(TWICE + key));
  const isExact = hole?.from === first && hole.to === secondStart && !isTwice && second > 0;
  return told(isExact ? 'whole' : 'wrong');
}

/** What a signature says of itself: the name of an entry, or null. */
export const nameIn = (dict: PdfDict, key: string): string | null => {
  const value = dict.get(key);
  return isName(value) ? value.name : null;
};
