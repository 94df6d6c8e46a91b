import { createCipheriv, createDecipheriv, hash as hashOf, pbkdf2Sync, randomBytes } from 'node:crypto';
import {
  integer,
  isInteger,
  members,
  nul,
  octets,
  oid,
  readOctets,
  readOid,
  readPlainAlgorithm,
  readSmallInteger,
  sequence,
  type Asn1,
} from '../asn1.ts';
import { OID } from '../oids.ts';
import { wipe } from '../primitives.ts';
import { refuse } from '../refusal.ts';

/** Refuses counts that only serve to hang the reader. */
const MAX_ITERATIONS = 10_000_000;

const HASHES: Readonly<Record<string, string>> = {
  [OID.sha1]: 'sha1',
  [OID.sha256]: 'sha256',
  [OID.sha384]: 'sha384',
  [OID.sha512]: 'sha512',
  [OID.hmacSha1]: 'sha1',
  [OID.hmacSha256]: 'sha256',
  [OID.hmacSha512]: 'sha512',
};

/** Name for node:crypto of a hash or of an HMAC's hash. */
export const hashName = (id: string): string => HASHES[id] ?? refuse('algorithm-refused', 'digest-algorithm');

export function readIterations(node: Asn1 | undefined): number {
  const count = node ? readSmallInteger(node) : 1; // DEFAULT 1 (RFC 7292 §4)
  if (count < 1 || count > MAX_ITERATIONS) refuse('algorithm-refused', 'iterations');
  return count;
}

const passwordBytes = (passphrase: string): Buffer => Buffer.from(passphrase.normalize('NFC'), 'utf8');

/** The passphrase as BMPString with its final zero (RFC 7292 B.1). */
function bmpPassword(passphrase: string): Buffer {
  const bytes = Buffer.from(`${passphrase.normalize('NFC')}\0`, 'utf16le');
  return bytes.swap16();
}

/**
 * Key derivation of PKCS#12 (RFC 7292 B.2) for the MAC, in the only form left in use: purpose 3, one hash block or
 * more. Two encodings of one passphrase live in this format, this one and the UTF-8 of PBES2.
 */
export function macKey(hash: string, passphrase: string, salt: Buffer, iterations: number): Buffer {
  const size = hashOf(hash, '', 'buffer').length;
  const block = size > 32 ? 128 : 64;
  const fill = (bytes: Buffer): Buffer => Buffer.alloc(block * Math.ceil(bytes.length / block), bytes);
  const seed = Buffer.concat([Buffer.alloc(block, 3), fill(salt), fill(bmpPassword(passphrase))]);
  // at once and not by a stream: half of the time
  let key = hashOf(hash, seed, 'buffer');
  for (let i = 1; i < iterations; i++) key = hashOf(hash, key, 'buffer');
  wipe(seed);
  return key;
}

/** PBKDF2 parameters (RFC 8018 A.2); SHA-1 is the DEFAULT. */
export function pbkdf2Key(passphrase: string, node: Asn1 | undefined, defaultLength: number): Buffer {
  const [id, parameters] = members(node, 'kdf', 2, 2);
  if (readOid(id) !== OID.pbkdf2) refuse('algorithm-refused', 'kdf');
  const fields = [...members(parameters, 'pbkdf2', 2, 4)];
  const salt = readOctets(fields.shift());
  const iterations = readIterations(fields.shift());
  const length = isInteger(fields[0]) ? readSmallInteger(fields.shift()) : defaultLength;
  if (length < 16 || length > 64) refuse('algorithm-refused', 'kdf');
  const hash = fields[0] ? hashName(readPlainAlgorithm(fields[0])) : 'sha1';
  return pbkdf2Sync(passwordBytes(passphrase), salt, iterations, length, hash);
}

/** PBES2 with AES-256-CBC and PBKDF2-HMAC-SHA256 (RFC 8018 §6.2). */
export function pbes2Encrypt(
  passphrase: string,
  plain: Buffer,
  iterations: number,
): { algorithm: Asn1; bytes: Buffer } {
  const [salt, iv] = [randomBytes(16), randomBytes(16)];
  const key = pbkdf2Sync(passwordBytes(passphrase), salt, iterations, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const bytes = Buffer.concat([cipher.update(plain), cipher.final()]);
  wipe(key);
  const prf = sequence(oid(OID.hmacSha256), nul());
  const kdf = sequence(oid(OID.pbkdf2), sequence(octets(salt), integer(iterations), prf));
  return {
    algorithm: sequence(oid(OID.pbes2), sequence(kdf, sequence(oid(OID.aes256Cbc), octets(iv)))),
    bytes,
  };
}

/** Only PBES2 with AES: 3DES and RC2 files are to be made anew (`openssl pkcs12 -export`). */
export function pbes2Decrypt(passphrase: string, algorithm: Asn1 | undefined, sealed: Buffer): Buffer {
  const [id, parameters] = members(algorithm, 'pbe', 2, 2);
  if (readOid(id) !== OID.pbes2) refuse('algorithm-refused', 'cipher');
  const [kdf, scheme] = members(parameters, 'pbes2', 2, 2);
  const [cipherId, iv] = members(scheme, 'scheme', 2, 2);
  const bytes = { [OID.aes128Cbc]: 16, [OID.aes192Cbc]: 24, [OID.aes256Cbc]: 32 }[readOid(cipherId)];
  if (bytes === undefined) refuse('algorithm-refused', 'cipher');
  const key = pbkdf2Key(passphrase, kdf, bytes);
  if (key.length !== bytes) refuse('algorithm-refused', 'kdf');
  try {
    const decipher = createDecipheriv(`aes-${bytes * 8}-cbc`, key, readOctets(iv));
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  } finally {
    wipe(key);
  }
}
