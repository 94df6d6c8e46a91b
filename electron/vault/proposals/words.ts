import { asStored } from '../access/storedText.ts';
import { openDraftText, sealDraftText } from '../attachments/draftKeys.ts';
import type { Ports } from '../ports.ts';
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

/** Trích yếu, opened; null when there is none or it is withheld. */
export const subjectOf = (ports: Ports, proposal: Pick<ProposalRecord, 'id' | 'subject'>): string | null =>
  proposal.subject === null ? null : openDraftText(ports, proposal.id, 'subject', proposal.subject);

export const noteOf = (ports: Ports, proposal: Pick<ProposalRecord, 'id' | 'note'>): string =>
  openDraftText(ports, proposal.id, 'note', proposal.note) ?? '';

export const remarkOf = (ports: Ports, proposalId: string, step: StepRow): string =>
  openDraftText(ports, proposalId, `remark/${step.id}`, step.remark) ?? '';

export const dossierTitleOf = (
  ports: Ports,
  proposal: Pick<ProposalRecord, 'id' | 'dossierTitle'>,
): string =>
  proposal.dossierTitle === null
    ? ''
    : (openDraftText(ports, proposal.id, 'dossier', asStored(proposal.dossierTitle)) ?? '');
