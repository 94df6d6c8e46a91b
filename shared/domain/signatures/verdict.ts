import { isModified, type SignatureChange } from './changes.ts';

/**
 * The one word for a signature of others: *toàn vẹn*, *bị sửa sau khi ký*, *cắt từ tệp khác*, *chưa đủ chứng thư để kết
 * luận*, *chữ ký sai*.
 */
export const SIGNATURE_VERDICTS = ['whole', 'modified', 'cut', 'unproved', 'wrong'] as const;
export type SignatureVerdict = (typeof SIGNATURE_VERDICTS)[number];

/**
 * Whether the signer's certificate leads to somebody whom an administrator trusts, and could sign at that time.
 * `revoked-later`: taken back, and nothing proves that the signature was there before; `unfit`: it may not sign, or one
 * above it may not certify; `unclear`: a kind of key or a limit that cannot be judged here
 */
export const TRUST_STATES = [
  'trusted',
  'unknown',
  'expired',
  'revoked',
  'revoked-later',
  'unfit',
  'unclear',
] as const;
export type TrustState = (typeof TRUST_STATES)[number];

/** Who vouches for the authority that a certificate leads to: an administrator, or this station's trust for exchange. */
export const TRUSTED_BY = ['administrator', 'system'] as const;
export type TrustedBy = (typeof TRUSTED_BY)[number];

/**
 * Whether the lists of revoked certificates that were loaded could have told: all of them are fresh for the time that
 * counts; one is out of date; one is missing.
 */
export const LIST_STATES = ['good', 'stale', 'none'] as const;
export type ListState = (typeof LIST_STATES)[number];

/** What was found about a signature, as far as the word depends on it. */
export interface VerdictFacts {
  readonly coverage: 'whole' | 'cut' | 'wrong';
  readonly proof: 'right' | 'altered' | 'wrong' | 'no-certificate' | 'unknown-algorithm' | 'unreadable';
  readonly changes: readonly SignatureChange[];
  /** a hash or a key that others can work out: it is sound as far as it goes, and proves nobody */
  readonly weak: boolean;
}

/** Whether the signed bytes are all there and are those that were signed, whoever signed them. */
export const isIntact = ({ coverage, proof }: Pick<VerdictFacts, 'coverage' | 'proof'>): boolean =>
  coverage === 'whole' && proof === 'right';

/** The word, from what is worst: nothing is called whole of which anything is in doubt. */
export function verdictOf(facts: VerdictFacts, trust: TrustState): SignatureVerdict {
  const { coverage, proof, changes } = facts;
  if (coverage === 'cut') return 'cut';
  if (coverage === 'wrong' || proof === 'wrong' || proof === 'unreadable') return 'wrong';
  if (proof === 'altered' || isModified(changes)) return 'modified';
  if (proof !== 'right') return 'unproved';
  if (trust === 'revoked' || trust === 'unfit') return 'wrong';
  return trust === 'trusted' && !facts.weak ? 'whole' : 'unproved';
}
