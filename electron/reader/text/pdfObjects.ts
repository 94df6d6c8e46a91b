import { PdfFile } from '../signatures/revisions.ts';
import { Ambiguous } from '../signatures/strictSyntax.ts';
import type { Place } from '../signatures/xrefSection.ts';
import { Inflater } from '../zip/inflate.ts';
import { unpackBudget } from '../zip/zipParts.ts';
import {
  type Budget,
  isArray,
  isDict,
  isName,
  isRef,
  type PdfDict,
  PdfReader,
  type PdfValue,
} from './pdfSyntax.ts';

const MIB = 1024 * 1024;
const MOST = {
  objects: 60_000,
  streams: 20_000,
  streamBytes: 16 * MIB,
  unpackedBytes: 96 * MIB,
  /** of one stream, one after another: writers use one, seldom two */
  filters: 4,
  /** characters of streams that are kept unpacked, since pages share them */
  keptText: 8 * MIB,
  keptStream: 64 * 1024,
} as const;
const OBJECT = /(?<![0-9])(\d{1,9})\s{1,4}\d{1,5}\s{1,4}obj(?![a-z])/g;

interface Stored {
  readonly value: PdfValue;
  /** where its stream lies in the file */
  readonly stream: { readonly from: number; readonly to: number } | null;
}

type Table = (number: number) => Place;

/** The file's table as the strict reader takes it, up to the last end that the file names; null where there is no such. */
function tableOf(pdf: Buffer): Table | null {
  const end = pdf.lastIndexOf('%%EOF');
  if (end < 0) return null;
  try {
    const newest = new PdfFile(pdf).revisionAt(end + 5);
    return (number) => newest.place(number);
  } catch (cause) {
    if (cause instanceof Ambiguous || cause instanceof RangeError) return null;
    throw cause;
  }
}

/**
 * The objects of a PDF as they stand in the file. Of two with one number the one counts that the table of the strict
 * reader names; where it can't be read the later one does, and `doubtful` says that two readers may differ.
 */
export class PdfObjects {
  private readonly pdf: Buffer;
  private readonly objects = new Map<number, Stored>();
  /** where the objects of one number stand, in the order of the file */
  private readonly standing = new Map<number, { readonly at: number; readonly stored: Stored }[]>();
  /** Two readers may take different objects for the same: what was read may not be what is shown. */
  doubtful = false;
  readonly budget: Budget;
  private readonly inflater: Inflater;
  /** by their offset in the file; null is damaged */
  private readonly kept = new Map<number, string | null>();
  private keptText = 0;

  /** @throws RangeError for a file that costs too much */
  constructor(pdf: Buffer, budget: Budget) {
    this.pdf = pdf;
    this.budget = budget;
    this.inflater = new Inflater(unpackBudget(pdf.length, MOST.unpackedBytes), MOST.streams);
    this.readPlain(pdf.toString('latin1'));
    const table = tableOf(pdf);
    if (table === null) this.doubtful = [...this.standing.values()].some(({ length }) => length > 1);
    else this.followTable(table);
    this.readPacked(table);
  }

  get(value: PdfValue | undefined): PdfValue | undefined {
    return isRef(value) ? this.objects.get(value.ref)?.value : value;
  }

  dict(value: PdfValue | undefined): PdfDict | null {
    const found = this.get(value);
    return isDict(found) ? found : null;
  }

  /** The unpacked stream of an object; null where there is none or its filter is not known. */
  stream(value: PdfValue | undefined): string | null {
    const stored = isRef(value) ? this.objects.get(value.ref) : undefined;
    return stored === undefined ? null : this.unpack(stored);
  }

  *ofType(type: string): Generator<PdfDict> {
    for (const { value } of this.objects.values())
      if (isDict(value) && nameOf(value.get('Type')) === type) yield value;
  }

  private readPlain(text: string): void {
    let noEnd = false;
    OBJECT.lastIndex = 0;
    for (let found = OBJECT.exec(text); found !== null; found = OBJECT.exec(text)) {
      if (this.objects.size >= MOST.objects) return;
      const reader = new PdfReader(text, OBJECT.lastIndex, this.budget);
      const value = reader.next();
      if (value === undefined) return;
      const keyword = /^\s{0,8}stream(\r\n|\n|\r)/.exec(text.slice(reader.at, reader.at + 20));
      let stream: Stored['stream'] = null;
      OBJECT.lastIndex = reader.at;
      if (keyword !== null && !noEnd) {
        const from = reader.at + keyword[0].length;
        const to = text.indexOf('endstream', from);
        noEnd = to < 0;
        stream = noEnd ? null : { from, to };
        if (!noEnd) OBJECT.lastIndex = to;
      }
      const stored: Stored = { value, stream };
      const number = Number(found[1]);
      this.objects.set(number, stored);
      const all = this.standing.get(number) ?? [];
      all.push({ at: found.index, stored });
      this.standing.set(number, all);
    }
  }

