import type { TrustState } from '../../../shared/domain/signatures/verdict.ts';
import { AppError } from '../../../shared/errors.ts';
import type { SignatureFacts } from '../../../shared/ipc/readerSignatures.ts';
import { type Certificate, parseCertificate } from '../crypto/certificates.ts';
import { validateChain } from '../crypto/chain.ts';
import type { RevocationList } from '../crypto/crl.ts';

/** Whom an administrator trusts: data of the office, of which the product ships none. */
export interface TrustLists {
  /** confirmed by their fingerprints */
  readonly anchors: readonly Certificate[];
  /** known besides: signers of the State enclose their own certificate only */
  readonly intermediates: readonly Certificate[];
  readonly revocationLists: readonly RevocationList[];
}
export const TRUST_NOBODY: TrustLists = { anchors: [], intermediates: [], revocationLists: [] };

/** RFC 3161 §2.3 */
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

const STATES: Readonly<Record<string, TrustState>> = {
  'certificate-unknown': 'unknown',
  'certificate-expired': 'expired',
  'certificate-revoked': 'revoked',
  'revocation-list-needed': 'unknown',
};

/** What the certificates of a signature are worth, and the time that it is judged at. */
export interface Trust {
  readonly signer: TrustState;
  /** of the time stamp; null without one */
  readonly stamp: TrustState | null;
  /** of a stamp that holds and is trusted; null: judged as of now */
  readonly stampedMs: number | null;
}

/**
 * Whether those who signed and stamped are known here. The time of a trusted stamp counts, never the claimed one; without
 * it a certificate must be in force today. What is revoked stays so before a list says it, unless it was stamped before.
 */
export function trustOf(facts: SignatureFacts, lists: TrustLists, nowMs: number): Trust {
  const { stamp } = facts;
  const stampTrust =
    stamp === null
      ? null
      : stateOf(stamp.certificates, lists, { atMs: stamp.timeMs ?? nowMs, nowMs, purpose: TIME_STAMPING });
  const isStamped = stamp?.proof === 'right' && stampTrust === 'trusted';
  const stampedMs = isStamped ? stamp.timeMs : null;
  const signer = facts.kind === 'stamp' ? stampTrust : null;
  return {
    signer: signer ?? stateOf(facts.certificates, lists, { atMs: stampedMs ?? nowMs, nowMs }),
    stamp: stampTrust,
    stampedMs,
  };
}

function stateOf(
  enclosed: readonly string[],
  { anchors, intermediates, revocationLists }: TrustLists,
  { atMs, nowMs, purpose }: { readonly atMs: number; readonly nowMs: number; readonly purpose?: string },
): TrustState {
  if (anchors.length === 0) return 'unknown';
  const [leaf, ...others] = enclosed.flatMap(readable);
  if (leaf === undefined) return enclosed.length > 0 ? 'unfit' : 'unknown';
  try {
    validateChain(leaf, {
      atMs,
      nowMs,
      anchors,
      intermediates: [...intermediates, ...others],
      revocationLists,
      revocation: 'when-present',
      ...(purpose === undefined ? {} : { extendedKeyUsage: purpose }),
    });
    return 'trusted';
  } catch (cause) {
    if (cause instanceof AppError) return STATES[cause.code] ?? 'unfit';
    throw cause;
  }
}

/** Certificates that our strict reader takes; the signer's that it does not take proves nothing here. */
function readable(base64: string): Certificate[] {
  try {
    return [parseCertificate(Buffer.from(base64, 'base64'))];
  } catch (cause) {
    if (cause instanceof AppError) return [];
    throw cause;
  }
}
