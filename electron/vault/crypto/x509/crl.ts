import { sign, verify, type KeyObject } from 'node:crypto';
import {
  bits,
  children,
  decode,
  encode,
  enumerated,
  explicit,
  integer,
  integerHex,
  isSequence,
  isTagged,
  isTime,
  members,
  readBits,
  readEnumerated,
  readIntegerHex,
  readOid,
  readSmallInteger,
  readTaggedBytes,
  readTimeMs,
  sequence,
  tagged,
  taggedBytes,
  time,
  type Asn1,
} from '../asn1.ts';
import { extension, RSA_SHA256 } from './authority.ts';
import { CERTIFICATE_SIGNATURES, readExtensionList, type Certificate } from './certificates.ts';
import { OID } from '../oids.ts';
import { guarded, refuse } from '../refusal.ts';

/** CRLReason values that matter here (RFC 5280 §5.3.1): after these, nothing the key ever signed can be trusted. */
export const REASON_KEY_COMPROMISE = 1;
export const REASON_CA_COMPROMISE = 2;

export interface Revocation {
  readonly serialHex: string;
  readonly revokedMs: number;
  readonly reason?: number | undefined;
}

export interface RevocationList {
  readonly der: Buffer;
  readonly issuer: Buffer;
  readonly authorityKeyId: Buffer | undefined;
  readonly thisUpdateMs: number;
  readonly nextUpdateMs: number;
  readonly revoked: ReadonlyMap<string, Revocation>;
  readonly signatureAlgorithm: string;
  readonly signature: Buffer;
  readonly toBeSigned: Buffer;
}

export interface RevocationListRequest {
  readonly issuer: Certificate;
  readonly issuerKey: KeyObject;
  readonly number: number;
  readonly thisUpdateMs: number;
  readonly nextUpdateMs: number;
  readonly revoked: readonly Revocation[];
}

/** Signs a v2 revocation list (RFC 5280 §5); node-forge has none. */
export function issueRevocationList(request: RevocationListRequest): Buffer {
  const keyId = request.issuer.subjectKeyId;
  const entries = request.revoked.map(({ serialHex, revokedMs, reason }) =>
    sequence(
      integerHex(serialHex),
      time(revokedMs),
      ...(reason === undefined ? [] : [sequence(extension(OID.reasonCode, false, enumerated(reason)))]),
    ),
  );
  const toBeSigned = sequence(
    integer(1),
    RSA_SHA256(),
    decode(request.issuer.subject),
    time(request.thisUpdateMs),
    time(request.nextUpdateMs),
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    tagged(
      0,
      sequence(
        ...(keyId ? [extension(OID.authorityKeyIdentifier, false, sequence(taggedBytes(0, keyId)))] : []),
        extension(OID.crlNumber, false, integer(request.number)),
      ),
    ),
  );
  const signature = sign('sha256', encode(toBeSigned), request.issuerKey);
  return encode(sequence(toBeSigned, RSA_SHA256(), bits(signature)));
}

/** 20,000 entries are about 1 MB. */
const MAX_LIST_BYTES = 16 * 1024 * 1024;

/** Parses a list. Unknown critical extensions (issuing distribution point, delta) are refused, not misread. */
export function parseRevocationList(der: Uint8Array): RevocationList {
  if (der.length > MAX_LIST_BYTES) refuse('certificate-invalid', 'too-large');
  return guarded('certificate-invalid', () => read(Buffer.from(der)));
}

function read(der: Buffer): RevocationList {
  const [tbs, algorithm, signature] = members(decode(der), 'crl', 3, 3);
  const fields = [...members(tbs, 'tbs-crl', 5, 7)];
  if (readSmallInteger(fields.shift()) !== 1) refuse('certificate-invalid', 'crl-version');
  const inner = fields.shift();
  if (!inner || !algorithm || !tbs || !encode(inner).equals(encode(algorithm)))
    refuse('certificate-invalid', 'algorithm-mismatch');
  const [issuer, thisUpdate] = fields.splice(0, 2);
  // nextUpdate is mandatory in this profile (RFC 5280 §5.1.2.5), else a list would never go stale.
  if (!issuer || !isTime(fields[0])) refuse('certificate-invalid', 'no-next-update');
  const nextUpdate = fields.shift();
  const entries = isSequence(fields[0]) ? children(fields.shift(), 'revoked') : [];
  const extensions = isTagged(fields[0], 0, true) ? fields.shift() : undefined;
  if (fields.length > 0) refuse('certificate-invalid', 'malformed');
  return {
    der,
    issuer: encode(issuer),
    authorityKeyId: extensions && readListExtensions(explicit(extensions, 0, 'extensions')),
    thisUpdateMs: readTimeMs(thisUpdate),
    nextUpdateMs: readTimeMs(nextUpdate),
    revoked: new Map(entries.map(readEntry).map((entry) => [entry.serialHex, entry])),
    signatureAlgorithm: readOid(members(algorithm, 'algorithm', 1, 2)[0]),
    signature: readBits(signature),
    toBeSigned: encode(tbs),
  };
}

function readEntry(node: Asn1): Revocation {
  const [serial, date, extensions] = members(node, 'entry', 2, 3);
  let reason: number | undefined;
  for (const [id, { critical, value }] of extensions ? readExtensionList(extensions) : []) {
    if (id === OID.reasonCode) reason = readEnumerated(decode(value));
    else if (critical) refuse('certificate-invalid', 'unknown-critical-extension');
  }
  return { serialHex: readIntegerHex(serial), revokedMs: readTimeMs(date), reason };
}

function readListExtensions(node: Asn1): Buffer | undefined {
  let keyId: Buffer | undefined;
  for (const [id, { critical, value }] of readExtensionList(node)) {
    if (id === OID.authorityKeyIdentifier) {
      const member = members(decode(value), 'aki').find((part) => isTagged(part, 0, false));
      keyId = member && readTaggedBytes(member, 0);
    } else if (critical && id !== OID.crlNumber) {
      refuse('certificate-invalid', 'unknown-critical-extension');
    }
  }
  return keyId;
}

/** Whether the list is `authority`'s: name, key identifier and signature. */
export function isListOf(list: RevocationList, authority: Certificate): boolean {
  const hash = CERTIFICATE_SIGNATURES[list.signatureAlgorithm];
  if (hash === undefined || !list.issuer.equals(authority.subject)) return false;
  const keyIds = [list.authorityKeyId, authority.subjectKeyId];
  if (keyIds[0] && keyIds[1] && !keyIds[0].equals(keyIds[1])) return false;
  return verify(hash, list.toBeSigned, authority.publicKey, list.signature);
}
