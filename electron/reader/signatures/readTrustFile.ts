import type { KeyObject } from 'node:crypto';
import {
  type KnownIssuer,
  MOST_CERTIFICATES,
  MOST_LISTS,
  MOST_REVOKED,
  REVOKED_OF_ITEM,
  type RevokedSerial,
  type TrustItem,
} from '../../../shared/ipc/readerTrust.ts';
import { publicKeyOf, UnknownAlgorithm } from './algorithms.ts';
import { type Ber, BerError, membersOf, oidOf, readBer, SEQUENCE, spanAt } from './ber.ts';
import { readForeignCertificate } from './foreignCertificate.ts';
import { type ForeignList, readForeignList } from './revocationList.ts';

/** What a file holds, in its order; `left`: parts that are of no use at all. */
export interface TrustFile {
  readonly items: readonly TrustItem[];
  readonly left: number;
}

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const MOST_BLOCKS = 500;

/**
 * Takes certificates and lists of revoked ones out of a file: PEM with any number of blocks, one DER value, or a bag of both
 * (PKCS#7 without a signature, `.p7b`).
 * @param issuers who may have signed the lists, besides the authorities that lie in the same file
 */
export function readTrustFile(bytes: Buffer, issuers: readonly KnownIssuer[]): TrustFile {
  const found: Found = { certificates: [], lists: [], left: 0 };
  for (const der of blocksOf(bytes)) {
    try {
      takeApart(der, found);
    } catch (cause) {
      if (!(cause instanceof BerError)) throw cause;
      found.left += 1;
    }
  }
  const known = knownKeys(issuers, found.certificates);
  const items: TrustItem[] = found.certificates
    .slice(0, MOST_CERTIFICATES)
    .map((der) => ({ kind: 'certificate', der: der.toString('base64') }));
  let entriesLeft = MOST_REVOKED;
  for (const der of found.lists.slice(0, MOST_LISTS)) {
    try {
      const list = readForeignList(der, entriesLeft);
      entriesLeft -= list.count;
      items.push(...told(list, known));
    } catch (cause) {
      if (cause instanceof RangeError) items.push(TOO_LONG);
      else if (cause instanceof BerError) found.left += 1;
      else throw cause;
    }
  }
  const beyond =
    Math.max(0, found.certificates.length - MOST_CERTIFICATES) + Math.max(0, found.lists.length - MOST_LISTS);
  return { items, left: found.left + beyond };
}

/** Of a list with more entries than are kept nothing is kept: half of it would say that the others are in force. */
const TOO_LONG: TrustItem = {
  kind: 'list',
  issuer: null,
  aside: 'too-long',
  issuerName: '',
  thisUpdateMs: 0,
  nextUpdateMs: 0,
  count: 0,
};
/** Keys of one name that a list is tried with. */
const MOST_TRIALS = 12;

interface Found {
  readonly certificates: Buffer[];
  readonly lists: Buffer[];
  left: number;
}

const LABELS = /-----BEGIN (CERTIFICATE|TRUSTED CERTIFICATE|X509 CERTIFICATE|X509 CRL|PKCS7|CMS)-----/g;

/** The DER values of a file. */
function blocksOf(bytes: Buffer): Buffer[] {
  // no text begins with the tag of a SEQUENCE and a long length
  if (bytes[0] === SEQUENCE && (bytes[1] ?? 0) >= 0x80) return [bytes];
  const text = bytes.toString('latin1');
  const blocks: Buffer[] = [];
  for (const { index, 0: begin, 1: label } of text.matchAll(LABELS)) {
    const end = text.indexOf(`-----END ${label ?? ''}-----`, index);
    if (end < 0 || blocks.length >= MOST_BLOCKS) break;
    blocks.push(Buffer.from(text.slice(index + begin.length, end), 'base64'));
  }
  return blocks.length > 0 || !/^[\sA-Za-z0-9+/=]+$/.test(text) ? blocks : [Buffer.from(text, 'base64')];
}

/** @throws BerError */
function takeApart(der: Buffer, found: Found): void {
  const outer = spanAt(der, 0);
  const inner = spanAt(der, outer.from);
  if (outer.tag !== SEQUENCE) throw new BerError('tag');
  if (inner.tag === 0x06) return fromBag(readBer(der), found);
  if (isList(der, inner.from, inner.to)) found.lists.push(der.subarray(0, outer.to));
  else addCertificate(readBer(der), found);
}

