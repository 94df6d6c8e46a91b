import { foldBase } from '../text/fold.ts';

/**
 * MinHash over two-word shingles of the words without marks: the share of equal signs of two signatures estimates
 * how much of their wording is common, whatever the marks, the tone placement or the Unicode form.
 */
export const SIGNATURE_SIGNS = 64;
/** Bands of two signs: texts that are at least a third alike meet in one of them almost surely. */
export const SIGNS_PER_BAND = 2;
const BANDS = SIGNATURE_SIGNS / SIGNS_PER_BAND;
/** Longest text that is compared; a longer one is compared by its beginning. */
const MOST_WORDS = 3_000;

export interface Band {
  readonly band: number;
  readonly value: number;
}

/** FNV-1a, 32 bit. */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** One of 64 fixed permutations of 32-bit numbers (an odd factor, an offset, a mix). */
function permute(hash: number, sign: number): number {
  let value = Math.imul(hash ^ Math.imul(sign + 1, 0x9e3779b1), 0x85ebca6b | 1);
  value ^= value >>> 15;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 13)) >>> 0;
}

export function signatureOf(text: string): Uint32Array {
  const all = foldBase(text).split(' ', MOST_WORDS);
  const signature = new Uint32Array(SIGNATURE_SIGNS).fill(0xffffffff);
  const shingles = new Set<number>();
  for (let i = 0; i < Math.max(1, all.length - 1); i += 1)
    shingles.add(hash32(`${all[i] ?? ''} ${all[i + 1] ?? ''}`));
  for (const shingle of shingles) {
    for (let sign = 0; sign < SIGNATURE_SIGNS; sign += 1) {
      const value = permute(shingle, sign);
      if (value < (signature[sign] ?? 0)) signature[sign] = value;
    }
  }
  return signature;
}

export function bandsOf(signature: Uint32Array): Band[] {
  return Array.from({ length: BANDS }, (_, band) => {
    const from = band * SIGNS_PER_BAND;
    let value = 0;
    for (let i = from; i < from + SIGNS_PER_BAND; i += 1) value = permute(value ^ (signature[i] ?? 0), i);
    return { band, value };
  });
}

/** 0 to 100. */
export function percentAlike(a: Uint32Array, b: Uint32Array): number {
  let equal = 0;
  for (let i = 0; i < SIGNATURE_SIGNS; i += 1) if (a[i] === b[i]) equal += 1;
  return Math.round((equal / SIGNATURE_SIGNS) * 100);
}

export function signatureBytes(signature: Uint32Array): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(SIGNATURE_SIGNS * 4));
  signature.forEach((value, i) => bytes.setUint32(i * 4, value, true));
  return new Uint8Array(bytes.buffer);
}

export function signatureFrom(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: SIGNATURE_SIGNS }, (_, i) => view.getUint32(i * 4, true));
}
