import { inflateSync } from 'node:zlib';
import { type Budget, isArray, isDict, isName, type PdfDict, type PdfValue } from '../text/pdfSyntax.ts';
import { Ambiguous, StrictReader, TWICE } from './strictSyntax.ts';

/** Where an object stands: nowhere any more, at an offset, or as one of those in an object stream. */
export type Place =
  | { readonly kind: 'free' }
  | { readonly kind: 'plain'; readonly offset: number; readonly gen: number }
  | { readonly kind: 'packed'; readonly container: number; readonly index: number };

/** One cross-reference section (7.5.4, 7.5.8) with its trailer. */
export interface Section {
  readonly at: number;
  /** behind its last byte */
  readonly to: number;
  readonly places: ReadonlyMap<number, Place>;
  readonly trailer: PdfDict;
  readonly prev: number | null;
  /** the stream that a hybrid file has beside the table (7.5.8.4) */
  readonly beside: Section | null;
  /** something in it that readers take in several ways: told of what came behind a signature, borne in what was signed */
  readonly isOdd: boolean;
}

const MOST_ENTRIES = 400_000;
const MOST_STREAM_BYTES = 16 * 1024 * 1024;
/** In bytes, of a number in a row: beyond that some readers count over. */
const WIDEST = 4;
const FREE: Place = { kind: 'free' };
const PERCENT = 0x25;

/**
 * The section that begins at an offset, with the entries that a hybrid file gives in a stream beside it.
 * @throws Ambiguous where no section that every reader takes alike stands there; RangeError beyond the budget
 */
export function readSection(file: Buffer, at: number, budget: Budget, isBeside = false): Section {
  const reader = new StrictReader(file, at, file.length, budget);
  if (at < 0 || at >= file.length) throw new Ambiguous('xref');
  if (!reader.takes('xref')) return readStreamSection(reader, at);
  if (isBeside) throw new Ambiguous('xref');
  const { places, isOdd } = readTable(reader);
  const isTableOdd = isOdd || file.subarray(at, reader.at).includes(PERCENT);
  if (!reader.takes('trailer')) throw new Ambiguous('trailer');
  const trailer = reader.value();
  if (!isDict(trailer)) throw new Ambiguous('trailer');
  const where = trailer.get('XRefStm');
  const beside = typeof where === 'number' ? readSection(file, where, budget, true) : null;
  let isHidden = false;
  for (const [number, place] of beside?.places ?? []) {
    const known = places.get(number);
    isHidden ||= known !== undefined && !isSamePlace(known, place);
    if ((places.get(number) ?? FREE).kind === 'free') places.set(number, place);
  }
  return {
    at,
    to: reader.at,
    places,
    trailer,
    prev: prevOf(trailer),
    beside,
    isOdd:
      isTableOdd ||
      isHidden ||
      beside?.isOdd === true ||
      (where !== undefined && beside === null) ||
      isOddTrailer(trailer, places),
  };
}

const isSamePlace = (a: Place, b: Place): boolean =>
  a.kind === 'plain'
    ? b.kind === 'plain' && a.offset === b.offset && a.gen === b.gen
    : a.kind === 'free' && b.kind === 'free';

/** A key twice, or objects beyond the size that it tells: some readers take them, others do not (7.5.5). */
function isOddTrailer(trailer: PdfDict, places: ReadonlyMap<number, Place>): boolean {
  const size = trailer.get('Size');
  if (typeof size !== 'number' || [...trailer.keys()].some((key) => key.startsWith(TWICE))) return true;
  for (const number of places.keys()) if (number >= size) return true;
  // object 0 heads the list of what is free (7.5.4)
  return (places.get(0) ?? FREE).kind !== 'free';
}

function prevOf(trailer: PdfDict): number | null {
  const prev = trailer.get('Prev');
  if (prev === undefined || prev === null) return null;
  if (typeof prev !== 'number') throw new Ambiguous('prev');
  return prev;
}

interface Rows {
  readonly places: Map<number, Place>;
  readonly isOdd: boolean;
}

function readTable(reader: StrictReader): Rows {
  const places = new Map<number, Place>();
  let isOdd = false;
  for (let from = reader.whole(); from !== null; from = reader.whole()) {
    const count = reader.whole();
    if (count === null) throw new Ambiguous('xref');
    for (let number = from; number < from + count; number += 1) {
      if (places.size >= MOST_ENTRIES) throw new RangeError('too many objects');
      const offset = reader.whole();
      const gen = reader.whole();
      const kind = reader.word();
      if (offset === null || gen === null || (kind !== 'n' && kind !== 'f')) throw new Ambiguous('xref');
      // an entry that stands twice is read in two ways
      if (places.has(number)) throw new Ambiguous('xref');
      places.set(number, kind === 'n' && offset > 0 ? { kind: 'plain', offset, gen } : FREE);
      // writers that count from one begin so, and some readers mend it; an object at the first byte is none
      isOdd ||= kind === 'f' ? number === 1 && from === 1 : offset === 0;
    }
  }
  return { places, isOdd };
}

