import { z } from 'zod';
import type { OutRow } from '../../envelopes/store.ts';

/** The record that an envelope is about, for the ledger. */
export const subjectOfOut = ({
  id,
  documentId,
  submissionId,
}: Pick<OutRow, 'id' | 'documentId' | 'submissionId'>) =>
  documentId !== null
    ? ({ subjectKind: 'document', subjectId: documentId } as const)
    : submissionId !== null
      ? ({ subjectKind: 'submission', subjectId: submissionId } as const)
      : ({ subjectKind: 'envelope', subjectId: id } as const);

/** What the row of an envelope keeps of what it says. */
export const saidIn = ({ metadata }: Pick<OutRow, 'metadata'>): Record<string, unknown> =>
  metadata === null ? {} : z.record(z.string(), z.unknown()).parse(JSON.parse(metadata));
