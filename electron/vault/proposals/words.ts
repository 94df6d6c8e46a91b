import { z } from 'zod';
import { openText, sealText } from '../knowing/recordKeys.ts';
import { asStored, isSealed, SEALED, type StoredText, stringOf } from '../db/storedText.ts';
import { openDraftText, sealDraftText } from '../attachments/draftKeys.ts';
import { levelOfDocument, mayReadFiles } from '../knowing/needToKnow.ts';
import type { Ports } from '../ports.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import { draftWordField, remarkField } from '../knowing/wordFields.ts';
import type { DraftFields, ProposalRecord, StepRow } from './store.ts';

/** What a drafter wrote, before the words of a classified draft are sealed. */
export type PlainFields = Omit<DraftFields, 'subject' | 'note'> & {
  readonly subject: string | null;
  readonly note: string;
};

export function sealFields(ports: Ports, id: string, fields: PlainFields): DraftFields {
  const draft = { id, level: fields.level };
  return {
    ...fields,
    subject: fields.subject === null ? null : sealDraftText(ports, draft, 'subject', fields.subject),
    note: sealDraftText(ports, draft, 'note', fields.note),
  };
}

type Issued = Pick<ProposalRecord, 'id' | 'level' | 'documentId'>;
/** A place in a phiếu trình: its name under the key of the draft, and under that of the issued document. */
interface Place {
  readonly draft: string;
  readonly issued: string;
}
const remarkAt = (stepId: string): Place => ({ draft: `remark/${stepId}`, issued: remarkField(stepId) });
const dossierAt = (id: string): Place => ({ draft: 'dossier', issued: draftWordField(id, 'dossier_title') });

/** The level that words about a draft have: its own, or the one that its document was given since. */
export const levelOfWords = (ports: Ports, { level, documentId }: Issued): Level =>
  level !== 'none' || documentId === null ? level : (levelOfDocument(ports.db, documentId) ?? 'none');

/** @throws AppError `key-not-granted` for someone who cannot read what is there */
function sealAt(ports: Ports, proposal: Issued, place: Place, text: string): StoredText {
  const level = levelOfWords(ports, proposal);
  return proposal.level !== 'none' || proposal.documentId === null
    ? sealDraftText(ports, proposal, place.draft, text)
    : sealText(ports, { id: proposal.documentId, level }, 'text', place.issued, text);
}

export const sealRemark = (ports: Ports, proposal: Issued, stepId: string, text: string): StoredText =>
  sealAt(ports, proposal, remarkAt(stepId), text);
export const sealDossierTitle = (ports: Ports, proposal: Issued, text: string): StoredText =>
  sealAt(ports, proposal, dossierAt(proposal.id), text);

function documentOf(ports: Ports, proposalId: string): string | null {
  const row = ports.db.prepare('SELECT document_id AS id FROM proposal WHERE id = ?').get(proposalId);
  return z.object({ id: z.string().nullable() }).parse(row).id;
}

/** The words of a draft; once it was issued, for those alone who may read the document (who was taken out of it, not). */
function openAt(ports: Ports, proposalId: string, place: Place, text: StoredText): string | null {
  const documentId = isSealed(text) ? documentOf(ports, proposalId) : null;
  if (documentId !== null && !stringOf(text).startsWith(`${SEALED}draft:`))
    return openText(ports, documentId, place.issued, text);
  if (documentId !== null && !mayReadFiles(ports, documentId)) return null;
  return openDraftText(ports, proposalId, place.draft, text);
}

/** Trích yếu, opened; null when there is none or it is withheld. */
export const subjectOf = (
  ports: Ports,
  { id, subject }: Pick<ProposalRecord, 'id' | 'subject'>,
): string | null =>
  subject === null
    ? null
    : openAt(ports, id, { draft: 'subject', issued: draftWordField(id, 'subject') }, subject);

export const noteOf = (ports: Ports, { id, note }: Pick<ProposalRecord, 'id' | 'note'>): string =>
  openAt(ports, id, { draft: 'note', issued: draftWordField(id, 'note') }, note) ?? '';

export const remarkOf = (ports: Ports, proposalId: string, step: StepRow): string =>
  openAt(ports, proposalId, remarkAt(step.id), step.remark) ?? '';

export const dossierTitleOf = (
  ports: Ports,
  { id, dossierTitle }: Pick<ProposalRecord, 'id' | 'dossierTitle'>,
): string => (dossierTitle === null ? '' : (openAt(ports, id, dossierAt(id), asStored(dossierTitle)) ?? ''));
