import { closeSync, fstatSync } from 'node:fs';
import { raise } from '../../../shared/errors.ts';
import { attachmentContext, fileKeyOf } from '../attachments/attach.ts';
import { provedContentKey, replaceContentKey, statedReaders } from '../knowing/contentKeys.ts';
import { filesDir, MAX_FILE_BYTES } from '../attachments/place.ts';
import { openBlob } from '../crypto/segmentReader.ts';
import { blobPath, commitBlob, discardStaged, removeBlob, stageFile } from '../attachments/segmentsStore.ts';
import { attachmentsOfOwner, type AttachmentRow, moveAttachment } from '../attachments/store.ts';
import { wipe } from '../crypto/primitives.ts';
import { newKey, wrapKey } from '../crypto/wrap.ts';
import type { Ports } from '../ports.ts';
import { type Changing, documentToChange, recordChange, tell } from './change.ts';
import { forgetKeys } from '../knowing/keyMemory.ts';
import { rekeyRecord } from '../knowing/recordKeys.ts';
import { removeReader } from './store.ts';

/** A file sealed anew: other key, other bytes, another place. */
interface Resealed {
  readonly row: AttachmentRow;
  readonly blobId: string;
  readonly key: Buffer;
}

/** The files of a document under new keys, before the transaction; nothing of the record changes yet. */
export async function prepareWithdrawal(ports: Ports, input: Changing): Promise<Resealed[]> {
  const { document } = documentToChange(ports, input);
  const made: Resealed[] = [];
  try {
    for (const row of filesOf(ports, document.id)) made.push(await reseal(ports, row));
    return made;
  } catch (cause) {
    abandonWithdrawal(ports, made);
    throw cause;
  }
}

const filesOf = (ports: Ports, documentId: string): AttachmentRow[] =>
  attachmentsOfOwner(ports.db, 'document', documentId).filter((row) => row.keyKind === 'content');

async function reseal(ports: Ports, row: AttachmentRow): Promise<Resealed> {
  const dir = filesDir(ports.dir);
  const oldKey = fileKeyOf(ports, row);
  const key = newKey();
  const fd = openBlob(blobPath(dir, row.blobId));
  try {
    const sealed = { fd, offset: 0, length: fstatSync(fd).size };
    const expected = { plainBytes: row.sizeBytes, segments: row.segments };
    const blob = await stageFile(dir, { sealed, contentKey: oldKey, expected }, key, {
      maxBytes: MAX_FILE_BYTES,
      withCipherDigest: false,
      onProgress: (done, of) => ports.progress(done, of),
    });
    if (blob.sha256Plain !== row.sha256 || blob.segments !== row.segments)
      raise('blob-damaged', { reason: 'digest' });
    return { row, blobId: blob.id, key };
  } finally {
    closeSync(fd);
    wipe(oldKey);
  }
}

/**
 * Takes the access of one person back. The content key is replaced and wrapped for those who remain, every key of words
 * hangs on the new one, later words get new keys, and the files lie under new keys in new bytes: what the person may
 * have kept (an old grant, an old copy of the database) opens nothing that is on this station now. What was read was
 * read: no program takes that back (build/docs/adr/0007).
 * @throws AppError `separation-of-duties` for whoever holds the document now; `stale-revision` when a file came in between
 */
export function withdraw(
  ports: Ports,
  input: Changing,
  files: readonly Resealed[],
): { documentId: string; personId: string; files: number } {
  const { document, person } = documentToChange(ports, input);
  const { id } = document;
  if (person.id === document.holderId) raise('illegal-transition', { from: 'holder', action: 'withdraw' });
  const now = filesOf(ports, id).map((row) => row.id);
  if (now.length !== files.length || files.some(({ row }) => !now.includes(row.id)))
    raise('stale-revision', { id });
  if (!removeReader(ports.db, id, person.id)) raise('not-found', { id: person.id });

  const remaining = statedReaders(ports, id).filter((reader) => reader !== person.id);
  const oldKey = provedContentKey(ports, id);
  const key = newKey();
  replaceContentKey(ports, id, key, remaining);
  forgetKeys(ports, id);
  rekeyRecord(ports, id, oldKey, key);
  for (const file of files) {
    commitBlob(filesDir(ports.dir), file.blobId);
    const sealedKey = wrapKey(key, file.key, attachmentContext(file.row.id));
    moveAttachment(ports.db, { id: file.row.id, blobId: file.blobId, sealedKey });
  }
  wipe(oldKey, key);
  const { digest } = recordChange(ports, document, {
    kind: 'withdrawn',
    personId: person.id,
    byId: ports.actor.id,
    ground: input.ground,
    untilMs: null,
  });
  tell(ports, document, 'access.withdrawn', {
    from: person.fullName,
    files: files.length,
    readers: remaining.length,
    ground: digest,
  });
  return { documentId: id, personId: person.id, files: files.length };
}

/** After the commit the old bytes go; a crash before that leaves them to the sweep. */
export function settleWithdrawal(ports: Ports, files: readonly Resealed[]): void {
  for (const { row, key } of files) {
    removeBlob(filesDir(ports.dir), row.blobId);
    wipe(key);
  }
}

export function abandonWithdrawal(ports: Ports, files: readonly Resealed[]): void {
  const documents = new Set(files.map(({ row }) => row.ownerId));
  for (const id of documents) forgetKeys(ports, id); // keys of a change that did not come to be
  for (const { blobId, key } of files) {
    discardStaged(filesDir(ports.dir), blobId);
    removeBlob(filesDir(ports.dir), blobId);
    wipe(key);
  }
}
