import { z } from 'zod';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { doing, oneOf } from '../db/statements.ts';

export interface DraftKey {
  readonly personId: string;
  readonly form: string;
  readonly key: string;
}

export const saveDraft = doing<DraftKey & { body: Uint8Array; savedMs: number }>(`
  INSERT INTO draft (person_id, form, key, body, saved_ms) VALUES (:personId, :form, :key, :body, :savedMs)
  ON CONFLICT DO UPDATE SET body = excluded.body, saved_ms = excluded.saved_ms`);

export const findDraft = oneOf(z.object({ body: bytes, savedMs: z.int() }))<DraftKey>(`
  SELECT body, saved_ms AS savedMs FROM draft WHERE person_id = :personId AND form = :form AND key = :key`);

export const deleteDraft = (db: Db, draft: DraftKey): boolean =>
  db.prepare('DELETE FROM draft WHERE person_id = :personId AND form = :form AND key = :key').run(draft)
    .changes > 0;
