import type { Query, Rank } from '../../shared/domain/text/match.ts';
import { rankFields } from '../../shared/domain/text/searchQuery.ts';

/** Best first, then in the order given (newest first when the rows came so). Rows that do not match are left out. */
export function rerank<Row>(
  query: Query,
  rows: readonly Row[],
  textOf: (row: Row) => readonly string[],
): { row: Row; rank: Rank }[] {
  return rows
    .map((row) => ({ row, rank: rankFields(query, textOf(row)) }))
    .filter((hit): hit is { row: Row; rank: Rank } => hit.rank !== null)
    .sort((a, b) => a.rank - b.rank);
}
