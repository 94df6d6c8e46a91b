import type { PinTries } from '../../shared/domain/tokens/tries.ts';
import { type FoundToken, MOST_CERTIFICATES, MOST_TOKENS } from '../../shared/ipc/signerProtocol.ts';
import { readUlong, tokenInfoOf, ulongBuffer, writeUlong } from './cLayout.ts';
import { CKA, CKF, CKO, CKR } from './constants.ts';
import { attributeOf, type Cryptoki, findObjects, templateOf, ulongValue } from './cryptoki.ts';
import { TokenFault } from './fault.ts';

const MOST_CERTIFICATE_BYTES = 16 * 1024;
const MOST_ID_BYTES = 256;

export interface TokenInfo {
  readonly label: string;
  readonly serial: string;
  readonly maker: string;
  readonly model: string;
  readonly flags: number;
  readonly minPin: number;
  readonly maxPin: number;
}

/** Slots with a token in them. @throws TokenFault */
export function slotsWithToken(cryptoki: Cryptoki): number[] {
  const { layout } = cryptoki;
  const count = ulongBuffer(layout);
  cryptoki.must('C_GetSlotList', 1, null, count);
  const most = Math.min(readUlong(layout, count), MOST_TOKENS);
  if (most === 0) return [];
  const slots = ulongBuffer(layout, most);
  writeUlong(layout, count, most);
  cryptoki.must('C_GetSlotList', 1, slots, count);
  const found = Math.min(readUlong(layout, count), most);
  return Array.from({ length: found }, (_, index) => readUlong(layout, slots, index * layout.ulongBytes));
}

/** @throws TokenFault `tokenGone` when there is none in the slot any more */
export function tokenInfo(cryptoki: Cryptoki, slot: number): TokenInfo {
  const { layout } = cryptoki;
  const at = tokenInfoOf(layout);
  const info = Buffer.alloc(at.size);
  const code = cryptoki.call('C_GetTokenInfo', slot, info);
  if (code !== CKR.OK) throw new TokenFault('tokenGone', { code });
  const word = ([from, to]: readonly [number, number]): string =>
    info
      .subarray(from, to)
      .toString('utf8')
      .replace(/[\0 ]+$/u, '');
  return {
    label: word(at.label),
    serial: word(at.serial),
    maker: word(at.maker),
    model: word(at.model),
    flags: readUlong(layout, info, at.flagsAt),
    minPin: readUlong(layout, info, at.minPinAt),
    maxPin: readUlong(layout, info, at.maxPinAt),
  };
}

export function triesOf({ flags }: Pick<TokenInfo, 'flags'>): PinTries {
  if ((flags & CKF.USER_PIN_LOCKED) !== 0) return 'locked';
  if ((flags & CKF.USER_PIN_FINAL_TRY) !== 0) return 'last';
  return (flags & CKF.USER_PIN_COUNT_LOW) !== 0 ? 'low' : 'ample';
}

/** A session that only reads; null where there is nothing to be read: a token that was not set up, or was pulled out. */
export function openSession(cryptoki: Cryptoki, slot: number): number | null {
  const session = ulongBuffer(cryptoki.layout);
  const code = cryptoki.call('C_OpenSession', slot, CKF.SERIAL_SESSION, null, null, session);
  if (code === CKR.TOKEN_NOT_RECOGNIZED || code === CKR.TOKEN_NOT_PRESENT) return null;
  if (code !== CKR.OK) throw new TokenFault('tokenFault', { code });
  return readUlong(cryptoki.layout, session);
}

export interface TokenCertificate {
  readonly der: Buffer;
  /** by which its key is found; null where the token gives it none */
  readonly id: Buffer | null;
}

/** Certificates that a token shows, in its own order. */
export function certificatesIn(cryptoki: Cryptoki, session: number): TokenCertificate[] {
  const wanted = templateOf(cryptoki.layout, [[CKA.CLASS, ulongValue(cryptoki.layout, CKO.CERTIFICATE)]]);
  return findObjects(cryptoki, session, wanted, MOST_CERTIFICATES).flatMap((object) => {
    const der = attributeOf(cryptoki, session, object, CKA.VALUE, MOST_CERTIFICATE_BYTES);
    if (der === null) return [];
    return [{ der, id: attributeOf(cryptoki, session, object, CKA.ID, MOST_ID_BYTES) }];
  });
}

/** Every token with what it shows without a PIN. */
export function lookAtTokens(cryptoki: Cryptoki): FoundToken[] {
  return slotsWithToken(cryptoki).flatMap((slot) => {
    const session = openSession(cryptoki, slot);
    return session === null ? [] : [lookAt(cryptoki, slot, session)];
  });
}

function lookAt(cryptoki: Cryptoki, slot: number, session: number): FoundToken {
  try {
    const info = tokenInfo(cryptoki, slot);
    return {
      label: info.label,
      serial: info.serial,
      maker: info.maker,
      model: info.model,
      tries: triesOf(info),
      certificates: certificatesIn(cryptoki, session).map(({ der }) => new Uint8Array(der)),
    };
  } finally {
    cryptoki.call('C_CloseSession', session);
  }
}
