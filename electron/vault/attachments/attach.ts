import { raise } from '../../../shared/errors.ts';
import type { Attachment, Level } from '../../../shared/ipc/schemas.ts';
import { openText, sealText } from '../knowing/recordKeys.ts';
import { asStored, type StoredText } from '../db/storedText.ts';
import { unwrapKey, wrapKey } from '../crypto/wrap.ts';
import type { Ports } from '../ports.ts';
import { checkFiles } from './checkMarks.ts';
import { contentKeyOf, holdsContentKey } from '../knowing/contentKeys.ts';
import { draftKeyOf, holdsDraftKey, openDraftText, sealDraftText } from './draftKeys.ts';
import { openStageName } from './stageName.ts';
import {
  attachmentsOfOwner,
  type AttachmentRow,
  deleteStage,
  findStage,
  insertAttachment,
  type OwnerKind,
  type StageRow,
} from './store.ts';

export interface Owner {
  readonly kind: OwnerKind;
  readonly id: string;
}

/** Under what the keys of an owner's files lie: the vault's file key (level none), or the document's content key. */
export type FileSeal =
  | { readonly kind: 'vault' }
  | { readonly kind: 'content'; readonly key: Uint8Array; readonly level: Level };

export const stageContext = (id: string): string => `an-thu/stage/${id}`;
/** Where the sealed name of a file stands. */
export const fileNameField = (id: string): string => `file-name/${id}`;
export const attachmentContext = (id: string): string => `an-thu/attachment/${id}`;

/** The stages that a command names: they must exist and be this person's own. */
export function claimStages(ports: Ports, stageIds: readonly string[]): StageRow[] {
  return [...new Set(stageIds)].map((id) => {
    const row = findStage(ports.db, id);
    if (row === null || row.personId !== ports.actor.id) raise('not-found', { id });
    return row;
  });
}

/**
 * Makes staged files part of a record, inside the command's transaction: the row of each stage becomes a row of
 * the record, its file key wrapped anew. The encrypted bytes do not move, so nothing can be lost in between.
 * @returns how many files were added
 */
export function attachStages(
  ports: Ports,
  owner: Owner,
  stageIds: readonly string[],
  seal: FileSeal,
): number {
  const stages = claimStages(ports, stageIds);
  checkFiles(ports, stages, seal.kind === 'vault' ? 'none' : seal.level);
  let position = attachmentsOfOwner(ports.db, owner.kind, owner.id).length;
  for (const stage of stages) {
    const name = openStageName(ports, stage);
    const fileKey = unwrapKey(ports.keys.userKey, stage.sealedKey, stageContext(stage.id));
    try {
      const wrapping = seal.kind === 'vault' ? ports.keys.fileKey : seal.key;
      insertAttachment(ports.db, {
        id: stage.id,
        ownerKind: owner.kind,
        ownerId: owner.id,
        position: (position += 1),
        name:
          seal.kind === 'vault'
            ? asStored(name)
            : sealName(ports, { ...owner, level: seal.level }, stage.id, name),
        mime: stage.mime,
        kind: stage.kind,
        sizeBytes: stage.sizeBytes,
        segments: stage.segments,
        sha256: stage.sha256,
        sealedKey: wrapKey(wrapping, fileKey, attachmentContext(stage.id)),
        keyKind: seal.kind,
        addedMs: ports.nowMs(),
        addedBy: ports.actor.id,
      });
    } finally {
      fileKey.fill(0);
    }
    deleteStage(ports.db, stage.id);
  }
  return stages.length;
}

function sealName(ports: Ports, owner: Owner & { level: Level }, fileId: string, name: string): StoredText {
  const field = fileNameField(fileId);
  return owner.kind === 'proposal'
    ? sealDraftText(ports, owner, field, name)
    : sealText(ports, owner, 'text', field, name);
}

/** The name of a file of a record; null for someone who may not read it. */
export const openFileName = (
  ports: Ports,
  row: Pick<AttachmentRow, 'id' | 'ownerKind' | 'ownerId' | 'name'>,
): string | null =>
  row.ownerKind === 'proposal'
    ? openDraftText(ports, row.ownerId, fileNameField(row.id), row.name)
    : openText(ports, row.ownerId, fileNameField(row.id), row.name);

/** The key of one file, for whoever may have it. The caller wipes it. @throws AppError `key-not-granted` */
export function fileKeyOf(ports: Ports, row: AttachmentRow): Buffer {
  if (row.keyKind === 'vault') return unwrapKey(ports.keys.fileKey, row.sealedKey, attachmentContext(row.id));
  const contentKey =
    row.ownerKind === 'proposal' ? draftKeyOf(ports, row.ownerId) : contentKeyOf(ports, row.ownerId);
  try {
    return unwrapKey(contentKey, row.sealedKey, attachmentContext(row.id));
  } finally {
    contentKey.fill(0);
  }
}

/** Was the key of a classified record's files given to this person? */
export const holdsKeyOf = (ports: Ports, owner: Owner): boolean =>
  owner.kind === 'proposal' ? holdsDraftKey(ports, owner.id) : holdsContentKey(ports, owner.id);

/** The files of a record as the detail shows them. */
export function attachmentsFor(ports: Ports, owner: Owner): Attachment[] {
  const rows = attachmentsOfOwner(ports.db, owner.kind, owner.id);
  const holdsKey = rows.some((row) => row.keyKind === 'content') && holdsKeyOf(ports, owner);
  return rows.map((row) => ({
    id: row.id,
    name: openFileName(ports, row) ?? withheldName(row),
    mime: row.mime,
    kind: row.kind,
    sizeBytes: row.sizeBytes,
    segments: row.segments,
    sha256: row.sha256,
    readable: row.keyKind === 'vault' || holdsKey,
  }));
}

/** What stands for a name that is withheld: its place and what kind of file it is. */
const withheldName = (row: AttachmentRow): string => `${row.position}.${row.kind}`;
