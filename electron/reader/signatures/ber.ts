/**
 * A reader of BER (X.690 §8) over bytes, for messages of others: indefinite lengths, strings in pieces. It keeps where
 * each value stands, so that what was signed is hashed as it was sent and never encoded anew where it need not be.
 */
export interface Ber {
  /** the first octet */
  readonly tag: number;
  /** with tag and length */
  readonly whole: Buffer;
  readonly content: Buffer;
  readonly isDefinite: boolean;
  /** of a constructed value */
  readonly members: readonly Ber[];
}

/** The bytes are not what they should be. */
export class BerError extends Error {
  override readonly name = 'BerError';
}

const MAX_DEPTH = 40;
/** Values in one message: a revocation list that a signer enclosed may have many. */
const MAX_VALUES = 100_000;
const CONSTRUCTED = 0x20;

/** The value at the beginning of the bytes; what follows it is passed over. @throws BerError */
export function readBer(bytes: Buffer): Ber {
  return valueAt(bytes, 0, bytes.length, 0, { values: MAX_VALUES }).value;
}

interface Read {
  readonly value: Ber;
  readonly to: number;
}

function valueAt(bytes: Buffer, at: number, end: number, depth: number, left: { values: number }): Read {
  const tag = bytes[at];
  const first = bytes[at + 1];
  left.values -= 1;
  if (tag === undefined || first === undefined || at + 2 > end || left.values < 0 || depth > MAX_DEPTH)
    throw new BerError('value');
  if ((tag & 0x1f) === 0x1f) throw new BerError('tag');
  const isConstructed = (tag & CONSTRUCTED) !== 0;
  if (first === 0x80) {
    if (!isConstructed) throw new BerError('length');
    const members: Ber[] = [];
    let to = at + 2;
    while (bytes[to] !== 0 || bytes[to + 1] !== 0) {
      const read = valueAt(bytes, to, end, depth + 1, left);
      members.push(read.value);
      to = read.to;
    }
    if (to + 2 > end) throw new BerError('length');
    const [whole, content] = [bytes.subarray(at, to + 2), bytes.subarray(at + 2, to)];
    return { value: { tag, whole, content, isDefinite: false, members }, to: to + 2 };
  }
  const octets = first < 0x80 ? 0 : first & 0x7f;
  if (octets > 4) throw new BerError('length');
  let length = first < 0x80 ? first : 0;
  for (let i = 0; i < octets; i += 1) length = length * 256 + (bytes[at + 2 + i] ?? 0);
  const from = at + 2 + octets;
  const to = from + length;
  if (to > end) throw new BerError('length');
  const members: Ber[] = [];
  if (isConstructed)
    for (let inner = from; inner < to;) {
      const read = valueAt(bytes, inner, to, depth + 1, left);
      members.push(read.value);
      inner = read.to;
    }
  const value: Ber = {
    tag,
    whole: bytes.subarray(at, to),
    content: bytes.subarray(from, to),
    isDefinite: true,
    members,
  };
  return { value, to };
}

/** Where one value of definite length stands, without looking into it: for what has very many members. @throws BerError */
export function spanAt(
  bytes: Buffer,
  at: number,
): { readonly tag: number; readonly from: number; readonly to: number } {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined || first === 0x80 || (tag & 0x1f) === 0x1f)
    throw new BerError('value');
  const octets = first < 0x80 ? 0 : first & 0x7f;
  if (octets > 4 || at + 2 + octets > bytes.length) throw new BerError('length');
  const from = at + 2 + octets;
  const to = from + (octets === 0 ? first : bytes.readUIntBE(at + 2, octets));
  if (to > bytes.length) throw new BerError('length');
  return { tag, from, to };
}

/** The members of a value with this tag (SEQUENCE 0x30, SET 0x31, `[n]` 0xa0 + n). @throws BerError */
export function membersOf(value: Ber | undefined, tag: number): readonly Ber[] {
  if (value?.tag !== tag) throw new BerError('tag');
  return value.members;
}

export const SEQUENCE = 0x30;
export const SET = 0x31;
const OCTETS = 0x04;

/** An OCTET STRING, whole or in pieces. @throws BerError */
export function octetsOf(value: Ber | undefined): Buffer {
  if (value?.tag === OCTETS) return value.content;
  if (value?.tag !== (OCTETS | CONSTRUCTED)) throw new BerError('octets');
  return Buffer.concat(value.members.map(octetsOf));
}

/** An object identifier in dotted form. @throws BerError */
export function oidOf(value: Ber | undefined): string {
  if (value?.tag !== 0x06 || value.content.length === 0 || value.content.length > 64)
    throw new BerError('oid');
  const arcs: number[] = [];
  let arc = 0;
  for (const octet of value.content) {
    arc = arc * 128 + (octet & 0x7f);
    if ((octet & 0x80) !== 0) continue;
    if (arcs.length === 0)
      arcs.push(Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40)));
    else arcs.push(arc);
    arc = 0;
  }
  return arcs.join('.');
}

/** The content of an INTEGER in hex; an octet more than needed is no BER either (X.690 §8.3.2). @throws BerError */
export function integerHexOf(value: Ber | undefined): string {
  const [first = 0, second = 0] = value?.content ?? [];
  if (value?.tag !== 0x02 || value.content.length === 0) throw new BerError('integer');
  if (value.content.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)))
    throw new BerError('integer');
  return value.content.toString('hex');
}

/** A time in milliseconds; fractions of seconds are dropped (RFC 3161 §2.4.2 allows them). @throws BerError */
export function timeOf(value: Ber | undefined): number {
  const text = value?.content.toString('latin1') ?? '';
  const isShort = value?.tag === 0x17;
  if (!isShort && value?.tag !== 0x18) throw new BerError('time');
  const found = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?:[.,]\d+)?(Z|[+-]\d{4})$/.exec(text);
  if (found === null || found[1]?.length !== (isShort ? 2 : 4)) throw new BerError('time');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const full = isShort ? (year < 50 ? 2000 + year : 1900 + year) : year;
  const zone = found[7] ?? 'Z';
  const shift = zone === 'Z' ? 0 : Number(zone.slice(0, 3)) * 60 + Number(zone[0] + zone.slice(3));
  const ms = Date.UTC(full, month - 1, day, hour, minute, second) - shift * 60_000;
  if (!Number.isFinite(ms)) throw new BerError('time');
  return ms;
}

/** The value in DER: definite lengths, sets in order (X.690 §10, §11); `tag` in place of its own. */
export function toDer(value: Ber, tag = value.tag): Buffer {
  if ((value.tag & CONSTRUCTED) === 0) return wrap(tag, value.content);
  const inner = value.members.map((member) => toDer(member));
  if (tag === SET) inner.sort(Buffer.compare);
  return wrap(tag, Buffer.concat(inner));
}

function wrap(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Buffer.concat([Buffer.from([tag, 0x80 | octets.length, ...octets]), content]);
}
