import { foldBase } from '../text/fold.ts';

/**
 * The user name that a new person is offered: the given name and the initials of what stands before it, as offices write it
 * ("Nguyễn Văn An" is `annv`); a figure behind it where somebody has it already. Empty while no name was typed.
 */
export function userNameFor(fullName: string, taken: readonly string[]): string {
  const words = foldBase(fullName)
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '');
  const given = words.pop();
  if (given === undefined) return '';
  const name = `${given}${words.map((word) => word[0] ?? '').join('')}`.slice(0, 28);
  if (name.length < 2) return '';
  for (let nth = 1; ; nth += 1) {
    const tried = nth === 1 ? name : `${name}${nth}`;
    if (!taken.includes(tried)) return tried;
  }
}
