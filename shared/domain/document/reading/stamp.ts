import { foldBase } from '../../text/fold.ts';
import { isCapitals } from './lines.ts';
import { REGISTRY_STAMP, STAMP } from './layout.ts';

const squashed = (text: string): string => foldBase(text).replaceAll(' ', '');
const WORDS = STAMP.map(squashed);

/** Are these the words of a signature's stamp ("Người ký: …", "Thời gian ký: …") and so none of the document's? */
export function isStamp(text: string): boolean {
  const letters = squashed(text);
  return WORDS.some((word) => letters.includes(word));
}

const REGISTRY = REGISTRY_STAMP.map(squashed);

/**
 * Are these, of a picture, the capitals of the portal's or the registry's stamp ("CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ",
 * "CÔNG VĂN ĐẾN", "ĐẾN"), or the name of its file ("DAO_TAO_2024")?
 */
export function isRegistryStamp(text: string): boolean {
  if (/\p{L}+_\p{L}+/u.test(text)) return true;
  const letters = squashed(text).replaceAll(/[^a-z]/gu, '');
  return isCapitals(text) && (letters === 'den' || REGISTRY.some((word) => letters.startsWith(word)));
}

/** Where a stamp stands beside the head's own words, recognisers read both as one line; its letters are often wrong. */
const BESIDE =
  /(?:^|\s)[^\p{L}\s]*(?:ng[ườuơ]+i k[ýy]|k[ýy] b[ởo]i|e-?mail|th[ờo]i gian k[ýy]|c[ơo] quan\s*:|c[ổốôồoỗở]ng\s*th[ôo]ng\s*t).*$/iu;

/** A recognised line without the stamp that stands behind its words. */
export const withoutStamp = (text: string): string => text.replace(BESIDE, '').trim();
