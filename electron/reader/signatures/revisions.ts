import { Budget, isArray, isDict, isName, isRef, type PdfDict, type PdfValue } from '../text/pdfSyntax.ts';
import { type Head, headOf, ObjectStream } from './objectStream.ts';
import { pickFrom, skimValue } from './skimSyntax.ts';
import { Ambiguous, isSpace, StrictReader } from './strictSyntax.ts';
import { type Place, readSection, type Section, streamSpan, unpacked } from './xrefSection.ts';

/** An object as it stands in the file. */
export interface Stored {
  readonly value: PdfValue;
  /** its stream, undeciphered */
  readonly stream: Buffer | null;
  /** where the values of its dictionary stand in the file; none within an object stream */
  readonly spans: ReadonlyMap<string, { readonly from: number; readonly to: number }>;
}

const MOST = {
  /** sections behind one another */
  sections: 600,
  /** in bytes read, of one file: values are read again for each object that is looked at anew */
  read: 400 * 1024 * 1024,
  objectsOfStream: 20_000,
  /** between `startxref` and the end */
  tail: 2_048,
} as const;
type Packed = Extract<Place, { kind: 'packed' }>;
const FREE: Place = { kind: 'free' };
const NO_SPANS: Stored['spans'] = new Map();

/** A file whose revisions are looked at; what was read once is kept. */
export class PdfFile {
  readonly bytes: Buffer;
  readonly budget = new Budget(MOST.read);
  /** by where they begin and end: what is found out about one is kept with it */
  private readonly revisions = new Map<string, Revision>();
  private readonly sections = new Map<number, Section>();
  private readonly objects = new Map<number, Stored | Ambiguous>();
  private readonly packed = new Map<number, ObjectStream | Ambiguous>();

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /**
   * The document as it was when the file ended at `end`.
   * @throws Ambiguous where that is no whole document; RangeError beyond the budget
   */
  revisionAt(end: number): Revision {
    return this.revisionFrom(this.startOf(end), end);
  }

  /** The document as the section at `start` and those before it say. @throws Ambiguous */
  revisionFrom(start: number, end: number): Revision {
    const known = this.revisions.get(`${start} ${end}`);
    if (known !== undefined) return known;
    const chain: Section[] = [];
    const seen = new Set<number>();
    for (let at: number | null = start; at !== null;) {
      if (seen.has(at) || chain.length >= MOST.sections) throw new Ambiguous('sections');
      seen.add(at);
      const section = this.section(at);
      if (section.to > end) throw new Ambiguous('section-outside');
      chain.push(section);
      at = section.prev;
    }
    const revision = new Revision(this, chain, end);
    this.revisions.set(`${start} ${end}`, revision);
    return revision;
  }

  private section(at: number): Section {
    const section = this.sections.get(at) ?? readSection(this.bytes, at, this.budget);
    this.sections.set(at, section);
    return section;
  }

  /** What the last `startxref` before `end` names, if only `%%EOF` and white space follow it (7.5.5). */
  private startOf(end: number): number {
    const at = this.bytes.subarray(0, end).lastIndexOf('startxref');
    if (at < 0 || end - at > MOST.tail) throw new Ambiguous('startxref');
    const told = startAt(this.bytes, at, end);
    if (told === null) throw new Ambiguous('startxref');
    if (!this.isBlank(told.to, end)) throw new Ambiguous('tail');
    return told.start;
  }

