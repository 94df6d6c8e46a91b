import { raise } from '../../../shared/errors.ts';
import {
  attachmentContext,
  attachStages,
  fileKeyOf,
  fileNameField,
  openFileName,
} from '../attachments/attach.ts';
import { createDraftKey, provedDraftKey, sealDraftText, type SecretDraft } from '../attachments/draftKeys.ts';
import { filesDir } from '../attachments/place.ts';
import { sealedSource } from '../attachments/sealedSource.ts';
import { openFile } from '../attachments/segments.ts';
import { blobPath, removeBlob } from '../attachments/segmentsStore.ts';
import {
  attachmentsOfOwner,
  deleteAttachment,
  findAttachment,
  insertAttachment,
} from '../attachments/store.ts';
import { unwrapKey, wrapKey } from '../crypto/wrap.ts';
import type { Ports } from '../ports.ts';
import type { ByteSource } from '../reader/index.ts';
import { forgetUpdates } from './signatureStore.ts';
import type { ProposalRecord } from './store.ts';
import { insertVersion, markErased, type VersionRow, versionsOf } from './versionStore.ts';

type Draft = Pick<ProposalRecord, 'id' | 'level'>;

/** A staged file becomes the next version of a draft, under the draft's own key from the first save. */
export function addVersion(ports: Ports, draft: Draft, stageId: string): number {
  const owner = { kind: 'proposal' as const, id: draft.id };
  if (draft.level === 'none') attachStages(ports, owner, [stageId], { kind: 'vault' });
  else
    withDraftKey(ports, draft.id, (key) =>
      attachStages(ports, owner, [stageId], { kind: 'content', key, level: draft.level }),
    );
  const row = findAttachment(ports.db, stageId) ?? raise('internal', { at: 'version' });
  return insertVersion(ports.db, draft.id, {
    attachmentId: row.id,
    kind: row.kind,
    sizeBytes: row.sizeBytes,
    sha256: row.sha256,
    byId: ports.actor.id,
    atMs: ports.nowMs(),
  });
}

function withDraftKey<T>(ports: Ports, proposalId: string, use: (key: Buffer) => T): T {
  const key = provedDraftKey(ports, proposalId);
  try {
    return use(key);
  } finally {
    key.fill(0);
  }
}

/** A classified draft has its key before it has a file. */
export function makeDraftKey(ports: Ports, draft: SecretDraft): void {
  if (draft.level === 'none') return;
  createDraftKey(ports, draft).fill(0);
}

/** A draft that turned out to be a secret: its versions go under the key that it got just now, names and all. */
export function sealVersions(ports: Ports, draft: Draft): void {
  withDraftKey(ports, draft.id, (key) => {
    for (const row of attachmentsOfOwner(ports.db, 'proposal', draft.id)) {
      const fileKey = unwrapKey(ports.keys.fileKey, row.sealedKey, attachmentContext(row.id));
      try {
        const name = sealDraftText(ports, draft, fileNameField(row.id), openFileName(ports, row) ?? '');
        deleteAttachment(ports.db, row.id);
        insertAttachment(ports.db, {
          ...row,
          name,
          keyKind: 'content',
          sealedKey: wrapKey(key, fileKey, attachmentContext(row.id)),
          addedMs: ports.nowMs(),
          addedBy: ports.actor.id,
        });
      } finally {
        fileKey.fill(0);
      }
    }
  });
}

/** The newest version, which goes to be checked and signed. */
export const latestVersion = (ports: Ports, proposalId: string): VersionRow | null =>
  versionsOf(ports.db, proposalId)[0] ?? null;

/** Larger drafts are not held in memory to be marked. */
const MAX_IN_MEMORY = 64 * 1024 * 1024;

/** The plain bytes of a version, for the signer's and the office's signature. */
export async function readVersion(ports: Ports, version: VersionRow): Promise<Buffer> {
  if (version.sizeBytes > MAX_IN_MEMORY) raise('blob-too-large', { maxBytes: MAX_IN_MEMORY });
  const row = findAttachment(ports.db, version.attachmentId) ?? raise('blob-missing');
  const key = fileKeyOf(ports, row);
  const pieces: Buffer[] = [];
  try {
    await openFile(
      blobPath(filesDir(ports.dir), row.blobId),
      key,
      (piece) => pieces.push(Buffer.from(piece)),
      {
        plainBytes: row.sizeBytes,
        segments: row.segments,
      },
    );
    return Buffer.concat(pieces);
  } finally {
    key.fill(0);
  }
}

/** The plain bytes of a version on their way to the process that reads foreign files; `use` has read them when it resolves. */
export async function withVersion<T>(
  ports: Ports,
  version: VersionRow,
  use: (source: ByteSource) => Promise<T>,
): Promise<T> {
  if (version.sizeBytes > MAX_IN_MEMORY) raise('blob-too-large', { maxBytes: MAX_IN_MEMORY });
  const row = findAttachment(ports.db, version.attachmentId) ?? raise('blob-missing');
  const key = fileKeyOf(ports, row);
  try {
    return await use(
      sealedSource(blobPath(filesDir(ports.dir), row.blobId), key, {
        plainBytes: row.sizeBytes,
        segments: row.segments,
      }),
    );
  } finally {
    key.fill(0);
  }
}

/**
 * Erases the drafts for good: the only wrapping of each one's own random key goes with its row. The record of every
 * version stays, with its hash (NĐ 63/2026: drafts are registered and destroyed).
 * @returns the files to remove once the transaction stands
 */
export function eraseVersions(ports: Ports, proposalId: string): string[] {
  const erased = versionsOf(ports.db, proposalId).filter((version) => version.erasedMs === null);
  for (const version of erased) {
    deleteAttachment(ports.db, version.attachmentId);
    markErased(ports.db, proposalId, version.number, ports.nowMs());
  }
  forgetUpdates(ports.db, proposalId);
  return erased.map((version) => version.attachmentId);
}

/** After the commit; what a crash leaves here is a file that no row names, removed at the next start. */
export function removeFiles(ports: Ports, ids: readonly string[]): void {
  for (const id of ids) removeBlob(filesDir(ports.dir), id);
}

/** What a version is called, for whoever may read it. */
export function versionName(ports: Ports, version: VersionRow): string {
  const row = findAttachment(ports.db, version.attachmentId) ?? raise('blob-missing');
  return openFileName(ports, row) ?? raise('key-not-granted');
}
