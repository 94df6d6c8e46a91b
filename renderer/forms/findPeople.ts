import { foldBase } from '../../shared/domain/text/fold.ts';

interface Named {
  readonly fullName: string;
  readonly position: string;
}

/**
 * Those whom the letters mean, typed with marks or without: whose name has a word that begins so come first, the last
 * word (by which people are called) before the others, and whoever has the letters in the post only comes after all of
 * them. Of each kind in the order given. Nothing typed means everybody.
 */
export function findPeople<P extends Named>(people: readonly P[], typed: string): P[] {
  const wanted = foldBase(typed.trim());
  if (wanted === '') return [...people];
  const words = (text: string): string => ` ${foldBase(text)}`;
  const rank = ({ fullName, position }: P): number => {
    if (words(fullName).split(' ').at(-1)?.startsWith(wanted)) return 0;
    if (words(fullName).includes(` ${wanted}`)) return 1;
    if (words(fullName).includes(wanted)) return 2;
    return words(`${fullName} ${position}`).includes(wanted) ? 3 : 4;
  };
  const ranks = new Map(people.map((person) => [person, rank(person)]));
  return people
    .filter((person) => ranks.get(person) !== 4)
    .toSorted((one, other) => (ranks.get(one) ?? 4) - (ranks.get(other) ?? 4));
}
