import { isArray, isDict, isName, isRef, type PdfDict, type PdfValue } from '../text/pdfSyntax.ts';
import { writeNumber, writeValue } from '../signing/writeValue.ts';
import { coveredBy, findSignatures } from './findSignatures.ts';
import { PdfFile, type Revision, type Stored } from './revisions.ts';
import { Ambiguous, TWICE } from './strictSyntax.ts';

/** A PDF as it was understood: bytes of ours, and between them ranges of the file. */
export interface Anew {
  /** what stands before each range and behind the last one, one behind another */
  readonly literals: Buffer;
  /** three numbers each: how many bytes of ours, then where a range of the file begins and how long it is */
  readonly parts: readonly number[];
  readonly sizeBytes: number;
}

const MOST = { objects: 300_000, literals: 32 * 1024 * 1024 } as const;
/** Said of a document beside its pages: nothing that is drawn. */
const UNSEEN: ReadonlySet<string> = new Set(['StructTreeRoot', 'PieceInfo', 'Metadata', 'Outlines']);
/** Entries of a stream that are written anew, or by which some readers take their data from elsewhere (7.3.8.2). */
const OF_STREAMS: ReadonlySet<string> = new Set([
  ...['Length', 'Filter', 'DecodeParms', 'F', 'FFilter', 'FDecodeParms', 'DP', 'DL'],
]);
/** What a reader that gives the sections up looks for within streams too. */
const TELLING = ['obj', 'xref', 'trailer', 'endstream'] as const;

/**
 * Writes a PDF anew, for readers that mend what they read: the objects that the strict reader sees as they stand now, each
 * once, under its number, with one cross-reference table. Such a reader finds the same whether it believes the table or
 * looks for objects by itself. The data of streams stay where they are. Of a signed file whose end is read in several ways
 * it is the last signed state. Null for any other that the strict reader does not read, or that asks for a password:
 * nothing but the bytes themselves is to be had.
 * @throws RangeError beyond the budget
 */
export function writtenAnew(bytes: Buffer): Anew | null {
  try {
    const state = shownState(new PdfFile(bytes));
    if (state === null) return null;
    const root = state.trailer.get('Root');
    const catalog = state.dict(root);
    if (state.trailer.has('Encrypt') || !isRef(root) || state.dict(catalog?.get('Pages')) === null)
      return null;
    return new Writer(state).write(root.ref);
  } catch (cause) {
    if (cause instanceof Ambiguous) return null;
    throw cause;
  }
}

/** The newest state, else the newest one that somebody signed. @throws RangeError */
function shownState(file: PdfFile): Revision | null {
  const newest = stateAt(file, file.bytes.length);
  if (newest !== null) return newest;
  const ends = findSignatures(file, null)
    .map((one) => coveredBy(one, file.bytes.length))
    .flatMap(({ coverage, end }) => (coverage === 'whole' ? [end] : []));
  for (const end of ends.sort((a, b) => b - a)) {
    const state = stateAt(file, end);
    if (state !== null) return state;
  }
  return null;
}

function stateAt(file: PdfFile, end: number): Revision | null {
  try {
    return file.revisionAt(end);
  } catch (cause) {
    if (cause instanceof Ambiguous) return null;
    throw cause;
  }
}

class Writer {
  private readonly state: Revision;
  private readonly pieces: Buffer[] = [];
  private readonly parts: number[] = [];
  private readonly offsets = new Map<number, number>();
  private size = 0;
  private ours = 0;
  /** of the literal that stands open */
  private open = 0;

  constructor(state: Revision) {
    this.state = state;
  }

