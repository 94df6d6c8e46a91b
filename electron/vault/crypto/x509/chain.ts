import {
  isEllipticKey,
  isSelfSigned,
  isSignedBy,
  KEY_USAGE,
  signatureHash,
  type Certificate,
  type KeyUsage,
} from './certificates.ts';
import { isListOf, REASON_CA_COMPROMISE, REASON_KEY_COMPROMISE, type RevocationList } from './crl.ts';
import { refuse } from '../refusal.ts';

/**
 * What a missing or stale revocation list means. A list that is there always counts.
 * `required`: refuse without a fresh list of every issuer on the path. `leaf`: of the leaf's issuer only.
 * `when-present`: go on without (offices that have exchanged no lists yet).
 */
export type RevocationPolicy = 'required' | 'leaf' | 'when-present';

export interface ChainOptions {
  /** The moment the certificates must have been valid at: the signing time, else now. */
  readonly atMs: number;
  /** Now: what the freshness of revocation lists is judged by. */
  readonly nowMs: number;
  readonly anchors: readonly Certificate[];
  readonly intermediates?: readonly Certificate[];
  readonly revocationLists?: readonly RevocationList[];
  readonly revocation: RevocationPolicy;
  readonly keyUsage?: KeyUsage;
  readonly extendedKeyUsage?: string;
  /** ECDSA too, as authorities of others use it; our own has RSA only */
  readonly elliptic?: boolean;
  /** Of one message, for all of its signers; a budget of its own where there is no message. */
  readonly trials?: Trials;
}

const MAX_PATH = 6;
const MIN_RSA_BITS = 2048;

/**
 * How many more signatures of certificates may be tried. Whoever seals a message chooses its certificates, and so how
 * many of them have the name of an issuer.
 */
export interface Trials {
  left: number;
}
const MAX_TRIALS = 32;
export const newTrials = (): Trials => ({ left: MAX_TRIALS });

/**
 * Strict path validation (RFC 5280 §6, the part this PKI needs), leaf first. Returns the path up to the anchor.
 * Own code because node-forge's check ignores revocation and refuses sound certificates.
 */
export function validateChain(leaf: Certificate, options: ChainOptions): readonly Certificate[] {
  const path = buildPath(leaf, options);
  checkPath(path, options);
  for (let depth = 0; depth + 1 < path.length; depth++) {
    const [subject, issuer] = [path[depth], path[depth + 1]];
    if (subject && issuer) checkRevocation(subject, issuer, depth, options);
  }
  return path;
}

/** Everything about the certificates of a path but what was taken back. @throws AppError */
export function checkPath(path: readonly Certificate[], options: ChainOptions): void {
  path.forEach((certificate, depth) => checkCertificate(certificate, depth, path.length - 1, options));
}

function buildPath(leaf: Certificate, options: ChainOptions): readonly Certificate[] {
  const { anchors, intermediates = [], trials = newTrials() } = options;
  const path = [leaf];
  for (let current = leaf; path.length <= MAX_PATH;) {
    if (anchors.some((anchor) => anchor.der.equals(current.der))) return path;
    const [anchor] = issuersIn(anchors, current, trials);
    if (anchor) return [...path, anchor];
    const [next] = issuersIn(intermediates, current, trials);
    if (!next || path.includes(next)) break;
    path.push(next);
    current = next;
  }
  return refuse('certificate-unknown', 'untrusted');
}

/**
 * Those of a pool that issued a certificate, by raw name, key identifier and signature together: equal names with another
 * key don't match. What the certificate names by key or by issuer and serial is tried before what has the name only.
 * @throws AppError when no more signatures may be tried
 */
export function* issuersIn(
  pool: readonly Certificate[],
  certificate: Certificate,
  trials: Trials,
  elliptic = false,
): Generator<Certificate> {
  for (const candidate of candidatesOf(pool, certificate)) {
    if ((trials.left -= 1) < 0) refuse('certificate-unknown', 'too-many-certificates');
    if (isSignedBy(certificate, candidate, elliptic)) yield candidate;
  }
}

/** Those of a pool that may have issued a certificate, by what both say; the likeliest first. */
export function candidatesOf(pool: readonly Certificate[], certificate: Certificate): readonly Certificate[] {
  const named = pool.filter(
    (candidate) => candidate.subject.equals(certificate.issuer) && !isOther(certificate, candidate),
  );
  const [first, rest] = [true, false].map((wanted) =>
    named.filter((candidate) => isIdentified(certificate, candidate) === wanted),
  );
  return [...(first ?? []), ...(rest ?? [])];
}

