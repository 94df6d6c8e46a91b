import type { ErrorCode } from './errors.ts';

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * The five digits by which a refusal is named on the telephone: the same in every version, as they come from the code
 * alone (FNV-1a, 32 bits). That no two codes share a number is a test.
 */
export function errorNumber(code: ErrorCode): string {
  let hash = FNV_OFFSET;
  for (const letter of code) hash = Math.imul(hash ^ letter.charCodeAt(0), FNV_PRIME) >>> 0;
  return String(10_000 + (hash % 90_000));
}
