import { closeSync, fstatSync, openSync, rmSync } from 'node:fs';
import { AppError, raise } from '../../../../shared/errors.ts';
import { fileKeyOf, openFileName } from '../../attachments/attach.ts';
import { filesDir, MAX_FILE_BYTES } from '../../attachments/place.ts';
import { openBlob } from '../../crypto/segmentReader.ts';
import { sealFile } from '../../attachments/segments.ts';
import { blobPath } from '../../attachments/segmentsStore.ts';
import type { AttachmentRow } from '../../attachments/store.ts';
import type { BlobSource } from '../../envelopes/container.ts';
import { MAX_BLOBS, type ManifestBlob } from '../../envelopes/manifest.ts';
import { randomId, wipe } from '../../crypto/primitives.ts';
import { makeDurable } from '../../crypto/vaultHeader.ts';
import { newKey } from '../../crypto/wrap.ts';
import type { Ports } from '../../ports.ts';
import { outboxPath } from '../../disk/places.ts';

/** The largest envelope, all files together; a stick of the smallest size still sold holds several. */
export const MAX_ENVELOPE_BYTES = 1024 ** 3;

export interface SealedBlob {
  readonly manifest: ManifestBlob;
  readonly source: BlobSource;
}

/** Files of a record sealed again for the road, each under a key of its own: keys of the vault never leave it. */
export interface SealedBlobs {
  readonly blobs: readonly SealedBlob[];
  /** closes and removes what was written; the containers hold their own copies by then */
  readonly dispose: () => void;
}

export async function sealBlobs(ports: Ports, files: readonly AttachmentRow[]): Promise<SealedBlobs> {
  if (files.length > MAX_BLOBS) throw new AppError('envelope-too-large', { maxFiles: MAX_BLOBS });
  const total = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  if (total > MAX_ENVELOPE_BYTES * 0.99)
    throw new AppError('envelope-too-large', { maxBytes: MAX_ENVELOPE_BYTES });
  const open: { fd: number; path: string }[] = [];
  const dispose = (): void => {
    for (const { fd, path } of open) {
      closeSync(fd);
      rmSync(path, { force: true });
    }
    open.length = 0;
  };
  try {
    const blobs: SealedBlob[] = [];
    let done = 0;
    for (const file of files) {
      const path = outboxPath(ports.dir, randomId()).replace(/\.atg$/, '.sealed');
      const fd = openSync(path, 'wx+', 0o600);
      open.push({ fd, path });
      blobs.push(await sealOne(ports, file, fd, (bytes) => ports.progress(done + bytes, total)));
      done += file.sizeBytes;
    }
    return { blobs, dispose };
  } catch (cause) {
    dispose();
    throw cause;
  }
}

async function sealOne(
  ports: Ports,
  file: AttachmentRow,
  target: number,
  onBytes: (done: number) => void,
): Promise<SealedBlob> {
  const vaultKey = fileKeyOf(ports, file);
  const contentKey = newKey();
  const fd = openBlob(blobPath(filesDir(ports.dir), file.blobId));
  try {
    const expected = { plainBytes: file.sizeBytes, segments: file.segments };
    const place = { fd, offset: 0, length: fstatSync(fd).size };
    const sealed = await sealFile({ sealed: place, contentKey: vaultKey, expected }, target, contentKey, {
      maxBytes: MAX_FILE_BYTES,
      onProgress: onBytes,
    });
    await makeDurable(target);
    const manifest: ManifestBlob = {
      id: randomId(),
      // of a classified record it is sealed; whoever may send the file may read its name
      name: (openFileName(ports, file) ?? raise('key-not-granted')).normalize('NFC'),
      size: sealed.plainBytes,
      segments: sealed.segments,
      sha256: sealed.sha256Plain,
      sha256Cipher: sealed.sha256Cipher ?? raise('internal'),
      contentKey: contentKey.toString('base64'),
    };
    return { manifest, source: { fd: target, offset: 0, length: sealed.cipherBytes } };
  } finally {
    closeSync(fd);
    wipe(vaultKey, contentKey);
  }
}
