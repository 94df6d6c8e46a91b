import type { ListState, TrustedBy, TrustState } from '../../../shared/domain/signatures/verdict.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Certificate, isSignedBy, KEY_USAGE, parseCertificate } from '../crypto/x509/certificates.ts';
import { candidatesOf, checkPath } from '../crypto/x509/chain.ts';
import { REASON_CA_COMPROMISE, REASON_KEY_COMPROMISE } from '../crypto/x509/crl.ts';
import type { InParts } from './inParts.ts';
import { issuerKeyOf, type TrustLists } from './trustLists.ts';

/** When and for what a certificate is judged. */
export interface Judged {
  /** in force then: the proved time, else now */
  readonly validMs: number;
  readonly nowMs: number;
  /** when trusted stamps prove that the signature was there; null: nothing proves it */
  readonly provedMs: number | null;
  /** when it was made as far as anybody says: its own stamp, else the signer; a stamp says it of itself */
  readonly usedMs: number | null;
  readonly isStamp: boolean;
}

/** What the certificate of a signer or of a stamping authority is worth. */
export interface Standing {
  readonly state: TrustState;
  /** whether the loaded lists could tell of a revocation; null where no path leads to a trusted root */
  readonly lists: ListState | null;
  /** since when it, or one above it, is taken back */
  readonly revokedMs: number | null;
  /** who certified, up to the trusted root; empty where none is reached */
  readonly issuers: readonly string[];
  /** by whom the authority is trusted that is reached; null where none is */
  readonly trustedBy: TrustedBy | null;
}

/** RFC 3161 §2.3 */
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
/** Certificates above each other. */
const MOST_STEPS = 6;
/** Ways up to a root that are looked at. */
const MOST_PATHS = 12;

/** What is told where several ways up fail, the gravest first. */
const GRAVEST: readonly TrustState[] = ['revoked', 'unfit', 'revoked-later', 'expired', 'unclear', 'unknown'];
/** Nobody whom the certificate leads to is trusted. */
export const UNKNOWN: Standing = {
  state: 'unknown',
  lists: null,
  revokedMs: null,
  issuers: [],
  trustedBy: null,
};

/** What our strict chain cannot judge; the signature may be sound all the same. */
const UNCLEAR: ReadonlySet<string> = new Set(['unknown-critical-extension', 'weak-key', 'weak-signature']);

/** What is found out about the certificates of one file, for all of its signatures. */
export interface Inquiry {
  readonly lists: TrustLists;
  /** certificates of the file by their Base64, read once; null: our strict reader does not take it */
  readonly read: Map<string, Certificate | null>;
  /** whether one certificate was signed with the key of another, by both fingerprints: asked once */
  readonly signed: Map<string, boolean>;
  /** signatures that may still be tried against certificates which the file itself brought */
  ofStrangers: number;
  /** and against those that are known here */
  ofKnown: number;
}

const MOST_OF_STRANGERS = 32;
const MOST_OF_KNOWN = 400;

export const inquiryInto = (lists: TrustLists): Inquiry => ({
  lists,
  read: new Map(),
  signed: new Map(),
  ofStrangers: MOST_OF_STRANGERS,
  ofKnown: MOST_OF_KNOWN,
});

/**
 * The standing of a signer's certificate: the best of the ways that lead from it to a trusted root, else the worst of what
 * speaks against them. The keys of the signature only prove that it was made with the certificate; here is whose that is.
 * @param enclosed in Base64, the signer's first
 */
export function* standingOf(
  enclosed: readonly string[],
  inquiry: Inquiry,
  judged: Judged,
): InParts<Standing> {
  if (enclosed[0] === undefined) return UNKNOWN;
  const { lists } = inquiry;
  const [leaf] = yield* readable(enclosed.slice(0, 1), inquiry);
  const anchors = leaf === undefined ? lists.anchors : [...lists.anchors, ...lists.anchorsOf(leaf)];
  if (anchors.length === 0) return UNKNOWN;
  if (leaf === undefined)
    return { state: 'unclear', lists: null, revokedMs: null, issuers: [], trustedBy: null };
  const enclosedOthers = yield* readable(enclosed.slice(1), inquiry);
  const pool = [...lists.intermediates, ...enclosedOthers];
  const isKnown = knownOf(anchors, lists.intermediates);
  const found: Standing[] = [];
  for (const path of pathsFrom([leaf], { anchors, pool, isKnown, inquiry })) {
    yield;
    if (path === null) continue;
    const standing = standingOn(path, pool, lists, judged);
    if (standing.state === 'trusted') return standing;
    found.push(standing);
    if (found.length >= MOST_PATHS) break;
  }
  return GRAVEST.flatMap((state) => found.find((one) => one.state === state) ?? [])[0] ?? UNKNOWN;
}