function readStreamSection(reader: StrictReader, at: number): Section {
  const number = reader.whole();
  const gen = reader.whole();
  if (number === null || gen === null || !reader.takes('obj')) throw new Ambiguous('xref');
  const trailer = reader.value();
  if (!isDict(trailer) || nameOf(trailer.get('Type')) !== 'XRef') throw new Ambiguous('xref');
  const span = streamSpan(reader, trailer.get('Length'));
  if (span === null) throw new Ambiguous('stream');
  const data = unpacked(reader.bytes.subarray(span.from, span.to), trailer);
  const { places, isOdd } = readRows(data, trailer, reader.budget);
  return {
    at,
    to: span.to,
    places,
    trailer,
    prev: prevOf(trailer),
    beside: null,
    isOdd: isOdd || isOddTrailer(trailer, places),
  };
}

/** Where the stream behind a dictionary that was just read lies; null where none is there. @throws Ambiguous */
export function streamSpan(
  reader: StrictReader,
  length: PdfValue | undefined,
): { readonly from: number; readonly to: number } | null {
  if (!reader.takes('stream')) return null;
  const { bytes } = reader;
  let from = reader.at;
  if (bytes[from] === 0x0d) from += 1;
  if (bytes[from] === 0x0a) from += 1;
  if (typeof length !== 'number' || length < 0) throw new Ambiguous('length');
  const to = from + length;
  reader.at = to;
  if (to > reader.end || !reader.takes('endstream')) throw new Ambiguous('length');
  return { from, to };
}

function readRows(data: Buffer, trailer: PdfDict, budget: Budget): Rows {
  const widths = numbers(trailer.get('W'));
  const size = trailer.get('Size');
  const [typeWidth = 0, firstWidth = 0, secondWidth = 0] = widths;
  const row = typeWidth + firstWidth + secondWidth;
  if (widths.length !== 3 || widths.some((width) => width < 0 || width > 6) || row === 0)
    throw new Ambiguous('xref');
  const index = trailer.has('Index')
    ? numbers(trailer.get('Index'))
    : [0, typeof size === 'number' ? size : 0];
  const places = new Map<number, Place>();
  let isOdd = widths.some((width) => width > WIDEST) || index.length % 2 !== 0;
  let at = 0;
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const [from = 0, count = 0] = index.slice(pair, pair + 2);
    for (let number = from; number < from + count; number += 1, at += row) {
      if (at + row > data.length || places.has(number)) throw new Ambiguous('xref');
      if (places.size >= MOST_ENTRIES) throw new RangeError('too many objects');
      const type = typeWidth === 0 ? 1 : data.readUIntBE(at, typeWidth);
      const first = firstWidth === 0 ? 0 : data.readUIntBE(at + typeWidth, firstWidth);
      const second = secondWidth === 0 ? 0 : data.readUIntBE(at + typeWidth + firstWidth, secondWidth);
      places.set(number, placeOf(type, first, second));
      isOdd ||= type > 2 || (type === 1 && first === 0);
    }
  }
  budget.spend(at);
  return { places, isOdd: isOdd || at !== data.length };
}

function placeOf(type: number, first: number, second: number): Place {
  if (type === 1) return { kind: 'plain', offset: first, gen: second };
  return type === 2 ? { kind: 'packed', container: first, index: second } : FREE;
}

const numbers = (value: PdfValue | undefined): number[] =>
  isArray(value) ? value.filter((one): one is number => typeof one === 'number') : [];

const nameOf = (value: PdfValue | undefined): string | null => (isName(value) ? value.name : null);

/**
 * The bytes of a cross-reference or object stream, as writers make them: plain, or deflated with a predictor or without.
 * @throws Ambiguous for any other filter and for damaged data
 */
export function unpacked(bytes: Buffer, dict: PdfDict): Buffer {
  const filters = listOf(dict.get('Filter'));
  const [parameters] = listOf(dict.get('DecodeParms'));
  if (filters.length === 0) return bytes;
  if (filters.length !== 1 || nameOf(filters[0]) !== 'FlateDecode') throw new Ambiguous('filter');
  let data: Buffer;
  try {
    data = inflateSync(bytes, { maxOutputLength: MOST_STREAM_BYTES, finishFlush: 2 });
  } catch {
    throw new Ambiguous('deflate');
  }
  if (!isDict(parameters)) return data;
  const predictor = parameters.get('Predictor') ?? 1;
  if (predictor === 1) return data;
  const columns = parameters.get('Columns') ?? 1;
  const isOne = (key: string, usual: number): boolean => (parameters.get(key) ?? usual) === usual;
  if (typeof predictor !== 'number' || predictor < 10 || typeof columns !== 'number')
    throw new Ambiguous('predictor');
  if (!isOne('Colors', 1) || !isOne('BitsPerComponent', 8)) throw new Ambiguous('predictor');
  return unpredicted(data, columns);
}

const listOf = (value: PdfValue | undefined): readonly PdfValue[] =>
  isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** PNG predictors of one byte a pixel (7.4.4.4). */
function unpredicted(data: Buffer, columns: number): Buffer {
  if (columns < 1 || columns > 1_000) throw new Ambiguous('predictor');
  const rows = Math.floor(data.length / (columns + 1));
  const out = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const filter = data[row * (columns + 1)];
    for (let column = 0; column < columns; column += 1) {
      const raw = data[row * (columns + 1) + 1 + column] ?? 0;
      const at = row * columns + column;
      const left = column > 0 ? (out[at - 1] ?? 0) : 0;
      const up = row > 0 ? (out[at - columns] ?? 0) : 0;
      const corner = row > 0 && column > 0 ? (out[at - columns - 1] ?? 0) : 0;
      out[at] = raw + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter: number | undefined, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) throw new Ambiguous('predictor');
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
