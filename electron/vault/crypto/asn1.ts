import forge from 'node-forge';
import { isStrictDer, MAX_DEPTH, oneValue } from './der.ts';

/**
 * Thin typed layer over node-forge's ASN.1 codec: builders, a strict DER gate and readers that refuse
 * anything of another shape. forge carries bytes as Latin-1 strings; this file is where they turn into Buffers.
 */
export type Asn1 = forge.asn1.Asn1;

const A = forge.asn1;
const UNIVERSAL = A.Class.UNIVERSAL;
const CONTEXT = A.Class.CONTEXT_SPECIFIC;
const T = A.Type;

/** Something is not of the expected shape. Never leaves `crypto/`: entry points turn it into an AppError. */
export class Asn1Error extends Error {
  override readonly name = 'Asn1Error';
}

function malformed(what: string): never {
  throw new Asn1Error(what);
}

const toBinary = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
const fromBinary = (text: string): Buffer => Buffer.from(text, 'latin1');

// ---- building -------------------------------------------------------------------------------------------

const primitive = (type: number, value: string): Asn1 => A.create(UNIVERSAL, type, false, value);

export const sequence = (...members: Asn1[]): Asn1 => A.create(UNIVERSAL, T.SEQUENCE, true, members);
export const set = (...members: Asn1[]): Asn1 => A.create(UNIVERSAL, T.SET, true, members);
export const nul = (): Asn1 => primitive(T.NULL, '');
export const oid = (dotted: string): Asn1 => primitive(T.OID, A.oidToDer(dotted).getBytes());
export const octets = (bytes: Uint8Array): Asn1 => primitive(T.OCTETSTRING, toBinary(bytes));
export const bits = (bytes: Uint8Array, unused = 0): Asn1 =>
  primitive(T.BITSTRING, String.fromCharCode(unused) + toBinary(bytes));
export const boolean = (value: boolean): Asn1 => primitive(T.BOOLEAN, value ? '\xff' : '\x00');
export const integer = (value: number): Asn1 => primitive(T.INTEGER, A.integerToDer(value).getBytes());
/** INTEGER from its content bytes in hex (how serial numbers are kept). */
export const integerHex = (hex: string): Asn1 => primitive(T.INTEGER, toBinary(Buffer.from(hex, 'hex')));
export const enumerated = (value: number): Asn1 => primitive(T.ENUMERATED, A.integerToDer(value).getBytes());
export const utf8 = (text: string): Asn1 => primitive(T.UTF8, toBinary(Buffer.from(text, 'utf8')));
export const printable = (text: string): Asn1 => primitive(T.PRINTABLESTRING, text);
export const bmp = (text: string): Asn1 => primitive(T.BMPSTRING, text);
/** `[n]` around members: EXPLICIT, or IMPLICIT of a constructed type. */
export const tagged = (n: number, ...members: Asn1[]): Asn1 => A.create(CONTEXT, n, true, members);
/** `[n]` IMPLICIT of a primitive type. */
export const taggedBytes = (n: number, bytes: Uint8Array): Asn1 =>
  A.create(CONTEXT, n, false, toBinary(bytes));

/** A value that others encoded, byte for byte as they did: it is not looked into. @throws Asn1Error for more or less than one */
export function asTheyStand(bytes: Uint8Array): Asn1 {
  const value = oneValue(bytes) ?? malformed('value');
  return A.create(UNIVERSAL, value.tag, false, toBinary(value.content));
}

/** UTCTime through 2049, GeneralizedTime from 2050 on (RFC 5280 §4.1.2.5); whole seconds, UTC. */
export function time(ms: number): Asn1 {
  const stamp = new Date(Math.floor(ms / 1000) * 1000).toISOString().replace(/[-:T]|\.\d+/g, '');
  const year = Number(stamp.slice(0, 4));
  return year < 2050 ? primitive(T.UTCTIME, stamp.slice(2)) : primitive(T.GENERALIZEDTIME, stamp);
}

export const encode = (node: Asn1): Buffer => fromBinary(A.toDer(node).getBytes());

/** DER SET OF: members sorted by their encodings (X.690 §11.6). */
export function setOf(...members: Asn1[]): Asn1 {
  const keyed = members.map((node) => ({ node, der: encode(node) }));
  keyed.sort((a, b) => Buffer.compare(a.der, b.der));
  return set(...keyed.map((entry) => entry.node));
}

// ---- parsing --------------------------------------------------------------------------------------------

