import { constants, createHash, createPublicKey, type Hash, type KeyObject, verify } from 'node:crypto';
import { type Ber, BerError, integerHexOf, membersOf, oidOf, SEQUENCE } from './ber.ts';

/** Hashes by their identifier, as node:crypto calls them (RFC 5754, RFC 8702, RFC 3279). */
const HASHES: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '1.3.36.3.2.1': 'ripemd160',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.8': 'sha3-256',
  '2.16.840.1.101.3.4.2.9': 'sha3-384',
  '2.16.840.1.101.3.4.2.10': 'sha3-512',
  '2.16.840.1.101.3.4.2.12': 'shake256',
};
const WEAK_HASHES: ReadonlySet<string> = new Set(['md5', 'sha1', 'ripemd160']);

/** Signature algorithms that say more than the hash of the message does, or another. */
const RSA = '1.2.840.113549.1.1.1';
const PSS = '1.2.840.113549.1.1.10';
/** Which kind of key an algorithm wants, and the hash that it names (null: that of the message). */
const SIGNATURES: Readonly<Record<string, readonly [kind: string, hash: string | null]>> = {
  [RSA]: ['rsa', null],
  '1.2.840.113549.1.1.4': ['rsa', 'md5'],
  '1.2.840.113549.1.1.5': ['rsa', 'sha1'],
  '1.3.14.3.2.29': ['rsa', 'sha1'],
  '1.2.840.113549.1.1.11': ['rsa', 'sha256'],
  '1.2.840.113549.1.1.12': ['rsa', 'sha384'],
  '1.2.840.113549.1.1.13': ['rsa', 'sha512'],
  '1.2.840.113549.1.1.14': ['rsa', 'sha224'],
  '2.16.840.1.101.3.4.3.14': ['rsa', 'sha3-256'],
  '2.16.840.1.101.3.4.3.15': ['rsa', 'sha3-384'],
  '2.16.840.1.101.3.4.3.16': ['rsa', 'sha3-512'],
  '1.2.840.10045.2.1': ['ec', null],
  '1.2.840.10045.4.1': ['ec', 'sha1'],
  '1.2.840.10045.4.3.1': ['ec', 'sha224'],
  '1.2.840.10045.4.3.2': ['ec', 'sha256'],
  '1.2.840.10045.4.3.3': ['ec', 'sha384'],
  '1.2.840.10045.4.3.4': ['ec', 'sha512'],
};

/** ECDSA with the two numbers side by side and not in a SEQUENCE (BSI TR-03111 §5.2.1). */
const PLAIN_ECDSA: Readonly<Record<string, string>> = {
  '0.4.0.127.0.7.1.1.4.1.2': 'sha224',
  '0.4.0.127.0.7.1.1.4.1.3': 'sha256',
  '0.4.0.127.0.7.1.1.4.1.4': 'sha384',
  '0.4.0.127.0.7.1.1.4.1.5': 'sha512',
};

/** Hashes that certificates and lists of others may be signed with. */
const SOUND: ReadonlySet<string> = new Set([
  'sha256',
  'sha384',
  'sha512',
  'sha3-256',
  'sha3-384',
  'sha3-512',
  'shake256',
]);

/** An algorithm that nobody here knows. */
export class UnknownAlgorithm extends Error {
  override readonly name = 'UnknownAlgorithm';
}

const SHAKE = 'shake256';
const SHAKE_BYTES = 64;

/** A new hash of that name; of SHAKE256 the 64 bytes that RFC 8419 wants. */
export const newHash = (name: string): Hash =>
  name === SHAKE ? createHash(name, { outputLength: SHAKE_BYTES }) : createHash(name);

/** Another one that has taken the same, with as many bytes. */
export const copyOf = (hash: Hash, name: string): Hash =>
  name === SHAKE ? hash.copy({ outputLength: SHAKE_BYTES }) : hash.copy();

/** Edwards curves, each with the one hash for the message (RFC 8419 §3). */
const EDWARDS: Readonly<Record<string, readonly [kind: string, hash: string]>> = {
  '1.3.101.112': ['ed25519', 'sha512'],
  '1.3.101.113': ['ed448', 'shake256'],
};

/** The hash that an AlgorithmIdentifier names. @throws UnknownAlgorithm, BerError */
export function hashOf(algorithm: Ber | undefined): string {
  const name = HASHES[oidOf(membersOf(algorithm, SEQUENCE)[0])];
  if (name === undefined) throw new UnknownAlgorithm('hash');
  return name;
}

