import { z } from 'zod';
import type { ArchiveCounts } from '../../../shared/domain/archive/package.ts';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';

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

const COLUMNS = `p.id, p.direction, p.office_code AS officeCode, p.office_name AS officeName, p.year, p.made_ms AS madeMs,
  p.at_ms AS atMs, p.by_id AS byId, n.full_name AS "by", p.counts, p.sha256, p.manifest, p.signature, p.root`;
const FROM = 'FROM archive_package p JOIN person n ON n.id = p.by_id';

export function insertPackage(db: Db, row: NewPackage): void {
  db.prepare(
    `INSERT INTO archive_package (id, direction, office_code, office_name, year, made_ms, at_ms, by_id, counts, sha256,
       manifest, signature, root)
     VALUES (:id, :direction, :officeCode, :officeName, :year, :madeMs, :atMs, :byId, :counts, :sha256,
       :manifest, :signature, :root)`,
  ).run({ ...row, counts: JSON.stringify(row.counts) });
}

/** Newest first. */
export const listPackages = (db: Db): PackageRow[] =>
  db
    .prepare(`SELECT ${COLUMNS} ${FROM} ORDER BY p.at_ms DESC, p.id DESC LIMIT 500`)
    .all()
    .map((row) => PackageRow.parse(row));

export function findPackage(db: Db, id: string): PackageRow | null {
  const row = db.prepare(`SELECT ${COLUMNS} ${FROM} WHERE p.id = ?`).get(id);
  return row === undefined ? null : PackageRow.parse(row);
}

/** What was handed over in a package: a dossier by its code, a book by its identifier. */
export function insertSent(
  db: Db,
  packageId: string,
  sent: { readonly kind: 'dossier' | 'book'; readonly ref: string; readonly documents: number },
): void {
  db.prepare(
    'INSERT INTO archive_sent (package_id, kind, ref, documents) VALUES (:packageId, :kind, :ref, :documents)',
  ).run({ packageId, ...sent });
}

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

export function insertFile(db: Db, packageId: string, row: ArchiveFileRow): void {
  db.prepare(
    `INSERT INTO archive_file (package_id, path, size_bytes, segments, sha256, blob_id, sealed_key)
     VALUES (:packageId, :path, :sizeBytes, :segments, :sha256, :blobId, :sealedKey)`,
  ).run({ packageId, ...row });
}

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

export function fileOf(db: Db, packageId: string, path: string): ArchiveFileRow | null {
  const row = db
    .prepare(
      `SELECT path, size_bytes AS sizeBytes, segments, sha256, blob_id AS blobId, sealed_key AS sealedKey
         FROM archive_file WHERE package_id = ? AND path = ?`,
    )
    .get(packageId, path);
  return row === undefined ? null : FileRow.parse(row);
}

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
