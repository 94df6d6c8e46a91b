import type { STAMP_ANSWER_FAULTS } from '../../../shared/domain/signatures/stampFaults.ts';
import type { StampAnswer } from '../../../shared/ipc/readerSignatures.ts';
import { type Ber, BerError, integerHexOf, membersOf, readBer, SEQUENCE } from './ber.ts';
import { enclosed, signerOf } from './enclosed.ts';
import type { Signed } from './signedData.ts';
import { type CheckedStamp, checkTimeStamp, TIME_STAMPING } from './timeStamp.ts';

export interface StampAsked {
  /** SHA-256 of what is to be stamped */
  readonly imprint: Buffer;
  /** in hex, as the content of its INTEGER */
  readonly nonce: string;
}

type Fault = (typeof STAMP_ANSWER_FAULTS)[number];

const INTEGER = 0x02;
/** PKIStatus: granted, granted with changes (RFC 3161 §2.4.2) */
const GRANTED: ReadonlySet<string> = new Set(['00', '01']);

/**
 * Reads what an authority answered (TimeStampResp, RFC 3161 §2.4.2): it must have granted the question, and the token must
 * be over what was asked, with the number that was sent along, signed by a certificate for time stamps alone.
 * Never throws for what others wrote.
 */
export function readStampAnswer(answer: Buffer, asked: StampAsked): StampAnswer {
  try {
    const whole = readBer(answer);
    const [info, token] = membersOf(whole, SEQUENCE);
    const [status] = membersOf(info, SEQUENCE);
    if (whole.whole.length !== answer.length) return refused('not-a-stamp');
    if (!GRANTED.has(integerHexOf(status))) return refused('request-rejected');
    // it is put into a message in DER, which an open end would break
    if (token?.isDefinite !== true) return refused('not-a-stamp');
    return readToken(answer, token, asked);
  } catch (cause) {
    if (cause instanceof BerError || cause instanceof RangeError) return refused('not-a-stamp');
    throw cause;
  }
}

const refused = (fault: Fault): StampAnswer => ({ is: 'refused', fault });

function readToken(answer: Buffer, { whole }: Ber, { imprint, nonce }: StampAsked): StampAnswer {
  // another hash than the one that was asked for fits nothing
  const over: Signed = {
    digest: (hash) => (hash === 'sha256' ? imprint : Buffer.alloc(0)),
    bytes: () => Buffer.alloc(0),
  };
  const stamp = checkTimeStamp(whole, over);
  const { token, timeMs } = stamp;
  const authority = signerOf(token.certificate);
  const fault = faultOf(stamp) ?? (nonceIn(token.content) === nonce ? null : 'wrong-nonce');
  if (fault !== null) return refused(fault);
  if (timeMs === null || authority === null) return refused('not-a-stamp');
  const certificates = enclosed(token);
  if (certificates.length === 0) return refused('wrong-signature');
  const from = whole.byteOffset - answer.byteOffset;
  return { is: 'stamp', from, to: from + whole.length, timeMs, authority, certificates };
}

function faultOf({ proof, weak, token }: CheckedStamp): Fault | null {
  if (token.proof === 'unreadable') return 'not-a-stamp';
  if (token.proof !== 'right' || weak) return 'wrong-signature';
  const { purposes = null, purposesCritical = false } = token.certificate ?? {};
  // critical, and for nothing else (RFC 3161 §2.3): other programs refuse it otherwise
  if (purposes?.has(TIME_STAMPING) !== true || purposes.size !== 1 || !purposesCritical)
    return 'unfit-certificate';
  if (proof === 'altered') return 'wrong-imprint';
  return proof === 'right' ? null : 'not-a-stamp';
}

/** TSTInfo: the first INTEGER behind the time, after accuracy and ordering. @throws BerError */
function nonceIn(content: Buffer | null): string | null {
  if (content === null) return null;
  const found = membersOf(readBer(content), SEQUENCE)
    .slice(5)
    .find(({ tag }) => tag === INTEGER);
  return found === undefined ? null : integerHexOf(found);
}
