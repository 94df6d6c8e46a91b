import { createHash } from 'node:crypto';
import type { Certificate } from '../crypto/x509/certificates.ts';

/** What an authority said about its certificates, as far as the lists that were loaded tell. */
export interface Revoked {
  readonly revokedMs: number;
  /** CRLReason (RFC 5280 §5.3.1) */
  readonly reason: number | null;
}
export interface ListSpan {
  readonly thisUpdateMs: number;
  readonly nextUpdateMs: number;
}

/** Whom an administrator trusts: data of the office, of which the product ships none. */
export interface TrustLists {
  /** confirmed by their fingerprints */
  readonly anchors: readonly Certificate[];
  /** what this station believes for exchange, of the office that a certificate names */
  readonly anchorsOf: (certificate: Certificate) => readonly Certificate[];
  /** known besides: signers of the State enclose their own certificate only */
  readonly intermediates: readonly Certificate[];
  /** The newest list of an authority; null where none was loaded. @param issuerKey see `issuerKeyOf` */
  readonly listOf: (issuerKey: string) => ListSpan | null;
  readonly revokedBy: (issuerKey: string, serialHex: string) => Revoked | null;
}
export const TRUST_NOBODY: TrustLists = {
  anchors: [],
  anchorsOf: () => [],
  intermediates: [],
  listOf: () => null,
  revokedBy: () => null,
};

/** An authority by what signs its lists: name and key. Its certificate may be renewed, both stay. SHA-256 in hex. */
export const issuerKeyOf = ({ subject, publicKey }: Certificate): string =>
  createHash('sha256')
    .update(subject)
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('hex');
