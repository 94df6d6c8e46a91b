import type { PageItem } from './pageText.ts';
import { CAPITALS_MISTAKEN, LOOKALIKES, ONLY_FROM_DAMAGE } from './layout.ts';

/**
 * The items in one normal form, and with Ư ư where a damaged font of Word 2010 wrote Ƣ ƣ; the same fonts write Ò as Õ,
 * which is mended only in words that don't exist otherwise (HÕA, PHÕNG).
 */
export function repaired(items: readonly PageItem[]): PageItem[] {
  const damaged = items.some(({ text }) => /[Ƣƣ]/u.test(text));
  return items.map((item) => {
    const composed = item.text
      .normalize('NFC')
      .replaceAll(/[\u00a0\u2000-\u200b]/gu, ' ')
      .replaceAll(/[\u0410-\u044f]/gu, (letter) => LOOKALIKES.get(letter) ?? letter);
    if (item.sure !== undefined) return { ...item, text: CAPITALS_MISTAKEN.get(composed) ?? composed };
    return { ...item, text: damaged ? withoutDamage(composed) : composed };
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
