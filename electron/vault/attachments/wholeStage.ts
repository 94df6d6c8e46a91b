import { closeSync } from 'node:fs';
import { raise } from '../../../shared/errors.ts';
import { unwrapKey } from '../crypto/wrap.ts';
import type { Ports } from '../ports.ts';
import { stageContext } from './attach.ts';
import { filesDir } from './place.ts';
import { openBlob, SegmentReader } from './segmentReader.ts';
import { blobPath } from './segmentsStore.ts';
import { findStage } from './store.ts';

/**
 * All bytes of a small staged file of this person, for what the vault itself reads (a list, a table).
 * @returns null when it is larger than `maxBytes`
 * @throws AppError `not-found` for a stage that is not this person's
 */
export function wholeStage(ports: Ports, id: string, maxBytes: number): Buffer | null {
  const row = findStage(ports.db, id);
  if (row === null || row.personId !== ports.actor.id) raise('not-found', { id });
  if (row.sizeBytes > maxBytes) return null;
  const key = unwrapKey(ports.keys.fileKey, row.sealedKey, stageContext(id));
  const fd = openBlob(blobPath(filesDir(ports.dir), row.id));
  try {
    const reader = new SegmentReader(fd, key, { plainBytes: row.sizeBytes, segments: row.segments });
    try {
      return Buffer.concat(
        Array.from({ length: row.segments }, (_, index) => Buffer.from(reader.read(index))),
      );
    } finally {
      reader.close();
    }
  } finally {
    closeSync(fd);
    key.fill(0);
  }
}