/** Both say which key it is, and say different ones. */
const isOther = ({ authorityKeyId }: Certificate, { subjectKeyId }: Certificate): boolean =>
  authorityKeyId !== undefined && subjectKeyId !== undefined && !authorityKeyId.equals(subjectKeyId);

function isIdentified({ authorityKeyId, authoritySerial }: Certificate, candidate: Certificate): boolean {
  if (authorityKeyId !== undefined && candidate.subjectKeyId !== undefined)
    return authorityKeyId.equals(candidate.subjectKeyId);
  return (
    authoritySerial !== undefined &&
    authoritySerial.serialHex === candidate.serialHex &&
    authoritySerial.issuer.equals(candidate.issuer)
  );
}

function checkCertificate(certificate: Certificate, depth: number, top: number, options: ChainOptions): void {
  const { atMs } = options;
  if (atMs < certificate.notBeforeMs) refuse('certificate-expired', 'certificate-not-yet-valid');
  if (atMs >= certificate.notAfterMs + 1000) refuse('certificate-expired', 'certificate-expired');
  if (certificate.unknownCritical.length > 0) refuse('certificate-invalid', 'unknown-critical-extension');
  const isStrong =
    certificate.rsaBits >= MIN_RSA_BITS ||
    (options.elliptic === true && isEllipticKey(certificate.publicKey));
  if (!isStrong) refuse('certificate-invalid', 'weak-key');
  // The anchor's own signature proves nothing: it is trusted because a person compared its fingerprint.
  if (depth < top && signatureHash(certificate, options.elliptic === true) === undefined) {
    refuse('certificate-invalid', 'weak-signature');
  }
  if (depth > 0) checkAuthority(certificate, depth);
  else checkPurpose(certificate, options);
}

function checkAuthority(certificate: Certificate, depth: number): void {
  if (!certificate.isAuthority) refuse('certificate-invalid', 'not-an-authority');
  // a SEQUENCE of nothing: every authority has a name (RFC 5280 §4.1.2.6)
  if (certificate.subject.length <= 2) refuse('certificate-invalid', 'no-subject');
  if (!certificate.keyUsage?.has(KEY_USAGE.keyCertSign))
    refuse('certificate-invalid', 'no-certificate-signing');
  // pathLen counts the intermediates below this authority, the leaf not included (RFC 5280 §4.2.1.9).
  if (certificate.pathLength !== undefined && depth - 1 > certificate.pathLength) {
    refuse('certificate-invalid', 'path-length');
  }
}

function checkPurpose(certificate: Certificate, { keyUsage, extendedKeyUsage }: ChainOptions): void {
  if (keyUsage && !certificate.keyUsage?.has(KEY_USAGE[keyUsage])) refuse('certificate-invalid', 'key-usage');
  if (extendedKeyUsage && !certificate.extendedKeyUsage?.has(extendedKeyUsage)) {
    refuse('certificate-invalid', 'extended-key-usage');
  }
}

function checkRevocation(
  subject: Certificate,
  issuer: Certificate,
  depth: number,
  options: ChainOptions,
): void {
  const mustHave = options.revocation === 'required' || (options.revocation === 'leaf' && depth === 0);
  const lists = issuer.keyUsage?.has(KEY_USAGE.crlSign) ? (options.revocationLists ?? []) : [];
  const newest = lists
    .filter((list) => isListOf(list, issuer))
    .reduce<RevocationList | undefined>((a, b) => (a && a.thisUpdateMs >= b.thisUpdateMs ? a : b), undefined);
  if (!newest) {
    if (mustHave) refuse('revocation-list-needed', 'no-revocation-list');
    return;
  }
  const entry = newest.revoked.get(subject.serialHex);
  const retroactive = entry?.reason === REASON_KEY_COMPROMISE || entry?.reason === REASON_CA_COMPROMISE;
  if (entry && (retroactive || entry.revokedMs <= options.atMs))
    refuse('certificate-revoked', 'certificate-revoked');
  if (mustHave && options.nowMs > newest.nextUpdateMs)
    refuse('revocation-list-needed', 'stale-revocation-list');
}

/** The certificate that stands highest above one, itself where nobody of the pool issued it. */
export function topOf(leaf: Certificate, pool: readonly Certificate[]): Certificate {
  let top = leaf;
  for (let steps = 0; steps <= pool.length && !isSelfSigned(top); steps++) {
    const child = top;
    top = pool.find((one) => one.subject.equals(child.issuer) && isSignedBy(child, one)) ?? child;
  }
  return top;
}
