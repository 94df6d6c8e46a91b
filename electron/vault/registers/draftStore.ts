import { z } from 'zod';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';

export interface DraftKey {
  readonly personId: string;
  readonly form: string;
  readonly key: string;
}

export function saveDraft(db: Db, draft: DraftKey & { body: Uint8Array; savedMs: number }): void {
  db.prepare(
    `INSERT INTO draft (person_id, form, key, body, saved_ms) VALUES (:personId, :form, :key, :body, :savedMs)
     ON CONFLICT DO UPDATE SET body = excluded.body, saved_ms = excluded.saved_ms`,
  ).run(draft);
}

export function findDraft(db: Db, draft: DraftKey): { body: Uint8Array; savedMs: number } | null {
  const row = db
    .prepare(
      'SELECT body, saved_ms AS savedMs FROM draft WHERE person_id = :personId AND form = :form AND key = :key',
    )
    .get(draft);
  return row === undefined ? null : z.object({ body: bytes, savedMs: z.int() }).parse(row);
}

export const deleteDraft = (db: Db, draft: DraftKey): boolean =>
  db.prepare('DELETE FROM draft WHERE person_id = :personId AND form = :form AND key = :key').run(draft)
    .changes > 0;
