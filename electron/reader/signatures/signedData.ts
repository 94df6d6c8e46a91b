import { hashOf, isSignatureOf, isWeakHash, isWeakKey, newHash, UnknownAlgorithm } from './algorithms.ts';
import {
  type Ber,
  BerError,
  integerHexOf,
  membersOf,
  octetsOf,
  oidOf,
  readBer,
  SEQUENCE,
  SET,
  timeOf,
  toDer,
} from './ber.ts';
import { type ForeignCertificate, readForeignCertificate } from './foreignCertificate.ts';

/** What came of one CMS signature (RFC 5652 §5). */
export interface CheckedSignature {
  /**
   * `right`; `altered`: it is over other content; `wrong`: the signature itself does not hold; `no-certificate`: the
   * signer's is not enclosed; `unknown-algorithm`; `unreadable`
   */
  readonly proof: Proof;
  readonly weak: boolean;
  /** whether it says, signed, which certificate is meant (ESS signing-certificate of either version) */
  readonly namesCertificate: boolean;
  readonly certificate: ForeignCertificate | null;
  /** what came with it, the signer's first */
  readonly certificates: readonly ForeignCertificate[];
  readonly claimedMs: number | null;
  readonly signature: Buffer | null;
  /** a time stamp over the signature, undeciphered */
  readonly token: Buffer | null;
  /** of a message that encloses what it signs */
  readonly content: Buffer | null;
  readonly contentType: string;
}
export type Proof = 'right' | 'altered' | 'wrong' | 'no-certificate' | 'unknown-algorithm' | 'unreadable';

const ID = {
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStamp: '1.2.840.113549.1.9.16.2.14',
} as const;
const NAMING = [ID.signingCertificateV2, ID.signingCertificate] as const;
const MOST_CERTIFICATES = 40;

const UNREADABLE: CheckedSignature = {
  proof: 'unreadable',
  weak: false,
  namesCertificate: false,
  certificate: null,
  certificates: [],
  claimedMs: null,
  signature: null,
  token: null,
  content: null,
  contentType: '',
};

/** What is signed, by the hash that is asked for: a digest, or the bytes for a signature without attributes. */
export interface Signed {
  digest(hash: string): Buffer;
  bytes(): Buffer;
}

export const signedBytes = (bytes: Buffer): Signed => ({
  digest: (hash) => newHash(hash).update(bytes).digest(),
  bytes: () => bytes,
});

/**
 * Checks the one signature of a SignedData. Never throws for what others wrote.
 * @param signedOf what the message must be over, given what it encloses (null: nothing)
 */
export function checkSignedData(
  message: Buffer,
  signedOf: (enclosed: Buffer | null) => Signed | null,
): CheckedSignature {
  try {
    return check(readBer(message), signedOf);
  } catch (cause) {
    if (cause instanceof BerError || cause instanceof RangeError) return UNREADABLE;
    throw cause;
  }
}

function check(message: Ber, signedOf: (enclosed: Buffer | null) => Signed | null): CheckedSignature {
  const [type, wrapped] = membersOf(message, SEQUENCE);
  if (oidOf(type) !== ID.signedData || wrapped?.tag !== 0xa0) throw new BerError('signed-data');
  const [, , enclosed, ...rest] = membersOf(wrapped.members[0], SEQUENCE);
  const [typeNode, contentNode] = membersOf(enclosed, SEQUENCE);
  const contentType = oidOf(typeNode);
  const content = contentNode === undefined ? null : octetsOf(contentNode.members[0]);
  const certificates = readCertificates(rest.find(({ tag }) => tag === 0xa0));
  const signers = membersOf(rest.at(-1), SET);
  const [signer] = signers;
  // of two signers nobody could say which one is meant (ISO 32000-2, 12.8.3.3.1)
  if (signer === undefined || signers.length !== 1) throw new BerError('signers');
  const signed = signedOf(content);
  const checked = checkSigner(signer, contentType, certificates, signed);
  return {
    proof: checked.proof,
    weak: checked.weak,
    namesCertificate: checked.namesCertificate,
    certificate: checked.certificate,
    certificates,
    claimedMs: checked.claimedMs,
    signature: checked.signature,
    token: checked.token,
    content,
    contentType,
  };
}

/** Those that can be read; certificates of other kinds are passed over. */
function readCertificates(list: Ber | undefined): ForeignCertificate[] {
  const read: ForeignCertificate[] = [];
  for (const value of list?.members.slice(0, MOST_CERTIFICATES) ?? []) {
    try {
      read.push(readForeignCertificate(value));
    } catch (cause) {
      if (!(cause instanceof BerError)) throw cause;
    }
  }
  return read;
}

type CheckedSigner = Pick<
  CheckedSignature,
  'proof' | 'weak' | 'namesCertificate' | 'certificate' | 'claimedMs' | 'signature' | 'token'
>;

