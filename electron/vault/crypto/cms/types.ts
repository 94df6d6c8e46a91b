import type { KeyObject } from 'node:crypto';
import type { Certificate } from '../x509/certificates.ts';

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

/** The key of one message's content alone: opens that message and no other. */
export interface HeldContentKey {
  readonly contentKey: Uint8Array;
}
/** With what a message is opened: any of one's own keys that it names, or its very content key. */
export type CmsOpener = readonly CmsRecipient[] | HeldContentKey;

export interface OpenedMessage {
  readonly content: Buffer;
  readonly recipients: number;
  /** False for EnvelopedData (CBC): anyone could have altered it on the way; say so to the reader. */
  readonly authenticated: boolean;
}
