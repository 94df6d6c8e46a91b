import { READ_LIMITS } from '../../../shared/ipc/readerProtocol.ts';
import { raise } from '../../../shared/errors.ts';
import { readableAttachment, refuseUnopened } from '../attachments/access.ts';
import { fileKeyOf } from '../attachments/attach.ts';
import { filesDir } from '../attachments/place.ts';
import { withStaged } from '../attachments/readStaged.ts';
import { sealedSource } from '../attachments/sealedSource.ts';
import { blobPath } from '../attachments/segmentsStore.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { type Ports, handlers } from '../ports.ts';
import type { ByteSource } from '../reader/index.ts';
import { reportsOf } from './report.ts';
import { trustNow } from './storedTrust.ts';

export const fileSignatureHandlers = handlers({
  'attachments.signatures': (ports, { source, id }) =>
    source === 'stage'
      ? withStaged(ports, id, READ_LIMITS.signatures, (file) => judge(ports, file.source, false))
      : ofRecord(ports, id),
});

async function ofRecord(ports: Ports, id: string): Promise<Output<'attachments.signatures'>> {
  const row = readableAttachment(ports, id);
  refuseUnopened(ports, row);
  if (row.kind !== 'pdf') return { signatures: [], left: 0, damaged: false };
  if (row.sizeBytes > READ_LIMITS.signatures) raise('too-large', { most: READ_LIMITS.signatures });
  const key = fileKeyOf(ports, row);
  try {
    const source = sealedSource(blobPath(filesDir(ports.dir), row.blobId), key, {
      plainBytes: row.sizeBytes,
      segments: row.segments,
    });
    return await judge(ports, source, row.keyKind === 'content');
  } finally {
    key.fill(0);
  }
}

/** @param alone a classified file is read in a process that reads nothing else */
async function judge(
  ports: Ports,
  source: ByteSource,
  alone: boolean,
): Promise<Output<'attachments.signatures'>> {
  const { value, items } = await ports.reader.read({ op: 'signatures' }, source, { alone });
  const signatures = await reportsOf(items, trustNow(ports), ports.nowMs());
  return { signatures, left: value.left, damaged: value.damaged };
}
