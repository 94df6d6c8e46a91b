import { z } from 'zod';
import { PAPER_SUBJECTS, PAPERS } from '../../domain/papers/paperForm.ts';
import { TOLD_AT_ONCE } from '../../domain/submission/reach.ts';
import { Id, text, listOf } from '../schemas.ts';
import { Refused } from './channel.ts';
import { command, query } from './spec.ts';

export const PaperName = z.enum(PAPERS);
const PaperSubject = z.enum(PAPER_SUBJECTS);

/** Papers of a record (phiếu, biên bản, nhãn bì): which there are, and one rendered for preview, print or saving. */
export const paperOps = {
  'papers.offered': query(
    { subjectKind: PaperSubject, subjectId: Id },
    {
      papers: listOf({
        paper: PaperName,
        name: z.string(),
        editable: z.boolean(),
        /** the rule that gives the form, for "Căn cứ" */
        rule: z.string(),
        /** who it can be made out to; empty where it is made out to nobody */
        recipients: z.array(z.string()),
      }),
    },
  ),
  /** Renders inside the vault; read it with `reports.read`, save or print it like a book. */
  'papers.make': command(
    {
      paper: PaperName,
      subjectKind: PaperSubject,
      subjectId: Id,
      /** one of the recipients; null: a sheet for each */
      recipient: text(200).nullable(),
      format: z.enum(['pdf', 'docx']),
    },
    { reportId: Id, pages: z.int(), sizeBytes: z.int(), fileName: z.string() },
  ),
  /** One letter of the same kind to the sender of each case, in one file; a case that has none does not stop the others. */
  'papers.letters': command(
    { paper: z.enum(['acknowledgement-letter', 'answer-letter']), ids: z.array(Id).min(1).max(TOLD_AT_ONCE) },
    { reportId: Id, pages: z.int(), sizeBytes: z.int(), fileName: z.string(), refused: Refused },
  ),
} as const;
