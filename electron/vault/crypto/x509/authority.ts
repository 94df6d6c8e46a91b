import { createPublicKey, generateKeyPair, randomBytes, sign, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import {
  bits,
  boolean,
  decode,
  encode,
  integer,
  integerHex,
  nul,
  octets,
  oid,
  readBits,
  sequence,
  tagged,
  taggedBytes,
  time,
  members,
  type Asn1,
} from '../asn1.ts';
import { KEY_USAGE, parseCertificate, type Certificate, type KeyUsage } from './certificates.ts';
import { buildName, type SubjectName } from './names.ts';
import { OID } from '../oids.ts';
import { sha256 } from '../primitives.ts';

/** RSA-3072 everywhere: 128-bit strength (NIST SP 800-57), and every token and openssl knows it. */
const RSA_BITS = 3072;

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** Where a new key comes from. The product has `generateRsaKeyPair` alone. */
export type NewKeyPair = () => Promise<KeyPair>;

/** A new RSA key of the product's one size; about 0.4 s, off the event loop. */
export const generateRsaKeyPair: NewKeyPair = () =>
  promisify(generateKeyPair)('rsa', { modulusLength: RSA_BITS, publicExponent: 0x10001 });

/** What a certificate may do; the two purposes never share a key. */
export const CERTIFICATE_ROLES = {
  /** Office authority: signs certificates and revocation lists of its own office, and nothing else. */
  authority: { usage: ['keyCertSign', 'crlSign'], purposes: [] },
  /** What lies in a file outside every vault: signs the certificates of office authorities and their revocation list. */
  root: { usage: ['keyCertSign', 'crlSign'], purposes: [] },
  signing: {
    usage: ['digitalSignature', 'nonRepudiation'],
    purposes: [OID.emailProtection, OID.documentSigning],
  },
  encryption: { usage: ['keyEncipherment'], purposes: [OID.emailProtection] },
  /** The two ends of the line to a relay (TLS 1.2 and 1.3); they prove a name of the network, nothing of an office. */
  relayServer: { usage: ['digitalSignature'], purposes: [OID.serverAuth, OID.clientAuth] },
  relayStation: { usage: ['digitalSignature'], purposes: [OID.clientAuth] },
} as const satisfies Record<string, { usage: readonly KeyUsage[]; purposes: readonly string[] }>;
export type CertificateRole = keyof typeof CERTIFICATE_ROLES;

/** pathLenConstraint: how many authorities may stand below (RFC 5280 §4.2.1.9); the others are none. */
const AUTHORITY_DEPTH: Partial<Record<CertificateRole, number>> = { authority: 0, root: 1 };

export interface IssueRequest {
  readonly role: CertificateRole;
  readonly subject: SubjectName;
  readonly publicKey: KeyObject;
  readonly fromMs: number;
  readonly toMs: number;
  /** The authority's certificate; left out for a self-signed root. */
  readonly issuer?: Certificate;
  readonly issuerKey: KeyObject;
  /** of `randomSerial`; where the key was sealed under it before there was a certificate */
  readonly serialHex?: string;
  /** subjectAltName: names and IPv4 addresses of the network */
  readonly hosts?: readonly string[];
}

/** Issues a certificate (RFC 5280): 127-bit random serial, critical basicConstraints and keyUsage, SKI, AKI. */
export function issueCertificate(request: IssueRequest): Certificate {
  const { role, publicKey, issuer } = request;
  const training = request.subject.training === true || issuer?.name.training === true;
  const subjectName = buildName({ ...request.subject, training });
  const toBeSigned = sequence(
    tagged(0, integer(2)),
    integerHex(request.serialHex ?? randomSerial()),
    RSA_SHA256(),
    issuer ? decode(issuer.subject) : subjectName,
    sequence(time(request.fromMs), time(request.toMs)),
    subjectName,
    decode(publicKey.export({ format: 'der', type: 'spki' })),
    tagged(3, sequence(...extensionsOf(role, publicKey, issuer), ...hostNames(request.hosts ?? []))),
  );
  const signature = sign('sha256', encode(toBeSigned), request.issuerKey);
  return parseCertificate(encode(sequence(toBeSigned, RSA_SHA256(), bits(signature))));
}

/** sha256WithRSAEncryption with NULL parameters (RFC 4055 §5). */
export const RSA_SHA256 = (): Asn1 => sequence(oid(OID.sha256Rsa), nul());

/** 127 random bits, positive and of constant length (CA/Browser Forum asks for 64 or more). */
export function randomSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
}

export const extension = (id: string, critical: boolean, value: Asn1): Asn1 =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(encode(value)));

function extensionsOf(role: CertificateRole, publicKey: KeyObject, issuer: Certificate | undefined): Asn1[] {
  const { usage, purposes } = CERTIFICATE_ROLES[role];
  const depth = AUTHORITY_DEPTH[role];
  const constraints = depth === undefined ? sequence() : sequence(boolean(true), integer(depth));
  const issuerKeyId = issuer?.subjectKeyId;
  return [
    extension(OID.basicConstraints, true, constraints),
    extension(OID.keyUsage, true, keyUsageBits(usage)),
    ...(purposes.length > 0 ? [extension(OID.extendedKeyUsage, false, sequence(...purposes.map(oid)))] : []),
    extension(OID.subjectKeyIdentifier, false, octets(keyIdentifier(publicKey))),
    ...(issuerKeyId
      ? [extension(OID.authorityKeyIdentifier, false, sequence(taggedBytes(0, issuerKeyId)))]
      : []),
  ];
}

/** dNSName [2] and iPAddress [7] (RFC 5280 §4.2.1.6). */
function hostNames(hosts: readonly string[]): Asn1[] {
  if (hosts.length === 0) return [];
  const names = hosts.map((host) =>
    isIPv4(host)
      ? taggedBytes(7, Buffer.from(host.split('.').map(Number)))
      : taggedBytes(2, Buffer.from(host, 'ascii')),
  );
  return [extension(OID.subjectAltName, false, sequence(...names))];
}

const isIPv4 = (host: string): boolean => /^(?:\d{1,3}\.){3}\d{1,3}$/.test(host);

/** Named BIT STRING without trailing zero bits (X.690 §11.2.2). */
export function keyUsageBits(usage: readonly KeyUsage[]): Asn1 {
  const positions: number[] = usage.map((name) => KEY_USAGE[name]);
  const byte = positions.reduce((sum, bit) => sum | (0x80 >> bit), 0);
  return bits(Buffer.from([byte]), 7 - Math.max(...positions));
}

/** Leftmost 160 bits of the SHA-256 of the public key BIT STRING (RFC 7093 §2 (1)): no SHA-1 anywhere. */
export function keyIdentifier(publicKey: KeyObject): Buffer {
  const info = decode(publicKey.export({ format: 'der', type: 'spki' }));
  return sha256(readBits(members(info, 'spki', 2, 2)[1])).subarray(0, 20);
}

/** Whether a private key belongs to a certificate. */
export const belongsTo = (privateKey: KeyObject, certificate: Certificate): boolean =>
  createPublicKey(privateKey).equals(certificate.publicKey);
