import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import {
  decode,
  encode,
  explicit,
  isBoolean,
  isTagged,
  members,
  readBits,
  readBoolean,
  readIntegerHex,
  readNamedBits,
  readOctets,
  readOid,
  readSmallInteger,
  readTaggedBytes,
  readTimeMs,
  type Asn1,
} from './asn1.ts';
import { readName, type SubjectName } from './names.ts';
import { OID } from './oids.ts';
import { sha256Hex } from './primitives.ts';
import { guarded, refuse } from './refusal.ts';

/** Bits of keyUsage in their order (RFC 5280 §4.2.1.3). */
export const KEY_USAGE = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyEncipherment: 2,
  keyCertSign: 5,
  crlSign: 6,
} as const;
export type KeyUsage = keyof typeof KEY_USAGE;

/** A parsed certificate. Reading it proves nothing: `chain.ts` decides what it is worth. */
export interface Certificate {
  readonly der: Buffer;
  readonly sha256: string;
  /** Content bytes of the serial INTEGER in hex. */
  readonly serialHex: string;
  /** Raw DER of the names, compared as bytes. */
  readonly issuer: Buffer;
  readonly subject: Buffer;
  readonly name: SubjectName;
  readonly issuerName: SubjectName;
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  readonly publicKey: KeyObject;
  /** Modulus length; 0 for a key that is not RSA. */
  readonly rsaBits: number;
  readonly isAuthority: boolean;
  readonly pathLength: number | undefined;
  /** Undefined when the extension is absent. */
  readonly keyUsage: ReadonlySet<number> | undefined;
  readonly extendedKeyUsage: ReadonlySet<string> | undefined;
  readonly subjectKeyId: Buffer | undefined;
  /** dNSName entries of subjectAltName, in small letters */
  readonly dnsNames: readonly string[];
  readonly authorityKeyId: Buffer | undefined;
  /** Critical extensions that nobody here understands: the certificate is unusable (RFC 5280 §4.2). */
  readonly unknownCritical: readonly string[];
  readonly signatureAlgorithm: string;
  readonly signature: Buffer;
  readonly toBeSigned: Buffer;
}

/** Larger than any certificate in use; a bound for the parser. */
const MAX_CERTIFICATE_BYTES = 64 * 1024;
const CACHE_ENTRIES = 512;
const cache = new Map<string, Certificate>();

/** Parses one DER certificate, strictly: canonical DER, v3, no extension twice. Equal bytes are parsed once. */
export function parseCertificate(der: Uint8Array): Certificate {
  if (der.length > MAX_CERTIFICATE_BYTES) refuse('certificate-invalid', 'too-large');
  const key = sha256Hex(der);
  const known = cache.get(key);
  if (known) return known;
  const certificate = guarded('certificate-invalid', () => read(Buffer.from(der), key));
  if (cache.size >= CACHE_ENTRIES) cache.clear(); // bounded; a station meets a few dozen certificates
  cache.set(key, certificate);
  return certificate;
}

function read(der: Buffer, sha256: string): Certificate {
  const [tbs, algorithm, signature] = members(decode(der), 'certificate', 3, 3);
  const fields = [...members(tbs, 'tbs-certificate', 7, 10)];
  if (readSmallInteger(explicit(fields.shift(), 0, 'version')) !== 2)
    refuse('certificate-invalid', 'version');
  const [serial, innerAlgorithm, issuer, validity, subject, keyInfo] = fields;
  const signatureAlgorithm = readAlgorithm(algorithm);
  // the same identifier, parameters included (RFC 5280 §4.1.1.2): the outer one is not under the signature
  if (!algorithm || !innerAlgorithm || !encode(algorithm).equals(encode(innerAlgorithm)))
    refuse('certificate-invalid', 'algorithm-mismatch');
  if (!issuer || !subject || !keyInfo || !tbs) refuse('certificate-invalid', 'malformed');
  const [notBefore, notAfter] = members(validity, 'validity', 2, 2);
  const publicKey = createPublicKey({ key: encode(keyInfo), format: 'der', type: 'spki' });
  const serialHex = readIntegerHex(serial);
  if (serialHex.length > 42 || Number.parseInt(serialHex.slice(0, 2), 16) >= 0x80)
    refuse('certificate-invalid', 'serial');
  return {
    der,
    sha256,
    serialHex,
    issuer: encode(issuer),
    subject: encode(subject),
    name: readName(subject),
    issuerName: readName(issuer),
    notBeforeMs: readTimeMs(notBefore),
    notAfterMs: readTimeMs(notAfter),
    publicKey,
    rsaBits: publicKey.asymmetricKeyType === 'rsa' ? (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) : 0,
    ...readExtensions(fields.slice(6)),
    signatureAlgorithm,
    signature: readBits(signature),
    toBeSigned: encode(tbs),
  };
}

