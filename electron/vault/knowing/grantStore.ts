import { bytes } from '../db/bytes.ts';
import { doing, isThere, valueOf } from '../db/statements.ts';

export interface GrantRow {
  readonly documentId: string;
  readonly personId: string;
  readonly wrapped: Uint8Array;
  readonly grantedMs: number;
}

/** Gives a person the key, or the same key wrapped for a newer certificate. */
export const putGrant = doing<GrantRow>(`
  INSERT INTO content_key_grant (document_id, person_id, wrapped, granted_ms)
  VALUES (:documentId, :personId, :wrapped, :grantedMs)
  ON CONFLICT DO UPDATE SET wrapped = excluded.wrapped, granted_ms = excluded.granted_ms`);

export const deleteGrants = doing<[documentId: string]>(`
  DELETE FROM content_key_grant WHERE document_id = ?`);

export const findGrant = valueOf(bytes)<[documentId: string, personId: string]>(`
  SELECT wrapped FROM content_key_grant WHERE document_id = ? AND person_id = ?`);

export const hasGrants = isThere<[documentId: string]>(`
  SELECT 1 FROM content_key_grant WHERE document_id = ? LIMIT 1`);
