import { words } from '../text/fold.ts';

/**
 * A text as the folded words that it is made of: what two letters have in common that differ in nothing but marks, tone
 * placement, capitals, spaces, signs and the Unicode form. Empty where there is no word.
 */
export const sameWords = (text: string): string =>
  words(text)
    .map(({ base }) => base)
    .join(' ');