function addCertificate(value: Ber, found: Found): void {
  readForeignCertificate(value);
  found.certificates.push(value.whole);
}

/** A list has a time where a certificate has its validity: behind version, algorithm and issuer. */
function isList(der: Buffer, from: number, to: number): boolean {
  let at = from;
  for (let n = 0; n < 4 && at < to; n += 1) {
    const { tag, to: next } = spanAt(der, at);
    if (tag === 0x17 || tag === 0x18) return true;
    at = next;
  }
  return false;
}

/** @throws BerError */
function fromBag(message: Ber, found: Found): void {
  const [type, wrapped] = membersOf(message, SEQUENCE);
  if (oidOf(type) !== SIGNED_DATA || wrapped?.tag !== 0xa0) throw new BerError('signed-data');
  for (const { tag, members } of membersOf(wrapped.members[0], SEQUENCE))
    for (const member of members)
      try {
        if (tag === 0xa0 && member.tag === SEQUENCE) addCertificate(member, found);
        if (tag === 0xa1 && member.tag === SEQUENCE) found.lists.push(member.whole);
      } catch (cause) {
        if (!(cause instanceof BerError)) throw cause;
        found.left += 1;
      }
}

interface KnownKey {
  readonly subject: Buffer;
  readonly keyId: Buffer | null;
  readonly key: KeyObject;
}

/** Those that are known by the caller come first and keep their places. */
function knownKeys(issuers: readonly KnownIssuer[], certificates: readonly Buffer[]): KnownKey[] {
  const known: KnownKey[] = issuers.map(({ subject, key, keyId }) => ({
    subject: Buffer.from(subject, 'base64'),
    key: publicKeyOf(Buffer.from(key, 'base64')),
    keyId: keyId === null ? null : Buffer.from(keyId, 'hex'),
  }));
  for (const der of certificates.slice(0, MOST_CERTIFICATES)) {
    const { subject, subjectKeyId: keyId, key } = readForeignCertificate(readBer(der));
    known.push({ subject, keyId, key });
  }
  return known;
}

function told(list: ForeignList, known: readonly KnownKey[]): TrustItem[] {
  const { issuerName, thisUpdateMs, nextUpdateMs, isPartial, count } = list;
  const named = known.flatMap(({ subject, keyId }, at) => {
    const isOther = keyId !== null && list.keyId !== null && !keyId.equals(list.keyId);
    return subject.equals(list.issuer) && !isOther ? [at] : [];
  });
  const issuer = named.slice(0, MOST_TRIALS).find((at) => isSigned(list, known[at]));
  const aside =
    named.length === 0
      ? 'unknown-issuer'
      : issuer === undefined
        ? 'not-signed'
        : isPartial
          ? 'partial'
          : nextUpdateMs === null
            ? 'no-end'
            : null;
  const head: TrustItem = {
    kind: 'list',
    issuer: aside === null ? (issuer ?? null) : null,
    aside,
    issuerName: issuerName.commonName || issuerName.organization,
    thisUpdateMs,
    nextUpdateMs: nextUpdateMs ?? thisUpdateMs,
    count,
  };
  return aside === null ? [head, ...entryItems(list)] : [head];
}

function isSigned(list: ForeignList, issuer: KnownKey | undefined): boolean {
  try {
    return issuer !== undefined && list.isSignedBy(issuer.key);
  } catch (cause) {
    if (cause instanceof UnknownAlgorithm || cause instanceof BerError) return false;
    throw cause;
  }
}

function entryItems(list: ForeignList): TrustItem[] {
  const items: TrustItem[] = [];
  let entries: RevokedSerial[] = [];
  for (const { serialHex, revokedMs, reason } of list.entries()) {
    entries.push([serialHex, revokedMs, reason]);
    if (entries.length < REVOKED_OF_ITEM) continue;
    items.push({ kind: 'revoked', entries });
    entries = [];
  }
  if (entries.length > 0) items.push({ kind: 'revoked', entries });
  return items;
}
