import { createPublicKey, type KeyObject } from 'node:crypto';

declare const __PUBLISHER_KEY__: string;

/** Its private half lies in test/fixtures/update: updates signed with it are for tests only, and say so. */
const DEVELOPMENT_KEY = 'MCowBQYDK2VwAyEAfoLNBH1c4nnUljBtWN7FHMMPDC9mLMGZtxC2SUOkmqM=';

/** The publisher's Ed25519 key (SPKI, Base64), pinned when the program was built; a release is not built without. */
const PINNED = typeof __PUBLISHER_KEY__ === 'string' && __PUBLISHER_KEY__ !== '' ? __PUBLISHER_KEY__ : null;

export const isDevelopmentBuild = PINNED === null;

export const publisherKey = (): KeyObject =>
  createPublicKey({ key: Buffer.from(PINNED ?? DEVELOPMENT_KEY, 'base64'), format: 'der', type: 'spki' });
