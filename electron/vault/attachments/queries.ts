import { closeSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import { valueOf } from '../db/statements.ts';
import { unwrapKey } from '../crypto/wrap.ts';
import { type Ports, query } from '../ports.ts';
import { readableAttachment, refuseUnopened } from './access.ts';
import { fileKeyOf, stageContext } from './attach.ts';
import { filesDir } from './place.ts';
import { registeredScans } from './registeredScans.ts';
import { openBlob, SegmentReader } from '../crypto/segmentReader.ts';
import { blobPath } from './segmentsStore.ts';
import { findStage } from './store.ts';

/** The newest scans; a folder with more is shown in part. */
const MAX_SCANS = 200;
const SCAN_NAME = /\.(?:pdf|png|jpe?g|tiff?|docx?|xlsx?)$/i;

export const attachmentQueries = {
  'attachments.read': query<'attachments.read'>((ports, { source, id, segment }) =>
    source === 'stage' ? readStage(ports, id, segment) : readRecord(ports, id, segment),
  ),
  'attachments.scanFolder': query<'attachments.scanFolder'>((ports) => {
    const folder = scanFolderOf(ports.db);
    if (folder === null) return { folder, files: [] };
    const scans = scansIn(folder);
    const registered = registeredScans(ports, folder, scans);
    return { folder, files: scans.map((scan) => ({ ...scan, registered: registered.has(scan.name) })) };
  }),
};

function readStage(ports: Ports, id: string, segment: number) {
  const row = findStage(ports.db, id);
  if (row === null || row.personId !== ports.actor.id) raise('not-found', { id });
  return readSegment(
    ports,
    { ...row, blobId: id },
    segment,
    unwrapKey(ports.keys.userKey, row.sealedKey, stageContext(id)),
  );
}

function readRecord(ports: Ports, id: string, segment: number) {
  const row = readableAttachment(ports, id);
  refuseUnopened(ports, row);
  return readSegment(ports, row, segment, fileKeyOf(ports, row));
}

function readSegment(
  ports: Ports,
  row: { blobId: string; sizeBytes: number; segments: number },
  segment: number,
  key: Buffer,
) {
  const fd = openBlob(blobPath(filesDir(ports.dir), row.blobId));
  try {
    const reader = new SegmentReader(fd, key, { plainBytes: row.sizeBytes, segments: row.segments });
    try {
      return {
        dataBase64: reader.read(segment).toString('base64'),
        segments: row.segments,
        sizeBytes: row.sizeBytes,
      };
    } finally {
      reader.close();
    }
  } finally {
    closeSync(fd);
    key.fill(0);
  }
}

/** The folder that the scanner writes to, as set for this station. */
export const scanFolderOf = valueOf(z.string().nullable())(`
  SELECT scan_folder AS folder FROM station WHERE id = 1`);

/** Scans in the folder, newest first; a folder that is not there (a drive taken out) is empty. */
export function scansIn(folder: string): { name: string; sizeBytes: number; modifiedMs: number }[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => SCAN_NAME.test(name));
  } catch {
    return [];
  }
  const files = names.flatMap((name) => {
    const stat = statSync(join(folder, name), { throwIfNoEntry: false });
    return stat?.isFile() ? [{ name, sizeBytes: stat.size, modifiedMs: Math.floor(stat.mtimeMs) }] : [];
  });
  return files.sort((a, b) => b.modifiedMs - a.modifiedMs).slice(0, MAX_SCANS);
}
