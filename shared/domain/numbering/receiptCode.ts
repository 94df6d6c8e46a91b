import { err, ok, type Result } from '../../result.ts';

/**
 * Receipt code that a sender reads over the telephone: `PA-0412-7K` is prefix, sequence, sign of the year (7:
 * 2027) and check character. The check is a weighted sum modulo 31 over 31 signs: every single wrong sign and
 * every swap of two neighbours is found (the weights of neighbours differ by one, and 31 is a prime).
 * The letters I, L, O, S, Z are read as the digits they resemble and are never produced.
 */
const SIGNS = '0123456789ABCDEFGHJKMNPQRTUVWXY';
const MODULUS = 31;
const LOOKALIKES: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0', S: '5', Z: '2' };
const FIRST_YEAR = 2020;
/** The year sign repeats after 31 years; codes are looked up within one vault, so it is only a help to people. */
const YEARS = SIGNS.length;
const MOST_SIGNS = 24;

/** What a code begins with, by the group of its kind. */
export const PREFIX_OF = { pakn: 'PA', skgp: 'SK', 'vuong-mac': 'VM' } as const;
export const RECEIPT_PREFIXES = Object.values(PREFIX_OF);

export interface ReceiptCode {
  readonly prefix: string;
  readonly year: number;
  readonly sequence: number;
}

export type ReceiptFault = { readonly code: 'malformed' | 'wrong-check' };

/** Capitals, look-alike letters as digits, no separators. */
function canonical(text: string): string {
  const bare = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—.]/g, '');
  return bare.replace(/[ILOSZ]/g, (letter) => LOOKALIKES[letter] ?? letter);
}

/** Weights 2, 3, … from the right; the check character itself has weight 1. */
function checkSign(payload: string): string | null {
  let sum = 0;
  for (let i = 0; i < payload.length; i += 1) {
    const value = SIGNS.indexOf(payload[payload.length - 1 - i] ?? '');
    if (value < 0) return null;
    sum += value * (i + 2);
  }
  return SIGNS[(MODULUS - (sum % MODULUS)) % MODULUS] ?? null;
}

const isReceiptPrefix = (prefix: string): boolean => /^[A-Z]{1,6}$/.test(prefix);

/** Throws on a prefix that is not 1 to 6 capital letters, or a year outside 2020 to 2050: both come from settings. */
export function formatReceiptCode(code: ReceiptCode): string {
  const yearSign = SIGNS[code.year - FIRST_YEAR];
  if (!isReceiptPrefix(code.prefix) || yearSign === undefined || !(code.sequence > 0))
    throw new RangeError('receipt code');
  const sequence = String(code.sequence).padStart(4, '0');
  const check = checkSign(canonical(`${code.prefix}${sequence}${yearSign}`)) ?? '';
  return `${code.prefix}-${sequence}-${yearSign}${check}`;
}

/** True when the two texts are one code, however they were typed. */
export const sameReceiptCode = (a: string, b: string): boolean => canonical(a) === canonical(b);

/** What a typed code is looked up by. */
export const receiptCodeKey = canonical;

/** Reads a code as typed: any case, with or without dashes, with look-alike letters. */
export function parseReceiptCode(typed: string, prefix: string): Result<ReceiptCode, ReceiptFault> {
  const code = canonical(typed);
  const start = canonical(prefix);
  const body = code.slice(start.length, -2);
  if (code.length > MOST_SIGNS || !code.startsWith(start) || !/^\d{4,}$/.test(body))
    return err({ code: 'malformed' });
  if (checkSign(code.slice(0, -1)) !== code.at(-1)) return err({ code: 'wrong-check' });
  const year = SIGNS.indexOf(code.at(-2) ?? '');
  if (year < 0 || year >= YEARS) return err({ code: 'malformed' });
  return ok({ prefix, year: FIRST_YEAR + year, sequence: Number(body) });
}

/** The check alone, for any code of this family: what a typing slip is told by. */
export function hasRightCheck(typed: string): boolean {
  const code = canonical(typed);
  return code.length >= 2 && code.length <= MOST_SIGNS && checkSign(code.slice(0, -1)) === code.at(-1);
}
