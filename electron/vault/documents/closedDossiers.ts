import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import type { Db } from '../db/handles.ts';
import { isThere } from '../db/statements.ts';

export const DOSSIER_RULE = 'SO-19';

const Code = z.string();

/** True while a dossier of this code is closed. */
export const isDossierClosed = isThere<[code: string]>(`
  SELECT 1 FROM dossier_closing WHERE code = ? AND reopened_ms IS NULL`);

/** The code of the closed dossier in which a document lies; null: it lies in none, or in an open one. */
export function closedAround(db: Db, documentId: string): string | null {
  const code = db
    .prepare(
      `SELECT c.code FROM dossier_closing_item i JOIN dossier_closing c ON c.id = i.closing_id
        WHERE i.document_id = ? AND c.reopened_ms IS NULL`,
    )
    .pluck()
    .get(documentId);
  return code === undefined ? null : Code.parse(code);
}

/**
 * A closed dossier takes no document and gives none away.
 * @throws AppError `dossier-closed` with the dossier that stands against it
 */
export function refuseClosedDossier(db: Db, documentId: string, into: string): void {
  const code = closedAround(db, documentId) ?? (isDossierClosed(db, into) ? into : null);
  if (code !== null) raise('dossier-closed', { code, rule: DOSSIER_RULE });
}
