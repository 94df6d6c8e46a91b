import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import type { Db } from '../db/handles.ts';
import { isThere, valueOf } from '../db/statements.ts';

export const FROZEN_RULE = 'BM-20';

/** The recall of which a proof is still owed; a query says of which document: `EXISTS (${OPEN_RECALL_OF} d.id)`. */
export const OPEN_RECALL_OF = 'SELECT r.id FROM recall_order r WHERE r.closed_ms IS NULL AND r.document_id =';

/** The recall that is open, by its id. */
export const openRecallOf = valueOf(z.string())<[documentId: string]>(`${OPEN_RECALL_OF} ?`);

/** True while a recall of the document is open: nothing of it is opened, printed, sent or destroyed. */
export const isFrozen = (db: Db, documentId: string): boolean => openRecallOf(db, documentId) !== null;

/** @throws AppError `document-frozen` */
export function refuseFrozen(db: Db, documentId: string): void {
  if (isFrozen(db, documentId)) raise('document-frozen', { rule: FROZEN_RULE });
}

/** Whether the office that issued it calls it back: `open` while something of it is still to be erased here. */
export function calledBack(db: Db, documentId: string): 'open' | 'done' | null {
  if (!isTakenBack(db, documentId)) return null;
  return isFrozen(db, documentId) ? 'open' : 'done';
}

/** Whether the office that issued it has called it back, also where everything it asked for was done. */
export const isTakenBack = isThere<[documentId: string]>(`
  SELECT 1 FROM recall_order WHERE document_id = ? AND origin = 'issuer'`);