  /** Of the objects with one number the one counts that the table names; one behind it that no section names is a doubt. */
  private followTable(table: Table): void {
    for (const [number, all] of this.standing) {
      const place = table(number);
      if (place.kind !== 'plain') continue;
      const named = all.find(({ at }) => at === place.offset);
      if (named === undefined) continue;
      this.objects.set(number, named.stored);
      if (all.some(({ at }) => at > place.offset)) this.doubtful = true;
    }
  }

  /** Objects that stand together in a compressed stream (7.5.7). */
  private readPacked(table: Table | null): void {
    for (const [container, stored] of [...this.objects]) {
      if (!isDict(stored.value) || nameOf(stored.value.get('Type')) !== 'ObjStm') continue;
      const text = this.unpack(stored);
      const first = this.get(stored.value.get('First'));
      const count = this.get(stored.value.get('N'));
      if (text === null || typeof first !== 'number' || typeof count !== 'number') continue;
      const head = new PdfReader(text, 0, this.budget);
      for (let n = 0; n < Math.min(count, MOST.objects); n += 1) {
        const id = head.next();
        const offset = head.next();
        if (typeof id !== 'number' || typeof offset !== 'number' || this.objects.size >= MOST.objects) break;
        const value = new PdfReader(text, first + offset, this.budget).next();
        const place = table?.(id);
        const isNamed = place?.kind === 'packed' && place.container === container;
        if (value !== undefined && (isNamed || !this.objects.has(id)))
          this.objects.set(id, { value, stream: null });
      }
    }
  }

  /** Every stream is unpacked once, or counted each time: a bomb cannot be asked for again and again. */
  private unpack({ value, stream }: Stored): string | null {
    if (stream === null || !isDict(value)) return null;
    const known = this.kept.get(stream.from);
    if (known !== undefined) return known;
    const filter = this.get(value.get('Filter'));
    const filters = (isArray(filter) ? filter : filter === undefined ? [] : [filter]).map(nameOf);
    let bytes: Buffer | null =
      filters.length > MOST.filters ? null : this.pdf.subarray(stream.from, stream.to);
    if (filters.length === 0) this.inflater.spend(stream.to - stream.from);
    for (const name of filters) bytes = bytes === null ? null : this.unfilter(name, bytes);
    const text = bytes?.toString('latin1') ?? null;
    if (text !== null && (text.length > MOST.keptStream || this.keptText > MOST.keptText)) return text;
    this.kept.set(stream.from, text);
    this.keptText += text?.length ?? 0;
    return text;
  }

  private unfilter(name: string | null, bytes: Buffer): Buffer | null {
    if (name === 'FlateDecode' || name === 'Fl') return this.inflater.inflate(bytes, MOST.streamBytes);
    const isHex = name === 'ASCIIHexDecode' || name === 'AHx';
    if (!isHex && name !== 'ASCII85Decode' && name !== 'A85') return null;
    if (bytes.length > MOST.streamBytes) return null;
    const out = isHex ? fromHex(bytes) : fromAscii85(bytes);
    this.inflater.spend(Math.max(out.length, bytes.length));
    return out;
  }
}

export const nameOf = (value: PdfValue | undefined): string | null => (isName(value) ? value.name : null);

const fromHex = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.toString('latin1').replaceAll(/[^0-9a-f]+/gi, ''), 'hex');

const [TILDE, FIRST, LAST, ZERO_GROUP] = [0x7e, 0x21, 0x75, 0x7a];

/** Five signs are four bytes, `z` is four zeros (7.4.3). */
function fromAscii85(bytes: Buffer): Buffer {
  const out = Buffer.alloc(4 * (bytes.length + 1));
  let [length, digits, value] = [0, 0, 0];
  const flush = (count: number): void => {
    out.writeUInt32BE(value % 0x1_00_00_00_00, length);
    length += count;
    [digits, value] = [0, 0];
  };
  for (const sign of bytes) {
    if (sign === TILDE) break;
    if (sign === ZERO_GROUP && digits === 0) length += 4;
    if (sign < FIRST || sign > LAST) continue;
    value = value * 85 + sign - FIRST;
    digits += 1;
    if (digits === 5) flush(4);
  }
  const rest = digits - 1;
  if (rest > 0) {
    for (; digits < 5; digits += 1) value = value * 85 + 84;
    flush(rest);
  }
  out.fill(0, length);
  return out.subarray(0, length);
}
