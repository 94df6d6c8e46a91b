import { rmSync } from 'node:fs';
import { z } from 'zod';
import { forgetKeys } from '../knowing/keyMemory.ts';
import { eraseRecordKey } from '../knowing/backupKeys.ts';
import { inboxPath, outboxPath } from '../disk/places.ts';
import type { Ports } from '../ports.ts';
import { purgeIndex } from '../search/purge.ts';
import { removeOldCopies } from '../updates/oldCopies.ts';
import { filesDir } from './place.ts';
import { removeBlob } from './segmentsStore.ts';
import { attachmentsOfOwner } from './store.ts';

/** What a command leaves to be removed beside the database once its transaction is committed. */
export interface Leftovers {
  readonly blobs: string[];
  readonly paths: string[];
}

/** For `prepare` of a command that may erase: deleted cells are overwritten until `settleErasure`. */
export function beginErasure(ports: Pick<Ports, 'db'>): Leftovers {
  ports.db.prepare('PRAGMA secure_delete = ON').get();
  return { blobs: [], paths: [] };
}

export interface Erased {
  readonly files: number;
  readonly bytes: number;
  readonly keys: number;
}

const Row = z.object({ id: z.string() });

/**
 * Crypto-erasure, inside the command's transaction: every grant of the content key, its escrow, every wrapped file key
 * and the keys of the words that only readers read are overwritten and removed. With no key left the bytes are noise to
 * whoever holds the database key, the vault key and every private key; they are unlinked by `settleErasure`, with the
 * containers in which they travelled. The register line stays readable to those who keep the books.
 */
export function eraseContent(ports: Ports, documentId: string, leftovers: Leftovers): Erased {
  const files = eraseFiles(ports, documentId, leftovers);
  eraseRecordKey(ports.db, documentId);
  return { ...files, keys: removeKeys(ports, documentId, 'content') };
}

/** The files alone; the document keeps its keys. */
export function eraseFiles(ports: Ports, documentId: string, leftovers: Leftovers): Omit<Erased, 'keys'> {
  const files = attachmentsOfOwner(ports.db, 'document', documentId);
  for (const sql of [
    "UPDATE attachment SET sealed_key = zeroblob(length(sealed_key)) WHERE owner_kind = 'document' AND owner_id = ?",
    "DELETE FROM attachment WHERE owner_kind = 'document' AND owner_id = ?",
  ])
    ports.db.prepare(sql).run(documentId);
  leftovers.blobs.push(...files.map((file) => file.blobId));
  leaveEnvelopes(ports, documentId, leftovers);
  return { files: files.length, bytes: files.reduce((sum, file) => sum + file.sizeBytes, 0) };
}

const CONTENT_KEYS = "document_id = ? AND (name LIKE 'text.%' OR holder = 'content')";

/**
 * Takes the content key from everybody, the escrow too; `all`: the keys of the words as well (nothing is sealed any more).
 * @returns how many grants there were
 */
export function removeKeys(ports: Ports, documentId: string, which: 'content' | 'all'): number {
  const words = which === 'all' ? 'document_id = ?' : CONTENT_KEYS;
  for (const sql of [
    'UPDATE content_key_grant SET wrapped = zeroblob(length(wrapped)) WHERE document_id = ?',
    'UPDATE content_key_escrow SET half_a = zeroblob(length(half_a)), half_b = zeroblob(length(half_b) + 1) WHERE document_id = ?',
    'DELETE FROM content_key_escrow WHERE document_id = ?',
    `UPDATE record_key SET wrapped = zeroblob(length(wrapped)) WHERE ${words}`,
    `DELETE FROM record_key WHERE ${words}`,
  ])
    ports.db.prepare(sql).run(documentId);
  forgetKeys(ports, documentId);
  return ports.db.prepare('DELETE FROM content_key_grant WHERE document_id = ?').run(documentId).changes;
}

/** The containers in which a document came or went: whoever holds the office's key could open them again. */
export function leaveEnvelopes(ports: Ports, documentId: string, leftovers: Leftovers): void {
  const ids = (sql: string): string[] =>
    ports.db
      .prepare(sql)
      .all(documentId)
      .map((row) => Row.parse(row).id);
  ports.db
    .prepare(
      `INSERT OR IGNORE INTO envelope_left (box, name)
         SELECT 'inbox', raw_sha256 FROM inbox WHERE document_id = :documentId
         UNION SELECT 'outbox', id FROM outbox WHERE document_id = :documentId`,
    )
    .run({ documentId });
  leftovers.paths.push(
    ...ids('SELECT raw_sha256 AS id FROM inbox WHERE document_id = ?').map((id) => inboxPath(ports.dir, id)),
    ...ids('SELECT id FROM outbox WHERE document_id = ?').map((id) => outboxPath(ports.dir, id)),
  );
}

/** How long a command works on the index at once; what is left is done in slices (service.ts). */
const PURGE_MS = 300;

/**
 * After the commit: files go, and the write-ahead log, in which older pages stood, is emptied; so are copies of the
 * database that an upgrade of the program left. What a crash leaves behind here is noise, and swept at sign-in.
 */
export function settleErasure(ports: Pick<Ports, 'db' | 'dir'>, leftovers: Leftovers): void {
  for (const id of leftovers.blobs) removeBlob(filesDir(ports.dir), id);
  for (const path of leftovers.paths) rmSync(path, { force: true });
  removeOldCopies(ports.dir); // also when no file went: they hold the keys and words that were taken out of the rows
  purgeIndex(ports.db, PURGE_MS);
  ports.db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  endErasure(ports);
}

export function endErasure(ports: Pick<Ports, 'db'>): void {
  ports.db.prepare('PRAGMA secure_delete = FAST').get();
}
