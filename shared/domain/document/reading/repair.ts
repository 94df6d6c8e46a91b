import type { PageItem } from './pageText.ts';
import { LOOKALIKES, ONLY_FROM_DAMAGE } from './layout.ts';

/**
 * The items in one normal form, and with Ư ư where a damaged font of Word 2010 wrote Ƣ ƣ; the same fonts write Ò as Õ,
 * which is mended only in words that don't exist otherwise (HÕA, PHÕNG).
 */
export function repaired(items: readonly PageItem[]): PageItem[] {
  const damaged = items.some(({ text }) => /[Ƣƣ]/u.test(text));
  return items.map(({ text, x, y, width, height }) => {
    const composed = text
      .normalize('NFC')
      .replaceAll(/[\u00a0\u2000-\u200b]/gu, ' ')
      .replaceAll(/[\u0410-\u044f]/gu, (letter) => LOOKALIKES.get(letter) ?? letter);
    return { text: damaged ? withoutDamage(composed) : composed, x, y, width, height };
  });
}

function withoutDamage(text: string): string {
  return text
    .replaceAll('Ƣ', 'Ư')
    .replaceAll('ƣ', 'ư')
    .replaceAll(/\p{L}+/gu, (word) =>
      ONLY_FROM_DAMAGE.has(word.toLocaleLowerCase('vi'))
        ? word.replaceAll('Õ', 'Ò').replaceAll('õ', 'ò')
        : word,
    );
}
