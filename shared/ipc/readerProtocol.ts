import { z } from 'zod';
import type { ScreenRule } from '../domain/secrecy/screenRule.ts';
import type { ErrorCode } from '../errors.ts';
import { ForeignTrail } from './foreignTrail.ts';
import {
  Detected,
  DraftParagraph,
  DraftSections,
  Enclosed,
  Look,
  MailHead,
  Mark,
  MOST_STAMPS,
  RecognisedWord,
  StampKind,
  TableRow,
  Words,
} from './readerAnswers.ts';
import { CopyOrder, MarkedCopies } from './readerCopies.ts';
import { EdxmlFile, EdxmlHead } from './readerEdxml.ts';
import { SignatureFacts, SignaturesRead, StampAnswer } from './readerSignatures.ts';
import { ShownBytes, ShownParts, ShownPdf } from './readerShown.ts';
import { Appended, Prepared, SignatureOrder } from './readerSigning.ts';
import { KnownIssuer, MOST_AUTHORITIES, TrustItem, TrustRead } from './readerTrust.ts';

/**
 * What the vault and the process that reads foreign bytes say to each other. The reader gets bytes and a budget and
 * gives back plain data, which the vault trusts no further than these schemas. One job is read at a time.
 */

/** Bytes travel in pieces, so that neither side is held for long by one of them. */
export const PIECE_BYTES = 1024 * 1024;
/** Pieces on their way that the reader has not taken yet. */
export const PIECES_IN_FLIGHT = 4;
/** How much of the beginning of a file tells its kind. Office files name their parts in the first entries of the archive. */
export const HEAD_BYTES = 256 * 1024;

/** Larger files are not given to the reader for this; bytes. */
export const READ_LIMITS = {
  look: 64 * 1024 * 1024,
  table: 64 * 1024 * 1024,
  mail: 64 * 1024 * 1024,
  edxml: 192 * 1024 * 1024,
  signatures: 96 * 1024 * 1024,
  trustFile: 24 * 1024 * 1024,
} as const;
/** No job is larger. */
export const MOST_BYTES = READ_LIMITS.edxml;

/** The most pixels of a picture that words are recognised in: an A4 page at 300 dpi. */
export const MOST_PIXELS = 9_000_000;

/** What one job may cost; it ends where it costs more. */
export const Budget = z.strictObject({
  deadlineMs: z.int().positive(),
  /** what the reading itself may keep, MiB */
  heapMiB: z.int().positive(),
  /** of the whole process, the bytes of the file among it, MiB */
  residentMiB: z.int().positive(),
});
export type Budget = z.infer<typeof Budget>;

const ORDINARY: Budget = { deadlineMs: 10_000, heapMiB: 256, residentMiB: 512 };
const LONG: Budget = { deadlineMs: 60_000, heapMiB: 256, residentMiB: 640 };

const name = z.string().max(1_000);
/** The rules are the vault's own data. */
const rules = z.custom<readonly ScreenRule[]>((value) => Array.isArray(value));

const length = z.int().nonnegative();

/** `isWhole` is false where only the beginning of a large file is given. */
export const ReaderJob = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('kind'), name }),
  z.strictObject({ op: z.literal('look'), name, rules, isWhole: z.boolean() }),
  z.strictObject({ op: z.literal('words'), name, rules }),
  z.strictObject({ op: z.literal('paragraphs'), name }),
  z.strictObject({ op: z.literal('draft') }),
  z.strictObject({ op: z.literal('firstPage'), mostLetters: z.int().positive() }),
  /** the bytes: a grey picture, a byte a pixel, row by row */
  z.strictObject({
    op: z.literal('recognise'),
    rules,
    width: z.int().positive(),
    height: z.int().positive(),
    dpi: z.int().min(70).max(600),
  }),
  /** the bytes: a page as `shared/domain/document/ink.ts` says */
  z.strictObject({
    op: z.literal('stamps'),
    width: z.int().positive(),
    height: z.int().positive(),
    dpi: z.int().min(70).max(600),
  }),
  z.strictObject({ op: z.literal('signatures') }),
  /** the bytes: a PDF that is to be drawn */
  z.strictObject({ op: z.literal('shownPdf') }),
  /** the bytes: what an authority for time stamps answered (RFC 3161); `imprint`: the SHA-256 that it was asked for; in hex */
  z.strictObject({
    op: z.literal('stampAnswer'),
    imprint: z.string().regex(/^[0-9a-f]{64}$/),
    nonce: z.string().regex(/^[0-9a-f]{16}$/),
  }),
  /** `issuers`: whose lists of revoked certificates may be in the file */
  z.strictObject({ op: z.literal('trustFile'), issuers: z.array(KnownIssuer).max(MOST_AUTHORITIES) }),
  z.strictObject({ op: z.literal('table') }),
  z.strictObject({ op: z.literal('mail'), rules }),
  z.strictObject({ op: z.literal('edxml') }),
  /** the bytes: the PDF, then the three fonts; `lengths` of the four */
  z.strictObject({
    op: z.literal('prepareSignatures'),
    order: SignatureOrder,
    lengths: z.tuple([length, length, length, length]),
  }),
  /** the bytes: the file, what goes inside, the last sheets, the bold font; `lengths` of the four */
  z.strictObject({
    op: z.literal('markCopies'),
    order: CopyOrder,
    lengths: z.tuple([length, length, length, length]),
  }),
]);
export type ReaderJob = z.infer<typeof ReaderJob>;
export type ReaderOp = ReaderJob['op'];

const none = z.never();

