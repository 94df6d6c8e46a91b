import { z } from 'zod';
import type { ArchiveCounts } from '../../../shared/domain/archive/package.ts';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

const Counts = z.object({
  dossiers: z.int(),
  documents: z.int(),
  files: z.int(),
  registers: z.int(),
});
const PackageRow = z.object({
  id: z.string(),
  direction: z.enum(['out', 'in']),
  officeCode: z.string(),
  officeName: z.string(),
  year: z.int(),
  madeMs: z.int(),
  atMs: z.int(),
  byId: z.string(),
  by: z.string(),
  counts: z.string().transform((text) => Counts.parse(JSON.parse(text))),
  sha256: z.string(),
  manifest: bytes,
  signature: bytes,
  root: bytes,
});
export type PackageRow = z.infer<typeof PackageRow>;
export type NewPackage = Omit<PackageRow, 'by' | 'counts'> & { readonly counts: ArchiveCounts };

const COLUMNS = columnsOf(PackageRow, 'p', { by: 'n.full_name' });
const FROM = 'FROM archive_package p JOIN person n ON n.id = p.by_id';

export const insertPackage = doing<NewPackage>(`
  INSERT INTO archive_package (id, direction, office_code, office_name, year, made_ms, at_ms, by_id, counts, sha256,
    manifest, signature, root)
  VALUES (:id, :direction, :officeCode, :officeName, :year, :madeMs, :atMs, :byId, :counts, :sha256,
    :manifest, :signature, :root)`);

/** Newest first. */
export const listPackages = manyOf(PackageRow)(`
  SELECT ${COLUMNS} ${FROM} ORDER BY p.at_ms DESC, p.id DESC LIMIT 500`);

export const findPackage = oneOf(PackageRow)<[id: string]>(`SELECT ${COLUMNS} ${FROM} WHERE p.id = ?`);

/** What was handed over in a package: a dossier by its code, a book by its identifier. */
export const insertSent = doing<
  [
    packageId: string,
    sent: { readonly kind: 'dossier' | 'book'; readonly ref: string; readonly documents: number },
  ]
>(`
  INSERT INTO archive_sent (package_id, kind, ref, documents) VALUES (?, :kind, :ref, :documents)`);

const SentRow = z.object({ key: z.string(), atMs: z.int(), documents: z.int() });

/** When each dossier and book was handed over last, by `kind:ref`. */
export function sentRefs(db: Db): ReadonlyMap<string, { atMs: number; documents: number }> {
  const rows = db
    .prepare(
      `SELECT s.kind || ':' || s.ref AS key, p.at_ms AS atMs, s.documents
         FROM archive_sent s JOIN archive_package p ON p.id = s.package_id ORDER BY p.at_ms`,
    )
    .all();
  return new Map(rows.map((row) => SentRow.parse(row)).map(({ key, ...last }) => [key, last]));
}

/** The lines of a text part, in their order. */
export function insertLines(db: Db, packageId: string, part: string, lines: readonly string[]): void {
  const insert = db.prepare(
    'INSERT INTO archive_line (package_id, part, position, body) VALUES (?, ?, ?, ?)',
  );
  lines.forEach((body, index) => insert.run(packageId, part, index + 1, body));
}

export const linesOf = (db: Db, packageId: string, part: string): string[] =>
  z
    .array(z.string())
    .parse(
      db
        .prepare('SELECT body FROM archive_line WHERE package_id = ? AND part = ? ORDER BY position')
        .pluck()
        .all(packageId, part),
    );

const FileRow = z.object({
  path: z.string(),
  sizeBytes: z.int(),
  segments: z.int(),
  sha256: z.string(),
  blobId: z.string(),
  sealedKey: bytes,
});
export type ArchiveFileRow = z.infer<typeof FileRow>;

export const insertFile = doing<[packageId: string, row: ArchiveFileRow]>(`
  INSERT INTO archive_file (package_id, path, size_bytes, segments, sha256, blob_id, sealed_key)
  VALUES (?, :path, :sizeBytes, :segments, :sha256, :blobId, :sealedKey)`);

export const filesOf = (db: Db, packageId: string): ReadonlyMap<string, ArchiveFileRow> =>
  new Map(
    db
      .prepare(
        `SELECT path, size_bytes AS sizeBytes, segments, sha256, blob_id AS blobId, sealed_key AS sealedKey
           FROM archive_file WHERE package_id = ?`,
      )
      .all(packageId)
      .map((row) => FileRow.parse(row))
      .map((row) => [row.path, row]),
  );

export const fileOf = oneOf(FileRow)<[packageId: string, path: string]>(`
  SELECT ${columnsOf(FileRow)} FROM archive_file WHERE package_id = ? AND path = ?`);

/** The text parts of a package beside dossiers and documents. */
export const registerParts = (db: Db, packageId: string): string[] =>
  z
    .array(z.string())
    .parse(
      db
        .prepare(
          "SELECT DISTINCT part FROM archive_line WHERE package_id = ? AND part LIKE 'registers/%' ORDER BY part",
        )
        .pluck()
        .all(packageId),
    );
