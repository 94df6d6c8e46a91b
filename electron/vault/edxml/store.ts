import { z } from 'zod';
import { StoredText, stringOf } from '../db/storedText.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';
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

const COLUMNS = columnsOf(PackageRow);

export const insertPackage = doing<[row: PackageRow, byId: string]>(`
  INSERT INTO edxml_package (id, direction, organ_id, organ_name, code, code_date, foreign_id, sha256, document_id, at_ms, by_id)
  VALUES (:id, :direction, :organId, :organName, :code, :codeDate, :foreignId, :sha256, :documentId, :atMs, ?)`);

export const findPackage = oneOf(PackageRow)<[id: string]>(`
  SELECT ${COLUMNS} FROM edxml_package WHERE id = ?`);

export const tiePackage = doing<[id: string, documentId: string]>(`
  UPDATE edxml_package SET document_id = :2 WHERE id = :1`);

export const packagesOf = manyOf(PackageRow)<[documentId: string]>(`
  SELECT ${COLUMNS} FROM edxml_package WHERE document_id = ? ORDER BY at_ms`);

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

export const statusesOf = manyOf(StatusRow)<[documentId: string]>(`
  SELECT ${columnsOf(StatusRow)} FROM edxml_status WHERE document_id = ? ORDER BY at_ms, id`);

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
