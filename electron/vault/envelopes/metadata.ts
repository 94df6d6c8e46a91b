import { z } from 'zod';
import { isCivilDate } from '../../../shared/domain/calendar/civilDate.ts';
import { Forwarded } from '../../../shared/ipc/contract/exchange.ts';
import { receivedLine as line, receivedText } from '../../../shared/domain/text/received.ts';
import { Urgency } from '../../../shared/ipc/schemas.ts';
import { LedgerAnchor } from '../audit/witness.ts';
import { guarded } from '../crypto/refusal.ts';

/**
 * What the signed manifest says of its document or receipt. Every field is bounded; unknown ones are passed over
 * here and stay in the manifest that is kept.
 */
const date = z.string().refine(isCivilDate).nullable();

const documentMetadata = z.looseObject({
  issuer: line(200, 1),
  code: line(80),
  documentDate: date,
  typeId: line(40),
  urgency: Urgency,
  pages: z.int().min(0).max(100_000).nullable(),
  copies: z.int().min(1).max(9999).nullable(),
  subject: receivedText(2000).nullable(),
  signer: line(120),
  replyDueOn: date,
  /** number of files (NĐ 63/2026: the recipient checks integrity, number of documents, pages, attachments) */
  files: z.int().min(0).max(64),
  /** whether its signer allowed copies (NĐ 26/2020 Đ2.1); stations of before this version, and paper, say nothing */
  copyAllowed: z.boolean().nullable().optional(),
  /** "Chỉ người có tên mới được bóc bì" (NĐ 26/2020 Đ4): whom it names; absent: whoever keeps the books opens it */
  namedOnly: line(120).nullable().optional(),
});
export type DocumentMetadata = z.infer<typeof documentMetadata>;

const isKnown = (name: string): boolean =>
  name in documentMetadata.shape || name === 'forwards' || name === 'resends';

/** Whom the row of an envelope names as the only one to open it. */
export const namedIn = (metadata: string | null): string | null =>
  metadata === null
    ? null
    : (z.looseObject({ namedOnly: z.string().nullish() }).parse(JSON.parse(metadata)).namedOnly ?? null);

/** What a newer station said of a document that this one has no name for: passed on as it came. */
export const unknownFields = (metadata: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(metadata).filter(([name]) => !isKnown(name)));

/** The fields that the open columns of a register line have as well; no words. */
export const withoutWords = (metadata: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  ...Object.fromEntries(Object.entries(metadata).filter(([name]) => isKnown(name))),
  subject: null,
});

export const RECEIPT_EVENTS = [
  'delivered',
  'received',
  'registered',
  'refused',
  'opened',
  'recalled',
  'purged',
  'void',
] as const;
export type ReceiptEvent = (typeof RECEIPT_EVENTS)[number];

/** Status codes of edXML (QCVN 102:2016) where one exists. */
export const EDXML_STATUS: Readonly<Record<ReceiptEvent, string | null>> = {
  delivered: '01',
  received: null,
  registered: '03',
  refused: '02',
  opened: null,
  // 13 asks to take back, 15 agrees; nothing stands for the number that stays empty
  recalled: '15',
  purged: '15',
  void: null,
};

/** What the recipient found in order: NĐ 63/2026, who receives checks and tells the sender. */
const fourChecks = z.object({
  integrity: z.boolean(),
  documents: z.boolean(),
  pages: z.boolean(),
  attachments: z.boolean(),
});
export type FourChecks = z.infer<typeof fourChecks>;

const receiptMetadata = z.looseObject({
  about: z.string().regex(/^[0-9a-f]{32}$/),
  event: z.enum(RECEIPT_EVENTS),
  atMs: z.int().nonnegative(),
  entryNumber: z.int().positive().nullable(),
  by: z.enum(['check', 'person']).nullable(),
  code: line(64).nullable(),
  reason: receivedText(1000),
  /** put in when the receipt is signed (audit/witness.ts); older stations send none */
  ledger: LedgerAnchor.optional(),
  /** stations of before this version say nothing of these */
  label: line(40).nullable().default(null),
  checks: fourChecks.nullable().default(null),
  countedPages: z.int().min(0).max(100_000).nullable().default(null),
  sequence: z.int().min(1).nullable().default(null),
  status: line(8).nullable().default(null),
});
export type ReceiptMetadata = z.infer<typeof receiptMetadata>;

const kept = z.object({
  metadata: z.record(z.string(), z.unknown()),
  /** what the evidence showed when it arrived; no field of the manifest that was signed */
  forwarded: Forwarded.nullable().default(null),
});

/** What the signed manifest of an accepted envelope said. */
export const manifestOf = ({ manifest }: { readonly manifest: string | null }): z.infer<typeof kept> =>
  guarded('envelope-malformed', () => kept.parse(JSON.parse(manifest ?? '')));

export const readDocumentMetadata = (metadata: unknown): DocumentMetadata =>
  guarded('envelope-malformed', () => documentMetadata.parse(metadata));

export const readReceiptMetadata = (metadata: unknown): ReceiptMetadata =>
  guarded('envelope-malformed', () => receiptMetadata.parse(metadata));
