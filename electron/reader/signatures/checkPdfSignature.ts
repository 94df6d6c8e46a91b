import { createHash } from 'node:crypto';
import { isString, type PdfDict } from '../text/pdfSyntax.ts';
import { nameIn } from './findSignatures.ts';
import {
  type CheckedSignature,
  checkSignedData,
  type Proof,
  type Signed,
  signedBytes,
} from './signedData.ts';
import { type CheckedStamp, checkTimeStamp } from './timeStamp.ts';

/** What came of the message in a signature dictionary. */
export interface Checked {
  readonly proof: Proof;
  readonly weak: boolean;
  /** null where the message is a time stamp or can't be read */
  readonly signature: CheckedSignature | null;
  readonly stamp: CheckedStamp | null;
  /** a time stamp over the document (ETSI EN 319 142-1 §5.4.3) */
  readonly isStamp: boolean;
}

/** Messages over the bytes themselves, over their SHA-1 (old), and time stamps. */
const CADES = 'ETSI.CAdES.detached';
const DETACHED: ReadonlySet<string> = new Set(['adbe.pkcs7.detached', CADES]);
const OVER_SHA1 = 'adbe.pkcs7.sha1';
const STAMP = 'ETSI.RFC3161';

const none = (proof: Proof, isStamp = false): Checked => ({
  proof,
  weak: false,
  signature: null,
  stamp: null,
  isStamp,
});

/**
 * Checks the message of a signature dictionary.
 * @param signed what it must be over; null where the file does not have that
 */
export function checkPdfSignature(dict: PdfDict, signed: Signed | null): Checked {
  const subFilter = nameIn(dict, 'SubFilter');
  const contents = dict.get('Contents');
  if (!isString(contents)) return none('unreadable');
  const message = Buffer.from(contents.bytes, 'latin1');
  if (subFilter === STAMP) return documentStamp(message, signed);
  if (subFilter === null || !(DETACHED.has(subFilter) || subFilter === OVER_SHA1))
    return none('unknown-algorithm');
  const isOverSha1 = subFilter === OVER_SHA1;
  const signature = checkSignedData(message, (content) =>
    isOverSha1 ? enclosedDigest(content, signed) : detachedFrom(content, signed),
  );
  const stamp =
    signature.token === null || signature.signature === null
      ? null
      : checkTimeStamp(signature.token, signedBytes(signature.signature));
  // without it nothing that is signed says whose it is (ETSI EN 319 142-1 §6.3)
  const isNameless = subFilter === CADES && signature.proof === 'right' && !signature.namesCertificate;
  return {
    proof: isNameless ? 'wrong' : signature.proof,
    weak: signature.weak || isOverSha1,
    signature,
    stamp,
    isStamp: false,
  };
}

/** A detached message encloses nothing: what it did enclose would be signed in place of the document. */
const detachedFrom = (content: Buffer | null, signed: Signed | null): Signed | null =>
  content === null ? signed : null;

/** The message encloses the SHA-1 of the bytes, and signs that (ISO 32000-1, 12.8.3.3.1). */
function enclosedDigest(content: Buffer | null, signed: Signed | null): Signed | null {
  if (content === null || signed === null || !content.equals(signed.digest('sha1'))) return null;
  return signedBytes(content);
}

function documentStamp(message: Buffer, signed: Signed | null): Checked {
  const nothing: Signed = { digest: (hash) => createHash(hash).digest(), bytes: () => Buffer.alloc(0) };
  const stamp = checkTimeStamp(message, signed ?? nothing);
  return { proof: stamp.proof, weak: stamp.weak, signature: stamp.token, stamp, isStamp: true };
}
