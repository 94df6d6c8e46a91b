import { closeSync, openSync } from 'node:fs';
import { AppError } from '../../../shared/errors.ts';
import { type SignerReport, type Trust, verifyFile } from '../crypto/x509/bareFiles.ts';
import { openCms } from '../crypto/cms/envelope.ts';
import { checkBlob, locateBlobs, readContainer } from './container.ts';
import { parseManifest } from './manifest.ts';
import type { Identity } from '../crypto/x509/pkcs12.ts';
import { sha256Hex } from '../crypto/primitives.ts';

/** What anybody can see of an envelope file, and what its recipient can, with whether each file is whole. */
export interface Inspected {
  readonly bytes: number;
  readonly cmsBytes: number;
  readonly cmsSha256: string;
  readonly blobs: number;
  readonly opened: {
    /** the signed manifest without the keys of its files */
    readonly manifest: unknown;
    readonly signers: readonly SignerReport[];
    readonly files: readonly { readonly name: string; readonly size: number; readonly whole: boolean }[];
  } | null;
}

const MAX_BYTES = 2 ** 40;

/**
 * `envelope inspect`: the container without any key; with the recipient's key and trusted authorities also the signed
 * manifest, in the strict profile. Files are checked by their sealed digests and not opened.
 *
 * @throws AppError `envelope-malformed`, and with a key the codes of opening and verifying
 */
export async function inspectEnvelope(
  path: string,
  reader: { readonly key: Identity; readonly trust: Trust } | null,
): Promise<Inspected> {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (cause) {
    throw new AppError('file-unreadable', {}, { cause });
  }
  try {
    const container = readContainer(fd, MAX_BYTES);
    const { cms, totalBytes: bytes, blobCount: blobs } = container;
    const outside = { bytes, cmsBytes: cms.length, cmsSha256: sha256Hex(cms), blobs };
    if (reader === null) return { ...outside, opened: null };
    const message = openCms(cms, [reader.key], 'exchange').content;
    const verified = verifyFile({ message, trust: reader.trust, profile: 'exchange' });
    const manifest = parseManifest(verified.content);
    const places = locateBlobs(container, manifest);
    const files: { name: string; size: number; whole: boolean }[] = [];
    for (const blob of manifest.blobs) {
      const place = places.get(blob.id);
      const whole =
        place !== undefined &&
        (await checkBlob(place, blob).then(
          () => true,
          () => false,
        ));
      files.push({ name: blob.name, size: blob.size, whole });
    }
    const withoutKeys = manifest.blobs.map(({ contentKey: _contentKey, ...blob }) => blob);
    return {
      ...outside,
      opened: { manifest: { ...manifest, blobs: withoutKeys }, signers: verified.signers, files },
    };
  } finally {
    closeSync(fd);
  }
}