export const isWeakHash = (hash: string): boolean => WEAK_HASHES.has(hash);

/** A key that can be worked out by those with much time. */
export function isWeakKey(key: KeyObject): boolean {
  const { modulusLength } = key.asymmetricKeyDetails ?? {};
  return key.asymmetricKeyType?.startsWith('rsa') === true && (modulusLength ?? 0) < 2_048;
}

/** @throws BerError for what is no public key that node:crypto knows */
export function publicKeyOf(subjectPublicKeyInfo: Buffer): KeyObject {
  try {
    return createPublicKey({ key: subjectPublicKeyInfo, format: 'der', type: 'spki' });
  } catch (cause) {
    throw new BerError('key', { cause });
  }
}

/**
 * Whether `key` made the signature over one of the forms of the data.
 * @param hash of the message; the algorithm may not name another
 * @throws UnknownAlgorithm; BerError
 */
export function isSignatureOf(
  key: KeyObject,
  algorithm: Ber | undefined,
  hash: string,
  signed: readonly Buffer[],
  signature: Buffer,
): boolean {
  const [id, parameters] = membersOf(algorithm, SEQUENCE);
  const oid = oidOf(id);
  const check = (how: object, digest: string): boolean =>
    signed.some((bytes) => safely(() => verify(digest, bytes, { key, ...how }, signature)));
  if (oid === PSS) {
    if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'rsa-pss') return false;
    const pss = readPss(parameters);
    if (pss.hash !== hash || pss.maskHash !== hash) throw new UnknownAlgorithm('pss');
    return check({ padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: pss.saltLength }, hash);
  }
  const edwards = EDWARDS[oid];
  if (edwards !== undefined) {
    const [kind, wanted] = edwards;
    if (kind !== key.asymmetricKeyType) return false;
    // it may hold, but this is no signature that the standard knows
    if (wanted !== hash) throw new UnknownAlgorithm('edwards');
    return signed.some((bytes) => safely(() => verify(null, bytes, key, signature)));
  }
  const plain = PLAIN_ECDSA[oid];
  if (plain !== undefined)
    return key.asymmetricKeyType === 'ec' && plain === hash && check({ dsaEncoding: 'ieee-p1363' }, hash);
  const known = SIGNATURES[oid] ?? (HASHES[oid] === undefined ? undefined : (['rsa', null] as const));
  if (known === undefined) throw new UnknownAlgorithm('signature');
  const [kind, named] = known;
  if (kind !== key.asymmetricKeyType) return false;
  if (named !== null && named !== hash) return false;
  return check(kind === 'rsa' ? { padding: constants.RSA_PKCS1_PADDING } : {}, hash);
}

/**
 * The hash that a signature algorithm names by itself, as in certificates and lists; null where it names none or a weak one.
 * @throws BerError, UnknownAlgorithm
 */
export function hashNamedBy(algorithm: Ber): string | null {
  const [id, parameters] = membersOf(algorithm, SEQUENCE);
  const oid = oidOf(id);
  const named = oid === PSS ? readPss(parameters).hash : (EDWARDS[oid]?.[1] ?? SIGNATURES[oid]?.[1] ?? null);
  return named !== null && SOUND.has(named) ? named : null;
}

function safely(run: () => boolean): boolean {
  try {
    return run();
  } catch {
    return false; // a key or a value that OpenSSL can't take
  }
}

/** RFC 4055 §3.1; what is left out is SHA-1 and 20. */
function readPss(parameters: Ber | undefined): { hash: string; maskHash: string; saltLength: number } {
  const parts = parameters === undefined ? [] : membersOf(parameters, SEQUENCE);
  const part = (n: number): Ber | undefined => parts.find(({ tag }) => tag === 0xa0 + n)?.members[0];
  const [hash, mask, salt] = [part(0), part(1), part(2)];
  if (part(3) !== undefined && integerHexOf(part(3)) !== '01') throw new UnknownAlgorithm('pss');
  const saltHex = salt === undefined ? '14' : integerHexOf(salt);
  if (saltHex.length > 4) throw new UnknownAlgorithm('pss');
  return {
    hash: hash === undefined ? 'sha1' : hashOf(hash),
    maskHash: mask === undefined ? 'sha1' : hashOf(membersOf(mask, SEQUENCE)[1]),
    saltLength: Number.parseInt(saltHex, 16),
  };
}
