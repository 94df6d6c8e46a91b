import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Secrecy } from '../../../shared/domain/secrecy/secrecy.ts';
import { AppError, raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { randomId, wipe } from '../crypto/primitives.ts';
import { newKey, wrapKey } from '../crypto/wrap.ts';
import type { Ports } from '../ports.ts';
import { columnsOfFound } from '../secrecy/found.ts';
import { secrecyOfFile } from '../../reader/secrecy/secrecyOfFile.ts';
import { stageContext } from './attach.ts';
import { safeFileName } from '../../../shared/domain/text/fileName.ts';
import { detectKind, HEAD_BYTES } from '../../reader/kinds.ts';
import { countPdfPages, MAX_COUNTED_BYTES } from '../../reader/pdfPages.ts';
import { filesDir, MAX_FILE_BYTES } from './place.ts';
import { commitBlob, discardStaged, removeBlob, stageFile } from './segmentsStore.ts';
import { deleteStage, findStage, insertStage, type StageRow } from './store.ts';
import { sealStageName } from './stageName.ts';
import { StageWriter, type WrittenStage } from './stageWriter.ts';

export type Staged = Output<'attachments.stagePath'>;

/** A person who leaves stages lying about must not fill the disk. */
export const MAX_STAGED_BYTES = 2 * 1024 * 1024 * 1024;

/**
 * Encrypts a file of this machine into a stage. Order: bytes on the disk and fsynced, then in their place, then
 * the row; a crash leaves at most bytes without a row, which the sweep at start removes.
 */
export async function stagePath(ports: Ports, path: string, name: string): Promise<Staged> {
  const { head, whole } = readBeginning(path);
  const label = safeFileName(name);
  const detected = await detectKind(label, head);
  const fileKey = newKey();
  try {
    const blob = await stageFile(filesDir(ports.dir), { path }, fileKey, {
      maxBytes: MAX_FILE_BYTES,
      withCipherDigest: false,
      onProgress: (done, of) => ports.progress(done, of),
    });
    const written = { sizeBytes: blob.plainBytes, segments: blob.segments, sha256: blob.sha256Plain, whole };
    return await keepStage(ports, blob.id, label, detected, written, fileKey);
  } finally {
    wipe(fileKey);
  }
}

/** A stage that is filled piece by piece. */
export interface PiecewiseStage {
  readonly id: string;
  readonly push: (piece: Uint8Array) => Promise<void>;
  readonly finish: () => Promise<Staged>;
  readonly abandon: () => void;
}

export function openStage(ports: Ports, name: string): PiecewiseStage {
  const id = randomId();
  const label = safeFileName(name);
  const fileKey = newKey();
  const writer = new StageWriter(filesDir(ports.dir), id, fileKey, MAX_FILE_BYTES);
  let looked = false;
  const abandon = (): void => {
    writer.abandon();
    wipe(fileKey);
  };
  return {
    id,
    abandon,
    push: async (piece) => {
      writer.push(piece);
      if (looked || writer.sizeBytes < HEAD_BYTES) return;
      looked = true;
      await detectKind(label, writer.head()); // a refused file is refused before all of it has come
    },
    finish: async () => {
      const written = writer.finish();
      const detected = await detectKind(label, written.head);
      const staged = await keepStage(ports, id, label, detected, written, fileKey);
      wipe(fileKey);
      return staged;
    },
  };
}

async function keepStage(
  ports: Ports,
  id: string,
  name: string,
  detected: Pick<StageRow, 'mime' | 'kind'>,
  written: Pick<WrittenStage, 'sizeBytes' | 'segments' | 'sha256' | 'whole'>,
  fileKey: Uint8Array,
): Promise<Staged> {
  const pages = detected.kind === 'pdf' && written.whole !== null ? countPdfPages(written.whole) : null;
  const secrecy = await lookInto(ports, name, written.whole);
  const { sizeBytes, segments, sha256 } = written;
  const dir = filesDir(ports.dir);
  try {
    commitBlob(dir, id);
    const sealedKey = wrapKey(ports.keys.userKey, fileKey, stageContext(id));
    const row = {
      id,
      personId: ports.actor.id,
      name: sealStageName(ports, id, name),
      ...detected,
      sizeBytes,
      segments,
      sha256,
      sealedKey,
      pages,
      ...columnsOfFound(secrecy),
    };
    insertStage(ports.db, { ...row, stagedMs: ports.nowMs() });
  } catch (cause) {
    discardStaged(dir, id);
    removeBlob(dir, id);
    throw cause;
  }
  return { stageId: id, name, ...detected, sizeBytes, pages, secrecy };
}

async function lookInto(ports: Ports, name: string, whole: Buffer | null): Promise<Secrecy> {
  if (whole === null) return { state: 'unread', why: 'too-large' };
  return secrecyOfFile(name, whole, ports.rules.asOf(ports.today()).screening);
}

/** A whole small file that is in memory already. @returns the identifier of its stage */
export async function stageBytes(ports: Ports, name: string, bytes: Uint8Array): Promise<string> {
  const stage = openStage(ports, name);
  try {
    await stage.push(bytes);
    return (await stage.finish()).stageId;
  } catch (cause) {
    stage.abandon();
    throw cause;
  }
}

/** Takes a stage away again, bytes and row. */
export function discardStage(ports: Ports, id: string): boolean {
  const row = findStage(ports.db, id);
  if (row === null || row.personId !== ports.actor.id) return false;
  deleteStage(ports.db, id);
  removeBlob(filesDir(ports.dir), id);
  return true;
}

/** First bytes of a file, and all of them while it is small enough to be counted. */
function readBeginning(path: string): { head: Buffer; whole: Buffer | null } {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (cause) {
    throw new AppError('file-unreadable', {}, { cause });
  }
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile()) raise('file-unreadable', { reason: 'not-a-file' });
    if (stat.size > MAX_FILE_BYTES) raise('blob-too-large', { maxBytes: MAX_FILE_BYTES });
    const head = readExactly(fd, Math.min(stat.size, HEAD_BYTES));
    const counted = stat.size <= MAX_COUNTED_BYTES;
    return { head, whole: counted ? readExactly(fd, stat.size) : null };
  } finally {
    closeSync(fd);
  }
}

function readExactly(fd: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let got = 0;
  for (let count = -1; got < length && count !== 0; got += count)
    count = readSync(fd, bytes, got, length - got, got);
  return bytes.subarray(0, got);
}
