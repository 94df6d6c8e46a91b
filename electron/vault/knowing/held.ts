import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import type { Db } from '../db/handles.ts';
import { manyOf } from '../db/statements.ts';
import { hadRightAt } from '../seals/believed.ts';
import { signerOfEntry } from '../seals/signers.ts';
import { HOLD_RULE, openHold } from '../tables/holds.ts';

const Told = z.object({
  seq: z.int(),
  act: z.string(),
  actorId: z.string().nullable(),
  code: z.string().nullable(),
});
const toldOf = manyOf(Told)<[documentId: string]>(`
  SELECT seq, act, actor_id AS actorId, facts ->> '$.code' AS code FROM ledger
   WHERE subject_kind = 'document' AND subject_id = ? AND act IN ('hold.placed','hold.released') ORDER BY seq DESC`);

/**
 * The document by which a record is held for an inspection; null where it is not. A hold begins with an entry of the ledger and
 * ends with one that somebody with the right to it signed: whose row is deleted, or released by SQL alone, stands on.
 */
export function holdOf(db: Db, documentId: string): { readonly code: string } | null {
  const row = openHold(db, documentId);
  if (row !== null) return row;
  for (const told of toldOf(db, documentId)) {
    if (told.act === 'hold.placed') return { code: told.code ?? '' };
    if (isReleased(db, told)) return null;
  }
  return null;
}

const isReleased = (db: Db, { seq, actorId }: z.infer<typeof Told>): boolean =>
  actorId !== null &&
  signerOfEntry(db, seq) === actorId &&
  hadRightAt(db, actorId, ['protection.releaseHold', 'protection.releaseHolds'], seq);

export const isHeld = (db: Db, documentId: string): boolean => holdOf(db, documentId) !== null;

/** @throws AppError `document-on-hold` with the document by which it is held */
export function refuseHeld(db: Db, documentId: string): void {
  const hold = holdOf(db, documentId);
  if (hold !== null) raise('document-on-hold', { code: hold.code, rule: HOLD_RULE });
}
