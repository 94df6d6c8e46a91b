import { raise } from '../../../shared/errors.ts';
import { sha256OfText } from '../crypto/primitives.ts';
import type { Db } from '../db/handles.ts';
import type { BELIEVED } from './believed.ts';
import { coveredTable, digestNow } from './tables.ts';

/** A row on which a second person decides: its table and its key. */
export type ShownRow = readonly [
  table:
    | keyof typeof BELIEVED
    | `destruction${'' | '_item' | '_member' | '_paper'}`
    | 'submission_answer_file'
    | 'attachment',
  ...key: (string | number)[],
];

/**
 * Digest over rows as they lie sealed. Whoever decides on what another asked is shown it with the rows, and sends it back with
 * the decision (`requireShown`): the asker may change the own request and seal it anew in between.
 */
export function shownOf(db: Db, ...rows: readonly ShownRow[]): string {
  return sha256OfText(
    JSON.stringify(
      rows.map(([name, ...key]) => {
        const table = coveredTable(db, name) ?? raise('internal', { at: 'shown', table: name });
        return [name, key, digestNow(db, table, key)];
      }),
    ),
  );
}

/** @throws AppError `stale-revision` where the rows are others now than those that were shown */
export function requireShown(db: Db, shown: string, ...rows: readonly ShownRow[]): void {
  if (shown !== shownOf(db, ...rows)) raise('stale-revision', { id: String(rows[0]?.[1] ?? '') });
}
