import type { ShownRow } from '../seals/shown.ts';
import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import type { Attachment } from '../../../shared/ipc/schemas.ts';
import { attachmentsFor, attachStages, fileKeyOf, openFileName } from '../attachments/attach.ts';
import { filesDir } from '../attachments/place.ts';
import { sealedSource } from '../attachments/sealedSource.ts';
import { blobPath } from '../attachments/segmentsStore.ts';
import { discardStage, openStage } from '../attachments/stage.ts';
import { attachmentsOfOwner, type AttachmentRow, deleteAttachment } from '../attachments/store.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { doing, valuesOf } from '../db/statements.ts';
import type { Ports } from '../ports.ts';

/** What goes with an answer (a photo, a plan, the copy of a decision): files of the case that belong to a round of it. */

const idsOfRound = valuesOf(z.string())<[submissionId: string, round: number]>(`
  SELECT attachment_id FROM submission_answer_file WHERE submission_id = ? AND round = ? ORDER BY position`);
const idsOfCase = valuesOf(z.string())<[submissionId: string]>(`
  SELECT DISTINCT attachment_id FROM submission_answer_file WHERE submission_id = ?`);
const insertFile = doing<[submissionId: string, round: number, position: number, attachmentId: string]>(`
  INSERT INTO submission_answer_file (submission_id, round, position, attachment_id) VALUES (?, ?, ?, ?)`);
const emptyRound = doing<[submissionId: string, round: number]>(`
  DELETE FROM submission_answer_file WHERE submission_id = ? AND round = ?`);

type Reads = Pick<Ports, 'db'>;

/** Files of the case that go with some round of its answer, which are none of its sender's. */
export const answerFileIds = ({ db }: Reads, submissionId: string): ReadonlySet<string> =>
  new Set(idsOfCase(db, submissionId));

/** The files of one round, in their order. */
export function filesOfRound({ db }: Reads, submissionId: string, round: number): AttachmentRow[] {
  const ids = idsOfRound(db, submissionId, round);
  if (ids.length === 0) return [];
  const rows = attachmentsOfOwner(db, 'submission', submissionId);
  return ids.map((id) => rows.find((row) => row.id === id) ?? raise('not-found', { id }));
}

/** The same as the screen shows them. */
export function shownFilesOfRound(ports: Ports, submissionId: string, round: number): Attachment[] {
  const ids = idsOfRound(ports.db, submissionId, round);
  if (ids.length === 0) return [];
  const all = attachmentsFor(ports, { kind: 'submission', id: submissionId });
  return ids.flatMap((id) => all.filter((one) => one.id === id));
}

/**
 * The files of a round that is not submitted yet are these from now on; one that was put there before and is in no round
 * any more is forgotten.
 * @param ids staged files of this person, and files that belong to a round of this answer
 * @throws AppError `not-found` for any other
 */
export function setFiles(ports: Ports, submissionId: string, round: number, ids: readonly string[]): void {
  const before = answerFileIds(ports, submissionId);
  emptyRound(ports.db, submissionId, round);
  const wanted = [...new Set(ids)];
  const owner = { kind: 'submission', id: submissionId } as const;
  attachStages(
    ports,
    owner,
    wanted.filter((id) => !before.has(id)),
    { kind: 'vault' },
  );
  for (const [index, id] of wanted.entries()) insertFile(ports.db, submissionId, round, index + 1, id);
  const left = answerFileIds(ports, submissionId);
  for (const id of before) if (!left.has(id)) deleteAttachment(ports.db, id);
}

export interface Enclosed {
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** What a signature and the ledger say of the files of a round. */
export const enclosuresOf = (ports: Ports, submissionId: string, round: number): Enclosed[] =>
  filesOfRound(ports, submissionId, round).map((row) => ({
    name: openFileName(ports, row) ?? '',
    sha256: row.sha256,
    sizeBytes: row.sizeBytes,
  }));

/** SHA-256 over the digests of the files of a round in their order, hexadecimal; null where there are none. */
export function digestOfFiles(ports: Reads, submissionId: string, round: number): string | null {
  const digests = filesOfRound(ports, submissionId, round).map(({ sha256 }) => sha256);
  return digests.length === 0 ? null : sha256Hex(Buffer.from(digests.join('\n'), 'utf8'));
}

/** Copies of the files of a round in the stage of this person, for the document under which an answer is issued. */
export async function stageFilesOfRound(
  ports: Ports,
  submissionId: string,
  round: number,
): Promise<string[]> {
  const staged: string[] = [];
  try {
    for (const row of filesOfRound(ports, submissionId, round)) staged.push(await stageCopy(ports, row));
    return staged;
  } catch (cause) {
    for (const id of staged) discardStage(ports, id);
    throw cause;
  }
}

async function stageCopy(ports: Ports, row: AttachmentRow): Promise<string> {
  const key = fileKeyOf(ports, row);
  const stage = openStage(ports, openFileName(ports, row) ?? '');
  try {
    const path = blobPath(filesDir(ports.dir), row.blobId);
    const { pieces } = sealedSource(path, key, { plainBytes: row.sizeBytes, segments: row.segments });
    for await (const piece of pieces) await stage.push(piece);
    return (await stage.finish()).stageId;
  } catch (cause) {
    stage.abandon();
    throw cause;
  } finally {
    key.fill(0);
  }
}

/** All that whoever decides on a round is shown of it: its words, which files go with it, and what they are. */
export const rowsOfRound = (ports: Reads, submissionId: string, round: number): ShownRow[] => [
  ['submission_answer', submissionId, round],
  ...filesOfRound(ports, submissionId, round).flatMap(({ id }, index): ShownRow[] => [
    ['submission_answer_file', submissionId, round, index + 1],
    ['attachment', id],
  ]),
];
