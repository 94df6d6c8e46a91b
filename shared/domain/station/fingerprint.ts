import { foldBase } from '../text/fold.ts';

/**
 * The fingerprint of a certificate as it is carried to another office: 12 Vietnamese words to be read out, 64 hex digits
 * on paper, or 80 decimal digits in a QR code. Decimal, because a scanner types what it reads like a keyboard, and
 * Telex would turn the letters of hex digits (dd, aa, ee) into others.
 */
export interface ShownFingerprint {
  /** 64 hex digits, in groups or not */
  readonly hex: string;
  /** 12 words in groups */
  readonly words: string;
}

const DIGITS = 78; // 2^256 has as many
const CHECK = 97n;

const compact = (text: string): string => text.replace(/[\s·.:-]/gu, '');

/** 78 digits of the number and two that tell a misread apart from another certificate (ISO 7064, mod 97). */
export function fingerprintDigits(hex: string): string {
  const number = BigInt(`0x${compact(hex)}`);
  return number.toString().padStart(DIGITS, '0') + (number % CHECK).toString().padStart(2, '0');
}

/** `unfinished`: not yet a whole fingerprint in any of its three forms. */
export type Comparison = 'same' | 'different' | 'misread' | 'unfinished';

/** What was typed or scanned against the one on the screen. */
export function compareFingerprint(typed: string, shown: ShownFingerprint): Comparison {
  const one = compact(typed);
  const is = (same: boolean): Comparison => (same ? 'same' : 'different');
  if (/^\d{80}$/.test(one)) {
    const [number, check] = [BigInt(one.slice(0, DIGITS)), BigInt(one.slice(DIGITS))];
    return number % CHECK === check ? is(one === fingerprintDigits(shown.hex)) : 'misread';
  }
  if (/^[0-9a-f]{64}$/i.test(one)) return is(one.toLowerCase() === compact(shown.hex).toLowerCase());
  const wordsOf = (text: string): string[] => text.split(/[\s·,.;-]+/u).filter((word) => word !== '');
  const [said, wanted] = [wordsOf(foldBase(typed)), wordsOf(foldBase(shown.words))];
  if (/^\p{L}/u.test(one) && said.length === wanted.length) return is(said.join(' ') === wanted.join(' '));
  return 'unfinished';
}
