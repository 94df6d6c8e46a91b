import { foldBase, foldExact } from './fold.ts';

/**
 * Which of the known names is meant by what was typed: the same words however they are spelled ("Uỷ", "Ủy"; capitals),
 * or, typed without any mark, the one name that has these letters. Null for none, and for letters that two names have.
 */
export function knownName(typed: string, names: readonly string[]): string | null {
  const exact = foldExact(typed);
  if (exact === '') return null;
  const same = names.find((name) => foldExact(name) === exact);
  if (same !== undefined) return same;
  const base = foldBase(typed);
  if (base !== exact) return null;
  const [only = null, ...others] = names.filter((name) => foldBase(name) === base);
  return others.length === 0 ? only : null;
}
