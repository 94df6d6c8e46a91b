import { letters } from '../../shared/domain/text/legacyTables.ts';

/** Ways in which words come into the house disguised without anybody meaning to: codes, letters, gaps. */

/** Numbers from 0 to 1 out of a seed, always the same (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_00_00_00_00;
  };
}
export type Random = () => number;
export const pick = <T>(random: Random, list: readonly T[]): T => {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

/** Without marks, as people write on a telephone. */
export const bare = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

function inverse(encoding: 'tcvn3' | 'vni'): Map<string, string> {
  const codes = new Map<string, string>();
  for (const [code, letter] of letters(encoding)) if (!codes.has(letter)) codes.set(letter, code);
  return codes;
}
const TCVN3 = inverse('tcvn3');
const VNI = inverse('vni');

/** Bytes of a .VnTime text shown as Latin-1; capitals with marks are the small codes of a capital font. */
export const tcvn3 = (text: string): string =>
  [...text.normalize('NFC')].map((sign) => TCVN3.get(sign) ?? TCVN3.get(sign.toLowerCase()) ?? sign).join('');
/** Bytes of a VNI-Times text shown as Latin-1. */
export const vni = (text: string): string =>
  [...text.normalize('NFC')].map((sign) => VNI.get(sign) ?? sign).join('');
const HIGH = new TextDecoder('windows-1252');
/** UTF-8 read as Windows-1252. */
export const misread = (text: string): string => HIGH.decode(Buffer.from(text, 'utf8'));
/** UTF-8 read as Latin-1. */
export const misreadLatin = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

const TONES_1258: Readonly<Record<string, string>> = {
  '\u0300': 'Ì',
  '\u0309': 'Ò',
  '\u0303': 'Þ',
  '\u0301': 'ì',
  '\u0323': 'ò',
};
/** Windows-1258: the vowel and its tone are two bytes; read as Latin-1. */
export const windows1258 = (text: string): string =>
  [...text.normalize('NFC')]
    .map((sign) => {
      const parts = [...sign.normalize('NFD')];
      const tone = parts.find((part) => TONES_1258[part] !== undefined);
      const rest = parts
        .filter((part) => part !== tone)
        .join('')
        .normalize('NFC');
      return rest + (tone === undefined ? '' : (TONES_1258[tone] ?? ''));
    })
    .join('');

export const fullwidth = (text: string): string =>
  [...text.normalize('NFD')]
    .map((sign) => (/[A-Za-z]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign))
    .join('');
const CYRILLIC: Readonly<Record<string, string>> = { M: 'М', A: 'А', T: 'Т', O: 'О', E: 'Е', Y: 'У', I: 'І' };
const GREEK: Readonly<Record<string, string>> = { M: 'Μ', A: 'Α', T: 'Τ', O: 'Ο', E: 'Ε', Y: 'Υ', I: 'Ι' };
const swapped =
  (table: Readonly<Record<string, string>>) =>
  (text: string): string =>
    [...text.normalize('NFD')]
      .map((sign) => table[sign] ?? sign)
      .join('')
      .normalize('NFC');
export const cyrillic = swapped(CYRILLIC);
export const greek = swapped(GREEK);
export const boldMath = (text: string): string =>
  [...text.normalize('NFD')]
    .map((sign) => (/[A-Z]/.test(sign) ? String.fromCodePoint(0x1_d4_00 + sign.charCodeAt(0) - 65) : sign))
    .join('');

const between =
  (sign: string) =>
  (text: string): string =>
    text
      .split(' ')
      .map((word) => [...word].join(sign))
      .join(sign.includes(' ') ? '  ' : ' ');
export const spaced = between(' ');
export const dotted = between('.');
export const underscored = between('_');
export const hyphened = between('-');
export const wide = between('\u00a0');
export const zeroWidth = between('\u200b');
export const softHyphen = between('\u00ad');
export const joiner = between('\u2060');
export const underlined = (text: string): string =>
  [...text.normalize('NFC')].map((sign) => (sign === ' ' ? sign : `${sign}\u0332`)).join('');
/** One letter a line. */
export const upright = (text: string): string => [...text].filter((sign) => sign !== ' ').join('\n');
export const overTwoLines = (text: string): string => text.replaceAll(' ', '\n');
export const decomposed = (text: string): string => text.normalize('NFD');
