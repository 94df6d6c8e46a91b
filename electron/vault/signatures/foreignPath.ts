import type { ListState, TrustedBy, TrustState } from '../../../shared/domain/signatures/verdict.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Certificate, KEY_USAGE, parseCertificate } from '../crypto/certificates.ts';
import { checkPath, issuersIn, newTrials, type Trials } from '../crypto/chain.ts';
import { REASON_CA_COMPROMISE, REASON_KEY_COMPROMISE } from '../crypto/crl.ts';
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

/**
 * The standing of a signer's certificate: the best of the ways that lead from it to a trusted root, else the worst of what
 * speaks against them. The keys of the signature only prove that it was made with the certificate; here is whose that is.
 * @param enclosed in Base64, the signer's first
 * @param trials of one file, for all of its signatures
 */
export function standingOf(
  enclosed: readonly string[],
  lists: TrustLists,
  judged: Judged,
  trials: Trials,
): Standing {
  if (enclosed[0] === undefined) return UNKNOWN;
  const [leaf] = readable(enclosed[0]);
  const anchors = leaf === undefined ? lists.anchors : [...lists.anchors, ...lists.anchorsOf(leaf)];
  if (anchors.length === 0) return UNKNOWN;
  if (leaf === undefined)
    return { state: 'unclear', lists: null, revokedMs: null, issuers: [], trustedBy: null };
  const others = enclosed.slice(1).flatMap(readable);
  const pool = [...lists.intermediates, ...others];
  const found: Standing[] = [];
  try {
    for (const path of pathsFrom([leaf], anchors, pool, trials)) {
      const standing = standingOn(path, lists, judged);
      if (standing.state === 'trusted') return standing;
      found.push(standing);
      if (found.length >= MOST_PATHS) break;
    }
  } catch (cause) {
    // too many certificates of one name: nothing was found out
    if (!(cause instanceof AppError)) throw cause;
  }
  return GRAVEST.flatMap((state) => found.find((one) => one.state === state) ?? [])[0] ?? UNKNOWN;
}

/** The trusted authority that one leads to, as of now; null where there is none. */
export function leadingTo(authority: Certificate, lists: TrustLists, nowMs: number): Certificate | null {
  const judged = { validMs: nowMs, nowMs, provedMs: null, usedMs: nowMs, isStamp: false };
  try {
    for (const path of pathsFrom([authority], lists.anchors, lists.intermediates, newTrials()))
      if (
        chainState(path, judged) === null &&
        revocationsOn(path, lists, judged).every(({ state }) => state === null)
      )
        return path.at(-1) ?? null;
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
  }
  return null;
}

/** Certificates that our strict reader takes. */
function readable(base64: string): Certificate[] {
  try {
    return [parseCertificate(Buffer.from(base64, 'base64'))];
  } catch (cause) {
    if (cause instanceof AppError) return [];
    throw cause;
  }
}

/** Ways up, depth first; the nearest root comes first. */
function* pathsFrom(
  path: readonly Certificate[],
  anchors: readonly Certificate[],
  pool: readonly Certificate[],
  trials: Trials,
): Generator<readonly Certificate[]> {
  const top = path.at(-1);
  if (top === undefined || path.length > MOST_STEPS) return;
  if (anchors.some(({ sha256 }) => sha256 === top.sha256)) {
    yield path;
    return;
  }
  for (const anchor of issuersIn(anchors, top, trials, true)) yield [...path, anchor];
  for (const next of issuersIn(pool, top, trials, true)) {
    const isNew = !path.some(
      ({ subject, publicKey }) => subject.equals(next.subject) && publicKey.equals(next.publicKey),
    );
    if (isNew && !anchors.some(({ sha256 }) => sha256 === next.sha256))
      yield* pathsFrom([...path, next], anchors, pool, trials);
  }
}

function standingOn(path: readonly Certificate[], lists: TrustLists, judged: Judged): Standing {
  const state = chainState(path, judged) ?? (maySign(path[0]) ? null : 'unfit');
  const told = revocationsOn(path, lists, judged);
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

const maySign = (leaf: Certificate | undefined): boolean =>
  leaf?.keyUsage === undefined ||
  leaf.keyUsage.has(KEY_USAGE.digitalSignature) ||
  leaf.keyUsage.has(KEY_USAGE.nonRepudiation);

const revocationsOn = (path: readonly Certificate[], lists: TrustLists, judged: Judged): Told[] =>
  path.slice(0, -1).map((subject, at) => revocationOf(subject, path[at + 1] ?? subject, lists, judged));

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
