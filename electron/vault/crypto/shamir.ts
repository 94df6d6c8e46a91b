import { randomBytes } from 'node:crypto';
import { refuse } from './refusal.ts';

/**
 * Shamir's secret sharing over GF(256) with the polynomial of AES (x⁸ + x⁴ + x³ + x + 1): every byte of the secret is
 * the value at 0 of a random polynomial of degree k − 1, a share is its value at x = 1 … n. Any k shares give the
 * secret by Lagrange's formula, k − 1 of them say nothing about it. Own code because it is sixty lines that never
 * change; test vectors and a second computation stand in test/unit/crypto/shamir.test.ts.
 *
 * Multiplication runs through all eight bits whatever they are, without tables: what is shared is a secret.
 */
export interface Share {
  /** 1 … 255 */
  readonly x: number;
  readonly y: Buffer;
}

const MOST_SHARES = 16;

function multiply(a: number, b: number): number {
  let [product, factor, rest] = [0, a, b];
  for (let bit = 0; bit < 8; bit += 1) {
    product ^= factor & -(rest & 1);
    factor = ((factor << 1) ^ (0x11b & -(factor >> 7))) & 0xff;
    rest >>= 1;
  }
  return product;
}

/** a⁻¹ = a²⁵⁴ */
function invert(a: number): number {
  let [result, power] = [1, a];
  for (let exponent = 254; exponent > 0; exponent >>= 1) {
    if (exponent & 1) result = multiply(result, power);
    power = multiply(power, power);
  }
  return result;
}

/**
 * @param random gives the coefficients; only the tests pass their own
 * @throws AppError `bad-input` unless 2 ≤ threshold ≤ shares ≤ 16
 */
export function splitSecret(
  secret: Uint8Array,
  shares: number,
  threshold: number,
  random: (length: number) => Uint8Array = randomBytes,
): Share[] {
  if (threshold < 2 || threshold > shares || shares > MOST_SHARES || secret.length === 0)
    refuse('bad-input', 'threshold');
  const coefficients = Array.from({ length: threshold - 1 }, () => random(secret.length));
  return Array.from({ length: shares }, (_unused, index) => {
    const x = index + 1;
    const y = Buffer.alloc(secret.length);
    for (let at = 0; at < secret.length; at += 1) {
      let value = 0;
      for (const coefficient of [...coefficients].reverse())
        value = multiply(value ^ (coefficient[at] ?? 0), x);
      y[at] = value ^ (secret[at] ?? 0);
    }
    return { x, y };
  });
}

/** The secret out of k shares; with fewer, or with a wrong one, something else comes out, and its check must say so. */
export function joinShares(shares: readonly Share[]): Buffer {
  const length = shares[0]?.y.length ?? 0;
  const xs = shares.map((share) => share.x);
  if (
    shares.length < 2 ||
    new Set(xs).size !== xs.length ||
    shares.some((one) => one.y.length !== length || one.x < 1 || one.x > 255)
  )
    refuse('shares-insufficient', 'shares');
  const secret = Buffer.alloc(length);
  for (const { x, y } of shares) {
    let weight = 1;
    for (const other of xs) if (other !== x) weight = multiply(weight, multiply(other, invert(other ^ x)));
    for (let at = 0; at < length; at += 1) secret[at] = (secret[at] ?? 0) ^ multiply(y[at] ?? 0, weight);
  }
  return secret;
}
