import { foldBase } from '../../../shared/domain/text/fold.ts';

interface Person {
  readonly username: string;
  readonly fullName: string;
  readonly position: string;
}

/**
 * Whom a few letters mean, typed with marks or without: a word of the name that begins so comes before the user name, and
 * that before a word of the post. In Vietnam people are called by the last word of their name, so it is looked at first.
 */
export function findPerson<P extends Person>(people: readonly P[], typed: string): P | null {
  const wanted = foldBase(typed.trim());
  if (wanted === '') return null;
  const words = (text: string): string[] => foldBase(text).split(/\s+/u);
  const tests: readonly ((person: P) => boolean)[] = [
    ({ fullName }) => words(fullName).at(-1)?.startsWith(wanted) ?? false,
    ({ fullName }) => foldBase(fullName).startsWith(wanted),
    ({ fullName }) => foldBase(fullName).includes(wanted),
    ({ username }) => username.startsWith(wanted),
    ({ position }) => foldBase(position).includes(wanted),
  ];
  for (const test of tests) {
    const found = people.find(test);
    if (found !== undefined) return found;
  }
  return null;
}
