import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { copyParts } from '../workers/jobs.ts';
import type { SealedPlace } from '../workers/protocol.ts';
import { type Manifest, type ManifestBlob, MAX_BLOBS } from './manifest.ts';
import { refuse } from '../crypto/refusal.ts';
import { sealedLength, segmentCount } from '../crypto/segment.ts';
import { makeDurable, syncFolder } from '../crypto/vaultHeader.ts';

/**
 * One envelope as one file, `<id>.atg` ("gói An Thư"):
 *
 *   header (32) = "ANTHUGOI" ‖ version 1 (2) ‖ number of blobs (2) ‖ length of the CMS (4) ‖ length of the file (8) ‖ 0 (8)
 *   the CMS AuthEnvelopedData (DER)
 *   the blobs as segment files, one after another, in the order of the manifest
 *
 * All numbers big-endian. The header is a map and proves nothing: the signed manifest says what must be there.
 */
const MAGIC = Buffer.from('ANTHUGOI', 'ascii');
const VERSION = 1;
export const CONTAINER_HEADER_BYTES = 32;
/** 3,000 recipients take about 1.7 MB. */
export const MAX_CMS_BYTES = 4 * 1024 * 1024;

/** Where a segment file lies: whole file or part of one. */
export type BlobSource = SealedPlace;

export interface WrittenContainer {
  readonly totalBytes: number;
  readonly sha256: string;
}

/** Writes a container beside its place, makes it durable and renames it, so that a reader never sees half of one. */
export async function writeContainerFile(
  path: string,
  cms: Buffer,
  blobs: readonly BlobSource[],
): Promise<WrittenContainer> {
  const temporary = `${path}.part`;
  try {
    const fd = openSync(temporary, 'w', 0o600);
    try {
      const written = await writeContainer(fd, cms, blobs);
      await makeDurable(fd);
      closeSync(fd);
      renameSync(temporary, path);
      syncFolder(dirname(path));
      return written;
    } catch (error) {
      closeQuietly(fd);
      throw error;
    }
  } catch (cause) {
    rmSync(temporary, { force: true });
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new AppError('disk-full', {}, { cause });
    if (code !== undefined && !(cause instanceof AppError))
      throw new AppError('folder-unusable', {}, { cause });
    throw cause;
  }
}

function closeQuietly(fd: number): void {
  try {
    closeSync(fd);
  } catch {
    // closed already
  }
}

/** Streams a container into an open file, from its start; a large one on a worker thread. */
async function writeContainer(
  fd: number,
  cms: Buffer,
  blobs: readonly BlobSource[],
): Promise<WrittenContainer> {
  const totalBytes = blobs.reduce((sum, blob) => sum + blob.length, CONTAINER_HEADER_BYTES + cms.length);
  const header = Buffer.alloc(CONTAINER_HEADER_BYTES);
  MAGIC.copy(header);
  header.writeUInt16BE(VERSION, 8);
  header.writeUInt16BE(blobs.length, 10);
  header.writeUInt32BE(cms.length, 12);
  header.writeBigUInt64BE(BigInt(totalBytes), 16);
  const { sha256 } = await copyParts(Buffer.concat([header, cms]), blobs, fd);
  return { totalBytes, sha256 };
}

/** A container whose outer shape holds. */
export interface Container {
  readonly fd: number;
  readonly cms: Buffer;
  readonly blobCount: number;
  readonly blobsOffset: number;
  readonly totalBytes: number;
}

/** Reads header and CMS of an open container; size first, then structure. */
export function readContainer(fd: number, maxTotalBytes: number): Container {
  const { size } = fstatSync(fd);
  if (size > maxTotalBytes) throw new AppError('envelope-too-large', { maxBytes: maxTotalBytes });
  const header = readPart(fd, 0, CONTAINER_HEADER_BYTES);
  if (!header.subarray(0, 8).equals(MAGIC)) refuse('envelope-malformed', 'not-a-container');
  if (header.readUInt16BE(8) !== VERSION) refuse('envelope-malformed', 'container-version');
  const blobCount = header.readUInt16BE(10);
  const cmsLength = header.readUInt32BE(12);
  const declared = header.readBigUInt64BE(16);
  if (declared !== BigInt(size) || header.readBigUInt64BE(24) !== 0n)
    refuse('envelope-malformed', 'container-length');
  if (cmsLength > MAX_CMS_BYTES) throw new AppError('envelope-too-large', { maxBytes: MAX_CMS_BYTES });
  if (blobCount > MAX_BLOBS || cmsLength === 0) refuse('envelope-malformed', 'container-length');
  const blobsOffset = CONTAINER_HEADER_BYTES + cmsLength;
  if (blobsOffset > size || (blobCount === 0 && blobsOffset !== size))
    refuse('envelope-malformed', 'container-length');
  return {
    fd,
    cms: readPart(fd, CONTAINER_HEADER_BYTES, cmsLength),
    blobCount,
    blobsOffset,
    totalBytes: size,
  };
}

/**
 * The sealed part of a container that was cut off or whose length is wrong, where that part itself lies whole: it says
 * whose envelope it was. Nothing else of such a container is read.
 */
export function readCutContainer(fd: number): Pick<Container, 'cms'> | null {
  const { size } = fstatSync(fd);
  if (size < CONTAINER_HEADER_BYTES) return null;
  const header = readPart(fd, 0, CONTAINER_HEADER_BYTES);
  const cmsLength = header.readUInt32BE(12);
  if (!isContainer(header) || header.readUInt16BE(8) !== VERSION) return null;
  if (cmsLength === 0 || cmsLength > MAX_CMS_BYTES || CONTAINER_HEADER_BYTES + cmsLength > size) return null;
  return { cms: readPart(fd, CONTAINER_HEADER_BYTES, cmsLength) };
}

export const isContainer = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 8)).equals(MAGIC);

function readPart(fd: number, offset: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  let got = 0;
  while (got < length) {
    const count = readSync(fd, buffer, got, length - got, offset + got);
    if (count === 0) refuse('envelope-malformed', 'truncated');
    got += count;
  }
  return buffer;
}

/** Where each blob of a verified manifest lies. Counts and lengths must fill the file to the last byte. */
export function locateBlobs(container: Container, manifest: Manifest): ReadonlyMap<string, BlobSource> {
  const places = new Map<string, BlobSource>();
  let offset = container.blobsOffset;
  for (const blob of manifest.blobs) {
    const length = sealedLength(blob.size);
    if (blob.segments !== segmentCount(blob.size)) refuse('blob-damaged', 'length');
    places.set(blob.id, { fd: container.fd, offset, length });
    offset += length;
  }
  if (manifest.blobs.length !== container.blobCount || offset !== container.totalBytes)
    refuse('blob-damaged', 'length');
  return places;
}

/**
 * Checks one blob's ciphertext against the signed digest: its commitment, before any of it is decrypted. A large one
 * on a worker thread.
 */
export async function checkBlob(place: BlobSource, blob: ManifestBlob): Promise<void> {
  const { sha256 } = await copyParts(new Uint8Array(0), [place]);
  if (sha256 !== blob.sha256Cipher) refuse('blob-damaged', 'digest-mismatch');
}
