import type { KeyObject } from 'node:crypto';
import type { Certificate } from './certificates.ts';

/**
 * Two readings of one message. `exchange` is the profile of our envelopes: canonical DER, signed attributes and
 * signingCertificateV2 mandatory. `foreign` is for what others send: BER, and attributes as far as they are there.
 */
export type CmsProfile = 'exchange' | 'foreign';

/** One who can open: certificate and the private key to it. */
export interface CmsRecipient {
  readonly certificate: Certificate;
  readonly privateKey: KeyObject;
}

export interface OpenedMessage {
  readonly content: Buffer;
  readonly recipients: number;
  /** False for EnvelopedData (CBC): anyone could have altered it on the way; say so to the reader. */
  readonly authenticated: boolean;
}
