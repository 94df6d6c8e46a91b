import { z } from 'zod';
import { StoredText, stringOf } from '../access/storedText.ts';
import type { Db } from '../db/handles.ts';
import type { EdxmlReference } from '../../reader/edxml/message.ts';

const Direction = z.enum(['in', 'out']);

const PackageRow = z.object({
  id: z.string(),
  direction: Direction,
  organId: z.string(),
  organName: z.string(),
  code: z.string(),
  codeDate: z.string().nullable(),
  foreignId: z.string().nullable(),
  sha256: z.string(),
  documentId: z.string().nullable(),
  atMs: z.int(),
});
export type PackageRow = z.infer<typeof PackageRow>;

const COLUMNS = `id, direction, organ_id AS organId, organ_name AS organName, code, code_date AS codeDate,
  foreign_id AS foreignId, sha256, document_id AS documentId, at_ms AS atMs`;

export function insertPackage(db: Db, row: PackageRow, byId: string): void {
  db.prepare(
    `INSERT INTO edxml_package (id, direction, organ_id, organ_name, code, code_date, foreign_id, sha256, document_id, at_ms, by_id)
     VALUES (:id, :direction, :organId, :organName, :code, :codeDate, :foreignId, :sha256, :documentId, :atMs, :byId)`,
  ).run({ ...row, byId });
}

export function findPackage(db: Db, id: string): PackageRow | null {
  const row = db.prepare(`SELECT ${COLUMNS} FROM edxml_package WHERE id = ?`).get(id);
  return row === undefined ? null : PackageRow.parse(row);
}

export const tiePackage = (db: Db, id: string, documentId: string): void =>
  void db
    .prepare('UPDATE edxml_package SET document_id = :documentId WHERE id = :id')
    .run({ id, documentId });

export const packagesOf = (db: Db, documentId: string): PackageRow[] =>
  db
    .prepare(`SELECT ${COLUMNS} FROM edxml_package WHERE document_id = ? ORDER BY at_ms`)
    .all(documentId)
    .map((row) => PackageRow.parse(row));

/** The document that a package of these bytes became, or null. */
export function documentOfBytes(db: Db, sha256: string): string | null {
  const found = db
    .prepare(
      "SELECT document_id FROM edxml_package WHERE sha256 = ? AND direction = 'in' AND document_id IS NOT NULL",
    )
    .pluck()
    .get(sha256);
  return typeof found === 'string' ? found : null;
}

/** The outgoing document that a status is about: by the identifier we gave it, else by number and date. */
export function documentMeant(
  db: Db,
  meant: { foreignId: string | null; codeKey: string; date: string | null },
): string | null {
  const found =
    db
      .prepare("SELECT document_id FROM edxml_package WHERE foreign_id = :foreignId AND direction = 'out'")
      .pluck()
      .get({ foreignId: meant.foreignId }) ??
    db
      .prepare(
        `SELECT id FROM document WHERE direction = 'out' AND level = 'none' AND code_key = :codeKey
            AND (:date IS NULL OR document_date = :date)`,
      )
      .pluck()
      .get({ codeKey: meant.codeKey, date: meant.date });
  return typeof found === 'string' ? found : null;
}

const StatusRow = z.object({
  id: z.string(),
  direction: Direction,
  documentId: z.string(),
  organId: z.string(),
  organName: z.string(),
  status: z.string(),
  description: StoredText,
  saidAt: z.string(),
  atMs: z.int(),
});
export type StatusRow = z.infer<typeof StatusRow>;

export function insertStatus(db: Db, row: StatusRow, byId: string): void {
  db.prepare(
    `INSERT INTO edxml_status (id, direction, document_id, organ_id, organ_name, status, description, said_at, at_ms, by_id)
     VALUES (:id, :direction, :documentId, :organId, :organName, :status, :description, :saidAt, :atMs, :byId)`,
  ).run({ ...row, description: stringOf(row.description), byId });
}

/** For what place the words of a status are sealed, when its document is classified later. */
export const statusField = (id: string): string => `edxml-status/${id}`;

export const statusesOf = (db: Db, documentId: string): StatusRow[] =>
  db
    .prepare(
      `SELECT id, direction, document_id AS documentId, organ_id AS organId, organ_name AS organName, status,
              description, said_at AS saidAt, at_ms AS atMs
         FROM edxml_status WHERE document_id = ? ORDER BY at_ms, id`,
    )
    .all(documentId)
    .map((row) => StatusRow.parse(row));

/** The package that an outgoing document answers, as edXML refers to it; null when it answers none. */
export function answeredPackage(db: Db, outgoingId: string): EdxmlReference | null {
  const row = db
    .prepare(
      `SELECT p.organ_id AS organ, p.code, p.code_date AS date, p.foreign_id AS documentId
         FROM answer_link a JOIN edxml_package p ON p.document_id = a.document_id AND p.direction = 'in'
        WHERE a.outgoing_id = ? LIMIT 1`,
    )
    .get(outgoingId);
  return row === undefined ? null : Reference.parse(row);
}

const Reference = z.object({
  organ: z.string(),
  code: z.string(),
  date: z.string().nullable(),
  documentId: z.string().nullable(),
});
