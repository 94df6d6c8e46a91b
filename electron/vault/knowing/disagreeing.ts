import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { Level } from '../../../shared/ipc/schemas.ts';
import type { Db } from '../db/handles.ts';
import { manyOf, oneOf } from '../db/statements.ts';
import { requireAgreement, requireDraftAgreement } from './statements.ts';

/** Everything of which something was signed, or of which a row says that something should have been. */
const spokenOf = manyOf(z.object({ kind: z.enum(['document', 'proposal']), id: z.string() }))(`
  SELECT kind, subject_id AS id FROM record_statement
  UNION SELECT 'document', id FROM document WHERE level <> 'none'
  UNION SELECT 'document', document_id FROM doc_list WHERE level <> 'none' OR book_kind LIKE 'classified-%'
  UNION SELECT 'proposal', id FROM proposal WHERE level <> 'none'
  UNION SELECT subject_kind, subject_id FROM ledger
   WHERE subject_kind IN ('document','proposal') AND json_extract(facts, '$.stated') IS NOT NULL`);

const Row = z.object({ id: z.string(), level: Level });
const documentRow = oneOf(Row)<[id: string]>('SELECT id, level FROM document WHERE id = ?');
const draftRow = oneOf(
  Row.extend({
    drafterId: z.string(),
    checkerId: z.string().nullable(),
    signerId: z.string().nullable(),
    clerkId: z.string().nullable(),
  }),
)<[id: string]>(`
  SELECT id, level, drafter_id AS drafterId, checker_id AS checkerId, signer_id AS signerId, clerk_id AS clerkId
    FROM proposal WHERE id = ?`);

/** So long the vault's thread is held at once. */
const SLICE_MS = 20;

/** How many records and drafts are not as they were signed, for the health check; and how many were looked at. */
export async function countDisagreeing(db: Db): Promise<{ wrong: number; seen: number }> {
  const all = spokenOf(db);
  let [wrong, until] = [0, performance.now() + SLICE_MS];
  for (const { kind, id } of all) {
    if (!agrees(db, kind, id)) wrong += 1;
    if (performance.now() < until) continue;
    await setImmediate();
    until = performance.now() + SLICE_MS;
  }
  return { wrong, seen: all.length };
}

function agrees(db: Db, kind: 'document' | 'proposal', id: string): boolean {
  try {
    const document = kind === 'document' ? documentRow(db, id) : null;
    if (document !== null) requireAgreement(db, document);
    const draft = kind === 'proposal' ? draftRow(db, id) : null;
    if (draft !== null) requireDraftAgreement(db, draft);
    return document !== null || draft !== null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'record-disagrees') return false;
    throw error;
  }
}
