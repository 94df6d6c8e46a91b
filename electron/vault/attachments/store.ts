import { z } from 'zod';
import { StoredText } from '../db/storedText.ts';
import { bytes } from '../db/bytes.ts';
import type { Level } from '../../../shared/domain/levels/level.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf, oneOf, theValue } from '../db/statements.ts';

export const OWNER_KINDS = ['document', 'submission', 'envelope', 'proposal'] as const;
export type OwnerKind = (typeof OWNER_KINDS)[number];

const Kind = z.enum(['pdf', 'image', 'office', 'text', 'archive', 'other']);
const FileFields = {
  id: z.string(),
  name: StoredText,
  mime: z.string(),
  kind: Kind,
  sizeBytes: z.int(),
  segments: z.int(),
  sha256: z.string(),
  sealedKey: bytes,
};
/** What was found in the bytes: the parts of a `Secrecy`, a column each. */
const FOUND_COLUMNS = {
  secrecy: z.enum(['clear', 'marked', 'unread']),
  secrecyLevel: z.enum(['mat', 'toi-mat', 'tuyet-mat']).nullable(),
  secrecyRule: z.string().nullable(),
  secrecyWhy: z.string().nullable(),
};
const StageRow = z.object({
  ...FileFields,
  personId: z.string(),
  pages: z.int().nullable(),
  stagedMs: z.int(),
  ...FOUND_COLUMNS,
});
export type StageRow = z.infer<typeof StageRow>;
const AttachmentRow = z.object({
  ...FileFields,
  ownerKind: z.enum(OWNER_KINDS),
  ownerId: z.string(),
  position: z.int(),
  keyKind: z.enum(['vault', 'content']),
  /** the file that holds the bytes: another one after they were sealed anew */
  blobId: z.string(),
});
export type AttachmentRow = z.infer<typeof AttachmentRow>;

const STAGE_COLUMNS = `id, person_id AS personId, name, mime, kind, size_bytes AS sizeBytes, segments, sha256,
  sealed_key AS sealedKey, pages, staged_ms AS stagedMs, secrecy, secrecy_level AS secrecyLevel,
  secrecy_rule AS secrecyRule, secrecy_why AS secrecyWhy`;
const ATTACHMENT_COLUMNS = `id, owner_kind AS ownerKind, owner_id AS ownerId, position, name, mime, kind,
  size_bytes AS sizeBytes, segments, sha256, sealed_key AS sealedKey, key_kind AS keyKind,
  ifnull(blob_id, id) AS blobId`;

export const insertStage = doing<StageRow>(`
  INSERT INTO stage (id, person_id, name, mime, kind, size_bytes, segments, sha256, sealed_key, pages, staged_ms,
    secrecy, secrecy_level, secrecy_rule, secrecy_why)
  VALUES (:id, :personId, :name, :mime, :kind, :sizeBytes, :segments, :sha256, :sealedKey, :pages, :stagedMs,
    :secrecy, :secrecyLevel, :secrecyRule, :secrecyWhy)`);

export const findStage = oneOf(StageRow)<[id: string]>(`SELECT ${STAGE_COLUMNS} FROM stage WHERE id = ?`);

export const deleteStage = (db: Db, id: string): boolean =>
  db.prepare('DELETE FROM stage WHERE id = ?').run(id).changes > 0;

/** Stages that were put down before a moment: nobody comes back for them. */
export const deleteStagesBefore = (db: Db, beforeMs: number): number =>
  db.prepare('DELETE FROM stage WHERE staged_ms < ?').run(beforeMs).changes;

/** A mark that was recognised in a page adds to what was found in the file; the database takes nothing back. */
export const addMark = doing<
  [id: string, mark: { readonly level: Exclude<Level, 'none'>; readonly rule: string }]
>(`
  UPDATE stage SET secrecy = 'marked', secrecy_level = :level, secrecy_rule = :rule, secrecy_why = NULL
   WHERE id = ? AND secrecy <> 'marked'`);

export const stageBytesOf = theValue(z.number())<[personId: string]>(`
  SELECT ifnull(sum(size_bytes), 0) AS n FROM stage WHERE person_id = ?`);

export const insertAttachment = doing<Omit<AttachmentRow, 'blobId'> & { addedMs: number; addedBy: string }>(`
  INSERT INTO attachment (id, owner_kind, owner_id, position, name, mime, kind, size_bytes, segments, sha256,
    sealed_key, key_kind, added_ms, added_by)
  VALUES (:id, :ownerKind, :ownerId, :position, :name, :mime, :kind, :sizeBytes, :segments, :sha256,
    :sealedKey, :keyKind, :addedMs, :addedBy)`);

export const findAttachment = oneOf(AttachmentRow)<[id: string]>(`
  SELECT ${ATTACHMENT_COLUMNS} FROM attachment WHERE id = ?`);

/** Forgets a file of a record: its row and with it the wrapped key. What is kept of it is the caller's. */
export const deleteAttachment = (db: Db, id: string): boolean =>
  db.prepare('DELETE FROM attachment WHERE id = ?').run(id).changes > 0;

export const attachmentsOfOwner = manyOf(AttachmentRow)<[ownerKind: OwnerKind, ownerId: string]>(`
  SELECT ${ATTACHMENT_COLUMNS} FROM attachment
   WHERE owner_kind = ? AND owner_id = ? ORDER BY position`);

/** Every file that a row names, for the sweep. */
export function namedFileIds(db: Db): Set<string> {
  const rows = db
    .prepare(
      'SELECT id FROM stage UNION ALL SELECT ifnull(blob_id, id) FROM attachment UNION ALL SELECT blob_id FROM archive_file',
    )
    .all();
  return new Set(rows.map((row) => z.object({ id: z.string() }).parse(row).id));
}

/** The same file under another key, in other bytes. */
export const moveAttachment = doing<{ id: string; blobId: string; sealedKey: Uint8Array }>(`
  UPDATE attachment SET blob_id = :blobId, sealed_key = :sealedKey WHERE id = :id`);
