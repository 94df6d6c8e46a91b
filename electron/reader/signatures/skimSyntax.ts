import type { Budget, PdfDict, PdfValue } from '../text/pdfSyntax.ts';
import { Ambiguous, byteClass, DEEPEST, nameOfBytes, StrictReader } from './strictSyntax.ts';

const code = (sign: string): number => sign.charCodeAt(0);
const [LINE_FEED, RETURN, PERCENT, SLASH, HASH] = [0x0a, 0x0d, code('%'), code('/'), code('#')];
const [OPEN, CLOSE, BACKSLASH] = [code('('), code(')'), code('\\')];
const [LESS, MORE, OPEN_ARRAY, CLOSE_ARRAY] = [code('<'), code('>'), code('['), code(']')];
const [ZERO, NINE, LETTER_R] = [code('0'), code('9'), code('R')];
const { classes: CLASS, space: SPACE, regular: REGULAR } = byteClass;

/** What a number consists of; what writers make of one by mistake is let pass as it is where values are read. */
const NUMBER = new Uint8Array(256);
for (const sign of '0123456789+-.') NUMBER[code(sign)] = 1;
/** What stands between the angles of a string. */
const HEX = new Uint8Array(256);
for (const sign of '0123456789abcdefABCDEF\0\t\n\f\r ') HEX[code(sign)] = 1;

/** Of the dictionaries and arrays that stand open, by depth: whether one is a dictionary. One value is gone over at a time. */
const OPEN_DICTS = new Uint8Array(DEEPEST + 2);

/**
 * Goes over a value as `StrictReader.value` does and by the same rules, but keeps nothing of it: only the objects that it
 * names are told. @returns where it ends @throws Ambiguous, RangeError
 */
export function skimValue(
  bytes: Buffer,
  start: number,
  end: number,
  budget: Budget,
  found: (to: number) => void,
): number {
  let depth = 0;
  let wantsKey = false;
  let at = start;
  for (;;) {
    at = behindSpace(bytes, at, end);
    const byte = bytes[at];
    if (at >= end || byte === undefined) throw new Ambiguous('end');
    const isDict = depth > 0 && OPEN_DICTS[depth] === 1;
    const isKey = isDict && wantsKey;
    if (isKey && byte === MORE && bytes[at + 1] === MORE && at + 2 <= end) {
      at += 2;
      depth -= 1;
    } else if (isKey) {
      if (byte !== SLASH) throw new Ambiguous('key');
      at = behindWord(bytes, at + 1, end);
      wantsKey = false;
      continue;
    } else if (byte === CLOSE_ARRAY && depth > 0 && !isDict) {
      at += 1;
      depth -= 1;
    } else {
      if (depth > DEEPEST) throw new RangeError('values stand too deep in each other');
      if (byte === OPEN_ARRAY) {
        at += 1;
        depth += 1;
        OPEN_DICTS[depth] = 0;
        continue;
      }
      if (byte === LESS && bytes[at + 1] === LESS) {
        at += 2;
        depth += 1;
        OPEN_DICTS[depth] = 1;
        wantsKey = true;
        continue;
      }
      if (byte >= ZERO && byte <= NINE) at = behindWhole(bytes, at, end, budget, found);
      else at = behindPlain(bytes, at, end, budget, found);
    }
    if (depth === 0) break;
    wantsKey = OPEN_DICTS[depth] === 1;
  }
  budget.spend(at - start);
  return at;
}

function behindSpace(bytes: Buffer, from: number, end: number): number {
  let at = from;
  for (; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === PERCENT)
      while (at + 1 < end && bytes[at + 1] !== LINE_FEED && bytes[at + 1] !== RETURN) at += 1;
    else if (CLASS[byte] !== SPACE) break;
  }
  return at;
}

function behindWord(bytes: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && CLASS[bytes[at] ?? 0] === REGULAR) at += 1;
  return at;
}

function behindDigits(bytes: Buffer, from: number, end: number): number {
  let at = from;
  for (; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < ZERO || byte > NINE) break;
  }
  return at;
}