function knownOf(...pools: readonly (readonly Certificate[])[]): (one: Certificate) => boolean {
  const known = new Set(pools.flatMap((pool) => pool.map(({ sha256 }) => sha256)));
  return ({ sha256 }) => known.has(sha256);
}

/** The trusted authority that one leads to, as of now; null where there is none. */
export function leadingTo(authority: Certificate, lists: TrustLists, nowMs: number): Certificate | null {
  const judged = { validMs: nowMs, nowMs, provedMs: null, usedMs: nowMs, isStamp: false };
  const { anchors, intermediates: pool } = lists;
  for (const path of pathsFrom([authority], {
    anchors,
    pool,
    isKnown: () => true,
    inquiry: inquiryInto(lists),
  }))
    if (
      path !== null &&
      chainState(path, judged) === null &&
      revocationsOn(path, lists, judged).every(({ state }) => state === null)
    )
      return path.at(-1) ?? null;
  return null;
}

/** Certificates that our strict reader takes. */
function* readable(enclosed: readonly string[], { read }: Inquiry): InParts<Certificate[]> {
  const found: Certificate[] = [];
  for (const base64 of enclosed) {
    let one = read.get(base64);
    if (one === undefined) {
      one = parsed(base64);
      read.set(base64, one);
      yield;
    }
    if (one !== null) found.push(one);
  }
  return found;
}

function parsed(base64: string): Certificate | null {
  try {
    return parseCertificate(Buffer.from(base64, 'base64'));
  } catch (cause) {
    if (cause instanceof AppError) return null;
    throw cause;
  }
}

interface Search {
  readonly anchors: readonly Certificate[];
  readonly pool: readonly Certificate[];
  readonly isKnown: (one: Certificate) => boolean;
  readonly inquiry: Inquiry;
}

/** Ways up, depth first; the nearest root comes first. Null stands for a signature that was tried. */
function* pathsFrom(
  path: readonly Certificate[],
  search: Search,
): Generator<readonly Certificate[] | null, void, undefined> {
  const { anchors, pool } = search;
  const top = path.at(-1);
  if (top === undefined || path.length > MOST_STEPS) return;
  if (anchors.some(({ sha256 }) => sha256 === top.sha256)) {
    yield path;
    return;
  }
  for (const anchor of issuersOf(anchors, top, search)) yield anchor === null ? null : [...path, anchor];
  for (const next of issuersOf(pool, top, search)) {
    if (next === null) {
      yield null;
      continue;
    }
    const isNew = !path.some(
      ({ subject, publicKey }) => subject.equals(next.subject) && publicKey.equals(next.publicKey),
    );
    if (isNew && !anchors.some(({ sha256 }) => sha256 === next.sha256))
      yield* pathsFrom([...path, next], search);
  }
}

/** Those of a pool that issued a certificate, as far as the budget of the file goes; null for each that was tried in vain. */
function* issuersOf(
  pool: readonly Certificate[],
  certificate: Certificate,
  { isKnown, inquiry }: Search,
): Generator<Certificate | null, void, undefined> {
  for (const candidate of candidatesOf(pool, certificate)) {
    const pair = `${certificate.sha256} ${candidate.sha256}`;
    let isSigned = inquiry.signed.get(pair);
    if (isSigned === undefined) {
      const left = isKnown(candidate) ? (inquiry.ofKnown -= 1) : (inquiry.ofStrangers -= 1);
      if (left < 0) continue;
      isSigned = isSignedBy(certificate, candidate, true);
      inquiry.signed.set(pair, isSigned);
      yield null;
    }
    if (isSigned) yield candidate;
  }
}

/** @param others what else is known, where other certificates of the signer's key may be */
function standingOn(
  path: readonly Certificate[],
  others: readonly Certificate[],
  lists: TrustLists,
  judged: Judged,
): Standing {
  const state = chainState(path, judged) ?? (maySign(path[0], judged.isStamp) ? null : 'unfit');
  const told = [...revocationsOn(path, lists, judged), ...ofTheKey(path, others, lists, judged)];
  const revoked =
    told.find(({ state: one }) => one === 'revoked') ?? told.find(({ state: one }) => one !== null);
  const states = [state, ...told.map(({ state: one }) => one)];
  const worst = GRAVEST.find((one) => states.includes(one));
  return {
    state: worst ?? 'trusted',
    lists: (['none', 'stale'] as const).find((one) => told.some(({ list }) => list === one)) ?? 'good',
    revokedMs: revoked?.revokedMs ?? null,
    issuers: path.slice(1).map(({ name }) => name.commonName || name.organization),
    trustedBy: lists.anchors.some(({ sha256 }) => sha256 === path.at(-1)?.sha256)
      ? 'administrator'
      : 'system',
  };
}

