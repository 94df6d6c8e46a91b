import { z } from 'zod';
import { unwrapSecret, wrapSecret } from '../crypto/wrap.ts';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { isThere, theValue } from '../db/statements.ts';

/**
 * Content keys in backups. In the vault a content key lies wrapped for its readers; in a backup each of these wrapped
 * keys lies once more under a key of the record that is in no backup: only in the vault and in the ring beside the
 * backups, which is rewritten. Whoever erases the record erases that key, and what is left of it in every older backup
 * opens for nobody, though the backup itself is never changed (ADR 0009).
 */
const context = (documentId: string): string => `an-thu/backup-record/${documentId}`;
const KeyRow = z.object({ id: z.string(), key: bytes });

export type Ring = ReadonlyMap<string, Uint8Array>;

export function readRecordKeys(db: Db): Ring {
  const rows = db.prepare('SELECT document_id AS id, key FROM backup_record_key ORDER BY document_id').all();
  return new Map(rows.map((row) => KeyRow.parse(row)).map(({ id, key }) => [id, key]));
}

/** Whether a record stands in this vault, destroyed or not: its line in the register stays for ever. */
export const knowsRecord = isThere<[documentId: string]>('SELECT 1 FROM document WHERE id = ?');

export const ringGeneration = theValue(z.int())('SELECT generation AS n FROM backup_ring WHERE id = 1');

/**
 * The cells that open content: grants, the halves for an emergency, the keys of words that only readers read, the keys
 * of files. The register line's keys stay: whoever keeps the books reads the line of a destroyed record too.
 */
const CELLS = [
  {
    table: 'grant',
    read: 'SELECT person_id AS at, wrapped AS cell FROM content_key_grant WHERE document_id = ?',
    write: 'UPDATE content_key_grant SET wrapped = :cell WHERE document_id = :id AND person_id = :at',
    drop: 'DELETE FROM content_key_grant WHERE document_id = ?',
  },
  {
    table: 'half_a',
    read: "SELECT 'a' AS at, half_a AS cell FROM content_key_escrow WHERE document_id = ?",
    write: 'UPDATE content_key_escrow SET half_a = :cell WHERE document_id = :id AND :at = :at',
    drop: 'DELETE FROM content_key_escrow WHERE document_id = ?',
  },
  {
    table: 'half_b',
    read: "SELECT 'b' AS at, half_b AS cell FROM content_key_escrow WHERE document_id = ?",
    write: 'UPDATE content_key_escrow SET half_b = :cell WHERE document_id = :id AND :at = :at',
    drop: 'DELETE FROM content_key_escrow WHERE document_id = ?',
  },
  {
    table: 'words',
    read: `SELECT name || char(10) || holder AS at, wrapped AS cell FROM record_key
            WHERE document_id = ? AND (name LIKE 'text.%' OR holder = 'content')`,
    write:
      'UPDATE record_key SET wrapped = :cell WHERE document_id = :id AND name || char(10) || holder = :at',
    drop: "DELETE FROM record_key WHERE document_id = ? AND (name LIKE 'text.%' OR holder = 'content')",
  },
  {
    table: 'file',
    read: `SELECT id AS at, sealed_key AS cell FROM attachment
            WHERE owner_kind = 'document' AND key_kind = 'content' AND owner_id = ?`,
    write: 'UPDATE attachment SET sealed_key = :cell WHERE owner_id = :id AND id = :at',
    drop: null,
  },
] as const;

const Cell = z.object({ at: z.string(), cell: bytes });

function cellsOf(db: Db, read: string, documentId: string): z.infer<typeof Cell>[] {
  return db
    .prepare(read)
    .all(documentId)
    .map((row) => Cell.parse(row));
}

/**
 * In the copy that becomes a backup: puts every content key under its record's key, and nothing in the place of those
 * keys; the rows stay and say which records were locked.
 */
export function lockRecordKeys(db: Db): number {
  const ring = readRecordKeys(db);
  for (const [id, key] of ring) {
    for (const { table, read, write } of CELLS)
      for (const { at, cell } of cellsOf(db, read, id))
        db.prepare(write).run({ id, at, cell: wrapSecret(key, cell, `${context(id)}/${table}`) });
  }
  db.prepare('UPDATE backup_record_key SET key = zeroblob(32)').run();
  return ring.size;
}

/**
 * In a database that came back: opens what the ring still has keys for. What it has none for was erased since; its
 * wrapped keys are removed, its files stay as noise.
 * @returns how many records stay erased
 */
export function unlockRecordKeys(db: Db, ring: Ring): number {
  const locked = [...readRecordKeys(db).keys()];
  const erased = locked.filter((id) => !ring.has(id));
  for (const id of erased) {
    for (const { drop } of CELLS) if (drop !== null) db.prepare(drop).run(id);
    db.prepare('DELETE FROM backup_record_key WHERE document_id = ?').run(id);
  }
  for (const [id, key] of ring) {
    const { changes } = db.prepare('UPDATE backup_record_key SET key = ? WHERE document_id = ?').run(key, id);
    if (changes > 0) unlockOne(db, id, key);
  }
  return erased.length;
}

function unlockOne(db: Db, id: string, key: Uint8Array): void {
  for (const { table, read, write } of CELLS)
    for (const { at, cell } of cellsOf(db, read, id))
      db.prepare(write).run({ id, at, cell: unwrapSecret(key, cell, `${context(id)}/${table}`) });
}
