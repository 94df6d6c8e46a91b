import type { BookKind } from '../../../../shared/ipc/schemas.ts';

interface Place {
  readonly book: BookKind;
  readonly year: number;
  readonly entryNumber: number;
}

export type Step = { readonly year: number } | { readonly number: number };

/**
 * What brings the list to a record that was led to and that is not among its rows: a list of another year first turns to
 * the year of the record, then it begins at its number.
 * @returns null where this list can't come to it: that of another book, or of every year
 */
export function stepTo(
  record: Place,
  list: { readonly kind: BookKind; readonly year: number | null },
): Step | null {
  if (record.book !== list.kind || list.year === null) return null;
  return record.year === list.year ? { number: record.entryNumber } : { year: record.year };
}
