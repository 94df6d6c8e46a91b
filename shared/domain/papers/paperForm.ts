import { z } from 'zod';

/**
 * A paper (giấy tờ) is a form as data: what stands on it, in what order, and who signs. One form is set as PDF and,
 * where officials must edit it, written as a Word file. Text between braces is filled from the record: `{code}`.
 */
export const PAPERS = [
  'signing-slip',
  'dispatch-slip',
  'transfer-slip',
  'handling-slip',
  'envelope-inner',
  'envelope-outer',
  'destruction-council',
  'destruction-list',
  'destruction-meeting',
  'destruction-decision',
  'destruction-minutes',
  'urgent-destruction-minutes',
  'urgent-destruction-report',
  'handover-minutes',
  'carry-out-permit',
  'muster-minutes',
  'level-notice',
  'classified-statistics',
  'exchange-reconciliation',
  'receipt-slip',
  'acknowledgement-letter',
  'refusal-letter',
  'transfer-letter',
  'guidance-letter',
  'status-sheet',
  'answer-letter',
  'chase-letter',
  'case-figures',
  'case-figures-offices',
  'plan-status',
  'course-certificate',
  'initiative-minutes',
  'ledger-minutes',
  'lost-station',
  'numbers-minutes',
  'archive-list',
  'archive-minutes',
  'dossier-contents',
] as const;
export type PaperName = (typeof PAPERS)[number];

/** Kinds of records that papers are written from. */
export const PAPER_SUBJECTS = [
  'document',
  'proposal',
  'level-event',
  'destruction',
  'carry-out',
  'muster',
  'handover',
  'submission',
  'initiative',
  'archive',
  'dossier',
  'restoration',
] as const;
export type PaperSubject = (typeof PAPER_SUBJECTS)[number];

const filled = z.string().min(1);

export const PaperBlock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), text: filled }),
  z.strictObject({ kind: z.literal('paragraph'), text: filled }),
  /** `label: value`; an empty value becomes that many dotted lines, to be written on by hand */
  z.strictObject({
    kind: z.literal('field'),
    label: filled,
    value: z.string(),
    lines: z.int().min(0).max(12),
  }),
  /** a square code to be read by a camera; only printed, never in a Word file */
  z.strictObject({ kind: z.literal('code'), value: filled }),
  z.strictObject({
    kind: z.literal('table'),
    rows: filled,
    columns: z
      .array(z.strictObject({ heading: filled, field: filled, weight: z.int().positive() }))
      .min(1)
      .max(12),
    empty: filled,
  }),
  /** a bar for each row, one after the other its parts to one scale, with their numbers in words; a text that is no number draws none */
  z.strictObject({
    kind: z.literal('bars'),
    rows: filled,
    name: filled,
    parts: z
      .array(z.strictObject({ heading: filled, field: filled }))
      .min(1)
      .max(2),
    empty: filled,
  }),
]);
export type PaperBlock = z.infer<typeof PaperBlock>;

export const paperFormShape = {
  kind: z.literal('paper'),
  paper: z.enum(PAPERS),
  name: filled,
  under: z.string(),
  layout: z.enum(['portrait', 'landscape', 'label']),
  /** also given as a Word file */
  editable: z.boolean(),
  number: z.string(),
  blocks: z.array(PaperBlock).min(1),
  signatures: z.array(z.strictObject({ title: filled, name: z.string() })).max(3),
  recipients: z.array(filled).max(6),
} as const;
export type PaperForm = z.infer<z.ZodObject<typeof paperFormShape>>;

/** What fills a form. Every value is text as it is to be printed; a missing one leaves a place to write. */
export interface PaperData {
  readonly values: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  /** civil date in its head, of what says a thing that was decided before; left out: the day on which it is made */
  readonly datedOn?: string;
}

export const PLACEHOLDER = /\{([a-zA-Z]+)\}/g;

/** Fills the places of a text; an unknown one becomes an empty string. */
export const fillText = (text: string, values: PaperData['values']): string =>
  text.replaceAll(PLACEHOLDER, (_whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : '',
  );

/** Whom the paper goes to; a line that names nobody (an office without a superior) is none. */
export const recipientsOf = (
  { recipients }: Pick<PaperForm, 'recipients'>,
  values: PaperData['values'],
): string[] =>
  recipients
    .filter((text) => {
      const named = [...text.matchAll(PLACEHOLDER)].map((found) => found[0]);
      return named.length === 0 || named.some((place) => fillText(place, values).trim() !== '');
    })
    .map((text) => fillText(text, values));
