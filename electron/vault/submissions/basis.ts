import type { SubmissionDetail } from '../../../shared/ipc/contract/submissions.ts';
import { raise } from '../../../shared/errors.ts';
import { attachmentsFor, attachStages } from '../attachments/attach.ts';
import { attachmentsOfOwner, type AttachmentRow } from '../attachments/store.ts';
import { about, type Ports } from '../ports.ts';
import { answerFileIds } from './answerFiles.ts';
import { basisOf, insertBasis } from './basisStore.ts';
import { targetOf } from './linking.ts';

/** What an act stands on: files that are kept with the case, documents of the books. */
export interface Beside {
  readonly files: readonly string[];
  readonly documents: readonly string[];
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
    ...about('submission', submissionId),
    facts: { files: new Set(files).size, documents: new Set(documents).size },
  });
}

/** The files that came with the sender's words, without what colleagues put beside their acts and into an answer. */
export function senderFiles(ports: Pick<Ports, 'db'>, submissionId: string): AttachmentRow[] {
  const beside = new Set(basisOf(ports.db, submissionId).map(({ attachmentId }) => attachmentId));
  const answering = answerFileIds(ports, submissionId);
  return attachmentsOfOwner(ports.db, 'submission', submissionId).filter(
    ({ id }) => !beside.has(id) && !answering.has(id),
  );
}

type Files = Pick<SubmissionDetail, 'attachments' | 'beside'>;

/** Files of the sender apart from what stands beside an act; of a document only what this person may see of it. */
export function filesOf(ports: Ports, submissionId: string): Files {
  const all = attachmentsFor(ports, { kind: 'submission', id: submissionId });
  const rows = basisOf(ports.db, submissionId);
  const besideIds = new Set(rows.map(({ attachmentId }) => attachmentId));
  const answering = answerFileIds(ports, submissionId);
  const acts = [...new Set(rows.map(({ act }) => act))];
  return {
    attachments: all.filter(({ id }) => !besideIds.has(id) && !answering.has(id)),
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