interface DecodeOptions {
  readonly ber?: boolean;
  /** most values inside, where less than usual is enough (strict DER only) */
  readonly maxValues?: number;
}

/**
 * Parses one value that fills `bytes` exactly. Unless `ber` is set it must be strict DER (der.ts), and the re-encoding
 * must equal the input: what is signed and hashed later is encoded from what was read here.
 */
export function decode(bytes: Uint8Array, options: DecodeOptions = {}): Asn1 {
  if (!options.ber && !isStrictDer(bytes, options.maxValues)) malformed('not-der');
  const text = toBinary(bytes);
  const parse = A.fromDer as unknown as (input: string, options: object) => Asn1;
  let node: Asn1;
  try {
    node = parse(text, { strict: true, parseAllBytes: true, decodeBitStrings: false, maxDepth: MAX_DEPTH });
  } catch (cause) {
    throw new Asn1Error('unreadable', { cause });
  }
  if (!options.ber && A.toDer(node).getBytes() !== text) malformed('not-der');
  return node;
}

const matches = (node: Asn1 | undefined, cls: number, type: number, constructed?: boolean): node is Asn1 =>
  node !== undefined &&
  (node.tagClass as number) === cls &&
  (node.type as number) === type &&
  (constructed === undefined || node.constructed === constructed);

/** `[n]` of the given form. */
export const isTagged = (node: Asn1 | undefined, n: number, constructed?: boolean): node is Asn1 =>
  matches(node, CONTEXT, n, constructed);
export const isSequence = (node: Asn1 | undefined): node is Asn1 =>
  matches(node, UNIVERSAL, T.SEQUENCE, true);
export const isSet = (node: Asn1 | undefined): node is Asn1 => matches(node, UNIVERSAL, T.SET, true);
export const isBoolean = (node: Asn1 | undefined): node is Asn1 => matches(node, UNIVERSAL, T.BOOLEAN, false);
export const isInteger = (node: Asn1 | undefined): node is Asn1 => matches(node, UNIVERSAL, T.INTEGER, false);
export const isNull = (node: Asn1 | undefined): node is Asn1 =>
  matches(node, UNIVERSAL, T.NULL, false) && node.value === '';
export const isTime = (node: Asn1 | undefined): node is Asn1 =>
  matches(node, UNIVERSAL, T.UTCTIME, false) || matches(node, UNIVERSAL, T.GENERALIZEDTIME, false);

/** Members of any constructed value. */
export function children(node: Asn1 | undefined, what: string): readonly Asn1[] {
  if (!node?.constructed || !Array.isArray(node.value)) malformed(what);
  return node.value;
}

/** Members of a universal SEQUENCE that has between `min` and `max` of them. */
export function members(node: Asn1 | undefined, what: string, min = 0, max = Infinity): readonly Asn1[] {
  if (!isSequence(node)) malformed(what);
  const list = children(node, what);
  if (list.length < min || list.length > max) malformed(what);
  return list;
}

export function setMembers(node: Asn1 | undefined, what: string): readonly Asn1[] {
  if (!isSet(node)) malformed(what);
  return children(node, what);
}

/** The single member of `[n] EXPLICIT`. */
export function explicit(node: Asn1 | undefined, n: number, what: string): Asn1 {
  if (!isTagged(node, n, true)) malformed(what);
  const [only, ...rest] = children(node, what);
  if (only === undefined || rest.length > 0) malformed(what);
  return only;
}

function primitiveValue(node: Asn1 | undefined, cls: number, type: number, what: string): string {
  if (!matches(node, cls, type, false) || typeof node.value !== 'string') malformed(what);
  return node.value;
}

export const readOid = (node: Asn1 | undefined): string =>
  A.derToOid(primitiveValue(node, UNIVERSAL, T.OID, 'oid'));
export const readOctets = (node: Asn1 | undefined): Buffer =>
  fromBinary(primitiveValue(node, UNIVERSAL, T.OCTETSTRING, 'octet-string'));
export const readTaggedBytes = (node: Asn1 | undefined, n: number): Buffer =>
  fromBinary(primitiveValue(node, CONTEXT, n, 'tagged-bytes'));

/** OCTET STRING, or (BER only, X.690 §8.7.3) its pieces; `tag` when it is `[n]` IMPLICIT. */
export function readPiecewiseOctets(node: Asn1 | undefined, tag?: number): Buffer {
  if (!node?.constructed) return tag === undefined ? readOctets(node) : readTaggedBytes(node, tag);
  const fits = tag === undefined ? matches(node, UNIVERSAL, T.OCTETSTRING) : isTagged(node, tag);
  if (!fits) malformed('octet-string');
  return Buffer.concat(children(node, 'octet-string').map((piece) => readPiecewiseOctets(piece)));
}

