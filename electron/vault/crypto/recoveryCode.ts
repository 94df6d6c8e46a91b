import { randomBytes, randomInt } from 'node:crypto';
import { sha256 } from './primitives.ts';

/**
 * The recovery code printed at first run: 8 groups of 4 characters, 150 random bits and a check of 10. The
 * alphabet leaves out I, L, O and U (Crockford's base 32), so a hand-written code can't be misread.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 8;
const GROUP_SIZE = 4;
const CHECK_SIZE = 2;
const DATA_SIZE = GROUPS * GROUP_SIZE - CHECK_SIZE;

/** 32 divides 256, so the remainder is uniform. */
const randomCharacters = (count: number): string =>
  [...randomBytes(count)].map((byte) => ALPHABET.charAt(byte % 32)).join('');

function checkCharacters(data: string): string {
  const [a = 0, b = 0] = sha256(Buffer.from(`an-thu-recovery-1/${data}`, 'ascii'));
  return ALPHABET.charAt(a % 32) + ALPHABET.charAt(b % 32);
}

/** A new code in its printed form, "XXXX-XXXX-…". */
export function createRecoveryCode(): string {
  const data = randomCharacters(DATA_SIZE);
  return group(data + checkCharacters(data)).join('-');
}

const group = (code: string): string[] => code.match(/.{4}/g) ?? [];

/** Capitals without marks or separators, with letters outside the alphabet read as what they were taken from. */
function forgive(typed: string): string {
  const letters = typed.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase().replace(/Đ/g, 'D');
  return letters
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

/**
 * The printed form of what a person typed, or undefined when it is no recovery code. Small letters, any separators
 * and the marks that a Vietnamese keyboard adds are forgiven; O is read as 0, I and L as 1.
 */
export function normaliseRecoveryCode(typed: string): string | undefined {
  if (typed.length > 256) return undefined;
  const code = forgive(typed);
  if (code.length !== GROUPS * GROUP_SIZE || [...code].some((c) => !ALPHABET.includes(c))) return undefined;
  const data = code.slice(0, DATA_SIZE);
  return code.slice(DATA_SIZE) === checkCharacters(data) ? group(code).join('-') : undefined;
}

/** Which groups a person must type to prove that the code is on paper, counted from 0, in order. */
export function pickProofGroups(count = 2): readonly number[] {
  const picked = new Set<number>();
  while (picked.size < count) picked.add(randomInt(GROUPS));
  return [...picked].sort((a, b) => a - b);
}

/** Which of the asked groups, counted from 0, were not typed as they stand in the code. */
export function wrongGroups(
  code: string,
  groups: readonly number[],
  typed: readonly string[],
): readonly number[] {
  const printed = code.split('-');
  const clean = typed.map(forgive);
  return groups.filter((group, i) => clean[i] === undefined || printed[group] !== clean[i]);
}
