import { z } from 'zod';
import { StoredText } from '../db/storedText.ts';
import { doing, oneOf } from '../db/statements.ts';

const DossierRow = z.object({ atMs: z.int(), code: z.string(), title: StoredText });

export const insertDossier = doing<z.infer<typeof DossierRow> & { documentId: string; byId: string }>(`
  INSERT INTO document_dossier (document_id, at_ms, by_id, code, title)
  VALUES (:documentId, (SELECT max(:atMs, ifnull(max(at_ms) + 1, 0)) FROM document_dossier WHERE document_id = :documentId),
    :byId, :code, :title)`);

/** Where a document lies now. */
export const dossierOf = oneOf(DossierRow)<[documentId: string]>(`
  SELECT at_ms AS atMs, code, title FROM document_dossier WHERE document_id = ? ORDER BY at_ms DESC LIMIT 1`);