/** Everything but revocation; null where nothing speaks against it. */
function chainState(path: readonly Certificate[], { validMs, nowMs, isStamp }: Judged): TrustState | null {
  try {
    checkPath(path, {
      atMs: validMs,
      nowMs,
      anchors: [],
      revocation: 'when-present',
      elliptic: true,
      ...(isStamp ? { extendedKeyUsage: TIME_STAMPING } : {}),
    });
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    if (cause.code === 'certificate-expired') return 'expired';
    return UNCLEAR.has(String(cause.params['reason'])) ? 'unclear' : 'unfit';
  }
  return null;
}

/** Purposes of machines and services (RFC 5280 §4.2.1.12): TLS servers, answers about certificates, time stamps. */
const OF_SERVICES: ReadonlySet<string> = new Set(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.9', TIME_STAMPING]);
/** Purposes of people and documents: mail, documents (RFC 9336, Adobe, Microsoft), cards, any. */
const OF_PEOPLE: ReadonlySet<string> = new Set([
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.36',
  '1.2.840.113583.1.1.5',
  '1.3.6.1.4.1.311.10.3.12',
  '1.3.6.1.4.1.311.20.2.2',
  '2.5.29.37.0',
]);

/** Whether a certificate is one to sign documents with. An authority certifies others, and nothing else. */
function maySign(leaf: Certificate | undefined, isStamp: boolean): boolean {
  const { keyUsage, extendedKeyUsage, isAuthority = false } = leaf ?? {};
  const purposes = [...(extendedKeyUsage ?? [])];
  const isOfService =
    purposes.some((one) => OF_SERVICES.has(one)) && !purposes.some((one) => OF_PEOPLE.has(one));
  return (
    (isStamp || !isOfService) &&
    !isAuthority &&
    (keyUsage === undefined ||
      keyUsage.has(KEY_USAGE.digitalSignature) ||
      keyUsage.has(KEY_USAGE.nonRepudiation))
  );
}

const revocationsOn = (path: readonly Certificate[], lists: TrustLists, judged: Judged): Told[] =>
  path.slice(0, -1).map((subject, at) => revocationOf(subject, path[at + 1] ?? subject, lists, judged));

/**
 * What was taken back of the other certificates of the signer's key: who has the key could have enclosed any of them,
 * where the signature does not say which one is meant.
 */
function ofTheKey(
  [leaf, issuer]: readonly Certificate[],
  others: readonly Certificate[],
  lists: TrustLists,
  judged: Judged,
): Told[] {
  if (leaf === undefined || issuer === undefined) return [];
  return others
    .filter((one) => one.sha256 !== leaf.sha256 && one.publicKey.equals(leaf.publicKey))
    .filter((one) => one.issuer.equals(leaf.issuer))
    .map((one) => revocationOf(one, issuer, lists, judged))
    .filter(({ state }) => state !== null);
}

interface Told {
  readonly state: 'revoked' | 'revoked-later' | null;
  readonly revokedMs: number | null;
  readonly list: ListState;
}

/** Stamps of before such a revocation still hold (RFC 3161 §4); where no reason is given they do not. */
const HARMLESS_FOR_STAMPS: ReadonlySet<number | null> = new Set([0, 3, 4, 5]);
/** Somebody else has the key: it can have signed whatever for long. */
const COMPROMISED: ReadonlySet<number | null> = new Set([REASON_KEY_COMPROMISE, REASON_CA_COMPROMISE]);

/**
 * Whether a certificate was taken back by the time that counts. Without a proof of the time, what the signer says decides
 * only between *wrong* and *not proved*.
 */
function revocationOf(
  { serialHex, notAfterMs }: Certificate,
  issuer: Certificate,
  lists: TrustLists,
  { validMs, nowMs, provedMs, usedMs, isStamp }: Judged,
): Told {
  const key = issuerKeyOf(issuer);
  const span = lists.listOf(key);
  if (span === null) return { state: null, revokedMs: null, list: 'none' };
  const { thisUpdateMs, nextUpdateMs } = span;
  // a list drops what expired (RFC 5280 §5.2.3): one of after that says nothing
  const isConclusive = (thisUpdateMs >= validMs || nowMs <= nextUpdateMs) && thisUpdateMs <= notAfterMs;
  const list: ListState = isConclusive ? 'good' : 'stale';
  const entry = lists.revokedBy(key, serialHex);
  if (entry === null) return { state: null, revokedMs: null, list };
  const { revokedMs, reason } = entry;
  const told = (state: Told['state']): Told => ({ state, revokedMs, list });
  if (usedMs !== null && revokedMs <= usedMs) return told('revoked');
  if (provedMs !== null && provedMs < revokedMs)
    return told(COMPROMISED.has(reason) ? 'revoked-later' : null);
  return told(isStamp && HARMLESS_FOR_STAMPS.has(reason) ? null : 'revoked-later');
}