function checkSigner(
  signer: Ber,
  contentType: string,
  certificates: readonly ForeignCertificate[],
  signed: Signed | null,
): CheckedSigner {
  const [, sid, digestAlgorithm, ...rest] = membersOf(signer, SEQUENCE);
  const attributesNode = rest[0]?.tag === 0xa0 ? rest.shift() : undefined;
  const [algorithm, signatureNode, unsignedNode] = rest;
  const attributes = attributesNode && readAttributes(attributesNode.members);
  const signature = octetsOf(signatureNode);
  const certificate = findSigner(sid, certificates);
  const told = {
    namesCertificate: NAMING.some((id) => attributes?.has(id) === true),
    certificate,
    signature,
    claimedMs: claimedTime(attributes?.get(ID.signingTime)),
    token: tokenOf(unsignedNode),
  };
  const end = (proof: Proof, weak = false): CheckedSigner => ({
    proof,
    weak,
    namesCertificate: told.namesCertificate,
    certificate: told.certificate,
    signature: told.signature,
    claimedMs: told.claimedMs,
    token: told.token,
  });
  try {
    const hash = hashOf(digestAlgorithm);
    if (certificate === null) return end('no-certificate', isWeakHash(hash));
    const weak = isWeakHash(hash) || isWeakKey(certificate.key);
    if (signed === null) return end('altered', weak);
    if (attributes === undefined || attributesNode === undefined) {
      const bytes = signed.bytes();
      // such bytes could be the attributes of another signature (RFC 5652 §11.1 and the known forgery)
      if (bytes[0] === SET) return end('wrong', weak);
      return end(
        isSignatureOf(certificate.key, algorithm, hash, [bytes], signature) ? 'right' : 'wrong',
        weak,
      );
    }
    const forms = signedForms(attributesNode);
    if (!isSignatureOf(certificate.key, algorithm, hash, forms, signature)) return end('wrong', weak);
    if (!namesSigner(attributes, certificate)) return end('wrong', weak);
    if (oidOf(attributes.get(ID.contentType)) !== contentType) return end('wrong', weak);
    const digest = octetsOf(attributes.get(ID.messageDigest));
    return end(digest.equals(signed.digest(hash)) ? 'right' : 'altered', weak);
  } catch (cause) {
    if (cause instanceof UnknownAlgorithm) return end('unknown-algorithm');
    throw cause;
  }
}

/** What the signature over attributes is over: a SET in DER; some signers take the order and lengths that they send. */
function signedForms(attributes: Ber): Buffer[] {
  const sent = Buffer.from(attributes.whole);
  sent[0] = SET;
  const der = toDer(attributes, SET);
  return der.equals(sent) ? [der] : [der, sent];
}

const READ: ReadonlySet<string> = new Set(Object.values(ID));

/** Each attribute that is read stands once and has one value (RFC 5652 §11). @throws BerError */
function readAttributes(list: readonly Ber[]): ReadonlyMap<string, Ber> {
  const attributes = new Map<string, Ber>();
  for (const attribute of list) {
    const [type, values] = membersOf(attribute, SEQUENCE);
    const id = oidOf(type);
    const [value] = membersOf(values, SET);
    if (value === undefined) continue;
    if (attributes.has(id) && READ.has(id)) throw new BerError('attribute-twice');
    attributes.set(id, value);
  }
  return attributes;
}

function claimedTime(value: Ber | undefined): number | null {
  try {
    return value === undefined ? null : timeOf(value);
  } catch {
    return null;
  }
}

function tokenOf(unsigned: Ber | undefined): Buffer | null {
  if (unsigned?.tag !== 0xa1) return null;
  try {
    for (const attribute of unsigned.members) {
      const [type, values] = membersOf(attribute, SEQUENCE);
      if (oidOf(type) === ID.timeStamp) return membersOf(values, SET)[0]?.whole ?? null;
    }
  } catch (cause) {
    if (!(cause instanceof BerError)) throw cause;
  }
  return null;
}

/** The one certificate that is meant (RFC 5652 §5.3). */
function findSigner(sid: Ber | undefined, pool: readonly ForeignCertificate[]): ForeignCertificate | null {
  if (sid?.tag === SEQUENCE) {
    const [issuer, serial] = membersOf(sid, SEQUENCE);
    const serialHex = integerHexOf(serial);
    const named = pool.filter((one) => one.serialHex === serialHex);
    return (
      named.find((one) => issuer?.whole.equals(one.issuer)) ??
      (named.length === 1 ? (named[0] ?? null) : null)
    );
  }
  if (sid?.tag === 0x80) return pool.find((one) => one.subjectKeyId?.equals(sid.content)) ?? null;
  return null;
}

/** Whether ESS signing-certificate, of either version, means this certificate (RFC 2634 §5.4, RFC 5035 §3), if it is there. */
function namesSigner(attributes: ReadonlyMap<string, Ber>, { der, serialHex }: ForeignCertificate): boolean {
  for (const id of NAMING) {
    const value = attributes.get(id);
    if (value === undefined) continue;
    const [list] = membersOf(value, SEQUENCE);
    const fields = [...membersOf(membersOf(list, SEQUENCE)[0], SEQUENCE)];
    const isV2 = id === ID.signingCertificateV2;
    const hash = isV2 && fields[0]?.tag === SEQUENCE ? hashOf(fields.shift()) : isV2 ? 'sha256' : 'sha1';
    if (!octetsOf(fields.shift()).equals(newHash(hash).update(der).digest())) return false;
    const serial = fields[0]?.members[1];
    if (serial !== undefined && integerHexOf(serial) !== serialHex) return false;
  }
  return true;
}
