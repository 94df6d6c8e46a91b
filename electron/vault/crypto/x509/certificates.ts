import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import {
  children,
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
} from '../asn1.ts';
import { readName, type SubjectName } from './names.ts';
import { OID } from '../oids.ts';
import { sha256Hex } from '../primitives.ts';
import { guarded, refuse } from '../refusal.ts';

/** Bits of keyUsage in their order (RFC 5280 §4.2.1.3). */
export const KEY_USAGE = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyEncipherment: 2,
  keyCertSign: 5,
  crlSign: 6,
} as const;
export type KeyUsage = keyof typeof KEY_USAGE;

export interface IssuerSerial {
  readonly issuer: Buffer;
  readonly serialHex: string;
}

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
  /** Issuer's own issuer (raw DER) and serial (hex), where the authority key identifier names them. */
  readonly authoritySerial: IssuerSerial | undefined;
  /**
   * Critical extensions that nobody here understands, and limits on what an authority may certify, critical or not, which
   * nobody here would keep to: the certificate is unusable (RFC 5280 §4.2, §4.2.1.10, §4.2.1.11).
   */
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
  const serialHex = readIntegerHex(serial);
  // positive, at most 20 octets (RFC 5280 §4.1.2.2)
  if (serialHex === '00' || serialHex.length > 42 || Number.parseInt(serialHex.slice(0, 2), 16) >= 0x80)
    refuse('certificate-invalid', 'serial');
  const publicKey = createPublicKey({ key: encode(keyInfo), format: 'der', type: 'spki' });
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
    rsaBits: rsaBitsOf(publicKey),
    ...readExtensions(fields.slice(6)),
    signatureAlgorithm,
    signature: readBits(signature),
    toBeSigned: encode(tbs),
  };
}

const MIN_RSA_BITS = 2048;
const MAX_RSA_BITS = 8192;
const MAX_RSA_EXPONENT = 2n ** 32n;

/**
 * Modulus length of an RSA key, 0 of another. Checking a signature costs what modulus and exponent say, and both are
 * the word of whoever made the certificate: an odd exponent of 3 or more, at most 2³², and a modulus of 2048 to 8192 bits.
 */
function rsaBitsOf(key: KeyObject): number {
  if (key.asymmetricKeyType !== 'rsa') return 0;
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
  if (modulusLength < MIN_RSA_BITS) refuse('certificate-invalid', 'weak-key');
  if (modulusLength > MAX_RSA_BITS) refuse('certificate-invalid', 'key-size');
  if (publicExponent < 3n || publicExponent > MAX_RSA_EXPONENT || publicExponent % 2n === 0n)
    refuse('certificate-invalid', 'key-exponent');
  return modulusLength;
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
  | 'authoritySerial'
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
  const authorityParts = authorityKey ? members(authorityKey, 'aki', 0, 3) : [];
  const keyId = authorityParts.find((member) => isTagged(member, 0, false));
  return {
    isAuthority,
    pathLength: constraints[0] && readSmallInteger(constraints[0]),
    keyUsage: usage && readNamedBits(usage),
    extendedKeyUsage: purposes && new Set(members(purposes, 'eku', 1).map(readOid)),
    subjectKeyId: subjectKeyId && readOctets(subjectKeyId),
    dnsNames: names ? readDnsNames(names) : [],
    authorityKeyId: keyId && readTaggedBytes(keyId, 0),
    authoritySerial: readAuthoritySerial(authorityParts),
    unknownCritical: [...extensions]
      .filter(([id, e]) => LIMITS.has(id) || (e.critical && !UNDERSTOOD.has(id)))
      .map(([id]) => id),
  };
}

/** authorityCertIssuer and authorityCertSerialNumber (RFC 5280 §4.2.1.1), when both are there and the name is one. */
function readAuthoritySerial(parts: readonly Asn1[]): IssuerSerial | undefined {
  const [names, serial] = [1, 2].map((n) => parts.find((part) => isTagged(part, n)));
  if (!isTagged(names, 1, true) || !isTagged(serial, 2, false)) return undefined;
  const [name, ...more] = children(names, 'aki-issuer');
  if (!isTagged(name, 4, true) || more.length > 0) return undefined;
  return {
    issuer: encode(explicit(name, 4, 'aki-issuer')),
    serialHex: readTaggedBytes(serial, 2).toString('hex'),
  };
}

const readDnsNames = (names: Asn1): string[] =>
  members(names, 'san', 1)
    .filter((name) => isTagged(name, 2, false))
    .map((name) => readTaggedBytes(name, 2).toString('latin1').toLowerCase());

const UNDERSTOOD: ReadonlySet<string> = new Set([OID.keyUsage, OID.basicConstraints, OID.extendedKeyUsage]);
const LIMITS: ReadonlySet<string> = new Set([OID.nameConstraints, OID.policyConstraints]);

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

/** Whether `issuer`'s key made the signature. Only RSA with SHA-256 or better, PKCS#1 v1.5; ECDSA where it is asked for. */
export function isSignedBy(certificate: Certificate, issuer: Certificate, elliptic = false): boolean {
  const hash = signatureHash(certificate, elliptic);
  const isRsa = certificate.signatureAlgorithm in CERTIFICATE_SIGNATURES;
  if (hash === undefined || (isRsa ? issuer.rsaBits === 0 : !isEllipticKey(issuer.publicKey))) return false;
  return verify(hash, certificate.toBeSigned, issuer.publicKey, certificate.signature);
}

export const CERTIFICATE_SIGNATURES: Readonly<Record<string, string>> = {
  [OID.sha256Rsa]: 'sha256',
  [OID.sha384Rsa]: 'sha384',
  [OID.sha512Rsa]: 'sha512',
};
/** ECDSA (RFC 5758 §3.2); in certificates of others only. */
const ELLIPTIC_SIGNATURES: Readonly<Record<string, string>> = {
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};

/** The hash that a certificate is signed with; undefined where it is none of those that count. */
export const signatureHash = ({ signatureAlgorithm }: Certificate, elliptic: boolean): string | undefined =>
  CERTIFICATE_SIGNATURES[signatureAlgorithm] ??
  (elliptic ? ELLIPTIC_SIGNATURES[signatureAlgorithm] : undefined);

const CURVES: ReadonlySet<string> = new Set([
  'prime256v1',
  'secp384r1',
  'secp521r1',
  'brainpoolP256r1',
  'brainpoolP384r1',
  'brainpoolP512r1',
]);

/** A key on a curve that is named and known: one that brings its own parameters can be made to anybody's signature. */
export const isEllipticKey = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean =>
  asymmetricKeyType === 'ec' && CURVES.has(asymmetricKeyDetails?.namedCurve ?? '');

/** Whether issuer and subject are one and the certificate verifies under its own key. */
export const isSelfSigned = (certificate: Certificate): boolean =>
  certificate.issuer.equals(certificate.subject) && isSignedBy(certificate, certificate);

/** A certificate of a person carries the person's identifier; an office's does not. */
export const isPersonal = (certificate: Certificate): boolean => certificate.name.personId !== undefined;
