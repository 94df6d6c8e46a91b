import { z } from 'zod';
import { normaliseText } from '../../domain/text/normalise.ts';
import {
  Attachment,
  BookKind,
  Changed,
  CivilDate,
  DraftingUnit,
  CivilTime,
  Cursor,
  filled,
  Id,
  Level,
  line,
  lineOrNull,
  Offer,
  PersonRef,
  Revision,
  text,
  TimelineItem,
  TimeMs,
  Urgency,
  listOf,
  objectOrNull,
  name,
} from '../schemas.ts';
import { DocumentFilter } from './documentFilter.ts';
import { DocumentReadState } from './documentStates.ts';
import { Determination, LevelSource } from './protection.ts';
import { NumberFrom } from './registers.ts';
import { command, query } from './spec.ts';

/** Columns of a register line that a correction may strike through. */
export const CORRECTABLE = [
  'issuer',
  'code',
  'documentDate',
  'typeId',
  'subject',
  'signer',
  'copyNumber',
  'recipients',
  'copies',
  'pages',
] as const;
export type Correctable = (typeof CORRECTABLE)[number];

/** One line of a list. `subject` is null for Tuyệt mật, for unopened envelopes and for who may not read it. */
export const DocumentRow = z.strictObject({
  id: Id,
  book: BookKind,
  bookId: Id,
  year: z.int(),
  entryNumber: z.int().positive(),
  /** `a` for 47a; '' for most */
  entrySuffix: z.string(),
  enteredOn: CivilDate,
  enteredMs: TimeMs,
  issuer: z.string(),
  code: z.string(),
  documentDate: CivilDate.nullable(),
  typeId: z.string(),
  typeName: z.string(),
  subject: z.string().nullable(),
  level: Level,
  urgency: Urgency,
  state: DocumentReadState,
  /** under a bút phê that gives it to nobody: it stays on the desk of whoever wrote it */
  unassigned: z.boolean(),
  /** the office that issued it called it back: `open` until it is erased here; null for every other */
  calledBack: z.enum(['open', 'done']).nullable(),
  holder: PersonRef.nullable(),
  dueOn: CivilDate.nullable(),
  dueTime: CivilTime.nullable(),
  /** working days late, as of today; 0 when not late or closed */
  lateDays: z.int().nonnegative(),
  files: z.int().nonnegative(),
  /** its level rests on a sample item until a real one is cited */
  sampleGround: z.boolean(),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

const Direction = z.strictObject({
  id: Id,
  by: PersonRef,
  atMs: TimeMs,
  /** null: sealed, and this person was not given the key */
  text: z.string().nullable(),
  lead: PersonRef.nullable(),
  support: z.array(PersonRef),
  dueOn: CivilDate.nullable(),
  dueTime: CivilTime.nullable(),
});

const NotSent = z.enum(['document-frozen', 'copying-forbidden', 'channel-not-allowed', 'illegal-transition']);
export type NotSent = z.infer<typeof NotSent>;

const ExchangeMark = z.strictObject({
  envelopeId: z.string(),
  direction: z.enum(['in', 'out']),
  peer: z.string(),
  stage: z.string(),
  atMs: TimeMs,
});

/**
 * What the row of a document keeps and its detail shows just as it stands there, besides what a list shows. The table's row
 * (`electron/vault/tables/documents.ts`), the entry, its completion and the detail take these fields from here; a document
 * that has none of it has the default.
 */
export const PlainFields = z.object({
  pages: z.int().nullable().default(null),
  signer: z.string().default(''),
  replyDueOn: CivilDate.nullable().default(null),
  copyNumber: z.string().nullable().default(null),
});
export type PlainFields = z.infer<typeof PlainFields>;

export const DocumentDetail = DocumentRow.extend({
  ...PlainFields.shape,
  revision: Revision,
  readable: z.boolean(),
  /** the form in which it was signed here: "KT. Chủ tịch, Phó Chủ tịch"; '' where that is not known */
  signedAs: z.string(),
  recipients: z.array(z.string()),
  note: z.string(),
  namedPerson: z.string().nullable(),
  /** an electronic envelope lies unopened behind the entry, and this person is the one it names */
  namedEnvelope: z.boolean(),
  /** it is to be sealed once more for the person whom it names; said to who holds the office's key */
  namedKeyLost: z.boolean(),
  protectionUntil: CivilDate.nullable(),
  rulePack: z.string(),
  cancelReason: z.string().nullable(),
  acknowledgedMs: TimeMs.nullable(),
  attachments: z.array(Attachment),
  directions: z.array(Direction),
  answers: listOf({ outgoingId: Id.nullable(), code: z.string(), note: z.string(), atMs: TimeMs }),
  exchange: z.array(ExchangeMark),
  /** why nothing of it leaves as it stands, whoever asks; null where it may go (`exchange.send`) */
  notSent: NotSent.nullable(),
  /** the office that issued it called it back, by envelope or on paper: nothing of it goes on to others */
  takenBack: objectOrNull({
    /** the proof that it was erased here is still owed */
    isOpen: z.boolean(),
    /** the envelope that was recalled; null where the order came on paper */
    envelopeId: z.string().nullable(),
  }),
  /** đính chính: what stood on the line, oldest first */
  corrections: listOf({
    field: z.enum(CORRECTABLE),
    oldText: z.string(),
    newText: z.string(),
    reason: z.string(),
    by: z.string(),
    atMs: TimeMs,
  }),
  timeline: z.array(TimelineItem),
  /** the dossier in which it is kept */
  dossier: objectOrNull({ code: z.string(), title: z.string() }),
  offers: z.array(Offer),
});
export type DocumentDetail = z.infer<typeof DocumentDetail>;

/**
 * What a person writes about a paper that came. Each text is brought to its stored spelling here; what may be left empty may
 * be left out, so that a new field touches nobody who doesn't write it.
 */
const IncomingFields = z.strictObject({
  issuer: name(200),
  /** số, ký hiệu as on paper: `47-CV/ĐU` */
  code: line(80),
  documentDate: CivilDate.nullable(),
  typeId: text(40),
  urgency: Urgency.default('thuong'),
  level: Level,
  pages: z.int().min(0).max(100000).nullable().default(null),
  /** trích yếu; must be null for Tuyệt mật (Nghị định 63/2026, Sổ BMNN đến, cột 7) */
  subject: lineOrNull(2000),
  signer: line(120).default(''),
  presentTo: Id.nullable().default(null),
  replyDueOn: CivilDate.nullable().default(null),
  dueOn: CivilDate.nullable().default(null),
  dueTime: CivilTime.nullable().default(null),
  note: text(2000).transform(normaliseText).default(''),
  copyNumber: lineOrNull(20).default(null),
  files: z.array(Id).max(50).default([]),
});

const RowPage = z.strictObject({
  rows: z.array(DocumentRow),
  next: Cursor.nullable(),
  total: z.int().nullable(),
});

export const documentOps = {
  'documents.list': query(
    DocumentFilter.extend({
      after: Cursor.nullable(),
      /** the first page begins at this order number of the newest volume (of the filter's year), or just below it */
      fromNumber: z.int().min(1).max(9_999_999).nullable().default(null),
      limit: z.int().min(1).max(200),
    }),
    RowPage,
  ),
  /** Counts for the filter chips of a book, for this person; from counter tables. */
  'documents.counts': query(
    { book: BookKind },
    {
      all: z.int(),
      mine: z.int(),
      overdue: z.int(),
      notPresented: z.int(),
      unopened: z.int(),
      byLevel: z.strictObject({ none: z.int(), mat: z.int(), 'toi-mat': z.int(), 'tuyet-mat': z.int() }),
    },
  ),
  'documents.get': query({ id: Id }, DocumentDetail),
  /** What a new entry starts from: the last entry of this issuer (or of the book), type and person kept. */
  'documents.entryDefaults': query(
    { book: BookKind, issuer: text(200).nullable() },
    {
      nextNumber: z.int(),
      issuer: z.string().nullable(),
      issuerSymbol: z.string().nullable(),
      typeId: z.string().nullable(),
      presentTo: PersonRef.nullable(),
      lastDocumentDate: CivilDate.nullable(),
    },
  ),
  'documents.issuers': query(
    { words: text(200), limit: z.int().min(1).max(20) },
    {
      issuers: listOf({
        name: z.string(),
        symbol: z.string().nullable(),
        /** other names of it that begin alike: typed, they lead to it */
        also: z.array(z.string()),
      }),
    },
  ),
  /** Every name of the ordinary book of incoming documents, and which other name it leads to. */
  'documents.issuersKnown': query(
    {},
    {
      issuers: listOf({ name: z.string(), uses: z.int(), sameAs: z.string().nullable() }),
    },
  ),
  /** From now on a name leads to another one; the books keep what stands on the papers. */
  'documents.mergeIssuers': command({ name: filled(200), into: filled(200) }, { merged: z.literal(true) }),
  /** The reverse of `documents.mergeIssuers`. */
  'documents.partIssuer': command({ name: filled(200) }, { parted: z.literal(true) }),
  /** Entries that may be the same document: number, notation, issuer and date compared in folded form. */
  'documents.duplicates': query(
    {
      book: BookKind,
      issuer: text(200),
      code: text(80),
      documentDate: CivilDate.nullable(),
      subject: text(2000).nullable(),
    },
    {
      matches: listOf({
        row: DocumentRow,
        same: z.array(z.enum(['code', 'issuer', 'date', 'subject'])),
        percent: z.int(),
      }),
    },
  ),
  'documents.proposeDue': query(
    { urgency: Urgency, arrivedOn: CivilDate, replyDueOn: CivilDate.nullable() },
    { dueOn: CivilDate.nullable(), dueTime: CivilTime.nullable(), rule: z.string() },
  ),
  'documents.registerIncoming': command(
    IncomingFields.extend({
      book: z.enum(['incoming', 'classified-incoming']),
      arrivedOn: CivilDate,
      /** set when the envelope may only be opened by the person named on it (NĐ 26/2020 Điều 4) */
      unopenedFor: name(80).nullable().default(null),
      /** the person looked at the proposed duplicates and says that this is another document */
      notADuplicate: z.boolean().default(false),
      /** the received envelope that this entry registers */
      envelopeId: z.string().max(64).nullable().default(null),
      /** the edXML package that this entry registers */
      edxmlId: Id.nullable().default(null),
      /** a reserved number, or a number or day that a leader approved; null takes the next number today */
      numberFrom: NumberFrom,
    }),
    { id: Id, entryNumber: z.int(), entrySuffix: z.string(), bookId: Id },
  ),
  /** The named person opened the envelope and completes the entry. */
  'documents.completeUnopened': command(IncomingFields.extend({ id: Id, revision: Revision }), Changed),
  /** Registers an outgoing document and takes its number; order: number, then register, then issue (NĐ 30 Điều 14). */
  'documents.registerOutgoing': command(
    {
      book: z.enum(['outgoing', 'classified-outgoing']),
      typeId: filled(40),
      documentDate: CivilDate,
      subject: text(2000).nullable(),
      level: Level,
      urgency: Urgency,
      signer: filled(120),
      recipients: z.array(filled(200)).max(200),
      copies: z.int().min(1).max(9999),
      pages: z.int().min(0).max(100000).nullable(),
      note: text(2000),
      answersId: Id.nullable(),
      files: z.array(Id).max(50),
      /** required for a classified document: the item of a danh mục, who determined, in what capacity, when */
      determination: Determination.nullable().default(null),
      /** what it quotes or encloses; its level is not lower */
      sources: z.array(LevelSource).max(50).default([]),
      numberFrom: NumberFrom,
      /** short name of the unit that drafted a State công văn: 15/UBND-VX; '' names none */
      draftingUnit: DraftingUnit.default(''),
      /** `ask`: refuse where the post of who signed or determined doesn't reach the level; else the ledger keeps the doubt */
      authority: z.enum(['ask', 'confirmed']).default('confirmed'),
    },
    {
      id: Id,
      entryNumber: z.int(),
      entrySuffix: z.string(),
      code: z.string(),
      bookId: Id,
    },
  ),
  'documents.present': command({ id: Id, revision: Revision, leaderId: Id }, Changed),
  /** Bút phê and assignment in one act. */
  'documents.direct': command(
    {
      id: Id,
      revision: Revision,
      text: filled(4000),
      leadId: Id.nullable(),
      supportIds: z.array(Id).max(20),
      dueOn: CivilDate.nullable(),
      dueTime: CivilTime.nullable(),
    },
    Changed,
  ),
  'documents.acknowledge': command({ id: Id, revision: Revision }, Changed),
  'documents.startWork': command({ id: Id, revision: Revision }, Changed),
  'documents.returnToLeader': command({ id: Id, revision: Revision, reason: filled(1000) }, Changed),
  'documents.answer': command(
    {
      id: Id,
      revision: Revision,
      outgoingId: Id.nullable(),
      code: text(80),
      note: text(2000),
    },
    Changed,
  ),
  'documents.close': command({ id: Id, revision: Revision, note: text(2000) }, Changed),
  /** Trả lại nơi gửi: wrongly delivered, or a check failed (NĐ 30/2020 Điều 21). */
  'documents.giveBack': command({ id: Id, revision: Revision, reason: filled(1000) }, Changed),
  /** Phát hành: an outgoing document that has left on paper; one with a phiếu trình is issued there. */
  'documents.issue': command({ id: Id, revision: Revision }, Changed),
  /** A closed or answered document is taken up again. */
  'documents.reopen': command({ id: Id, revision: Revision, reason: filled(1000) }, Changed),
  /** Lưu hồ sơ; filed again, it moves to the other dossier. */
  'documents.file': command(
    {
      id: Id,
      revision: Revision,
      dossierCode: filled(60),
      dossierTitle: filled(300),
    },
    Changed,
  ),
  'documents.cancelEntry': command({ id: Id, revision: Revision, reason: filled(500) }, Changed),
  /** Strikes a column of the line through and writes another text beside it; the old one stays readable. */
  'documents.correct': command(
    {
      id: Id,
      revision: Revision,
      field: z.enum(CORRECTABLE),
      /** a date as YYYY-MM-DD, a type by its id, recipients one a line; empty for nothing */
      value: text(4000),
      reason: filled(500),
    },
    Changed,
  ),
  'documents.addFiles': command({ id: Id, revision: Revision, files: z.array(Id).min(1).max(50) }, Changed),
  /** Outgoing entries that could be the answer, for linking by number. */
  'documents.findOutgoing': query(
    { words: text(80), limit: z.int().min(1).max(20) },
    { rows: z.array(DocumentRow) },
  ),
} as const;
