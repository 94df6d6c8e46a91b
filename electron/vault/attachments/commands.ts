import { basename, join } from 'node:path';
import { raise } from '../../../shared/errors.ts';
import { levelOfDocument } from '../knowing/needToKnow.ts';
import { type Ports, handlers, preparedCommand } from '../ports.ts';
import { readableAttachment } from './access.ts';
import { fileKeyOf, holdsKeyOf } from './attach.ts';
import { discardBeside, putInPlace, writeBeside } from '../disk/outside.ts';
import { filesDir } from './place.ts';
import { scanFolderOf, scansIn } from './queries.ts';
import { openFile } from './segments.ts';
import { blobPath } from './segmentsStore.ts';
import { memoryOf } from './sessionMemory.ts';
import { discardStage, MAX_STAGED_BYTES, openStage, stagePath } from './stage.ts';
import { type AttachmentRow, stageBytesOf } from './store.ts';

/** A classified file that was opened may be read for so long; then opening it is a new line in the ledger. */
const OPEN_FOR_MS = 15 * 60_000;
const MAX_OPEN_UPLOADS = 8;

export const attachmentCommands = handlers({
  'attachments.stageChunk': async (ports, input) => {
    const { uploads } = memoryOf(ports);
    const upload = input.stageId === null ? startUpload(ports, input.name) : uploads.get(input.stageId);
    if (upload === undefined || upload.personId !== ports.actor.id) raise('not-found');
    const { stage } = upload;
    try {
      await stage.push(Buffer.from(input.dataBase64, 'base64'));
      if (!input.last) return { stageId: stage.id, done: null };
      const done = await stage.finish();
      uploads.delete(stage.id);
      return { stageId: stage.id, done };
    } catch (cause) {
      uploads.delete(stage.id);
      stage.abandon();
      throw cause;
    }
  },

  'attachments.stagePath': (ports, { path }) => {
    checkRoom(ports);
    return stagePath(ports, path, basename(path));
  },

  'attachments.stageScan': (ports, { name }) => {
    checkRoom(ports);
    const folder = scanFolderOf(ports.db);
    // only what the list shows: a name with a step upwards is in no folder listing
    if (folder === null || !scansIn(folder).some((file) => file.name === name)) raise('not-found');
    return stagePath(ports, join(folder, name), name);
  },

  'attachments.discardStage': (ports, { stageId }) => {
    const upload = memoryOf(ports).uploads.get(stageId);
    if (upload?.personId === ports.actor.id) {
      memoryOf(ports).uploads.delete(stageId);
      upload.stage.abandon();
      return { discarded: true };
    }
    return { discarded: discardStage(ports, stageId) };
  },

  'attachments.stopReading': ({ reader }) => {
    reader.stop();
    return { stopped: true };
  },

  /** Opening a classified file is an act that the ledger keeps; reading its segments then needs no more lines. */
  'attachments.open': (ports, { id }) => {
    const row = readableAttachment(ports, id);
    if (row.keyKind === 'content' && !holdsKeyOf(ports, { kind: row.ownerKind, id: row.ownerId }))
      raise('key-not-granted');
    const untilMs = ports.nowMs() + OPEN_FOR_MS;
    ports.append({
      act: 'file.opened',
      subjectKind: row.ownerKind,
      subjectId: row.ownerId,
      facts: { position: row.position },
    });
    memoryOf(ports).opened.set(id, untilMs);
    announceOwner(ports, row);
    return { untilMs };
  },

  'attachments.saveTo': preparedCommand({
    prepare: async (ports, { id, path }) => {
      const row = readableAttachment(ports, id);
      refuseClassified(ports, row);
      return { temporary: await writeOut(ports, row, path), path };
    },
    apply: (ports, { id }, written) => {
      const row = readableAttachment(ports, id);
      refuseClassified(ports, row);
      const facts = { position: row.position };
      ports.append({ act: 'file.saved', subjectKind: row.ownerKind, subjectId: row.ownerId, facts });
      announceOwner(ports, row);
      putInPlace(written.temporary, written.path); // a failure here takes the ledger line back as well
      return { saved: true, level: 'none' };
    },
    abandon: (_ports, { temporary }) => discardBeside(temporary),
  }),
});

/** The story of the record has a new line. */
function announceOwner(ports: Ports, { ownerKind, ownerId }: AttachmentRow): void {
  const what = ownerKind === 'document' || ownerKind === 'proposal' ? ownerKind : 'submission';
  ports.announce(`${what}s.changed`, ownerId);
}

function startUpload(ports: Ports, name: string) {
  checkRoom(ports);
  const { uploads } = memoryOf(ports);
  if (uploads.size >= MAX_OPEN_UPLOADS) raise('busy');
  const upload = { stage: openStage(ports, name), personId: ports.actor.id };
  uploads.set(upload.stage.id, upload);
  return upload;
}

function checkRoom(ports: Ports): void {
  if (stageBytesOf(ports.db, ports.actor.id) > MAX_STAGED_BYTES)
    raise('blob-too-large', { maxBytes: MAX_STAGED_BYTES });
}

/** Copies of classified documents are numbered, permitted and marked: `copies.make`, `copies.exportTo` (SC-01). */
function refuseClassified(ports: Ports, row: AttachmentRow): void {
  const level = row.ownerKind === 'document' ? levelOfDocument(ports.db, row.ownerId) : 'none';
  if (row.keyKind === 'content' || level !== 'none') raise('copy-permit-required', { rule: 'SC-01' });
}

async function writeOut(ports: Ports, row: AttachmentRow, path: string): Promise<string> {
  const key = fileKeyOf(ports, row);
  try {
    const blob = blobPath(filesDir(ports.dir), row.blobId);
    return await writeBeside(path, row.id, (sink) =>
      openFile(blob, key, sink, { plainBytes: row.sizeBytes, segments: row.segments }),
    );
  } finally {
    key.fill(0);
  }
}
