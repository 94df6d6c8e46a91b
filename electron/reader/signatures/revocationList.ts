import { type KeyObject } from 'node:crypto';
import { hashNamedBy, isSignatureOf } from './algorithms.ts';
import {
  type Ber,
  BerError,
  integerHexOf,
  membersOf,
  octetsOf,
  oidOf,
  readBer,
  SEQUENCE,
  spanAt,
  timeOf,
} from './ber.ts';
import { type ForeignName, readName } from './foreignCertificate.ts';

/** A certificate that was taken back. */
export interface RevokedEntry {
  readonly serialHex: string;
  readonly revokedMs: number;
  readonly reason: number | null;
}

/** A list of revoked certificates (RFC 5280 §5) as it stands; nobody's until its signature is looked at. */
export interface ForeignList {
  readonly issuer: Buffer;
  readonly issuerName: ForeignName;
  readonly keyId: Buffer | null;
  readonly thisUpdateMs: number;
  /** null: the list says nowhere when it ends, and so never would */
  readonly nextUpdateMs: number | null;
  /** not every certificate of its issuer is spoken of: a delta, a part, or in a way that nobody here knows */
  readonly isPartial: boolean;
  readonly count: number;
  entries(): Generator<RevokedEntry>;
  /** Whether this key signed it. */
  isSignedBy(key: KeyObject): boolean;
}

const [REASON, KEY_ID, NUMBER] = ['2.5.29.21', '2.5.29.35', '2.5.29.20'];
/** Certificates of others in a list of one's own; RFC 5280 §5.3.3. */
const CERTIFICATE_ISSUER = '2.5.29.29';
const SEQUENCE_OF_EXTENSIONS = 0xa0;
const [UTC_TIME, GENERALIZED_TIME] = [0x17, 0x18];

const isTime = (tag: number | undefined): boolean => tag === UTC_TIME || tag === GENERALIZED_TIME;

/**
 * Reads a list in DER without making a tree of it: there may be hundreds of thousands of entries. Each entry is looked at
 * here, so that going through them later meets no surprise.
 * @param most entries
 * @throws BerError; RangeError for more entries
 */
export function readForeignList(der: Buffer, most: number): ForeignList {
  const [toBeSigned, algorithm, signature, ...more] = partsOf(der);
  if (toBeSigned === undefined || more.length > 0 || signature?.tag !== 0x03) throw new BerError('list');
  const fields = partsOf(toBeSigned.whole);
  const isSecond = fields[0]?.tag === 0x02;
  if (isSecond) fields.shift();
  const [inner, issuer, thisUpdate] = fields.splice(0, 3);
  const nextUpdate = isTime(fields[0]?.tag) ? fields.shift() : undefined;
  const list = fields[0]?.tag === SEQUENCE ? fields.shift() : undefined;
  const extensions = fields[0]?.tag === SEQUENCE_OF_EXTENSIONS ? fields.shift() : undefined;
  if (issuer === undefined || inner === undefined || algorithm?.whole.equals(inner.whole) !== true)
    throw new BerError('list');
  if (fields.length > 0 || !isTime(thisUpdate?.tag)) throw new BerError('list');
  const entries = list === undefined ? [] : [...entrySpans(list.whole, most)];
  const told = readExtensions(extensions);
  const bits = signature.content;
  if (bits[0] !== 0) throw new BerError('bits');
  const how = readBer(algorithm.whole);
  return {
    issuer: issuer.whole,
    issuerName: readName(readBer(issuer.whole)),
    keyId: told.keyId,
    thisUpdateMs: timeOf(readBer((thisUpdate ?? issuer).whole)),
    nextUpdateMs: nextUpdate === undefined ? null : timeOf(readBer(nextUpdate.whole)),
    isPartial: told.isPartial || entries.some((entry) => readEntry(entry).isOfOthers),
    count: entries.length,
    *entries() {
      for (const entry of entries) yield readEntry(entry);
    },
    isSignedBy: (key) => {
      const hash = hashNamedBy(how);
      return hash !== null && isSignatureOf(key, how, hash, [toBeSigned.whole], bits.subarray(1));
    },
  };
}

interface Part {
  readonly tag: number;
  readonly whole: Buffer;
  readonly content: Buffer;
}

/** The members of the one constructed value that these bytes are. @throws BerError */
function partsOf(bytes: Buffer): Part[] {
  const outer = spanAt(bytes, 0);
  if (outer.tag !== SEQUENCE || outer.to !== bytes.length) throw new BerError('sequence');
  const parts: Part[] = [];
  for (let at = outer.from; at < outer.to;) {
    const { tag, from, to } = spanAt(bytes, at);
    if (parts.length >= 10) throw new BerError('sequence');
    parts.push({ tag, whole: bytes.subarray(at, to), content: bytes.subarray(from, to) });
    at = to;
  }
  return parts;
}

function* entrySpans(bytes: Buffer, most: number): Generator<Buffer> {
  const { from, to: end } = spanAt(bytes, 0);
  let count = 0;
  for (let at = from; at < end; count += 1) {
    if (count >= most) throw new RangeError('too many revoked certificates');
    const { to } = spanAt(bytes, at);
    yield bytes.subarray(at, to);
    at = to;
  }
}

function readEntry(bytes: Buffer): RevokedEntry & { readonly isOfOthers: boolean } {
  const [serial, time, extensions] = membersOf(readBer(bytes), SEQUENCE);
  let [reason, isOfOthers]: [number | null, boolean] = [null, false];
  for (const [id, { value, isCritical }] of extensions === undefined ? [] : readList(extensions)) {
    if (id === REASON) reason = enumerated(readBer(value));
    else if (isCritical || id === CERTIFICATE_ISSUER) isOfOthers = true;
  }
  const serialHex = integerHexOf(serial);
  if (serialHex.length > 42) throw new BerError('serial');
  return { serialHex, revokedMs: timeOf(time), reason, isOfOthers };
}

function enumerated({ tag, content }: Ber): number {
  const [value = 255] = content;
  if (tag !== 0x0a || content.length !== 1 || value > 10) throw new BerError('reason');
  return value;
}

interface Extension {
  readonly isCritical: boolean;
  readonly value: Buffer;
}

function readList(list: Ber): [string, Extension][] {
  return membersOf(list, SEQUENCE).map((extension) => {
    const parts = membersOf(extension, SEQUENCE);
    const isCritical = parts.length === 3 && (parts[1]?.content[0] ?? 0) !== 0;
    return [oidOf(parts[0]), { isCritical, value: octetsOf(parts.at(-1)) }];
  });
}

function readExtensions(part: Part | undefined): {
  readonly keyId: Buffer | null;
  readonly isPartial: boolean;
} {
  let [keyId, isPartial]: [Buffer | null, boolean] = [null, false];
  if (part === undefined) return { keyId, isPartial };
  for (const [id, { isCritical, value }] of readList(readBer(part.content))) {
    if (id === KEY_ID) keyId = readBer(value).members.find(({ tag }) => tag === 0x80)?.content ?? null;
    else if (isCritical && id !== NUMBER) isPartial = true;
  }
  return { keyId, isPartial };
}
