import {
  type Budget,
  type PdfDict,
  type PdfName,
  type PdfRef,
  type PdfString,
  type PdfValue,
} from '../text/pdfSyntax.ts';

/** A reference with its generation: two that differ in it only are not the same. */
export interface FullRef extends PdfRef {
  readonly gen: number;
}

/** The bytes are no PDF syntax that all readers take in one way. */
export class Ambiguous extends Error {
  override readonly name = 'Ambiguous';
}

/** Where a key stands twice, the earlier value is kept under this and the key. */
export const TWICE = '\0';

/** How deep values may stand in each other. */
export const DEEPEST = 40;
const NO_SPANS = new Map<string, never>();
const COST_OF_A_VALUE = 3;
const CLASS = new Uint8Array(256);
for (const sign of '\0\t\n\f\r ') CLASS[sign.charCodeAt(0)] = 1;
for (const sign of '()<>[]{}/%') CLASS[sign.charCodeAt(0)] = 2;
const [SPACE, REGULAR] = [1, 0];
/** What a byte is (7.2.2). */
export const byteClass = { classes: CLASS, space: SPACE, regular: REGULAR } as const;
const code = (sign: string): number => sign.charCodeAt(0);
const [LINE_FEED, RETURN, PERCENT, SLASH] = [0x0a, 0x0d, code('%'), code('/')];
const [OPEN, CLOSE, BACKSLASH] = [code('('), code(')'), code('\\')];
const [LESS, MORE, OPEN_ARRAY, CLOSE_ARRAY] = [code('<'), code('>'), code('['), code(']')];

const [ZERO, NINE, LETTER_R] = [code('0'), code('9'), code('R')];
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= ZERO && byte <= NINE;

/** Names that were met, so that the same few are not made anew a hundred thousand times; one a place, the newest. */
const NAMES: (PdfName | undefined)[] = Array.from({ length: 1_024 });
const LONGEST_KEPT_NAME = 24;
const placeOf = (place: number, byte: number): number => (place * 31 + byte) & 1_023;

function knownName(bytes: Buffer, from: number, to: number): PdfName | null {
  if (to - from > LONGEST_KEPT_NAME) return null;
  let place = 0;
  for (let at = from; at < to; at += 1) place = placeOf(place, bytes[at] ?? 0);
  const known = NAMES[place];
  if (known?.name.length !== to - from) return null;
  for (let at = from; at < to; at += 1) if (known.name.charCodeAt(at - from) !== bytes[at]) return null;
  return known;
}

function keptName(raw: string): PdfName {
  const name: PdfName = { name: raw };
  if (raw.length > LONGEST_KEPT_NAME) return name;
  let place = 0;
  for (let at = 0; at < raw.length; at += 1) place = placeOf(place, raw.charCodeAt(at));
  NAMES[place] = name;
  return name;
}

const letter = (_: string, hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));

