import { constants, createHash, verify } from 'node:crypto';
import {
  children,
  decode,
  encode,
  explicit,
  isSequence,
  isSet,
  isSortedSet,
  isTagged,
  members,
  readOid,
  readOctets,
  readPiecewiseOctets,
  readPlainAlgorithm,
  readSmallInteger,
  set,
  setMembers,
  setOf,
  type Asn1,
} from '../asn1.ts';
import { parseCertificate, type Certificate } from '../x509/certificates.ts';
import { newTrials, type Trials } from '../x509/chain.ts';
import { readPss } from './algorithms.ts';
import { checkSigningCertificate, findSigner, readAttributes, readSigningTime } from './signerInfo.ts';
import type { CmsProfile } from './types.ts';
import { isOneSet } from '../der.ts';
import { OID, RSA_SIGNATURES, SIGNATURE_HASHES } from '../oids.ts';
import { sameBytes } from '../primitives.ts';
import { guarded, refuse } from '../refusal.ts';

export interface CmsSignature {
  readonly certificate: Certificate;
  /** From the signed attributes; undefined when the signer states none. */
  readonly signingTimeMs: number | undefined;
  /** Whether signingCertificateV2 ties the signature to this very certificate. */
  readonly namesCertificate: boolean;
}

export interface VerifyRequest {
  readonly message: Uint8Array;
  readonly profile: CmsProfile;
  /** Content of a detached signature. */
  readonly content?: Uint8Array;
  /** Certificates held already, for messages that carry none. */
  readonly certificates?: readonly Certificate[];
  /**
   * Judges a signer (chain, time, office) once its attributes are read and before its signature is checked:
   * the order of the exchange. Throws to refuse.
   */
  readonly judge: (signature: CmsSignature, unverified: Unverified) => void;
}

/** What a judge may look at; nothing of it is proved yet. */
export interface Unverified {
  readonly content: Buffer;
  readonly certificates: readonly Certificate[];
  /** the budget of the message, for building paths out of those certificates */
  readonly trials: Trials;
}

export interface VerifiedMessage {
  readonly content: Buffer;
  readonly signatures: readonly CmsSignature[];
  readonly certificates: readonly Certificate[];
}

const MAX_SIGNERS = 8;
/** A signer, those above it, and as many for the others; ours carry two. */
const MAX_CERTIFICATES = 16;
/** Values in a SignedData of ours besides the content: some 150 for a certificate, 60 for a signer. */
const MAX_VALUES = 20_000;
const MIN_RSA_BITS = 2048;

/** Verifies every signature of a SignedData (RFC 5652 §5); returns only if all of them hold. */
export function verifyCms(request: VerifyRequest): VerifiedMessage {
  return guarded('message-malformed', () => verifyMessage(request));
}

function verifyMessage(request: VerifyRequest): VerifiedMessage {
  const { profile } = request;
  const parsed = parseSignedData(request.message, profile);
  if (parsed.content ? request.content !== undefined : request.content === undefined) {
    refuse('message-malformed', parsed.content ? 'content-twice' : 'content-missing');
  }
  const content = parsed.content ?? Buffer.from(request.content ?? []);
  const certificates = [...parsed.certificates, ...(request.certificates ?? [])];
  const context = { ...parsed, profile, content, certificates, judge: request.judge, trials: newTrials() };
  const signatures = parsed.signers.map((info) => verifySigner(info, context));
  return { content, signatures, certificates: parsed.certificates };
}

interface SignedData {
  readonly contentType: string;
  readonly digests: readonly string[];
  readonly content: Buffer | undefined;
  readonly certificates: readonly Certificate[];
  readonly signers: readonly Asn1[];
}

function parseSignedData(message: Uint8Array, profile: CmsProfile): SignedData {
  const ber = profile === 'foreign';
  const [type, body] = members(decode(message, { ber, maxValues: MAX_VALUES }), 'content-info', 2, 2);
  if (readOid(type) !== OID.signedData) refuse('message-malformed', 'not-signed-data');
  const fields = [...members(explicit(body, 0, 'signed-data'), 'signed-data', 4, 6)];
  const version = readSmallInteger(fields.shift());
  const digests = setMembers(fields.shift(), 'digests').map(readPlainAlgorithm);
  const [contentTypeNode, wrapped] = members(fields.shift(), 'content', 1, 2);
  const contentType = readOid(contentTypeNode);
  if (!ber && contentType !== OID.data) refuse('message-malformed', 'content-type');
  const content = wrapped && readContent(explicit(wrapped, 0, 'content'), ber);
  const certificates = isTagged(fields[0], 0, true) ? readCertificates(fields.shift(), ber) : [];
  if (isTagged(fields[0], 1, true)) fields.shift(); // lists inside a message are the sender's word: ours count
  const signers = setMembers(fields.shift(), 'signers');
  if (fields.length > 0 || (!ber && version !== versionFor(signers)))
    refuse('message-malformed', 'malformed');
  if (signers.length === 0) refuse('signature-invalid', 'no-signer');
  if (signers.length > MAX_SIGNERS) refuse('message-malformed', 'too-many-signers');
  return { contentType, digests, content, certificates, signers };
}

/** RFC 5652 §5.1, for content of type data: 3 with a signer named by key identifier, else 1. */
const versionFor = (signers: readonly Asn1[]): number =>
  signers.some((signer) => readSmallInteger(members(signer, 'signer-info', 5, 7)[0]) === 3) ? 3 : 1;

