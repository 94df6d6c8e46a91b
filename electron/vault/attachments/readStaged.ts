import { closeSync } from 'node:fs';
import { raise } from '../../../shared/errors.ts';
import { unwrapKey } from '../crypto/wrap.ts';
import type { Ports } from '../ports.ts';
import type { ByteSource } from '../reader/index.ts';
import { stageContext } from './attach.ts';
import { filesDir } from './place.ts';
import { openBlob, SegmentReader } from '../crypto/segmentReader.ts';
import { blobPath } from './segmentsStore.ts';
import { sealedSource } from './sealedSource.ts';
import { openStageName } from './stageName.ts';
import { findStage, type StageRow } from './store.ts';

/** A staged file of this person. @throws AppError `not-found` */
export function findOwnStage(ports: Ports, id: string): StageRow {
  const row = findStage(ports.db, id);
  if (row === null || row.personId !== ports.actor.id) raise('not-found', { id });
  return row;
}

/** A staged file of this person. @throws AppError `not-found`, `too-large` above the limit of the caller */
function stageWithin(ports: Ports, id: string, most: number): StageRow {
  const row = findOwnStage(ports, id);
  if (row.sizeBytes > most) raise('too-large', { most });
  return row;
}

/**
 * The bytes of a staged file of this person on their way to the process that reads foreign files.
 * @param use has read them to their end when it resolves
 * @throws AppError `not-found`, `too-large`
 */
export async function withStaged<T>(
  ports: Ports,
  id: string,
  most: number,
  use: (file: { readonly name: string; readonly sha256: string; readonly source: ByteSource }) => Promise<T>,
): Promise<T> {
  const row = stageWithin(ports, id, most);
  const key = unwrapKey(ports.keys.userKey, row.sealedKey, stageContext(id));
  try {
    const source = sealedSource(blobPath(filesDir(ports.dir), id), key, {
      plainBytes: row.sizeBytes,
      segments: row.segments,
    });
    return await use({ name: openStageName(ports, row), sha256: row.sha256, source });
  } finally {
    key.fill(0);
  }
}

/**
 * The whole of a staged file of this person, for what the vault reads itself: signed lists of the protection.
 * @throws AppError `not-found`, `too-large`
 */
export function readStaged(ports: Ports, id: string, most: number): { name: string; bytes: Buffer } {
  const row = stageWithin(ports, id, most);
  const key = unwrapKey(ports.keys.userKey, row.sealedKey, stageContext(id));
  const fd = openBlob(blobPath(filesDir(ports.dir), id));
  try {
    const reader = new SegmentReader(fd, key, { plainBytes: row.sizeBytes, segments: row.segments });
    try {
      // each read gives the reader's own buffer: copied before the next one
      const pieces = Array.from({ length: row.segments }, (_, segment) => Buffer.from(reader.read(segment)));
      return { name: openStageName(ports, row), bytes: Buffer.concat(pieces) };
    } finally {
      reader.close();
    }
  } finally {
    closeSync(fd);
    key.fill(0);
  }
}
