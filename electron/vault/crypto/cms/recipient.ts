import { constants, privateDecrypt, randomBytes } from 'node:crypto';
import {
  encode,
  isSequence,
  members,
  readIntegerHex,
  readOctets,
  readOid,
  readPlainAlgorithm,
  readSmallInteger,
  readTaggedBytes,
  type Asn1,
} from '../asn1.ts';
import { readOaepHash } from './algorithms.ts';
import type { CmsProfile, CmsRecipient } from './types.ts';
import { OID } from '../oids.ts';
import { refuse } from '../refusal.ts';

/** The KeyTransRecipientInfo that names one of ours (RFC 5652 §6.2.1). */
export function findRecipient(
  infos: readonly Asn1[],
  recipients: readonly CmsRecipient[],
): { info: Asn1; recipient: CmsRecipient } {
  for (const info of infos) {
    if (!isSequence(info)) continue; // key agreement, KEM, password: others' business
    const recipient = recipients.find((candidate) => isFor(info, candidate));
    if (recipient) return { info, recipient };
  }
  return refuse('envelope-not-for-us', 'not-a-recipient');
}

function isFor(info: Asn1, { certificate }: CmsRecipient): boolean {
  const [version, id] = members(info, 'recipient', 4, 4);
  const form = readSmallInteger(version); // 0 by issuer and serial, 2 by key identifier
  if (form === 2) return certificate.subjectKeyId?.equals(readTaggedBytes(id, 0)) ?? false;
  if (form !== 0) refuse('message-malformed', 'version');
  const [issuer, serial] = members(id, 'issuer-and-serial', 2, 2);
  return (
    issuer !== undefined &&
    encode(issuer).equals(certificate.issuer) &&
    readIntegerHex(serial) === certificate.serialHex
  );
}

const OAEP_HASHES: Readonly<Record<string, string>> = {
  [OID.sha1]: 'sha1', // the DEFAULT of the standard; as hash of OAEP not broken, and foreign messages only
  [OID.sha256]: 'sha256',
  [OID.sha384]: 'sha384',
  [OID.sha512]: 'sha512',
};

/** The content key. `exchange` knows RSA-OAEP with SHA-256 only; `foreign` other hashes and PKCS#1 v1.5. */
export function unwrapContentKey(
  info: Asn1,
  recipient: CmsRecipient,
  profile: CmsProfile,
  keyBytes = 32,
): Buffer {
  const [, , algorithm, wrapped] = members(info, 'recipient', 4, 4);
  const [id, parameters] = members(algorithm, 'key-algorithm', 1, 2);
  const bytes = readOctets(wrapped);
  if (readOid(id) === OID.rsa && profile === 'foreign') {
    readPlainAlgorithm(algorithm);
    return unwrapPkcs1(bytes, recipient, keyBytes);
  }
  const hash =
    readOid(id) === OID.oaep && parameters ? OAEP_HASHES[readOaepHash(parameters) ?? ''] : undefined;
  if (hash === undefined || (profile === 'exchange' && hash !== 'sha256'))
    refuse('algorithm-refused', 'key-transport');
  const key = unwrapOaep(bytes, recipient, hash);
  if (key.length !== keyBytes) refuse('envelope-undecryptable', 'tag-mismatch');
  return key;
}

function unwrapOaep(wrapped: Buffer, { privateKey }: CmsRecipient, oaepHash: string): Buffer {
  try {
    return privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, wrapped);
  } catch {
    return refuse('envelope-undecryptable', 'tag-mismatch');
  }
}

/**
 * RSA PKCS#1 v1.5 (RFC 8017 §7.2.2) for foreign messages. node:crypto refuses it (CVE-2023-46809), so the raw RSA
 * result is unpadded here; a wrong padding yields a random key instead of an error, which leaves no padding oracle
 * (RFC 3218 §2.3.2): the message then fails like any other that does not decrypt.
 */
function unwrapPkcs1(wrapped: Buffer, { privateKey }: CmsRecipient, keyBytes: number): Buffer {
  const substitute = randomBytes(keyBytes);
  let block: Buffer;
  try {
    block = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, wrapped);
  } catch {
    return substitute;
  }
  const start = block.length - keyBytes;
  let bad = (block[0] ?? 1) | ((block[1] ?? 0) ^ 2) | (block[start - 1] ?? 1);
  for (let i = 2; i < start - 1; i++) bad |= block[i] === 0 ? 1 : 0;
  const mask = bad === 0 && start >= 11 ? 0xff : 0;
  return Buffer.from(substitute.map((byte, i) => ((block[start + i] ?? 0) & mask) | (byte & ~mask)));
}