const readContent = (node: Asn1, ber: boolean): Buffer =>
  ber ? readPiecewiseOctets(node) : readOctets(node);

/** Plain X.509 certificates; in foreign messages other choices of CertificateSet are passed over. */
function readCertificates(node: Asn1 | undefined, ber: boolean): Certificate[] {
  const list = children(node, 'certificates').filter((item) => !ber || isSequence(item));
  if (list.length > MAX_CERTIFICATES) refuse('message-malformed', 'too-many-certificates');
  return list.map((item) => parseCertificate(encode(item)));
}

interface SignerContext extends SignedData {
  readonly profile: CmsProfile;
  readonly content: Buffer;
  readonly judge: VerifyRequest['judge'];
  readonly trials: Trials;
}

function verifySigner(node: Asn1, context: SignerContext): CmsSignature {
  const fields = [...members(node, 'signer-info', 5, 7)];
  const version = readSmallInteger(fields.shift());
  const certificate = findSigner(version, fields.shift(), context.certificates);
  const digestOid = readPlainAlgorithm(fields.shift());
  const hash = SIGNATURE_HASHES[digestOid];
  if (hash === undefined || !context.digests.includes(digestOid))
    refuse('algorithm-refused', 'digest-algorithm');
  const attributes = isTagged(fields[0], 0, true) ? asSet(fields.shift()) : undefined;
  const signature = describe(certificate, attributes, context, hash);
  context.judge(signature, context);
  const padding = readSignatureAlgorithm(fields.shift(), digestOid, hash);
  const value = readOctets(fields.shift());
  if (isTagged(fields[0], 1, true)) fields.shift(); // unsigned attributes prove nothing
  if (fields.length > 0) refuse('message-malformed', 'malformed');
  if (certificate.rsaBits < MIN_RSA_BITS) refuse('algorithm-refused', 'weak-key');
  const signed = attributes ? signedForms(attributes) : [context.content];
  const key = { key: certificate.publicKey, ...padding };
  if (!signed.some((bytes) => verify(hash, bytes, key, value))) refuse('signature-invalid', 'bad-signature');
  return signature;
}

/** `[0] IMPLICIT` back to the SET OF that was signed (RFC 5652 §5.4). */
const asSet = (node: Asn1 | undefined): Asn1 => set(...children(node, 'signed-attributes'));

/** DER order as the standard says; some foreign signers sign the order they send. */
const signedForms = (attributes: Asn1): Buffer[] =>
  isSortedSet(attributes)
    ? [encode(attributes)]
    : [encode(setOf(...children(attributes, 'set'))), encode(attributes)];

function describe(
  certificate: Certificate,
  attributes: Asn1 | undefined,
  context: SignerContext,
  hash: string,
): CmsSignature {
  const strict = context.profile === 'exchange';
  if (!attributes) {
    // Without them a signature over DER(attributes) could be passed off as one over content.
    if (strict) refuse('signature-invalid', 'no-signed-attributes');
    if (looksLikeAttributes(context.content)) refuse('signature-invalid', 'attribute-confusion');
    return { certificate, signingTimeMs: undefined, namesCertificate: false };
  }
  if (strict && !isSortedSet(attributes)) refuse('message-malformed', 'not-der');
  const values = readAttributes(attributes);
  if (!values.has(OID.contentType) || readOid(values.get(OID.contentType)) !== context.contentType) {
    refuse('signature-invalid', 'content-type-attribute');
  }
  const digest = values.get(OID.messageDigest);
  if (!digest) refuse('signature-invalid', 'no-message-digest');
  if (!sameBytes(readOctets(digest), createHash(hash).update(context.content).digest())) {
    refuse('signature-invalid', 'digest-mismatch');
  }
  const ess = values.get(OID.signingCertificateV2);
  if (ess) checkSigningCertificate(ess, certificate);
  else if (strict) refuse('signature-invalid', 'no-signing-certificate');
  const signingTimeMs = readSigningTime(values);
  if (strict && signingTimeMs === undefined) refuse('signature-invalid', 'no-signing-time');
  return { certificate, signingTimeMs, namesCertificate: ess !== undefined };
}

/**
 * Content that is itself a SET: what a signature over signed attributes covers (the known forgery). Whatever stands in it
 * and whether we could read it: no content that begins so is taken without attributes.
 */
function looksLikeAttributes(content: Buffer): boolean {
  if (content[0] !== 0x31) return false;
  if (isOneSet(content)) return true;
  try {
    return isSet(decode(content, { ber: true }));
  } catch {
    return false; // no SET in DER, no value in BER either: a text that begins with "1"
  }
}

type Padding = { readonly padding: number; readonly saltLength?: number };

function readSignatureAlgorithm(node: Asn1 | undefined, digestOid: string, hash: string): Padding {
  const [idNode, parameters] = members(node, 'signature-algorithm', 1, 2);
  const id = readOid(idNode);
  if (id === OID.pss) {
    const pss = readPss(parameters);
    const saltLength = createHash(hash).digest().length;
    if (!pss || pss.hash !== digestOid || pss.mgfHash !== digestOid || pss.saltLength !== saltLength) {
      refuse('algorithm-refused', 'pss-parameters');
    }
    return { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
  }
  readPlainAlgorithm(node);
  if (id !== OID.rsa && RSA_SIGNATURES[id] !== digestOid) refuse('algorithm-refused', 'signature-algorithm');
  return { padding: constants.RSA_PKCS1_PADDING };
}
