import { inflateSync } from 'node:zlib';
import type { Budget } from './pdfSyntax.ts';
import { isArray, isDict, isName, isRef, type PdfDict, PdfReader, type PdfValue } from './pdfSyntax.ts';

const MOST = { objects: 60_000, streamBytes: 16 * 1024 * 1024, unpackedBytes: 96 * 1024 * 1024 } as const;
const OBJECT = /(?<![0-9])(\d{1,9})\s{1,4}\d{1,5}\s{1,4}obj(?![a-z])/g;

interface Stored {
  readonly value: PdfValue;
  /** where its stream lies in the file */
  readonly stream: { readonly from: number; readonly to: number } | null;
}

/**
 * The objects of a PDF as they stand in the file: the cross-reference table is not asked, so a damaged or a hostile one
 * does no harm, and of two objects with one number the later counts.
 */
export class PdfObjects {
  private readonly pdf: Buffer;
  private readonly objects = new Map<number, Stored>();
  readonly budget: Budget;
  private unpacked = 0;

  /** @throws RangeError for a file that costs too much */
  constructor(pdf: Buffer, budget: Budget) {
    this.pdf = pdf;
    this.budget = budget;
    this.readPlain(pdf.toString('latin1'));
    this.readPacked();
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
      this.objects.set(Number(found[1]), { value, stream });
    }
  }

  /** Objects that stand together in a compressed stream (7.5.7). */
  private readPacked(): void {
    for (const stored of [...this.objects.values()]) {
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
        if (value !== undefined && !this.objects.has(id)) this.objects.set(id, { value, stream: null });
      }
    }
  }

  private unpack({ value, stream }: Stored): string | null {
    if (stream === null || !isDict(value)) return null;
    const filter = this.get(value.get('Filter'));
    const filters = (isArray(filter) ? filter : filter === undefined ? [] : [filter]).map(nameOf);
    let bytes: Buffer | null = this.pdf.subarray(stream.from, stream.to);
    for (const name of filters) bytes = bytes === null ? null : unfilter(name, bytes);
    if (bytes === null) return null;
    this.unpacked += bytes.length;
    if (this.unpacked > MOST.unpackedBytes) throw new RangeError('the file unpacks to too much');
    return bytes.toString('latin1');
  }
}

export const nameOf = (value: PdfValue | undefined): string | null => (isName(value) ? value.name : null);

function unfilter(name: string | null, bytes: Buffer): Buffer | null {
  try {
    if (name === 'FlateDecode' || name === 'Fl')
      return inflateSync(bytes, { maxOutputLength: MOST.streamBytes, finishFlush: 2 });
    if (name === 'ASCIIHexDecode' || name === 'AHx')
      return Buffer.from(bytes.toString('latin1').replaceAll(/[^0-9a-f]/gi, ''), 'hex');
    return name === 'ASCII85Decode' || name === 'A85' ? fromAscii85(bytes.toString('latin1')) : null;
  } catch {
    return null; // damaged, or a bomb: the limit of one stream
  }
}

function fromAscii85(text: string): Buffer {
  const out: number[] = [];
  let group: number[] = [];
  const flush = (count: number): void => {
    while (group.length < 5) group.push(84);
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0);
    const four = [value / 0x1_00_00_00, value / 0x1_00_00, value / 0x1_00, value];
    out.push(...four.slice(0, count).map((part) => Math.floor(part) % 256));
    group = [];
  };
  for (const sign of text) {
    if (sign === '~') break;
    if (sign === 'z' && group.length === 0) out.push(0, 0, 0, 0);
    const digit = sign.charCodeAt(0) - 33;
    if (digit < 0 || digit > 84 || sign === 'z') continue;
    group.push(digit);
    if (group.length === 5) flush(4);
  }
  if (group.length > 1) flush(group.length - 1);
  return Buffer.from(out);
}
