import { isArray, isDict, isRef, type PdfDict, type PdfRef, type PdfValue } from '../text/pdfSyntax.ts';
import { nameOf, type PdfFile, type Revision, startAt } from './revisions.ts';
import { Ambiguous, type FullRef, isSpace, StrictReader, TWICE } from './strictSyntax.ts';
import type { Section } from './xrefSection.ts';

/** Bytes behind the end in which every reader looks for `startxref`. */
export const MOST_BLANK = 1_000;
const MOST_COMMENT = 200;
/** `7 0 obj`, as every reader takes it. */
const HEAD = /^(\d{1,10})[\t\r\n ]{1,2}(\d{1,5})[\t\r\n ]{1,2}obj(?=[\s<[(/\d+-.tfn])/;
/** What a reader that mends files looks for. */
const TELLING = /obj|xref|trailer|stream|%EOF/;

/**
 * Accounts for every byte behind a signature. Readers differ in what they make of bytes that no section names, or that two
 * of them name: some give the sections up then, and take the last object of a number that stands anywhere in the file.
 * So each update may consist of nothing but objects that its own section names, at that place, under that number and
 * generation, and of that one section.
 */
export class Accounting {
  readonly newest: Revision;
  private readonly file: PdfFile;
  /** of an update, where it begins and, if it is accounted for, ends */
  private readonly known = new Map<Section, { readonly from: number; readonly to: number | null }>();

  constructor(newest: Revision) {
    this.newest = newest;
    this.file = newest.file;
  }

  /** Whether everything behind this place is accounted for. @throws RangeError beyond the budget */
  isWhole(signedEnd: number): boolean {
    const { chain, end } = this.newest;
    let at = signedEnd;
    for (let index = chain.length - 1; index >= 0; index -= 1) {
      const section = chain[index];
      if (section === undefined || section.at < signedEnd) continue;
      const before = chain[index + 1];
      // the order of the file is that of the chain
      if (before === undefined || before.at >= section.at) return false;
      const to = this.updateTo(section, before, at);
      if (to === null) return false;
      at = to;
    }
    return end - at <= MOST_BLANK && this.file.isBlank(at, end);
  }

  private updateTo(section: Section, before: Section, from: number): number | null {
    const known = this.known.get(section);
    if (known?.from === from) return known.to;
    const { file } = this;
    const state = file.revisionFrom(section.at, this.newest.end);
    const update = new Update(section, state, file.revisionFrom(before.at, this.newest.end));
    const to = withoutDoubt(() => update.endOf(from));
    this.known.set(section, { from, to });
    return to;
  }
}

function withoutDoubt(run: () => number | null): number | null {
  try {
    return run();
  } catch (cause) {
    if (cause instanceof Ambiguous) return null;
    throw cause;
  }
}

/** One incremental update (7.5.6). */
class Update {
  private readonly section: Section;
  private readonly state: Revision;
  private readonly before: Revision;
  /** where the section begins */
  private readonly sectionAt: number;
  /** objects of the update by where they begin; what a section tells may be the white space before */
  private readonly named = new Map<number, { readonly number: number; readonly gen: number }>();

  constructor(section: Section, state: Revision, before: Revision) {
    this.section = section;
    this.state = state;
    this.before = before;
    this.sectionAt = this.behindBlank(section.at);
  }

  private behindBlank(at: number): number {
    return behindBlank(this.state.file.bytes, at, this.state.end);
  }

  /** Where it ends, behind its `%%EOF`; null where a byte of it is not accounted for. @throws Ambiguous */
  endOf(from: number): number | null {
    const { section, state } = this;
    if (section.isOdd || !this.isNamedRightly(from)) return null;
    const { bytes } = state.file;
    let at = from;
    let isSectionMet = false;
    while (at < state.end) {
      const next = behindComment(bytes, this.behindBlank(at), state.end);
      if (next === null) return null;
      if (next > at) at = next;
      else if (isSectionMet && bytes[at] === LETTER_S) {
        const told = startAt(bytes, at, state.end);
        return told?.start === section.at && this.named.size === 0 ? told.to : null;
      } else if (at === this.sectionAt && bytes[at] === LETTER_X) {
        at = section.to;
        isSectionMet = true;
      } else {
        isSectionMet ||= at === this.sectionAt;
        const end = this.objectTo(at);
        if (end === null) return null;
        at = end;
      }
    }
    return null;
  }

  /** Whether what the section names stands in this update, or where it stood before. */
  private isNamedRightly(from: number): boolean {
    const { section, before } = this;
    for (const [number, place] of section.places) {
      const earlier = before.place(number);
      if (place.kind === 'plain') {
        const isKept =
          earlier.kind === 'plain' && earlier.offset === place.offset && earlier.gen === place.gen;
        if (isKept) continue;
        const at = this.behindBlank(place.offset);
        if (place.offset < from || this.named.has(at)) return false;
        // another generation than the references tell
        if (earlier.kind !== 'free' && place.gen !== (earlier.kind === 'plain' ? earlier.gen : 0))
          return false;
        this.named.set(at, { number, gen: place.gen });
      } else if (place.kind === 'packed') {
        const container = this.state.place(place.container);
        if (container.kind !== 'plain' || container.gen !== 0) return false;
        if (earlier.kind === 'plain' && earlier.gen !== 0) return false;
      }
    }
    return true;
  }

  /** Behind an object that the section names here; null for any other. @throws Ambiguous */
  private objectTo(at: number): number | null {
    const { state, section } = this;
    const { bytes, budget } = state.file;
    const [head = '', number, gen] = HEAD.exec(bytes.toString('latin1', at, at + 32)) ?? [];
    if (head === '') return null;
    const isSection = at === this.sectionAt || at === section.beside?.at;
    const named = this.named.get(at);
    // a section in a stream need not name itself, but nothing else may have its number
    if (named === undefined && !(isSection && gen === '0' && this.isFree(Number(number)))) return null;
    if (named !== undefined && (named.number !== Number(number) || named.gen !== Number(gen))) return null;
    this.named.delete(at);
    const reader = new StrictReader(bytes, at + head.length, state.end, budget, false);
    const value = reader.value();
    if (!this.isPlain(value, this.oldRefs(Number(number)))) return null;
    if (isDict(value)) {
      const behind = reader.at;
      reader.skipSpace();
      if (bytes.toString('latin1', reader.at, reader.at + 6) === 'stream') {
        const to = this.streamTo(value, reader.at + 6, Number(number));
        if (to === null) return null;
        reader.at = to;
      } else reader.at = behind;
    }
    return reader.takes('endobj') ? reader.at : null;
  }

  private isFree(number: number): boolean {
    return this.before.place(number).kind === 'free' && this.state.place(number).kind === 'free';
  }

  /** Behind `endstream`. @throws Ambiguous */
  private streamTo(dict: PdfDict, keyword: number, number: number): number | null {
    const { state } = this;
    const { bytes } = state.file;
    let from = keyword;
    if (bytes[from] === RETURN) from += 1;
    if (bytes[from] !== LINE_FEED) return null;
    from += 1;
    const length = dict.get('Length');
    const told = isRef(length) ? state.get(length) : length;
    if (typeof told !== 'number' || told < 0 || !Number.isInteger(told)) return null;
    const [end = ''] =
      /^[\r\n]{0,2}endstream(?=\s)/.exec(bytes.toString('latin1', from + told, from + told + 12)) ?? [];
    if (end === '') return null;
    if (nameOf(dict.get('Type')) === 'ObjStm' && !this.holdsOnlyItsOwn(number)) return null;
    return from + told + end.length;
  }

  /** Whether what lies in an object stream is what the section says that lies there. @throws Ambiguous */
  private holdsOnlyItsOwn(container: number): boolean {
    const { state, section } = this;
    const place = state.place(container);
    if (place.kind !== 'plain') return false;
    const stream = state.file.packedIn(container, place.offset, state);
    return stream.numbers.every((number, index) => {
      const told = section.places.get(number);
      return (
        told?.kind === 'packed' &&
        told.container === container &&
        told.index === index &&
        this.isPlain(stream.value(number) ?? null, this.oldRefs(number))
      );
    });
  }

  /** What the object named before: a reference that was copied is told alike in both states. */
  private oldRefs(number: number): () => ReadonlySet<string> {
    let known: Set<string> | null = null;
    return () => {
      known ??= new Set(referencesIn(this.before.object(number)?.value ?? null));
      return known;
    };
  }

  /** Whether no key stands twice in it, and every new reference has the generation of what it names. */
  private isPlain(value: PdfValue, oldRefs: () => ReadonlySet<string>): boolean {
    if (isRef(value)) {
      const place = this.state.place(value.ref);
      const { gen } = value as FullRef;
      return (
        place.kind === 'free' ||
        gen === (place.kind === 'plain' ? place.gen : 0) ||
        oldRefs().has(keyOf(value))
      );
    }
    if (isArray(value)) return value.every((one) => this.isPlain(one, oldRefs));
    // a number that is none, `6+`, is another one for each reader
    if (!isDict(value)) return typeof value !== 'object' || value === null || !('word' in value);
    for (const [key, one] of value)
      if ((key.startsWith(TWICE) && !isTypeOfSignature(key, value)) || !this.isPlain(one, oldRefs))
        return false;
    return true;
  }
}

const keyOf = (reference: PdfRef): string => `${String(reference.ref)} ${String((reference as FullRef).gen)}`;

function* referencesIn(value: PdfValue): Generator<string> {
  if (isRef(value)) yield keyOf(value);
  else if (isArray(value)) for (const one of value) yield* referencesIn(one);
  else if (isDict(value)) for (const one of value.values()) yield* referencesIn(one);
}

/** Old writers of time stamps tell the type twice, `Sig` and `DocTimeStamp`; nobody reads it. */
const isTypeOfSignature = (key: string, dict: PdfDict): boolean =>
  key === `${TWICE}Type` && dict.has('ByteRange');

const [LINE_FEED, RETURN, PERCENT, LETTER_S, LETTER_X] = [0x0a, 0x0d, 0x25, 0x73, 0x78];

function behindBlank(bytes: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(bytes[at])) at += 1;
  return at;
}

/** Behind a comment, if one stands there; null where it could be taken for something else. */
function behindComment(bytes: Buffer, from: number, end: number): number | null {
  if (bytes[from] !== PERCENT) return from;
  let at = from;
  while (at < end && bytes[at] !== LINE_FEED && bytes[at] !== RETURN) at += 1;
  return at - from > MOST_COMMENT || TELLING.test(bytes.toString('latin1', from, at)) ? null : at;
}

/**
 * Whether the first object says that the file is linearized (annex F) and longer than a signed state of it: a reader of
 * the file as it has grown would begin at the front.
 */
export function saysLaterLength({ bytes, budget }: PdfFile, signedEnd: number): boolean {
  try {
    const start = Math.max(0, bytes.subarray(0, 1_024).indexOf('%PDF-'));
    const reader = new StrictReader(bytes, start, bytes.length, budget, false);
    if (reader.whole() === null || reader.whole() === null || !reader.takes('obj')) return false;
    const first = reader.value();
    if (!isDict(first) || !first.has('Linearized')) return false;
    const length = first.get('L');
    return typeof length !== 'number' || first.has(`${TWICE}L`) || length > signedEnd;
  } catch (cause) {
    if (cause instanceof Ambiguous) return false;
    throw cause;
  }
}
