import { foldBase } from '../../shared/domain/text/fold.ts';

/**
 * Of suggestions that were found for other words than those in the field, the ones that have these words too, with or
 * without marks; all of them where they were found for just these (`foundBy` null: they are not found by words).
 */
export function stillFitting<S extends { readonly text: string; readonly detail?: string }>(
  suggestions: readonly S[],
  value: string,
  foundBy: string | null,
): readonly S[] {
  const typed = value.trim();
  if (foundBy === null || typed === foundBy) return suggestions;
  const words = foldBase(typed).split(' ');
  return suggestions.filter(({ text, detail = '' }) => {
    const own = foldBase(`${text} ${detail}`);
    return words.every((word) => own.includes(word));
  });
}
