import { z } from 'zod';
import { StoredText } from '../access/storedText.ts';
import { bytes } from '../db/bytes.ts';
import type { Level } from '../../../shared/domain/levels/level.ts';
import type { Db } from '../db/handles.ts';

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

export function insertStage(db: Db, row: StageRow): void {
  db.prepare(
    `INSERT INTO stage (id, person_id, name, mime, kind, size_bytes, segments, sha256, sealed_key, pages, staged_ms,
       secrecy, secrecy_level, secrecy_rule, secrecy_why)
     VALUES (:id, :personId, :name, :mime, :kind, :sizeBytes, :segments, :sha256, :sealedKey, :pages, :stagedMs,
       :secrecy, :secrecyLevel, :secrecyRule, :secrecyWhy)`,
  ).run(row);
}

export function findStage(db: Db, id: string): StageRow | null {
  const row = db.prepare(`SELECT ${STAGE_COLUMNS} FROM stage WHERE id = ?`).get(id);
  return row === undefined ? null : StageRow.parse(row);
}

export const deleteStage = (db: Db, id: string): boolean =>
  db.prepare('DELETE FROM stage WHERE id = ?').run(id).changes > 0;

/** Stages that were put down before a moment: nobody comes back for them. */
export const deleteStagesBefore = (db: Db, beforeMs: number): number =>
  db.prepare('DELETE FROM stage WHERE staged_ms < ?').run(beforeMs).changes;

/** A mark that was recognised in a page adds to what was found in the file; the database takes nothing back. */
export const addMark = (
  db: Db,
  id: string,
  mark: { readonly level: Exclude<Level, 'none'>; readonly rule: string },
): void =>
  void db
    .prepare(
      `UPDATE stage SET secrecy = 'marked', secrecy_level = :level, secrecy_rule = :rule, secrecy_why = NULL
        WHERE id = :id AND secrecy <> 'marked'`,
    )
    .run({ id, level: mark.level, rule: mark.rule });

export function stageBytesOf(db: Db, personId: string): number {
  const row = db
    .prepare('SELECT ifnull(sum(size_bytes), 0) AS n FROM stage WHERE person_id = ?')
    .get(personId);
  return z.object({ n: z.number() }).parse(row).n;
}

export function insertAttachment(
  db: Db,
  row: Omit<AttachmentRow, 'blobId'> & { addedMs: number; addedBy: string },
): void {
  db.prepare(
    `INSERT INTO attachment (id, owner_kind, owner_id, position, name, mime, kind, size_bytes, segments, sha256,
       sealed_key, key_kind, added_ms, added_by)
     VALUES (:id, :ownerKind, :ownerId, :position, :name, :mime, :kind, :sizeBytes, :segments, :sha256,
       :sealedKey, :keyKind, :addedMs, :addedBy)`,
  ).run(row);
}

export function findAttachment(db: Db, id: string): AttachmentRow | null {
  const row = db.prepare(`SELECT ${ATTACHMENT_COLUMNS} FROM attachment WHERE id = ?`).get(id);
  return row === undefined ? null : AttachmentRow.parse(row);
}

/** Forgets a file of a record: its row and with it the wrapped key. What is kept of it is the caller's. */
export const deleteAttachment = (db: Db, id: string): boolean =>
  db.prepare('DELETE FROM attachment WHERE id = ?').run(id).changes > 0;

export function attachmentsOfOwner(db: Db, ownerKind: OwnerKind, ownerId: string): AttachmentRow[] {
  const rows = db
    .prepare(
      `SELECT ${ATTACHMENT_COLUMNS} FROM attachment
        WHERE owner_kind = :ownerKind AND owner_id = :ownerId ORDER BY position`,
    )
    .all({ ownerKind, ownerId });
  return rows.map((row) => AttachmentRow.parse(row));
}

/** Every file that a row names, for the sweep. */
export function namedFileIds(db: Db): Set<string> {
  const rows = db
    .prepare(
      'SELECT id FROM stage UNION ALL SELECT ifnull(blob_id, id) FROM attachment UNION ALL SELECT blob_id FROM archive_file',
    )
    .all();
  return new Set(rows.map((row) => z.object({ id: z.string() }).parse(row).id));
}

export interface GrantRow {
  readonly documentId: string;
  readonly personId: string;
  readonly wrapped: Uint8Array;
  readonly grantedMs: number;
}

/** Gives a person the key, or the same key wrapped for a newer certificate. */
export function putGrant(db: Db, row: GrantRow): void {
  db.prepare(
    `INSERT INTO content_key_grant (document_id, person_id, wrapped, granted_ms)
     VALUES (:documentId, :personId, :wrapped, :grantedMs)
     ON CONFLICT DO UPDATE SET wrapped = excluded.wrapped, granted_ms = excluded.granted_ms`,
  ).run(row);
}

export const deleteGrants = (db: Db, documentId: string): void =>
  void db.prepare('DELETE FROM content_key_grant WHERE document_id = ?').run(documentId);

export function findGrant(db: Db, documentId: string, personId: string): Uint8Array | null {
  const row = db
    .prepare('SELECT wrapped FROM content_key_grant WHERE document_id = ? AND person_id = ?')
    .get(documentId, personId);
  return row === undefined ? null : z.object({ wrapped: bytes }).parse(row).wrapped;
}

export function hasGrants(db: Db, documentId: string): boolean {
  return (
    db.prepare('SELECT 1 FROM content_key_grant WHERE document_id = ? LIMIT 1').get(documentId) !== undefined
  );
}

/** The same file under another key, in other bytes. */
export function moveAttachment(db: Db, at: { id: string; blobId: string; sealedKey: Uint8Array }): void {
  db.prepare('UPDATE attachment SET blob_id = :blobId, sealed_key = :sealedKey WHERE id = :id').run(at);
}
