import { boolean, encode, integer, integerHex, octets, sequence } from '../crypto/asn1.ts';
import { algorithm } from '../crypto/cms/algorithms.ts';
import { OID } from '../crypto/oids.ts';
import { randomBytes } from '../crypto/primitives.ts';

/** Eight random bytes as the content of a positive INTEGER in DER, in hex: what ties an answer to its question. */
export function newNonce(): string {
  const bytes = randomBytes(8);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
}

/**
 * A question for a time stamp (TimeStampReq, RFC 3161 §2.4.1), by whatever policy the authority has, with its certificate.
 * @param imprint SHA-256 of what is to be stamped: nothing else of it leaves
 */
export const stampRequest = (imprint: Buffer, nonce: string): Buffer =>
  encode(
    sequence(integer(1), sequence(algorithm(OID.sha256), octets(imprint)), integerHex(nonce), boolean(true)),
  );
