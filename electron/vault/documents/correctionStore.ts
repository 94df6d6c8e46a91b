import { z } from 'zod';
import { CORRECTABLE } from '../../../shared/ipc/contract/documents.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

const Value = z.union([z.string(), z.number(), z.null()]);
export type CorrectionValue = z.infer<typeof Value>;

const CorrectionRow = z.object({
  id: z.string(),
  documentId: z.string(),
  field: z.enum(CORRECTABLE),
  oldValue: Value,
  newValue: Value,
  reason: z.string(),
  atMs: z.int(),
  byId: z.string(),
});
export type CorrectionRow = z.infer<typeof CorrectionRow>;

const COLUMNS = columnsOf(CorrectionRow, 'c');

/** Written before the line changes; a trigger holds `oldValue` against what stands there. */
export const insertCorrection = doing<CorrectionRow>(`
  INSERT INTO entry_correction (id, document_id, position, field, old_value, new_value, reason, at_ms, by_id)
  SELECT :id, :documentId, 1 + count(*), :field, :oldValue, :newValue, :reason, :atMs, :byId
    FROM entry_correction WHERE document_id = :documentId`);

/** Oldest first. */
export const correctionsOf = manyOf(CorrectionRow)<[documentId: string]>(`
  SELECT ${COLUMNS} FROM entry_correction c WHERE c.document_id = ? ORDER BY c.position`);

/** Corrections of the lines of a volume, by document, oldest first. */
export function correctionsOfBook(db: Db, bookId: string): ReadonlyMap<string, CorrectionRow[]> {
  const rows = db
    .prepare(
      `SELECT ${COLUMNS} FROM entry_correction c JOIN entry e ON e.document_id = c.document_id
        WHERE e.book_id = ? ORDER BY c.document_id, c.position`,
    )
    .all(bookId);
  const found = new Map<string, CorrectionRow[]>();
  for (const row of rows.map((one) => CorrectionRow.parse(one)))
    found.set(row.documentId, [...(found.get(row.documentId) ?? []), row]);
  return found;
}
