import { createHash } from 'node:crypto';
import { readUlong, tripleOf, ulongBuffer, writeUlong } from './cLayout.ts';
import { CKA, CKF, CKM_RSA_PKCS, CKO, CKR, CKU } from './constants.ts';
import { attributeOf, type Cryptoki, findObjects, templateOf, ulongValue } from './cryptoki.ts';
import { TokenFault } from './fault.ts';
import {
  certificatesIn,
  openSession,
  slotsWithToken,
  type TokenCertificate,
  tokenInfo,
  triesOf,
} from './tokens.ts';

/** DigestInfo of SHA-256 up to the digest (RFC 8017 §9.2, note 1). */
const SHA256_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');
/** RSA-8192; longer keys are on no token. */
const MOST_SIGNATURE_BYTES = 1024;
const MOST_KEYS = 32;

/** What a token answers when it is no longer there. */
const GONE: ReadonlySet<number> = new Set([
  CKR.DEVICE_REMOVED,
  CKR.TOKEN_NOT_PRESENT,
  CKR.TOKEN_NOT_RECOGNIZED,
  CKR.SESSION_HANDLE_INVALID,
  CKR.SESSION_CLOSED,
]);

/** A key of a token, unlocked. */
export interface OpenKey {
  /** @param digest SHA-256, 32 bytes @throws TokenFault `tokenGone`, `tokenFault` */
  sign(digest: Uint8Array): Buffer;
  /** Forgets the PIN, and locks the token again: what else runs on this machine would find it open. */
  close(): void;
}

/**
 * Unlocks the key that belongs to a certificate. Where the token says that one try is left, none is made unless it may be.
 * @param certificate SHA-256 of its DER, hex
 * @param pin kept only for keys that ask for it with each signature; whoever called wipes what was passed
 * @throws TokenFault
 */
export function openKey(
  cryptoki: Cryptoki,
  certificate: string,
  pin: Uint8Array,
  mayBeLast: boolean,
): OpenKey {
  const { slot, session, found } = find(cryptoki, certificate);
  logIn(cryptoki, slot, session, { pin, mayBeLast });
  const key = keyOf(cryptoki, session, found);
  const asksAlways =
    attributeOf(cryptoki, session, key, CKA.ALWAYS_AUTHENTICATE, 1)?.[0] === 1 ? Buffer.from(pin) : null;
  return {
    sign: (digest) => sign(cryptoki, { slot, session, key, asksAlways }, digest),
    close() {
      asksAlways?.fill(0);
      cryptoki.call('C_Logout', session);
      cryptoki.call('C_CloseSession', session);
    },
  };
}

interface Place {
  readonly slot: number;
  readonly session: number;
  readonly found: TokenCertificate;
}

function find(cryptoki: Cryptoki, certificate: string): Place {
  let isAnyThere = false;
  for (const slot of slotsWithToken(cryptoki)) {
    const session = openSession(cryptoki, slot);
    if (session === null) continue;
    isAnyThere = true;
    const found = certificatesIn(cryptoki, session).find(({ der }) => sha256(der) === certificate);
    if (found !== undefined) return { slot, session, found };
    cryptoki.call('C_CloseSession', session);
  }
  throw new TokenFault(isAnyThere ? 'otherToken' : 'noToken');
}

const sha256 = (der: Buffer): string => createHash('sha256').update(der).digest('hex');

function logIn(
  cryptoki: Cryptoki,
  slot: number,
  session: number,
  { pin, mayBeLast }: { pin: Uint8Array; mayBeLast: boolean },
): void {
  const info = tokenInfo(cryptoki, slot);
  const tries = triesOf(info);
  if (tries === 'locked') throw new TokenFault('pinLocked', { tries });
  if (tries === 'last' && !mayBeLast) throw new TokenFault('lastTry', { tries });
  // some tokens say 0 or nothing sensible as the longest PIN
  const isTooLong = info.maxPin >= info.minPin && info.maxPin > 0 && pin.length > info.maxPin;
  if (pin.length < info.minPin || isTooLong) throw new TokenFault('pinLength', { tries });
  const copy = Buffer.from(pin);
  try {
    const code = cryptoki.call('C_Login', session, CKU.USER, copy, copy.length);
    if (code !== CKR.OK && code !== CKR.USER_ALREADY_LOGGED_IN) refusedPin(cryptoki, slot, code);
  } finally {
    copy.fill(0);
  }
  if ((info.flags & CKF.USER_PIN_TO_BE_CHANGED) !== 0) throw new TokenFault('pinExpired');
}

function refusedPin(cryptoki: Cryptoki, slot: number, code: number): never {
  const tries = triesOf(tokenInfo(cryptoki, slot));
  if (code === CKR.PIN_LOCKED) throw new TokenFault('pinLocked', { tries: 'locked' });
  if (code === CKR.PIN_EXPIRED) throw new TokenFault('pinExpired', { tries });
  if (code === CKR.PIN_LEN_RANGE) throw new TokenFault('pinLength', { tries });
  if (code === CKR.PIN_INCORRECT || code === CKR.PIN_INVALID) throw new TokenFault('pinWrong', { tries });
  throw GONE.has(code) ? new TokenFault('tokenGone', { code }) : new TokenFault('tokenFault', { code });
}

/** The private key with the certificate's identifier; of tokens that give none, the only one there is. */
function keyOf(cryptoki: Cryptoki, session: number, { id }: TokenCertificate): number {
  const { layout } = cryptoki;
  const ofClass = [CKA.CLASS, ulongValue(layout, CKO.PRIVATE_KEY)] as const;
  const wanted = templateOf(layout, id === null ? [ofClass] : [ofClass, [CKA.ID, id]]);
  const keys = findObjects(cryptoki, session, wanted, MOST_KEYS);
  const [key, second] = keys;
  if (key === undefined || (id === null && second !== undefined)) throw new TokenFault('noKey');
  return key;
}

function sign(
  cryptoki: Cryptoki,
  {
    slot,
    session,
    key,
    asksAlways,
  }: { slot: number; session: number; key: number; asksAlways: Buffer | null },
  digest: Uint8Array,
): Buffer {
  const { layout } = cryptoki;
  const must = (code: number): void => {
    if (code !== CKR.OK) throw isGone(cryptoki, slot, code);
  };
  const mechanism = Buffer.alloc(tripleOf(layout).size);
  writeUlong(layout, mechanism, CKM_RSA_PKCS);
  must(cryptoki.call('C_SignInit', session, mechanism, key));
  if (asksAlways !== null)
    must(cryptoki.call('C_Login', session, CKU.CONTEXT_SPECIFIC, asksAlways, asksAlways.length));
  const info = Buffer.concat([SHA256_INFO, digest]);
  const signature = Buffer.alloc(MOST_SIGNATURE_BYTES);
  const length = ulongBuffer(layout);
  writeUlong(layout, length, signature.length);
  must(cryptoki.call('C_Sign', session, info, info.length, signature, length));
  return signature.subarray(0, readUlong(layout, length));
}

/** Many libraries answer with a general error when the token was pulled out: whether it is there still, tells. */
function isGone(cryptoki: Cryptoki, slot: number, code: number): TokenFault {
  if (GONE.has(code)) return new TokenFault('tokenGone', { code });
  try {
    tokenInfo(cryptoki, slot);
  } catch {
    return new TokenFault('tokenGone', { code });
  }
  return new TokenFault('tokenFault', { code });
}
