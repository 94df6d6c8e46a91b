import { z } from 'zod';
import { StoredText } from '../access/storedText.ts';
import type { Db } from '../db/handles.ts';

const DossierRow = z.object({ atMs: z.int(), code: z.string(), title: StoredText });

export function insertDossier(
  db: Db,
  row: z.infer<typeof DossierRow> & { documentId: string; byId: string },
): void {
  db.prepare(
    `INSERT INTO document_dossier (document_id, at_ms, by_id, code, title)
     VALUES (:documentId, (SELECT max(:atMs, ifnull(max(at_ms) + 1, 0)) FROM document_dossier WHERE document_id = :documentId),
       :byId, :code, :title)`,
  ).run(row);
}

/** Where a document lies now. */
export function dossierOf(db: Db, documentId: string): z.infer<typeof DossierRow> | null {
  const row = db
    .prepare(
      `SELECT at_ms AS atMs, code, title FROM document_dossier WHERE document_id = ? ORDER BY at_ms DESC LIMIT 1`,
    )
    .get(documentId);
  return row === undefined ? null : DossierRow.parse(row);
}
