import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { AppError, raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { Look } from '../../../shared/ipc/readerAnswers.ts';
import { HEAD_BYTES, READ_LIMITS } from '../../../shared/ipc/readerProtocol.ts';
import { randomId, wipe } from '../crypto/primitives.ts';
import { newKey, wrapKey } from '../crypto/wrap.ts';
import type { Ports } from '../ports.ts';
import { columnsOfFound } from './found.ts';
import { stageContext } from './attach.ts';
import { safeFileName } from '../../../shared/domain/text/fileName.ts';
import { bytesSource } from '../reader/index.ts';
import { sealedSource } from './sealedSource.ts';
import { filesDir, MAX_FILE_BYTES } from './place.ts';
import { commitBlob, discardStaged, removeBlob, stagedPath, stageFile } from './segmentsStore.ts';
import { deleteStage, findStage, insertStage } from './store.ts';
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
  const label = safeFileName(name);
  const { head, sizeBytes } = readBeginning(path);
  if (sizeBytes > HEAD_BYTES) await refuseEarly(ports, label, head);
  const fileKey = newKey();
  const dir = filesDir(ports.dir);
  try {
    const blob = await stageFile(dir, { path }, fileKey, {
      maxBytes: MAX_FILE_BYTES,
      withCipherDigest: false,
      onProgress: (done, of) => ports.progress(done, of),
    });
    const written = { sizeBytes: blob.plainBytes, segments: blob.segments, sha256: blob.sha256Plain };
    try {
      const look = await lookAt(ports, blob.id, label, written, fileKey);
      return keepStage(ports, blob.id, label, look, written, fileKey);
    } catch (cause) {
      discardStaged(dir, blob.id);
      throw cause;
    }
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
      await refuseEarly(ports, label, writer.head());
    },
    finish: async () => {
      const written = writer.finish();
      const look = await lookAt(ports, id, label, written, fileKey);
      const staged = keepStage(ports, id, label, look, written, fileKey);
      wipe(fileKey);
      return staged;
    },
  };
}

/** A program is refused before all of it has come. @throws AppError `file-type-refused` */
async function refuseEarly(ports: Ports, name: string, head: Uint8Array): Promise<void> {
  await ports.reader.read({ op: 'kind', name }, bytesSource(head));
}

/** The reading ended without an answer: it cost too much, or the reader met what it does not know. */
const UNREADABLE: ReadonlySet<string> = new Set(['file-too-costly', 'internal']);

/**
 * What the staged bytes are, read in the process without keys. A file whose reading costs too much is kept as one that
 * could not be searched: the paper may be in order, and a person looks at its pages. @throws AppError `file-type-refused`
 */
async function lookAt(
  ports: Ports,
  id: string,
  name: string,
  written: WrittenStage,
  fileKey: Uint8Array,
): Promise<Look> {
  const isWhole = written.sizeBytes <= READ_LIMITS.look;
  const { sizeBytes: plainBytes, segments } = written;
  const upTo = (most: number) =>
    sealedSource(stagedPath(filesDir(ports.dir), id), fileKey, { plainBytes, segments, most });
  const rules = ports.rules.asOf(ports.today()).screening;
  try {
    const source = upTo(isWhole ? plainBytes : HEAD_BYTES);
    return (await ports.reader.read({ op: 'look', name, rules, isWhole }, source)).value;
  } catch (cause) {
    if (!(cause instanceof AppError) || !UNREADABLE.has(cause.code)) throw cause;
    const { value } = await ports.reader.read({ op: 'kind', name }, upTo(Math.min(plainBytes, HEAD_BYTES)));
    return { ...value, pages: null, secrecy: { state: 'unread', why: 'too-large' } };
  }
}

function keepStage(
  ports: Ports,
  id: string,
  name: string,
  { kind, mime, pages, secrecy }: Look,
  written: WrittenStage,
  fileKey: Uint8Array,
): Staged {
  const { sizeBytes, segments, sha256 } = written;
  const dir = filesDir(ports.dir);
  try {
    commitBlob(dir, id);
    const sealedKey = wrapKey(ports.keys.userKey, fileKey, stageContext(id));
    const row = {
      id,
      personId: ports.actor.id,
      name: sealStageName(ports, id, name),
      kind,
      mime,
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
  return { stageId: id, name, kind, mime, sizeBytes, pages, sha256, secrecy };
}

/** A whole small file that is in memory already. @returns the identifier of its stage */
export const stageBytes = async (ports: Ports, name: string, bytes: Uint8Array): Promise<string> =>
  (await stageWhole(ports, name, bytes)).stageId;

/** The same, with all that was found of it. */
export async function stageWhole(ports: Ports, name: string, bytes: Uint8Array): Promise<Staged> {
  const stage = openStage(ports, name);
  try {
    await stage.push(bytes);
    return await stage.finish();
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

/** First bytes of a file of this machine. */
function readBeginning(path: string): { head: Buffer; sizeBytes: number } {
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
    return { head: readExactly(fd, Math.min(stat.size, HEAD_BYTES)), sizeBytes: stat.size };
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