/** A name behind its slash; `#` and two digits are one sign (7.3.5). */
export function nameOfBytes(bytes: Buffer, from: number, to: number): string {
  const raw = bytes.toString('latin1', from, to);
  return raw.includes('#') ? raw.replaceAll(/#([0-9a-f]{2})/gi, letter) : raw;
}

export const isSpace = (byte: number | undefined): boolean => byte !== undefined && CLASS[byte] === SPACE;

/**
 * Reads values of PDF syntax (ISO 32000-1, 7.3) out of bytes, as strictly as what is signed wants: whatever two readers
 * could take in two ways is refused, not mended.
 */
export class StrictReader {
  readonly bytes: Buffer;
  readonly end: number;
  readonly budget: Budget;
  at: number;
  /** not of values within an object stream, which stand nowhere in the file */
  readonly keepsSpans: boolean;
  /** where the values of the outermost dictionary stand, by key */
  readonly spans: Map<string, { readonly from: number; readonly to: number }>;

  constructor(bytes: Buffer, at: number, end: number, budget: Budget, keepsSpans = true) {
    this.bytes = bytes;
    this.at = at;
    this.end = Math.min(end, bytes.length);
    this.budget = budget;
    this.keepsSpans = keepsSpans;
    this.spans = keepsSpans ? new Map() : NO_SPANS;
  }

  skipSpace(): void {
    const from = this.at;
    while (this.at < this.end) {
      const byte = this.bytes[this.at];
      if (byte === PERCENT) {
        while (this.at < this.end && this.bytes[this.at] !== LINE_FEED && this.bytes[this.at] !== RETURN)
          this.at += 1;
      } else if (byte === undefined || CLASS[byte] !== SPACE) break;
      else this.at += 1;
    }
    if (this.at > from) this.budget.spend(this.at - from);
  }

  /** Signs that are neither space nor delimiter; '' where there are none. */
  word(): string {
    this.skipSpace();
    const from = this.at;
    while (this.at < this.end && CLASS[this.bytes[this.at] ?? 0] === REGULAR) this.at += 1;
    this.budget.spend(this.at - from);
    return this.bytes.toString('latin1', from, this.at);
  }

  /** A whole number that is not negative; null, and nothing is read, where something else stands. */
  whole(): number | null {
    const before = this.at;
    this.skipSpace();
    const from = this.at;
    let number = 0;
    for (; this.at < this.end && isDigit(this.bytes[this.at]); this.at += 1)
      number = number * 10 + (this.bytes[this.at] ?? 0) - ZERO;
    const digits = this.at - from;
    this.budget.spend(digits);
    const isWord = this.at < this.end && CLASS[this.bytes[this.at] ?? 0] === REGULAR;
    if (digits > 0 && digits <= 10 && !isWord) return number;
    this.at = before;
    return null;
  }

  /** Whether this word comes next; it is read then. */
  takes(wanted: string): boolean {
    const before = this.at;
    if (this.word() === wanted) return true;
    this.at = before;
    return false;
  }

  /** @throws Ambiguous, also at the end; RangeError beyond the budget */
  value(depth = 0): PdfValue {
    if (depth > DEEPEST) throw new RangeError('values stand too deep in each other');
    this.budget.spend(COST_OF_A_VALUE);
    this.skipSpace();
    const byte = this.bytes[this.at];
    if (this.at >= this.end || byte === undefined) throw new Ambiguous('end');
    if (byte === SLASH) return this.nameAt();
    if (byte === OPEN) return this.literal();
    if (byte === LESS) return this.bytes[this.at + 1] === LESS ? this.dict(depth) : this.hex();
    if (byte === OPEN_ARRAY) return this.array(depth);
    if (CLASS[byte] !== REGULAR) throw new Ambiguous('delimiter');
    return this.numberOrReference();
  }

  /**
   * A whole number, or the reference that it begins, straight from the bytes: most of what a file consists of. Null, and
   * nothing is read, where it is written in any other way.
   */
  private plainWhole(): number | FullRef | null {
    const { bytes, end } = this;
    const from = this.at;
    let at = from;
    let number = 0;
    for (; at < end && isDigit(bytes[at]); at += 1) number = number * 10 + (bytes[at] ?? 0) - ZERO;
    const digits = at - from;
    if (digits === 0 || digits > 10 || (at < end && CLASS[bytes[at] ?? 0] === REGULAR)) return null;
    let next = at;
    while (next < end && CLASS[bytes[next] ?? 0] === SPACE) next += 1;
    // a comment may stand between the parts of a reference
    if (bytes[next] === PERCENT && next < end) return null;
    this.at = at;
    this.budget.spend(digits);
    if (next === at || next >= end || !isDigit(bytes[next])) return number;
    let gen = 0;
    const second = next;
    for (; next < end && isDigit(bytes[next]); next += 1) gen = gen * 10 + (bytes[next] ?? 0) - ZERO;
    if (next - second > 10 || CLASS[bytes[next] ?? 0] !== SPACE || next >= end) {
      if (bytes[next] === PERCENT) this.at = from;
      return bytes[next] === PERCENT ? null : number;
    }
    while (next < end && CLASS[bytes[next] ?? 0] === SPACE) next += 1;
    if (bytes[next] === PERCENT && next < end) {
      this.at = from;
      return null;
    }
    const isEnd = next + 1 >= end || CLASS[bytes[next + 1] ?? 0] !== REGULAR;
    if (bytes[next] !== LETTER_R || next >= end || !isEnd) return number;
    this.budget.spend(next + 1 - at);
    this.at = next + 1;
    return { ref: number, gen };
  }

  private numberOrReference(): PdfValue {
    const plain = this.plainWhole();
    if (plain !== null) return plain;
    const word = this.word();
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (/^\d{1,10}$/.test(word)) {
      const before = this.at;
      const gen = this.whole();
      if (gen !== null && this.takes('R')) {
        const reference: FullRef = { ref: Number(word), gen };
        return reference;
      }
      this.at = before;
      return Number(word);
    }
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) return Number(word);
    // what writers make of numbers by mistake is compared as it stands
    if (/^[-+.\d]+$/.test(word)) return { word };
    throw new Ambiguous('word');
  }

  private nameAt(): PdfName {
    this.at += 1;
    const from = this.at;
    while (this.at < this.end && CLASS[this.bytes[this.at] ?? 0] === REGULAR) this.at += 1;
    this.budget.spend(this.at - from);
    const known = knownName(this.bytes, from, this.at);
    if (known !== null) return known;
    const name = nameOfBytes(this.bytes, from, this.at);
    return name.length === this.at - from ? keptName(name) : { name };
  }

  private literal(): PdfString {
    const from = this.at;
    let [open, isPlain] = [1, true];
    this.at += 1;
    while (open > 0) {
      if (this.at >= this.end) throw new Ambiguous('string');
      const byte = this.bytes[this.at];
      this.at += byte === BACKSLASH ? 2 : 1;
      if (byte === OPEN) open += 1;
      else if (byte === CLOSE) open -= 1;
      else if (byte === BACKSLASH || byte === RETURN) isPlain = false;
    }
    this.budget.spend(this.at - from);
    const raw = this.bytes.toString('latin1', from + 1, this.at - 1);
    return { bytes: isPlain ? raw : unescaped(raw) };
  }

  private hex(): PdfString {
    const to = this.bytes.indexOf(MORE, this.at);
    if (to < 0 || to >= this.end) throw new Ambiguous('hex');
    this.budget.spend(to - this.at);
    const digits = this.bytes.toString('latin1', this.at + 1, to).replaceAll(/[\0\t\n\f\r ]+/g, '');
    if (!/^[0-9a-f]*$/i.test(digits)) throw new Ambiguous('hex');
    this.at = to + 1;
    return { bytes: Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1') };
  }

  private array(depth: number): PdfValue[] {
    this.at += 1;
    const values: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.at] === CLOSE_ARRAY && this.at < this.end) break;
      values.push(this.value(depth + 1));
    }
    this.at += 1;
    return values;
  }

  private dict(depth: number): PdfDict {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.at] === MORE && this.bytes[this.at + 1] === MORE && this.at + 2 <= this.end) break;
      if (this.bytes[this.at] !== SLASH || this.at >= this.end) throw new Ambiguous('key');
      this.budget.spend(COST_OF_A_VALUE);
      const key = this.nameAt();
      this.skipSpace();
      const from = this.at;
      const value = this.value(depth + 1);
      const earlier = entries.get(key.name);
      if (earlier !== undefined) entries.set(TWICE + key.name, earlier);
      entries.set(key.name, value);
      if (depth === 0 && this.keepsSpans) this.spans.set(key.name, { from, to: this.at });
    }
    this.at += 2;
    return entries;
  }
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Escapes and ends of lines within a string (7.3.4.2). */
const unescaped = (raw: string): string =>
  /[\\\r]/.test(raw)
    ? raw.replaceAll(/\\([0-7]{1,3}|\r\n|[\s\S])|\r\n?/g, (whole, sign: string | undefined) => {
        if (sign === undefined) return '\n';
        if (/^[0-7]/.test(sign)) return String.fromCharCode(Number.parseInt(sign, 8) & 0xff);
        return /^[\r\n]/.test(sign) ? '' : (ESCAPED[sign] ?? whole.slice(1));
      })
    : raw;
