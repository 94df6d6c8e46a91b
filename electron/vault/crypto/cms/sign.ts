import { constants, sign, type KeyObject } from 'node:crypto';
import {
  asTheyStand,
  children,
  decode,
  encode,
  integer,
  integerHex,
  octets,
  oid,
  sequence,
  set,
  setOf,
  tagged,
  time,
  type Asn1,
} from '../asn1.ts';
import type { Certificate } from '../x509/certificates.ts';
import { algorithm, pssAlgorithm } from './algorithms.ts';
import { OID } from '../oids.ts';
import { sha256 } from '../primitives.ts';

/** Whoever can sign for a certificate: a key in memory, or one elsewhere (`signing/signer.ts`). */
export interface CmsSigner {
  readonly certificate: Certificate;
  /** Signs the bytes with RSA and SHA-256 in `scheme`. */
  readonly sign: (bytes: Buffer) => Promise<Buffer>;
  /** The same on the calling thread; a token has none. */
  readonly signHere?: (bytes: Buffer) => Buffer;
  readonly scheme: 'pkcs1' | 'pss';
}

/** Signs with a private key in memory, on the thread pool or on the calling thread. */
export function keySigner(
  certificate: Certificate,
  key: KeyObject,
  scheme: 'pkcs1' | 'pss' = 'pkcs1',
): CmsSigner {
  const options =
    scheme === 'pss'
      ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
      : { key, padding: constants.RSA_PKCS1_PADDING };
  const onPool = (bytes: Buffer): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      sign('sha256', bytes, options, (error, signature) => (error ? reject(error) : resolve(signature)));
    });
  return { certificate, scheme, sign: onPool, signHere: (bytes) => sign('sha256', bytes, options) };
}

export interface SignRequest {
  readonly content: Uint8Array;
  /** Leaves the content out of the message. */
  readonly detached?: boolean;
  readonly signers: readonly CmsSigner[];
  readonly signedMs: number;
  /** Further certificates for readers that lack them; our own readers use their own copies. */
  readonly certificates?: readonly Certificate[];
}

/**
 * CMS SignedData (RFC 5652 §5) with the attributes of CAdES-BES (ETSI EN 319 122-1): contentType, signingTime,
 * messageDigest, signingCertificateV2. Every signer signs the same content.
 */
export async function signCms(request: SignRequest): Promise<Buffer> {
  const { content, signers, signedMs } = request;
  const digest = sha256(content);
  // Side by side: the last one here while the pool does the others (an RSA signature is about 1.8 ms, and two jobs
  // given to the pool at once tend to wait for one thread).
  const infos = await Promise.all(
    signers.map((signer, i) => signerInfo(signer, { digest, signedMs, isLast: i === signers.length - 1 })),
  );
  const own = signers.map((signer) => signer.certificate);
  return signedData(request.detached ? null : content, infos, [...own, ...(request.certificates ?? [])]);
}

/**
 * The same over content of which only the digest is known, without it, and without signingTime: what stands in a PDF
 * (ETSI EN 319 142-1 §5.3, §6.3), whose dictionary names the time.
 * @param digest SHA-256
 * @param certificates those above the signer's
 * @param stamp gives a time stamp token over the signature (RFC 3161, appendix A), or null; it is no part of what is signed
 */
export async function signDigest(
  digest: Buffer,
  signer: CmsSigner,
  certificates: readonly Certificate[],
  stamp?: Signing['stamp'],
): Promise<Buffer> {
  const info = await signerInfo(signer, { digest, signedMs: null, isLast: true, stamp });
  return signedData(null, [info], [signer.certificate, ...certificates]);
}

function signedData(
  content: Uint8Array | null,
  infos: readonly Asn1[],
  certificates: readonly Certificate[],
): Buffer {
  const each = new Map(certificates.map((certificate) => [certificate.sha256, certificate]));
  const enclosed = setOf(...[...each.values()].map(({ der }) => decode(der)));
  const data = sequence(
    integer(1),
    set(algorithm(OID.sha256)),
    sequence(oid(OID.data), ...(content === null ? [] : [tagged(0, octets(content))])),
    tagged(0, ...children(enclosed, 'certificates')),
    setOf(...infos),
  );
  return encode(sequence(oid(OID.signedData), tagged(0, data)));
}

interface Signing {
  readonly digest: Buffer;
  /** null leaves the attribute out */
  readonly signedMs: number | null;
  readonly isLast: boolean;
  readonly stamp?: ((signature: Buffer) => Promise<Buffer | null>) | undefined;
}

async function signerInfo(signer: CmsSigner, { digest, signedMs, isLast, stamp }: Signing): Promise<Asn1> {
  const { certificate } = signer;
  const attributes = setOf(
    attribute(OID.contentType, oid(OID.data)),
    ...(signedMs === null ? [] : [attribute(OID.signingTime, time(signedMs))]),
    attribute(OID.messageDigest, octets(digest)),
    attribute(OID.signingCertificateV2, signingCertificate(certificate)),
  );
  const bytes = encode(attributes);
  const signature = isLast && signer.signHere ? signer.signHere(bytes) : await signer.sign(bytes);
  const token = (await stamp?.(signature)) ?? null;
  return sequence(
    integer(1),
    issuerAndSerial(certificate),
    algorithm(OID.sha256),
    tagged(0, ...children(attributes, 'attributes')), // IMPLICIT: signed as SET OF, sent as [0]
    signer.scheme === 'pss' ? pssAlgorithm() : algorithm(OID.rsa),
    octets(signature),
    ...(token === null ? [] : [tagged(1, attribute(OID.signatureTimeStamp, asTheyStand(token)))]),
  );
}

const attribute = (type: string, value: Asn1): Asn1 => sequence(oid(type), set(value));

/** IssuerAndSerialNumber from the raw name of the certificate. */
export const issuerAndSerial = (certificate: Certificate): Asn1 =>
  sequence(decode(certificate.issuer), integerHex(certificate.serialHex));

/** ESS signing-certificate-v2 (RFC 5035 §3): SHA-256 is the DEFAULT hash, so DER leaves it out. */
function signingCertificate(certificate: Certificate): Asn1 {
  const issuer = sequence(tagged(4, decode(certificate.issuer)));
  const issuerSerial = sequence(issuer, integerHex(certificate.serialHex));
  return sequence(sequence(sequence(octets(Buffer.from(certificate.sha256, 'hex')), issuerSerial)));
}

/** Signing times have whole seconds (RFC 5652 §11.3); the manifest says the same moment. */
export const wholeSecond = (ms: number): number => Math.floor(ms / 1000) * 1000;
