import { closeSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import { valueOf } from '../db/statements.ts';
import { unwrapKey } from '../crypto/wrap.ts';
import { READ_LIMITS } from '../../../shared/ipc/readerProtocol.ts';
import { type Ports, handlers } from '../ports.ts';
import { readableAttachment, refuseUnopened } from './access.ts';
import { fileKeyOf, stageContext } from './attach.ts';
import { filesDir } from './place.ts';
import { registeredScans } from './registeredScans.ts';
import { openBlob, SegmentReader } from '../crypto/segmentReader.ts';
import { sealedSource } from './sealedSource.ts';
import { blobPath } from './segmentsStore.ts';
import { memoryOf } from './sessionMemory.ts';
import { type ReadRange, ShownFile } from './shownFile.ts';
import { findStage } from './store.ts';

/** The newest scans; a folder with more is shown in part. */
const MAX_SCANS = 200;
const SCAN_NAME = /\.(?:pdf|png|jpe?g|tiff?|docx?|xlsx?)$/i;

export const attachmentQueries = handlers({
  'attachments.read': (ports, { source, id, segment }) => {
    const file = fileOf(ports, source, id);
    const { segments, sizeBytes } = file;
    return withPlain(file, (reader) => ({
      dataBase64: reader.read(segment).toString('base64'),
      segments,
      sizeBytes,
    }));
  },
  'attachments.showPdf': async (ports, asked) => ({
    sizeBytes: (await shownOf(ports, asked))?.sizeBytes ?? null,
  }),
  'attachments.readShown': async (ports, { source, id, segment }) => {
    const file = fileOf(ports, source, id);
    const shown = (await shownOf(ports, { source, id })) ?? raise('not-found', { id });
    return withPlain(file, (reader) => ({
      dataBase64: shown.piece(segment, rangesOf(reader)).toString('base64'),
    }));
  },
  'attachments.scanFolder': (ports) => {
    const folder = scanFolderOf(ports.db);
    if (folder === null) return { folder, files: [] };
    const scans = scansIn(folder);
    const registered = registeredScans(ports, folder, scans);
    return { folder, files: scans.map((scan) => ({ ...scan, registered: registered.has(scan.name) })) };
  },
});

/** A file that this person may read now. */
interface OpenFile {
  readonly path: string;
  readonly key: Buffer;
  readonly sizeBytes: number;
  readonly segments: number;
  /** classified: read in a process that reads nothing else */
  readonly isAlone: boolean;
}

function fileOf(ports: Ports, source: 'stage' | 'record', id: string): OpenFile {
  if (source === 'stage') {
    const row = findStage(ports.db, id);
    if (row === null || row.personId !== ports.actor.id) raise('not-found', { id });
    const key = unwrapKey(ports.keys.userKey, row.sealedKey, stageContext(id));
    const { sizeBytes, segments } = row;
    return { path: blobPath(filesDir(ports.dir), id), key, sizeBytes, segments, isAlone: false };
  }
  const row = readableAttachment(ports, id);
  refuseUnopened(ports, row);
  const { sizeBytes, segments, blobId } = row;
  const path = blobPath(filesDir(ports.dir), blobId);
  return { path, key: fileKeyOf(ports, row), sizeBytes, segments, isAlone: row.keyKind === 'content' };
}

function withPlain<T>({ path, key, sizeBytes, segments }: OpenFile, use: (reader: SegmentReader) => T): T {
  let fd: number | null = null;
  try {
    fd = openBlob(path);
    const reader = new SegmentReader(fd, key, { plainBytes: sizeBytes, segments });
    try {
      return use(reader);
    } finally {
      reader.close();
    }
  } finally {
    if (fd !== null) closeSync(fd);
    key.fill(0);
  }
}

/** Any bytes of a file; the segment that was read last is kept. */
function rangesOf(reader: SegmentReader): ReadRange {
  let kept: { readonly index: number; readonly bytes: Buffer } | null = null;
  return (from, to, into) => {
    for (let at = from; at < to;) {
      const index = Math.floor(at / reader.segmentBytes);
      if (kept?.index !== index) kept = { index, bytes: reader.read(index) };
      const start = at - index * reader.segmentBytes;
      const copied = kept.bytes.copy(into, at - from, start, Math.min(kept.bytes.length, start + to - at));
      if (copied === 0) raise('blob-damaged', { reason: 'length' });
      at += copied;
    }
  };
}

/** Of so many files the bytes of the strict reader are held; a few of them are looked at side by side. */
const MOST_SHOWN = 3;

async function shownOf(
  ports: Ports,
  { source, id }: { readonly source: 'stage' | 'record'; readonly id: string },
): Promise<ShownFile | null> {
  const { shown } = memoryOf(ports);
  const name = `${source} ${id}`;
  const known = shown.get(name) ?? readShown(ports, fileOf(ports, source, id));
  shown.delete(name);
  shown.set(name, known);
  known.catch(() => shown.delete(name));
  for (const [oldest, file] of shown) {
    if (shown.size <= MOST_SHOWN) break;
    shown.delete(oldest);
    void file.then((one) => one?.close()).catch(() => undefined);
  }
  return known;
}

async function readShown(ports: Ports, file: OpenFile): Promise<ShownFile | null> {
  const { path, key, sizeBytes, segments, isAlone } = file;
  try {
    if (sizeBytes > READ_LIMITS.signatures) return null;
    const source = sealedSource(path, key, { plainBytes: sizeBytes, segments });
    const done = await ports.reader.read({ op: 'shownPdf' }, source, { alone: isAlone, isAwaited: true });
    return ShownFile.of(done, sizeBytes);
  } finally {
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
