import { hashOf, isWeakHash, UnknownAlgorithm } from './algorithms.ts';
import { BerError, membersOf, octetsOf, readBer, SEQUENCE, timeOf } from './ber.ts';
import { type CheckedSignature, checkSignedData, type Signed, signedBytes } from './signedData.ts';

/** A time stamp token (RFC 3161) and what it is worth. */
export interface CheckedStamp {
  readonly timeMs: number | null;
  /** `right` only if it is signed and over the very bytes */
  readonly proof: CheckedSignature['proof'];
  readonly weak: boolean;
  readonly token: CheckedSignature;
}

const TST_INFO = '1.2.840.113549.1.9.16.1.4';
export const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/** @param stamped what the token must be over */
export function checkTimeStamp(message: Buffer, stamped: Signed): CheckedStamp {
  const token = checkSignedData(message, (content) => (content === null ? null : signedBytes(content)));
  const none: CheckedStamp = { timeMs: null, proof: 'unreadable', weak: token.weak, token };
  if (token.content === null || token.contentType !== TST_INFO) return none;
  try {
    const [, , imprint, , time] = membersOf(readBer(token.content), SEQUENCE);
    const [algorithm, digest] = membersOf(imprint, SEQUENCE);
    const hash = hashOf(algorithm);
    const [timeMs, weak] = [timeOf(time), token.weak || isWeakHash(hash)];
    if (token.proof !== 'right') return { timeMs, proof: token.proof, weak, token };
    // whoever may sign anything may not tell the time for that (RFC 3161 §2.3)
    if (token.certificate?.purposes?.has(TIME_STAMPING) !== true)
      return { timeMs, proof: 'wrong', weak, token };
    const isOver = octetsOf(digest).equals(stamped.digest(hash));
    return { timeMs, proof: isOver ? 'right' : 'altered', weak, token };
  } catch (cause) {
    if (cause instanceof BerError) return none;
    if (cause instanceof UnknownAlgorithm)
      return { timeMs: null, proof: 'unknown-algorithm', weak: token.weak, token };
    throw cause;
  }
}