  /** Whether nothing but white space stands there. */
  isBlank(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) if (!isSpace(this.bytes[at])) return false;
    return true;
  }

  /** @throws Ambiguous where no object of this number begins there */
  objectAt(number: number, offset: number, revision: Revision): Stored {
    const known = this.objects.get(offset);
    if (known instanceof Ambiguous) throw known;
    if (known !== undefined) return known;
    try {
      const stored = this.readObject(number, offset, revision);
      this.objects.set(offset, stored);
      return stored;
    } catch (cause) {
      if (cause instanceof Ambiguous) this.objects.set(offset, cause);
      throw cause;
    }
  }

  /** See `Revision.skim`. @throws Ambiguous */
  skimAt(number: number, offset: number, revision: Revision, found: (to: number) => void): boolean {
    if (this.objects.has(offset)) return false;
    const { bytes, budget } = this;
    const reader = new StrictReader(bytes, offset, bytes.length, budget, false);
    if (reader.whole() !== number || reader.whole() === null || !reader.takes('obj')) return false;
    if (reader.takes('endobj')) return true;
    const named: number[] = [];
    const at = skimValue(bytes, reader.at, bytes.length, budget, (to) => named.push(to));
    const behind = new StrictReader(bytes, at, bytes.length, budget, false);
    if (!behind.takes('endobj')) {
      const dict = pickFrom(bytes, reader.at, at, budget, ['Type', 'Length']);
      // the dictionary of a cross-reference stream is a trailer
      if (dict === null || nameOf(dict.get('Type')) === 'XRef') return false;
      const length = dict.get('Length');
      if (streamSpan(behind, isRef(length) ? revision.get(length) : length) === null) return false;
    }
    for (const to of named) found(to);
    return true;
  }

  private readObject(number: number, offset: number, revision: Revision): Stored {
    const reader = new StrictReader(this.bytes, offset, this.bytes.length, this.budget);
    if (reader.whole() !== number || reader.whole() === null || !reader.takes('obj'))
      throw new Ambiguous('object');
    reader.skipSpace();
    if (reader.bytes.toString('latin1', reader.at, reader.at + 6) === 'endobj')
      return { value: null, stream: null, spans: NO_SPANS };
    const value = reader.value();
    const before = reader.at;
    let stream: Buffer | null = null;
    if (isDict(value) && reader.takes('stream')) {
      reader.at = before;
      const length = value.get('Length');
      const span = streamSpan(reader, isRef(length) ? revision.get(length) : length);
      stream = span === null ? null : this.bytes.subarray(span.from, span.to);
    }
    return { value, stream, spans: reader.spans };
  }

  /** @throws Ambiguous where no object stream stands there */
  packedIn(container: number, offset: number, revision: Revision): ObjectStream {
    const known = this.packed.get(offset);
    if (known instanceof Ambiguous) throw known;
    if (known !== undefined) return known;
    try {
      const read = this.readPacked(this.objectAt(container, offset, revision));
      this.packed.set(offset, read);
      return read;
    } catch (cause) {
      if (cause instanceof Ambiguous) this.packed.set(offset, cause);
      throw cause;
    }
  }

  private readPacked({ value, stream }: Stored): ObjectStream {
    if (!isDict(value) || stream === null || nameOf(value.get('Type')) !== 'ObjStm')
      throw new Ambiguous('object-stream');
    const data = unpacked(stream, value);
    this.budget.spend(data.length);
    const [first, count] = [value.get('First'), value.get('N')];
    if (typeof first !== 'number' || typeof count !== 'number' || count > MOST.objectsOfStream)
      throw new Ambiguous('object-stream');
    return new ObjectStream(data, first, count, this.budget);
  }
}

/**
 * Where the section begins that `startxref` names, and where `%%EOF` ends; digits alone stand between: of anything else
 * readers make different numbers. Null where no such thing stands there.
 */
export function startAt(
  bytes: Buffer,
  at: number,
  end: number,
): { readonly start: number; readonly to: number } | null {
  const told = /^startxref[\t\r\n ]{1,9}(\d{1,10})[\t\r\n ]{1,9}%%EOF/.exec(
    bytes.toString('latin1', at, Math.min(end, at + 64)),
  );
  return told === null ? null : { start: Number(told[1]), to: at + told[0].length };
}

/** What the newest of the sections that name a number say of it. */
function merged(chain: readonly Section[]): ReadonlyMap<number, Place> {
  const [first] = chain;
  if (chain.length === 1 && first !== undefined) return first.places;
  const places = new Map<number, Place>();
  for (const section of [...chain].reverse())
    for (const [number, place] of section.places) places.set(number, place);
  return places;
}