/** The OID of an AlgorithmIdentifier; other parameters than NULL (PSS, EC) are left to those who check the OID. */
const readAlgorithm = (node: Asn1 | undefined): string => readOid(members(node, 'algorithm', 1, 2)[0]);

type ExtensionFields = Pick<
  Certificate,
  | 'isAuthority'
  | 'pathLength'
  | 'keyUsage'
  | 'extendedKeyUsage'
  | 'subjectKeyId'
  | 'dnsNames'
  | 'authorityKeyId'
  | 'unknownCritical'
>;

function readExtensions(tail: readonly Asn1[]): ExtensionFields {
  const last = tail.at(-1);
  const extensions = isTagged(last, 3, true) ? readExtensionList(explicit(last, 3, 'extensions')) : new Map();
  const value = (id: string): Asn1 | undefined => {
    const extension = extensions.get(id);
    return extension && decode(extension.value);
  };
  const constraints = [
    ...(value(OID.basicConstraints) ? members(value(OID.basicConstraints), 'bc', 0, 2) : []),
  ];
  const isAuthority = isBoolean(constraints[0]) && readBoolean(constraints.shift());
  const usage = value(OID.keyUsage);
  const purposes = value(OID.extendedKeyUsage);
  const subjectKeyId = value(OID.subjectKeyIdentifier);
  const authorityKey = value(OID.authorityKeyIdentifier);
  const names = value(OID.subjectAltName);
  const keyId = authorityKey && members(authorityKey, 'aki').find((member) => isTagged(member, 0, false));
  return {
    isAuthority,
    pathLength: constraints[0] && readSmallInteger(constraints[0]),
    keyUsage: usage && readNamedBits(usage),
    extendedKeyUsage: purposes && new Set(members(purposes, 'eku', 1).map(readOid)),
    subjectKeyId: subjectKeyId && readOctets(subjectKeyId),
    dnsNames: names ? readDnsNames(names) : [],
    authorityKeyId: keyId && readTaggedBytes(keyId, 0),
    unknownCritical: [...extensions].filter(([id, e]) => e.critical && !UNDERSTOOD.has(id)).map(([id]) => id),
  };
}

const readDnsNames = (names: Asn1): string[] =>
  members(names, 'san', 1)
    .filter((name) => isTagged(name, 2, false))
    .map((name) => readTaggedBytes(name, 2).toString('latin1').toLowerCase());

const UNDERSTOOD: ReadonlySet<string> = new Set([OID.keyUsage, OID.basicConstraints, OID.extendedKeyUsage]);

export interface Extension {
  readonly critical: boolean;
  readonly value: Buffer;
}

/** Extensions by OID; one that stands twice is refused (RFC 5280 §4.2). */
export function readExtensionList(node: Asn1): Map<string, Extension> {
  const list = new Map<string, Extension>();
  for (const item of members(node, 'extensions', 1)) {
    const parts = [...members(item, 'extension', 2, 3)];
    const id = readOid(parts.shift());
    const critical = isBoolean(parts[0]) && readBoolean(parts.shift());
    if (list.has(id) || parts.length !== 1) refuse('certificate-invalid', 'duplicate-extension');
    list.set(id, { critical, value: readOctets(parts[0]) });
  }
  return list;
}

/** Whether `issuer`'s key made the signature. Only RSA with SHA-256 or better, PKCS#1 v1.5. */
export function isSignedBy(certificate: Certificate, issuer: Certificate): boolean {
  const hash = CERTIFICATE_SIGNATURES[certificate.signatureAlgorithm];
  if (hash === undefined || issuer.rsaBits === 0) return false;
  return verify(hash, certificate.toBeSigned, issuer.publicKey, certificate.signature);
}

export const CERTIFICATE_SIGNATURES: Readonly<Record<string, string>> = {
  [OID.sha256Rsa]: 'sha256',
  [OID.sha384Rsa]: 'sha384',
  [OID.sha512Rsa]: 'sha512',
};

/** Whether issuer and subject are one and the certificate verifies under its own key. */
export const isSelfSigned = (certificate: Certificate): boolean =>
  certificate.issuer.equals(certificate.subject) && isSignedBy(certificate, certificate);
