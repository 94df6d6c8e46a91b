/**
 * The line between the page and the vault process, whose messages the main process carries sealed: it outlives the
 * lock, and what Chromium has freed of a message stays readable in its memory. The ends agree on a key anew for every
 * page and every vault process (ECDH P-256, SP 800-56A; HKDF-SHA-256, RFC 5869), and both end with the lock. The main
 * process is trusted to bring the right keys together: this is about what is left lying, not about who carries.
 */
export interface SealedLine {
  // results come in the order of the calls: a page that saves and then discards means it so
  /** `about` is bound to the message: the direction and the operation. The value is what JSON knows. */
  seal(about: string, value: unknown): Promise<Uint8Array>;
  /** @throws Error when the bytes were sealed on another line, about something else, or changed */
  open(about: string, sealed: Uint8Array): Promise<unknown>;
}

/** One end before the ends have met. */
export interface LineEnd {
  /** uncompressed point, 65 bytes */
  readonly publicKey: Uint8Array;
  /** @throws Error when the other's key is no point of the curve */
  meet(other: Uint8Array): Promise<SealedLine>;
}

/** What `about` says of a call and of its answer. */
export const about = {
  call: (op: string): string => `call ${op}`,
  answer: (op: string): string => `answer ${op}`,
} as const;

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const IV_BYTES = 12;
const utf8 = { to: new TextEncoder(), from: new TextDecoder('utf-8', { fatal: true }) };

/** @param side the page's key goes first into the agreement, whoever computes it */
export async function makeLineEnd(side: 'page' | 'vault'): Promise<LineEnd> {
  const { subtle } = crypto;
  const pair = await subtle.generateKey(CURVE, false, ['deriveBits']);
  const publicKey = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  return {
    publicKey,
    async meet(other) {
      const theirs = await subtle.importKey('raw', new Uint8Array(other), CURVE, false, []);
      const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, pair.privateKey, 256);
      const salt = joined(side === 'page' ? [publicKey, other] : [other, publicKey]);
      const info = utf8.to.encode('an-thu page-vault line');
      const base = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
      const derived = { name: 'HKDF', hash: 'SHA-256', salt, info };
      const aes = { name: 'AES-GCM', length: 256 };
      return lineWith(await subtle.deriveKey(derived, base, aes, false, ['encrypt', 'decrypt']));
    },
  };
}

function lineWith(key: CryptoKey): SealedLine {
  const by = (iv: Uint8Array<ArrayBuffer>, words: string): AesGcmParams => ({
    name: 'AES-GCM',
    iv,
    additionalData: utf8.to.encode(words),
  });
  async function seal(words: string, value: unknown): Promise<Uint8Array> {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const clear = utf8.to.encode(JSON.stringify(value ?? null));
    return joined([iv, new Uint8Array(await crypto.subtle.encrypt(by(iv, words), key, clear))]);
  }
  async function open(words: string, sealed: Uint8Array): Promise<unknown> {
    const bytes = new Uint8Array(sealed);
    const iv = bytes.slice(0, IV_BYTES);
    const clear = await crypto.subtle.decrypt(by(iv, words), key, bytes.subarray(IV_BYTES));
    return JSON.parse(utf8.from.decode(clear));
  }
  const out = inOrder();
  const back = inOrder();
  return {
    seal: (words, value) => out(seal(words, value)),
    open: (words, sealed) => back(open(words, sealed)),
  };
}

/** Settles what it is given in the order in which it was given. */
function inOrder(): <T>(work: Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = before.then(() => work);
    work.catch(() => undefined); // it may fail while another is waited for
    before = mine.catch(() => undefined);
    return mine;
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
