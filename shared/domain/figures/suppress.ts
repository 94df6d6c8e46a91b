import { ARRIVALS, type Counts, ENDINGS, FIGURES, type FigureName } from './figure.ts';

/**
 * Small numbers in a table that leaves the desk could reveal a sender ("one satisfied giải pháp from hamlet X by letter").
 * A count from 1 to `least` − 1 is hidden; and where exactly one number of a column would be hidden, the next smallest
 * (a nought, too) is hidden with it, since it could be worked out from the total. So could three or more that are all one,
 * or all the most that is hidden: their sum leaves no other choice, and the smallest that is shown is hidden with them.
 */
export function hideSmall(column: readonly number[], least: number): (number | null)[] {
  const hidden = new Set(column.flatMap((count, index) => (count > 0 && count < least ? [index] : [])));
  const values = new Set([...hidden].map((index) => column[index]));
  const told = values.size === 1 && (values.has(1) || values.has(least - 1));
  if (hidden.size === 1 || (hidden.size > 2 && told)) {
    const next = column
      .map((count, index) => ({ count, index }))
      .filter(({ index, count }) => !hidden.has(index) && (count > 0 || hidden.size === 1 || !values.has(1)))
      .sort((a, b) => a.count - b.count)[0];
    if (next !== undefined) hidden.add(next.index);
  }
  return column.map((count, index) => (hidden.has(index) ? null : count));
}

export const isSmall = (count: number, least: number): boolean => count > 0 && count < least;

const BALANCE: readonly FigureName[] = ['opening', ...ARRIVALS, ...ENDINGS, 'closing'];

/**
 * The figures of a report that was narrowed to a field, a source, a unit or a person: what the whole report says is then
 * a part of the office's. A line of the balance that could be worked out from the others is hidden with it.
 */
export function hideSmallCounts(counts: Counts, least: number): Readonly<Record<FigureName, number | null>> {
  const balance = hideSmall(
    BALANCE.map((name) => counts[name]),
    least,
  );
  const of = (name: FigureName): number | null => {
    const line = BALANCE.indexOf(name);
    if (line !== -1) return balance[line] ?? null;
    return isSmall(counts[name], least) ? null : counts[name];
  };
  return Object.fromEntries(FIGURES.map((name) => [name, of(name)])) as Record<FigureName, number | null>;
}
