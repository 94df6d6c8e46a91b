import { createPrivateKey, createPublicKey } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import {
  generateRsaKeyPair,
  type KeyPair,
  type NewKeyPair,
} from '../../electron/vault/crypto/x509/authority.ts';
import primes from '../fixtures/keys/testPrimes.json' with { type: 'json' };

/**
 * Ready RSA-3072 keys for vaults of tests, passed to the service in code as the cheap Argon2 is: making one takes 0.4 s,
 * and a run needs well over a thousand. Any two primes of the fixture give a key, so that no key is given twice in a run:
 * each process takes a shelf that nobody else of the run has, one prime paired with each of the half of the ring after it.
 * Whoever holds the fixture holds every such key; they are used nowhere else.
 */
const SHELVES = primes.length;
const KEYS_ON_SHELF = SHELVES / 2 - 1;
const E = 0x10001n;

const numberOf = (base64url: string): bigint =>
  BigInt(`0x${Buffer.from(base64url, 'base64url').toString('hex')}`);
const textOf = (value: bigint): string => {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
};

/** The `x` below `modulus` with `value * x = 1` (extended Euclid). */
function inverse(value: bigint, modulus: bigint): bigint {
  let [r0, r1, x0, x1] = [modulus, value % modulus, 0n, 1n];
  while (r1 !== 0n) {
    const times = r0 / r1;
    [r0, r1, x0, x1] = [r1, r0 - times * r1, x1, x0 - times * x1];
  }
  return ((x0 % modulus) + modulus) % modulus;
}

/** The RSA key of two primes (RFC 8017 §3.2), e = 65537. */
function keyOf(first: string, second: string): KeyPair {
  const [p, q] = [numberOf(first), numberOf(second)];
  const [n, d] = [p * q, inverse(E, (p - 1n) * (q - 1n))];
  const privateKey = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'RSA',
      n: textOf(n),
      e: textOf(E),
      d: textOf(d),
      p: first,
      q: second,
      dp: textOf(d % (p - 1n)),
      dq: textOf(d % (q - 1n)),
      qi: textOf(inverse(q, p)),
    },
  });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

let shelf = -1;
let taken = KEYS_ON_SHELF;
let shelvesHere = 0;

/** A key that this process has not given before, nor any other of the run; a generated one when the pool is empty. */
export const testKeyPair: NewKeyPair = async () => pooledKeyPair() ?? generateRsaKeyPair();

/** The same at once; null when the pool is empty. */
export function pooledKeyPair(): KeyPair | null {
  if (taken === KEYS_ON_SHELF) {
    shelf = nextShelf() ?? -1;
    taken = 0;
  }
  if (shelf === -1) return null;
  taken += 1;
  return keyOf(primes[shelf] ?? '', primes[(shelf + taken) % SHELVES] ?? '');
}

/**
 * The number of a shelf nobody has, or null when all are taken. The processes of a run share a folder
 * (test/support/templates.ts) and take turns by making a file in it; a process alone begins anywhere.
 */
function nextShelf(): number | null {
  const shared = process.env['AN_THU_TEST_TEMPLATES'];
  if (shared === undefined) {
    shelvesHere += 1;
    return shelvesHere > SHELVES ? null : (process.pid + 101 * shelvesHere) % SHELVES;
  }
  const folder = path.join(shared, 'keys');
  fs.mkdirSync(folder, { recursive: true });
  for (let number = fs.readdirSync(folder).length; number < SHELVES; number += 1) {
    try {
      fs.closeSync(fs.openSync(path.join(folder, String(number)), 'wx'));
      return number;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another process was faster
    }
  }
  return null;
}
