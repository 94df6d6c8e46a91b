import { closeSync } from 'node:fs';
import { raise } from '../../../shared/errors.ts';
import { unwrapKey } from '../crypto/wrap.ts';
import type { Ports } from '../ports.ts';
import { stageContext } from './attach.ts';
import { filesDir } from './place.ts';
import { openBlob, SegmentReader } from './segmentReader.ts';
import { blobPath } from './segmentsStore.ts';
import { openStageName } from './stageName.ts';
import { findStage } from './store.ts';

/**
 * The whole of a staged file of this person, for a reader that needs it at once. The caller gives the limit.
 * @throws AppError `not-found`, `too-large`
 */
export function readStaged(ports: Ports, id: string, most: number): { name: string; bytes: Buffer } {
  const row = findStage(ports.db, id);
  if (row === null || row.personId !== ports.actor.id) raise('not-found', { id });
  if (row.sizeBytes > most) raise('too-large', { most });
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
