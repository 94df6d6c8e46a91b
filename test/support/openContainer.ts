import {
  checkBlob,
  locateBlobs,
  readContainer,
  type BlobSource,
  type Container,
} from '../../electron/vault/envelopes/container.ts';
import {
  openEnvelope,
  type OpenedEnvelope,
  type OpenEnvelopeOptions,
} from '../../electron/vault/envelopes/envelope.ts';

export interface OpenedContainer extends OpenedEnvelope {
  /** Where each blob lies in the container, by id; digests checked. Read with SegmentReader. */
  readonly blobs: ReadonlyMap<string, BlobSource>;
}

/** Opens a whole container file: the envelope as above, then the digest of every blob. */
export async function openContainer(fd: number, options: OpenEnvelopeOptions): Promise<OpenedContainer> {
  const container: Container = readContainer(fd, options.maxTotalBytes);
  const opened = openEnvelope(container.cms, options);
  const blobs = locateBlobs(container, opened.manifest);
  for (const blob of opened.manifest.blobs) {
    const place = blobs.get(blob.id);
    if (place) await checkBlob(place, blob);
  }
  return { ...opened, blobs };
}