/** Behind a number, or the reference that it begins; what is written in any other way is read as a value is. */
function behindWhole(
  bytes: Buffer,
  from: number,
  end: number,
  budget: Budget,
  found: (to: number) => void,
): number {
  const to = behindDigits(bytes, from, end);
  if (to < end && CLASS[bytes[to] ?? 0] === REGULAR) return behindPlain(bytes, from, end, budget, found);
  const gen = behindSpace(bytes, to, end);
  const behind = gen === to ? to : behindDigits(bytes, gen, end);
  if (behind === gen || behind === to) return to;
  const mark = behindSpace(bytes, behind, end);
  if (mark === behind || mark >= end || bytes[mark] !== LETTER_R) return to;
  if (mark + 1 < end && CLASS[bytes[mark + 1] ?? 0] === REGULAR) return to;
  if (to - from > 10 || behind - gen > 10) return to;
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + (bytes[at] ?? 0) - ZERO;
  found(number);
  return mark + 1;
}

function behindPlain(
  bytes: Buffer,
  from: number,
  end: number,
  budget: Budget,
  found: (to: number) => void,
): number {
  const byte = bytes[from] ?? 0;
  if (byte === SLASH) return behindWord(bytes, from + 1, end);
  if (byte === OPEN) return behindLiteral(bytes, from, end);
  if (byte === LESS) return behindHex(bytes, from, end);
  if (CLASS[byte] !== REGULAR) throw new Ambiguous('delimiter');
  let at = from;
  while (at < end && NUMBER[bytes[at] ?? 0] === 1) at += 1;
  if (at > from && (at >= end || CLASS[bytes[at] ?? 0] !== REGULAR)) return at;
  const reader = new StrictReader(bytes, from, end, budget, false);
  const value = reader.value();
  if (typeof value === 'object' && value !== null && 'ref' in value) found(value.ref);
  return reader.at;
}

function behindLiteral(bytes: Buffer, from: number, end: number): number {
  let at = from + 1;
  for (let open = 1; open > 0;) {
    if (at >= end) throw new Ambiguous('string');
    const byte = bytes[at];
    at += byte === BACKSLASH ? 2 : 1;
    if (byte === OPEN) open += 1;
    else if (byte === CLOSE) open -= 1;
  }
  return at;
}

function behindHex(bytes: Buffer, from: number, end: number): number {
  let at = from + 1;
  while (at < end && HEX[bytes[at] ?? 0] === 1) at += 1;
  if (at >= end || bytes[at] !== MORE) throw new Ambiguous('hex');
  return at + 1;
}

const nobody = (): void => undefined;

/**
 * The values of these keys of a dictionary; the others are only gone over. Null where something else than a dictionary
 * stands. @throws Ambiguous, RangeError
 */
export function pickFrom(
  bytes: Buffer,
  start: number,
  end: number,
  budget: Budget,
  keys: readonly string[],
): PdfDict | null {
  let at = behindSpace(bytes, start, end);
  if (bytes[at] !== LESS || bytes[at + 1] !== LESS) {
    skimValue(bytes, at, end, budget, nobody);
    return null;
  }
  const picked = new Map<string, PdfValue>();
  at += 2;
  for (;;) {
    at = behindSpace(bytes, at, end);
    if (bytes[at] === MORE && bytes[at + 1] === MORE && at + 2 <= end) return picked;
    if (bytes[at] !== SLASH || at >= end) throw new Ambiguous('key');
    const to = behindWord(bytes, at + 1, end);
    const key = keyAt(bytes, at + 1, to, keys);
    if (key === null) at = skimValue(bytes, to, end, budget, nobody);
    else {
      const reader = new StrictReader(bytes, to, end, budget, false);
      picked.set(key, reader.value(1));
      at = reader.at;
    }
  }
}

/** Which of the keys stands there, however it is written. */
function keyAt(bytes: Buffer, from: number, to: number, keys: readonly string[]): string | null {
  for (const key of keys) if (isWritten(bytes, from, to, key)) return key;
  for (let at = from; at < to; at += 1)
    if (bytes[at] === HASH) {
      const name = nameOfBytes(bytes, from, to);
      return keys.find((key) => key === name) ?? null;
    }
  return null;
}

function isWritten(bytes: Buffer, from: number, to: number, key: string): boolean {
  if (to - from !== key.length) return false;
  for (let at = from; at < to; at += 1) if (bytes[at] !== key.charCodeAt(at - from)) return false;
  return true;
}
