import { isIntact } from '../../../shared/domain/signatures/verdict.ts';
import type { SignatureFacts } from '../../../shared/ipc/readerSignatures.ts';
import { type Inquiry, inquiryInto, type Standing, standingOf, UNKNOWN } from './foreignPath.ts';
import type { InParts } from './inParts.ts';
import type { TrustLists } from './trustLists.ts';

/** What the certificates of a signature are worth, and by when it was certainly there. */
export interface Trust {
  readonly signer: Standing;
  /** of the time stamp; null without one */
  readonly stamp: Standing | null;
  /** a trusted stamp proves that the signature was there at this time; null: judged as of now */
  readonly provedMs: number | null;
}

/** Clocks of stamping authorities and ours may differ by this. */
const MOST_AHEAD_MS = 600_000;
/**
 * Whether those who signed and stamped a file are known here. The time of a trusted stamp counts, its own one or that of a
 * stamp, or of a stamped signature, over the file behind it, never the claimed one; without a stamp a certificate must be in force today. A stamp
 * itself is judged as of now, or of a later stamp that covers it (EN 319 102-1 §5.6).
 * @param all the signatures of one file in the order in which they were made
 */
export function* trustOfAll(
  all: readonly SignatureFacts[],
  lists: TrustLists,
  nowMs: number,
): InParts<Trust[]> {
  const inquiry = inquiryInto(lists);
  const trusts: Trust[] = [];
  let coveredMs: number | null = null;
  for (const facts of [...all].reverse()) {
    const trust = yield* trustOf(facts, inquiry, { coveredMs, nowMs });
    trusts.unshift(trust);
    if (isProof(facts, trust)) coveredMs = earlier(coveredMs, stampTime(facts, nowMs));
  }
  return trusts;
}

/**
 * Whether it proves that what it covers was there at its time: a stamp over the file, or a stamped signature. That one only
 * of a signer who is trusted: a stranger could choose a key for which a value of before is a signature over a file of today.
 */
function isProof(facts: SignatureFacts, { signer, stamp }: Trust): boolean {
  if (!isIntact(facts) || facts.weak || stamp?.state !== 'trusted') return false;
  return facts.kind === 'stamp' || (isSound(facts) && signer.state === 'trusted');
}

/** Its own stamp is over its own signature. */
const isSound = ({ stamp }: SignatureFacts): boolean => stamp?.proof === 'right' && !stamp.weak;

const earlier = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.min(a, b);

/** What the stamp says, unless that is still to come. */
const stampTime = ({ stamp }: SignatureFacts, nowMs: number): number | null =>
  stamp === null || stamp.timeMs === null || stamp.timeMs > nowMs + MOST_AHEAD_MS ? null : stamp.timeMs;

interface AtThisTime {
  /** a later stamp over the file, where one is trusted */
  readonly coveredMs: number | null;
  readonly nowMs: number;
}

function* trustOf(facts: SignatureFacts, inquiry: Inquiry, { coveredMs, nowMs }: AtThisTime): InParts<Trust> {
  const { stamp, certificates, claimedMs } = facts;
  const validMs = coveredMs ?? nowMs;
  const stampedMs = stampTime(facts, nowMs);
  const ofStamp =
    stamp === null
      ? null
      : yield* standingOf(stamp.certificates, inquiry, {
          validMs,
          nowMs,
          provedMs: coveredMs,
          usedMs: stampedMs,
          isStamp: true,
        });
  if (facts.kind === 'stamp') return { signer: ofStamp ?? UNKNOWN, stamp: ofStamp, provedMs: coveredMs };
  const holds = isSound(facts) && ofStamp?.state === 'trusted';
  const ownMs = holds ? stampedMs : null;
  const provedMs = earlier(coveredMs, ownMs);
  const signer = yield* standingOf(certificates, inquiry, {
    validMs: provedMs ?? nowMs,
    nowMs,
    provedMs,
    usedMs: ownMs ?? claimedMs,
    isStamp: false,
  });
  return { signer, stamp: ofStamp, provedMs };
}