/** Content bytes of a BIT STRING with a whole number of octets. */
export function readBits(node: Asn1 | undefined): Buffer {
  const bytes = fromBinary(primitiveValue(node, UNIVERSAL, T.BITSTRING, 'bit-string'));
  if (bytes[0] !== 0) malformed('bit-string');
  return bytes.subarray(1);
}

/** The named bits that are set (RFC 5280 keyUsage and the like). */
export function readNamedBits(node: Asn1 | undefined): ReadonlySet<number> {
  const bytes = fromBinary(primitiveValue(node, UNIVERSAL, T.BITSTRING, 'bit-string'));
  const set = new Set<number>();
  for (let i = 0; i < (bytes.length - 1) * 8; i++) {
    if (((bytes[1 + (i >> 3)] ?? 0) >> (7 - (i & 7))) & 1) set.add(i);
  }
  return set;
}

/** Content of an INTEGER in hex; a longer encoding than needed is refused (X.690 §8.3.2). */
export function readIntegerHex(node: Asn1 | undefined): string {
  const bytes = fromBinary(primitiveValue(node, UNIVERSAL, T.INTEGER, 'integer'));
  const [first = 0, second = 0] = bytes;
  const padded = bytes.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
  if (bytes.length === 0 || padded) malformed('integer');
  return bytes.toString('hex');
}

/** A non-negative INTEGER below 2³¹. */
export function readSmallInteger(node: Asn1 | undefined): number {
  const hex = readIntegerHex(node);
  if (hex.length > 8 || Number.parseInt(hex.slice(0, 2), 16) >= 0x80) malformed('integer');
  return Number.parseInt(hex, 16);
}

export function readEnumerated(node: Asn1 | undefined): number {
  const bytes = fromBinary(primitiveValue(node, UNIVERSAL, T.ENUMERATED, 'enumerated'));
  if (bytes.length !== 1) malformed('enumerated');
  return bytes[0] ?? 0;
}

export const readBoolean = (node: Asn1 | undefined): boolean =>
  primitiveValue(node, UNIVERSAL, T.BOOLEAN, 'boolean') !== '\x00';

const UTC_TIME = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/;
const GENERALIZED_TIME = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/;

/** Time in the one form RFC 5280 §4.1.2.5 allows: seconds present, Zulu, no fraction. */
export function readTimeMs(node: Asn1 | undefined): number {
  if (!isTime(node) || typeof node.value !== 'string') malformed('time');
  const isUtc = node.type === T.UTCTIME;
  const parts = (isUtc ? UTC_TIME : GENERALIZED_TIME).exec(node.value)?.slice(1).map(Number);
  if (!parts) malformed('time');
  const [y = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const year = isUtc ? (y < 50 ? 2000 + y : 1900 + y) : y;
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(ms);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day || hour > 23 || second > 59)
    malformed('time');
  return ms;
}

const STRING_TYPES: ReadonlySet<number> = new Set([T.UTF8, T.PRINTABLESTRING, T.IA5STRING, 20 /* T61 */]);

/** Text of a DirectoryString for display; names are compared as bytes, never as text. */
export function readText(node: Asn1 | undefined): string {
  if (node === undefined || node.tagClass !== UNIVERSAL || typeof node.value !== 'string')
    malformed('string');
  if (node.type === T.BMPSTRING) return node.value; // forge has already put the two-byte units together
  if (!STRING_TYPES.has(node.type)) malformed('string');
  return fromBinary(node.value).toString(node.type === T.UTF8 ? 'utf8' : 'latin1');
}

/** AlgorithmIdentifier whose parameters are absent or NULL; anything else is refused. */
export function readPlainAlgorithm(node: Asn1 | undefined): string {
  const [id, parameters] = members(node, 'algorithm', 1, 2);
  if (parameters !== undefined && !isNull(parameters)) malformed('algorithm');
  return readOid(id);
}

/** Whether the members of a SET OF stand in DER order. */
export function isSortedSet(node: Asn1): boolean {
  const encodings = children(node, 'set').map(encode);
  return encodings.every((der, i) => i === 0 || Buffer.compare(encodings[i - 1] ?? der, der) <= 0);
}
