/**
 * A strict reader of DER (X.690 §10, §11) over bytes, before any of them becomes an object: every length minimal and
 * definite, every primitive in its one form, every SET in order, nesting and number of values bounded. Linear in the
 * input. What passes here has one encoding only, so nobody can change a byte of it and be read the same.
 */

/** Deepest nesting that any of our formats needs is about 20. */
export const MAX_DEPTH = 40;
/** Values in one structure: an envelope for 4,096 recipients has about 80,000, a list of 20,000 revocations 160,000. */
const MAX_VALUES = 400_000;

const SET = 0x31;
const CONSTRUCTED = 0x20;

interface Value {
  readonly tag: number;
  readonly from: number;
  readonly end: number;
}

/** Header of the value at `at`; null when it is no DER or does not end within `end`. One-byte tags only. */
function headerAt(bytes: Uint8Array, at: number, end: number): Value | null {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || at + 2 > end || (tag & 0x1f) === 0x1f) return null;
  if (first < 0x80) return at + 2 + first > end ? null : { tag, from: at + 2, end: at + 2 + first };
  const octets = first & 0x7f;
  if (octets === 0 || octets > 4 || at + 2 + octets > end) return null;
  let length = 0;
  for (let i = 0; i < octets; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0);
  // the shortest form (X.690 §10.1): no long form below 128, no leading zero
  if (length < 0x80 || bytes[at + 2] === 0) return null;
  const from = at + 2 + octets;
  return from + length > end ? null : { tag, from, end: from + length };
}

/** First octet and content of the one value that `bytes` are, whatever is within it; null for anything else. */
export function oneValue(bytes: Uint8Array): { readonly tag: number; readonly content: Uint8Array } | null {
  const value = headerAt(bytes, 0, bytes.length);
  return value?.end === bytes.length ? { tag: value.tag, content: bytes.subarray(value.from) } : null;
}

/** Whether `bytes` is exactly one value in strict DER. */
export function isStrictDer(bytes: Uint8Array, maxValues = MAX_VALUES): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const left = { values: maxValues };
  const value = headerAt(buffer, 0, buffer.length);
  return value !== null && value.end === buffer.length && isStrict(buffer, value, 0, left);
}

function isStrict(
  bytes: Buffer,
  { tag, from, end }: Value,
  depth: number,
  left: { values: number },
): boolean {
  if ((left.values -= 1) < 0 || depth > MAX_DEPTH) return false;
  if ((tag & CONSTRUCTED) === 0)
    return (tag & 0xc0) !== 0 || isStrictPrimitive(tag, bytes.subarray(from, end));
  // only SEQUENCE and SET are constructed among the universal types we know (X.690 §10.2: no strings in pieces)
  if ((tag & 0xc0) === 0 && tag !== 0x30 && tag !== SET) return false;
  let before: Buffer | null = null;
  for (let at = from; at < end;) {
    const member = headerAt(bytes, at, end);
    if (member === null || !isStrict(bytes, member, depth + 1, left)) return false;
    const encoding = bytes.subarray(at, member.end);
    if (tag === SET && before !== null && Buffer.compare(before, encoding) > 0) return false; // X.690 §11.6
    before = encoding;
    at = member.end;
  }
  return true;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function isStrictPrimitive(tag: number, content: Buffer): boolean {
  const [first = 0, second = 0] = content;
  switch (tag) {
    case 0x01: // BOOLEAN: FALSE is 00, TRUE is FF (X.690 §11.1)
      return content.length === 1 && (first === 0 || first === 0xff);
    case 0x02: // INTEGER, ENUMERATED: no octet more than needed (X.690 §8.3.2)
    case 0x0a:
      return (
        content.length > 0 &&
        !(content.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)))
      );
    case 0x03: // BIT STRING: the unused bits are told and zero (X.690 §11.2)
      return isStrictBits(content);
    case 0x05:
      return content.length === 0;
    case 0x06:
      return isStrictOid(content);
    case 0x0c:
      return isUtf8(content);
    default:
      return true;
  }
}

function isStrictBits(content: Buffer): boolean {
  const unused = content[0];
  if (unused === undefined || unused > 7) return false;
  if (content.length === 1) return unused === 0;
  return ((content[content.length - 1] ?? 0) & ((1 << unused) - 1)) === 0;
}

/** No arc padded with 0x80, none cut off (X.690 §8.19.2). */
function isStrictOid(content: Buffer): boolean {
  if (content.length === 0 || ((content[content.length - 1] ?? 0) & 0x80) !== 0) return false;
  return content.every((octet, i) => octet !== 0x80 || (i > 0 && ((content[i - 1] ?? 0) & 0x80) !== 0));
}

function isUtf8(content: Buffer): boolean {
  try {
    UTF8.decode(content);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether content could be a SET of anything: what a signature over signed attributes covers (the known forgery passes
 * such bytes off as content). Only the first level is looked at, so that nothing inside can make the answer "no".
 */
export function isOneSet(content: Uint8Array): boolean {
  const outer = content[0] === SET ? headerAt(content, 0, content.length) : null;
  if (outer === null || outer.end !== content.length) return false;
  let at = outer.from;
  while (at < outer.end) {
    const member = headerAt(content, at, outer.end);
    if (member === null) return false;
    at = member.end;
  }
  return true;
}
