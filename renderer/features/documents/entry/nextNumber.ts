import type { Output } from '../../../../shared/ipc/contract.ts';

type Book = Pick<
  Output<'registers.books'>['books'][number],
  'kind' | 'state' | 'year' | 'volume' | 'nextNumber'
>;

/** The number that the next entry gets; null where the book of the year is closed and gives none. */
export function nextNumberOf(books: readonly Book[], kind: Book['kind'], year: number): number | null {
  const newestFirst = books
    .filter((each) => each.kind === kind)
    .sort((a, b) => b.year - a.year || b.volume - a.volume);
  const open = newestFirst.find((each) => each.state === 'open');
  if (open !== undefined) return open.nextNumber;
  const [newest] = newestFirst;
  return newest?.state === 'closed' && newest.year === year ? null : 1;
}