/** Per operation: what it answers with at its end, what comes in batches before that, and what it may cost. */
export const OPERATIONS = {
  kind: { value: Detected, item: none, budget: ORDINARY },
  look: { value: Look, item: none, budget: { ...ORDINARY, deadlineMs: 20_000 } },
  words: { value: Words, item: none, budget: LONG },
  paragraphs: { value: z.enum(['paragraphs', 'lines']).nullable(), item: z.string(), budget: ORDINARY },
  draft: { value: DraftSections.nullable(), item: DraftParagraph, budget: ORDINARY },
  firstPage: {
    value: z
      .array(z.array(z.string().max(20_000)).max(20_000))
      .max(2_000)
      .nullable(),
    item: none,
    budget: ORDINARY,
  },
  // what the recogniser holds is no heap of ours: the whole process is looked at
  recognise: {
    value: z.strictObject({ mark: Mark.nullable() }),
    item: RecognisedWord,
    budget: { deadlineMs: 30_000, heapMiB: 256, residentMiB: 448 },
  },
  stamps: {
    value: z.array(StampKind).max(MOST_STAMPS),
    item: none,
    budget: { deadlineMs: 20_000, heapMiB: 256, residentMiB: 448 },
  },
  /** the items: the signatures of a PDF in the order in which they were made */
  signatures: {
    value: SignaturesRead,
    item: SignatureFacts,
    budget: { deadlineMs: 20_000, heapMiB: 256, residentMiB: 640 },
  },
  shownPdf: {
    value: ShownPdf,
    item: z.union([ShownParts, ShownBytes]),
    budget: { deadlineMs: 20_000, heapMiB: 256, residentMiB: 640 },
  },
  stampAnswer: { value: StampAnswer, item: none, budget: ORDINARY },
  trustFile: { value: TrustRead, item: TrustItem, budget: LONG },
  table: {
    value: z.strictObject({ sheet: z.string().max(1_000) }),
    item: TableRow,
    budget: { ...LONG, heapMiB: 512, residentMiB: 896 },
  },
  mail: { value: MailHead, item: Enclosed, budget: LONG },
  // the text of a package stands in memory as a whole, its data in Base64
  edxml: { value: EdxmlHead, item: EdxmlFile, budget: { ...LONG, heapMiB: 1_024, residentMiB: 1_536 } },
  prepareSignatures: {
    value: Prepared,
    item: Appended,
    budget: { ...LONG, heapMiB: 512, residentMiB: 1_024 },
  },
  markCopies: {
    value: z.null(),
    item: MarkedCopies,
    budget: { ...LONG, heapMiB: 512, residentMiB: 1_024 },
  },
} as const satisfies Record<ReaderOp, { value: z.ZodType; item: z.ZodType; budget: Budget }>;
export type ReaderValue<K extends ReaderOp> = z.infer<(typeof OPERATIONS)[K]['value']>;
export type ReaderItem<K extends ReaderOp> = z.infer<(typeof OPERATIONS)[K]['item']>;

/** Items of one answer, and letters of one batch of them; a table has fifty thousand rows at most. */
export const MOST_ITEMS = 500_000;
export const BATCH = { items: 250, letters: 128 * 1024 } as const;
/** Bytes of the files that one job may give back, all together. */
export const MOST_GIVEN_BYTES = 512 * 1024 * 1024;

const id = z.int().nonnegative();
const bytes = z.custom<Uint8Array>((piece) => piece instanceof Uint8Array && piece.length <= PIECE_BYTES);

export const ToReader = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('job'),
    id,
    job: ReaderJob,
    sizeBytes: z.int().nonnegative().max(MOST_BYTES),
    budget: Budget,
  }),
  z.strictObject({ kind: z.literal('piece'), id, bytes }),
  /** a batch was taken: the next may come */
  z.strictObject({ kind: z.literal('more'), id }),
  z.strictObject({ kind: z.literal('stop'), id }),
]);
export type ToReader = z.infer<typeof ToReader>;

/** What parsers refuse with. No answer of the reader can pass for an error of the vault, of its rules or of its keys. */
const READER_ERRORS = [
  'too-large',
  'table-not-readable',
  'workbook-with-macros',
  'mail-not-readable',
  'edxml-refused',
  'file-type-refused',
  'file-unreadable',
  'file-too-costly',
  'copy-not-markable',
  'pdf-not-signable',
  'stopped',
  'internal',
] as const satisfies readonly ErrorCode[];

export const ReaderError = z.strictObject({
  code: z.enum(READER_ERRORS),
  params: z.record(z.string().max(40), z.union([z.string().max(200), z.number()])),
});
export type ReaderError = z.infer<typeof ReaderError>;

export const FromReader = z.discriminatedUnion('kind', [
  /** a piece was taken */
  z.strictObject({ kind: z.literal('taken'), id }),
  z.strictObject({ kind: z.literal('items'), id, items: z.array(z.unknown()).max(BATCH.items) }),
  /** bytes of the file that the last item named */
  z.strictObject({ kind: z.literal('bytes'), id, bytes }),
  /** `spent`: another process is to do the next job */
  z.strictObject({ kind: z.literal('done'), id, value: z.unknown(), spent: z.boolean() }),
  z.strictObject({
    kind: z.literal('failed'),
    id,
    error: ReaderError,
    spent: z.boolean(),
    /** of a bug: where it was met */
    trail: ForeignTrail.optional(),
  }),
]);
export type FromReader = z.infer<typeof FromReader>;

/** Besides: a bug ended the thread that reads, or ends the process. It answers no job. */
export const ReaderIncident = z.strictObject({ kind: z.literal('incident'), trail: ForeignTrail });
export type ReaderIncident = z.infer<typeof ReaderIncident>;
