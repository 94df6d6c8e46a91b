import type { SubmissionDetail } from '../../../shared/ipc/contract/submissions.ts';
import { AppError, raise } from '../../../shared/errors.ts';
import { attachmentsFor, attachStages, claimStages } from '../attachments/attach.ts';
import { filesDir } from '../attachments/place.ts';
import { removeBlob } from '../attachments/segmentsStore.ts';
import { attachmentsOfOwner, type AttachmentRow, deleteStage } from '../attachments/store.ts';
import { type Ports, Refusal } from '../ports.ts';
import { basisOf, insertBasis } from './basisStore.ts';
import { wordsOfStages } from './intake/stagedWords.ts';
import { targetOf } from './linking.ts';
import { findingsOf } from './register.ts';

/** What an act stands on: files that are kept with the case, documents of the books. */
export interface Beside {
  readonly files: readonly string[];
  readonly documents: readonly string[];
}

/** Words of the files, to be searched; files that go when a mark is found, removed after the transaction. */
export interface SearchedBeside {
  readonly words: string;
  readonly unwanted: string[];
}

export const searchBeside = async (ports: Ports, { files }: Beside): Promise<SearchedBeside> => ({
  words: (await wordsOfStages(ports, files)).words,
  unwanted: [],
});

export const dropUnwanted = (ports: Ports, { unwanted }: SearchedBeside): void =>
  unwanted.forEach((id) => removeBlob(filesDir(ports.dir), id));

/** A file with a mark of secrecy is put beside nothing: it goes at once, and the ledger says that it was there. */
export function refusedBeside(
  ports: Ports,
  submissionId: string,
  beside: Beside,
  searched: SearchedBeside,
): Refusal | null {
  const mark = findingsOf(ports, { title: '', body: searched.words }).find(
    ({ severity }) => severity === 'stop',
  );
  if (mark === undefined) return null;
  const files = claimStages(ports, beside.files);
  for (const file of files) deleteStage(ports.db, file.id);
  searched.unwanted.push(...files.map(({ id }) => id));
  ports.append({
    act: 'submission.refused-secret-mark',
    subjectKind: 'submission',
    subjectId: submissionId,
    facts: { rule: mark.rule },
  });
  return new Refusal(new AppError('secret-mark-found', { rule: mark.rule, found: 'mark' }));
}

/**
 * Puts files and documents beside the act that was carried out last.
 * @throws AppError `not-found` for a document that this person does not know of
 */
export function keepBeside(ports: Ports, submissionId: string, { files, documents }: Beside): void {
  if (files.length + documents.length === 0) return;
  for (const documentId of new Set(documents)) {
    if (targetOf(ports, 'document', documentId) === null) raise('not-found', { id: documentId });
    insertBasis(ports.db, submissionId, { documentId, attachmentId: null });
  }
  attachStages(ports, { kind: 'submission', id: submissionId }, files, { kind: 'vault' });
  for (const attachmentId of new Set(files))
    insertBasis(ports.db, submissionId, { attachmentId, documentId: null });
  ports.append({
    act: 'submission.basis-kept',
    subjectKind: 'submission',
    subjectId: submissionId,
    facts: { files: new Set(files).size, documents: new Set(documents).size },
  });
}

/** The files that came with the sender's words, without what colleagues put beside their acts. */
export function senderFiles(ports: Pick<Ports, 'db'>, submissionId: string): AttachmentRow[] {
  const beside = new Set(basisOf(ports.db, submissionId).map(({ attachmentId }) => attachmentId));
  return attachmentsOfOwner(ports.db, 'submission', submissionId).filter(({ id }) => !beside.has(id));
}

type Files = Pick<SubmissionDetail, 'attachments' | 'beside'>;

/** Files of the sender apart from what stands beside an act; of a document only what this person may see of it. */
export function filesOf(ports: Ports, submissionId: string): Files {
  const all = attachmentsFor(ports, { kind: 'submission', id: submissionId });
  const rows = basisOf(ports.db, submissionId);
  const besideIds = new Set(rows.map(({ attachmentId }) => attachmentId));
  const acts = [...new Set(rows.map(({ act }) => act))];
  return {
    attachments: all.filter(({ id }) => !besideIds.has(id)),
    beside: acts.map((act) => {
      const mine = rows.filter((row) => row.act === act);
      return {
        act,
        files: all.filter(({ id }) => mine.some(({ attachmentId }) => attachmentId === id)),
        documents: mine.flatMap(({ documentId }) =>
          documentId === null ? [] : [{ target: targetOf(ports, 'document', documentId) }],
        ),
      };
    }),
  };
}
