/**
 * Small numbers in a table that leaves the desk could reveal a sender ("one satisfied giải pháp from hamlet X by letter").
 * A count from 1 to `least` − 1 is hidden; and where exactly one number of a column would be hidden, the next smallest
 * (a nought, too) is hidden with it, since it could be worked out from the total.
 */
export function hideSmall(column: readonly number[], least: number): (number | null)[] {
  const hidden = new Set(column.flatMap((count, index) => (count > 0 && count < least ? [index] : [])));
  if (hidden.size === 1) {
    const next = column
      .map((count, index) => ({ count, index }))
      .filter(({ index }) => !hidden.has(index))
      .sort((a, b) => a.count - b.count)[0];
    if (next !== undefined) hidden.add(next.index);
  }
  return column.map((count, index) => (hidden.has(index) ? null : count));
}