/** The document as it stood at one moment: the sections from the newest to the oldest. */
export class Revision {
  readonly file: PdfFile;
  readonly chain: readonly Section[];
  readonly end: number;
  /** of all numbers, where somebody asked for them all */
  private places: ReadonlyMap<number, Place> | null = null;

  constructor(file: PdfFile, chain: readonly Section[], end: number) {
    this.file = file;
    this.chain = chain;
    this.end = end;
  }

  get trailer(): PdfDict {
    return this.chain[0]?.trailer ?? new Map();
  }

  place(number: number): Place {
    if (this.places !== null) return this.places.get(number) ?? FREE;
    for (const { places } of this.chain) {
      const place = places.get(number);
      if (place !== undefined) return place;
    }
    return FREE;
  }

  /** Where its bytes stand: the same for the same bytes, '' for none. */
  standing(number: number): string {
    const place = this.place(number);
    if (place.kind === 'free') return '';
    if (place.kind === 'plain') return `${place.offset} ${place.gen}`;
    const container = this.place(place.container);
    return container.kind === 'plain' ? `${container.offset} in ${place.container}` : '';
  }

  /** Null where there is none. @throws Ambiguous where what stands there is damaged */
  object(number: number): Stored | null {
    const place = this.place(number);
    if (place.kind === 'free') return null;
    if (place.kind === 'plain') return this.file.objectAt(number, place.offset, this);
    const value = this.streamOf(place, number).value(number);
    return value === undefined ? null : { value, stream: null, spans: NO_SPANS };
  }

  /** The stream that an object lies in, at the place that the section tells. @throws Ambiguous */
  private streamOf({ container, index }: Packed, number: number): ObjectStream {
    const at = this.place(container);
    if (at.kind !== 'plain') throw new Ambiguous('object-stream');
    const stream = this.file.packedIn(container, at.offset, this);
    if (stream.numbers[index] !== number) throw new Ambiguous('object-stream');
    return stream;
  }

  /**
   * Tells what an object names, where nobody has read it yet.
   * @returns false where that was done, or a stream stands there: it is to be read
   * @throws Ambiguous
   */
  skim(number: number, found: (to: number) => void): boolean {
    const place = this.place(number);
    if (place.kind === 'packed') return this.streamOf(place, number).skim(number, found);
    return place.kind === 'plain' && this.file.skimAt(number, place.offset, this, found);
  }

  /** What the walk over a form wants of a dictionary; null for what is missing, damaged or something else. */
  head(value: PdfValue): Head | null {
    if (isRef(value)) {
      try {
        const place = this.place(value.ref);
        if (place.kind === 'packed') return this.streamOf(place, value.ref).head(value.ref);
      } catch (cause) {
        if (cause instanceof Ambiguous) return null;
        throw cause;
      }
    }
    const dict = this.dict(value);
    return dict === null ? null : headOf(dict);
  }

  /** What a value stands for, itself or by reference; null for what is missing or damaged. */
  get(value: PdfValue | undefined): PdfValue {
    if (!isRef(value)) return value ?? null;
    try {
      const found = this.object(value.ref)?.value ?? null;
      return isRef(found) ? null : found;
    } catch (cause) {
      if (cause instanceof Ambiguous) return null;
      throw cause;
    }
  }

  dict(value: PdfValue | undefined): PdfDict | null {
    const found = this.get(value);
    return isDict(found) ? found : null;
  }

  array(value: PdfValue | undefined): readonly PdfValue[] | null {
    const found = this.get(value);
    return isArray(found) ? found : null;
  }

  /** Where the objects begin that stand by themselves, in the order of the file. */
  plainObjects(): { readonly number: number; readonly offset: number }[] {
    const objects = [...this.numbers()].flatMap((number) => {
      const place = this.place(number);
      return place.kind === 'plain' ? [{ number, offset: place.offset }] : [];
    });
    return objects.sort((a, b) => a.offset - b.offset);
  }

  /** Every number that some section names. */
  numbers(): Iterable<number> {
    this.places ??= merged(this.chain);
    return this.places.keys();
  }
}

export const nameOf = (value: PdfValue | undefined): string | null => (isName(value) ? value.name : null);