  write(root: number): Anew {
    this.put('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
    // the catalogue first: what a first object says of the whole file is believed by some readers (annex F)
    for (const number of [root, ...this.reached(root).filter((one) => one !== root)]) {
      const stored = this.state.object(number);
      if (stored !== null) this.object(number, stored, number === root);
    }
    this.section(root);
    this.parts.push(this.open, 0, 0);
    return { literals: Buffer.concat(this.pieces), parts: this.parts, sizeBytes: this.size };
  }

  /** Everything that the catalogue leads to, in the order of the file: what lies together is read together. @throws Ambiguous */
  private reached(root: number): number[] {
    const seen = new Set([root]);
    for (const number of seen) {
      if (seen.size > MOST.objects) throw new RangeError('too many objects');
      const stored = this.state.object(number);
      if (stored !== null) for (const to of this.namedIn(stored.value, number === root)) seen.add(to);
    }
    return [...seen].sort((a, b) => this.placeOf(a) - this.placeOf(b) || a - b);
  }

  private placeOf(number: number): number {
    const place = this.state.place(number);
    const at = place.kind === 'packed' ? this.state.place(place.container) : place;
    return at.kind === 'plain' ? at.offset : 0;
  }

  private *namedIn(value: PdfValue, isRoot = false): Generator<number> {
    if (isRef(value)) {
      if (this.state.place(value.ref).kind !== 'free') yield value.ref;
    } else if (isArray(value)) for (const one of value) yield* this.namedIn(one);
    else if (isDict(value))
      for (const [key, one] of value)
        if (typeof one === 'object' && !key.startsWith(TWICE) && !(isRoot && UNSEEN.has(key)))
          yield* this.namedIn(one);
  }

  private object(number: number, { value, stream }: Stored, isRoot: boolean): void {
    this.offsets.set(number, this.size);
    this.put(`${String(number)} 0 obj\n`);
    if (stream === null) this.put(this.text(value, isRoot));
    else this.stream(isDict(value) ? value : new Map<string, PdfValue>(), stream);
    this.put('\nendobj\n');
  }

  private stream(dict: PdfDict, data: Buffer): void {
    const isTelling = TELLING.some((word) => data.includes(word));
    const length = isTelling ? 2 * data.length + 1 : data.length;
    const kept = [...dict].filter(([key]) => !OF_STREAMS.has(key));
    const [filters, parameters] = ['Filter', 'DecodeParms'].map((key) => this.listOf(dict.get(key)));
    const all: PdfValue[] = [...(isTelling ? [{ name: 'ASCIIHexDecode' }] : []), ...(filters ?? [])];
    const its: PdfValue[] = [...(isTelling ? [null] : []), ...(parameters ?? [])];
    const more: [string, PdfValue][] = [['Length', length]];
    if (all.length > 0) more.push(['Filter', all]);
    if ((parameters ?? []).length > 0) more.push(['DecodeParms', its]);
    this.put(`${this.text(new Map([...kept, ...more]))}\nstream\n`);
    if (isTelling) this.put(`${data.toString('hex')}>`);
    else this.range(data);
    this.put('\nendstream');
  }

  private listOf(value: PdfValue | undefined): readonly PdfValue[] {
    const found = this.state.get(value);
    return isArray(found) ? found.map((one) => this.state.get(one)) : found === null ? [] : [found];
  }

  private range(data: Buffer): void {
    this.parts.push(this.open, data.byteOffset - this.state.file.bytes.byteOffset, data.length);
    this.open = 0;
    this.size += data.length;
  }

  private put(text: string): void {
    const piece = Buffer.from(text, 'latin1');
    this.ours += piece.length;
    if (this.ours > MOST.literals) throw new RangeError('too much to be written anew');
    this.pieces.push(piece);
    this.open += piece.length;
    this.size += piece.length;
  }

  /** References by number alone; what leads nowhere is null for every reader. */
  private text(value: PdfValue, isRoot = false): string {
    if (isRef(value))
      return this.state.place(value.ref).kind === 'free' ? 'null' : `${String(value.ref)} 0 R`;
    if (isArray(value)) return `[${value.map((one) => this.text(one)).join(' ')}]`;
    if (isDict(value)) {
      const entries = [...value].filter(([key]) => !key.startsWith(TWICE) && !(isRoot && UNSEEN.has(key)));
      return `<<${entries.map(([key, one]) => `${writeValue({ name: key })} ${this.text(one)}`).join('\n')}>>`;
    }
    if (typeof value === 'number') return writeNumber(value);
    // a number that somebody wrote by mistake is read in several ways
    return typeof value === 'object' && value !== null && !isName(value) && 'word' in value
      ? '0'
      : writeValue(value);
  }

  private section(root: number): void {
    const start = this.size;
    const numbers = [...this.offsets.keys()].sort((a, b) => a - b);
    this.put('xref\n0 1\n0000000000 65535 f \n');
    for (const number of numbers)
      this.put(`${String(number)} 1\n${String(this.offsets.get(number)).padStart(10, '0')} 00000 n \n`);
    const size = (numbers.at(-1) ?? 0) + 1;
    this.put(
      `trailer\n<</Size ${String(size)}/Root ${String(root)} 0 R>>\nstartxref\n${String(start)}\n%%EOF\n`,
    );
  }
}

/** The file that comes of it, in one piece. */
export function assembled({ literals, parts, sizeBytes }: Anew, bytes: Buffer): Buffer {
  const pieces: Buffer[] = [];
  let at = 0;
  for (let part = 0; part + 2 < parts.length; part += 3) {
    const [ours = 0, from = 0, length = 0] = parts.slice(part, part + 3);
    pieces.push(literals.subarray(at, at + ours), bytes.subarray(from, from + length));
    at += ours;
  }
  return Buffer.concat(pieces, sizeBytes);
}
