/** A value of PDF syntax (ISO 32000-1, 7.3). Strings and names are kept byte by byte. */
export type PdfValue =
  | number
  | boolean
  | null
  | PdfName
  | PdfString
  | PdfRef
  | PdfWord
  | readonly PdfValue[]
  | PdfDict;
export interface PdfName {
  readonly name: string;
}
export interface PdfString {
  readonly bytes: string;
}
export interface PdfRef {
  readonly ref: number;
}
/** An operator of a content stream, or a keyword. */
export interface PdfWord {
  readonly word: string;
}
export type PdfDict = ReadonlyMap<string, PdfValue>;

/** What one file may cost, in characters read; a file that costs more is not read further. */
export class Budget {
  private left: number;
  constructor(characters: number) {
    this.left = characters;
  }
  /** @throws RangeError when nothing is left */
  spend(characters: number): void {
    this.left -= characters;
    if (this.left < 0) throw new RangeError('the file costs too much to read');
  }
}

const DEEPEST = 24;
/** In characters: a value is kept, a sign is only passed. */
const COST_OF_A_VALUE = 3;
/** What a byte is (7.2.2): 1 white space, 2 a delimiter, 0 part of a word. */
const CLASS = new Uint8Array(256);
for (const sign of '\0\t\n\f\r ') CLASS[sign.charCodeAt(0)] = 1;
for (const sign of '()<>[]{}/%') CLASS[sign.charCodeAt(0)] = 2;
const [SPACE, DELIMITER] = [1, 2];
const [LINE_FEED, RETURN, PERCENT] = [0x0a, 0x0d, 0x25];
const [BACKSLASH, OPEN, CLOSE] = [0x5c, 0x28, 0x29];
/** A number of more signs is none; the words of operators are shorter still. */
const LONGEST_NUMBER = 40;
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Reads values one after another out of latin-1 text; never goes back, except for the `R` of a reference. */
export class PdfReader {
  readonly text: string;
  readonly budget: Budget;
  at: number;

  constructor(text: string, at: number, budget: Budget) {
    this.text = text;
    this.at = at;
    this.budget = budget;
  }

  /** The next value, or undefined at the end. @throws RangeError beyond the budget or the depth */
  next(depth = 0): PdfValue | undefined {
    if (depth > DEEPEST) throw new RangeError('values stand too deep in each other');
    this.skipSpace();
    this.budget.spend(COST_OF_A_VALUE);
    const sign = this.text[this.at];
    if (sign === undefined) return undefined;
    if (sign === '/') return this.name();
    if (sign === '(') return this.literal();
    if (sign === '<') return this.text[this.at + 1] === '<' ? this.dict(depth) : this.hex();
    if (sign === '[') return this.array(depth);
    if (CLASS[sign.charCodeAt(0)] === DELIMITER) {
      this.at += sign === '>' && this.text[this.at + 1] === '>' ? 2 : 1;
      return { word: sign };
    }
    return this.wordOrNumber();
  }

  private skipSpace(): void {
    const { text } = this;
    const from = this.at;
    let at = from;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === PERCENT) while (at + 1 < text.length && !isLineEnd(text.charCodeAt(at + 1))) at += 1;
      else if (CLASS[code] !== SPACE) break;
    }
    this.at = at;
    this.budget.spend(at - from);
  }

  private plain(): string {
    const from = this.at;
    let at = from;
    while (at < this.text.length && CLASS[this.text.charCodeAt(at)] === 0) at += 1;
    this.at = at;
    this.budget.spend(at - from);
    return this.text.slice(from, at);
  }

  private name(): PdfName {
    this.at += 1;
    const raw = this.plain();
    return {
      name: raw.replaceAll(/#([0-9a-f]{2})/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    };
  }

  private wordOrNumber(): PdfValue {
    const word = this.plain();
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (word.length > LONGEST_NUMBER || !/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) return { word };
    const number = Number(word);
    const reference = /^\s{1,3}\d{1,5}\s{1,3}R(?![A-Za-z0-9])/.exec(this.text.slice(this.at, this.at + 14));
    if (reference === null || !Number.isInteger(number)) return number;
    this.at += reference[0].length;
    return { ref: number };
  }

  private literal(): PdfString {
    const pieces: string[] = [];
    const { text } = this;
    const from = this.at;
    let open = 1;
    this.at += 1;
    let plain = this.at; // where the letters begin that stand for themselves
    while (this.at < text.length && open > 0) {
      const code = text.charCodeAt(this.at);
      this.at += 1;
      if (code === BACKSLASH) {
        pieces.push(text.slice(plain, this.at - 1), this.escaped());
        plain = this.at;
      } else if (code === OPEN) open += 1;
      else if (code === CLOSE) open -= 1;
    }
    pieces.push(text.slice(plain, open > 0 ? this.at : this.at - 1));
    this.budget.spend(this.at - from);
    return { bytes: pieces.join('') };
  }

  private escaped(): string {
    const octal = /^[0-7]{1,3}/.exec(this.text.slice(this.at, this.at + 3))?.[0];
    if (octal !== undefined) {
      this.at += octal.length;
      return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    }
    const sign = this.text[this.at] ?? '';
    this.at += 1;
    if (sign === '\r' && this.text[this.at] === '\n') this.at += 1;
    return sign === '\r' || sign === '\n' ? '' : (ESCAPED[sign] ?? sign);
  }

  private hex(): PdfString {
    const end = this.text.indexOf('>', this.at);
    const stop = end < 0 ? this.text.length : end;
    this.budget.spend(stop - this.at);
    const digits = this.text.slice(this.at + 1, stop).replaceAll(/[^0-9a-f]/gi, '');
    this.at = stop + 1;
    return { bytes: Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1') };
  }

  private array(depth: number): PdfValue[] {
    this.at += 1;
    const values: PdfValue[] = [];
    for (let value = this.next(depth + 1); value !== undefined; value = this.next(depth + 1)) {
      if (isWord(value, ']')) break;
      values.push(value);
    }
    return values;
  }

  private dict(depth: number): PdfDict {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (let key = this.next(depth + 1); key !== undefined; key = this.next(depth + 1)) {
      if (isWord(key, '>')) break;
      if (!isName(key)) continue;
      const value = this.next(depth + 1);
      if (value === undefined || isWord(value, '>')) break;
      entries.set(key.name, value);
    }
    return entries;
  }
}

const isLineEnd = (code: number): boolean => code === LINE_FEED || code === RETURN;

export const isName = (value: PdfValue | undefined): value is PdfName =>
  typeof value === 'object' && value !== null && 'name' in value;
export const isString = (value: PdfValue | undefined): value is PdfString =>
  typeof value === 'object' && value !== null && 'bytes' in value;
export const isRef = (value: PdfValue | undefined): value is PdfRef =>
  typeof value === 'object' && value !== null && 'ref' in value;
export const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map;
export const isArray = (value: PdfValue | undefined): value is readonly PdfValue[] => Array.isArray(value);
export const isWord = (value: PdfValue | undefined, word: string): boolean =>
  typeof value === 'object' && value !== null && 'word' in value && value.word === word;
export const wordOf = (value: PdfValue): string | null =>
  typeof value === 'object' && value !== null && 'word' in value ? value.word : null;
