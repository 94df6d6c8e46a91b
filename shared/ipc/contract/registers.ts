import { z } from 'zod';
import {
  ActBookKind,
  CivilDate,
  Cursor,
  filled,
  Id,
  Level,
  RegisterKind,
  text,
  TimeMs,
  listOf,
  objectOrNull,
  Shown,
} from '../schemas.ts';
import { command, note, query, hostCommand } from './spec.ts';

export const Book = z.strictObject({
  id: Id,
  kind: RegisterKind,
  year: z.int(),
  volume: z.int(),
  /** full: takes no new number (the next volume does); closed: nothing at all */
  state: z.enum(['open', 'full', 'closed']),
  /** the ground of the form that the book is kept by, as it is cited */
  formGround: z.string(),
  openedOn: CivilDate,
  closedHash: z.string().nullable(),
  closedMs: TimeMs.nullable(),
  /** of the first volume: everything below it stands in the paper book */
  firstNumber: z.int(),
  nextNumber: z.int(),
  entries: z.int(),
  waiting: z.int(),
  cancelled: z.int(),
  /** reserved numbers that are neither used nor released */
  reserved: z.int(),
  /** of these, numbers that wait since a comparison with the paper to be written again */
  lost: z.int(),
  /** requests that wait for a leader, or for their entry */
  requests: z.int(),
  /** the clerk who took the book over last */
  keeper: z.string().nullable(),
  /** after how many numbers a volume ends by itself */
  volumeLines: z.int().nullable(),
});
export type Book = z.infer<typeof Book>;

/** A number that was taken before its document exists. */
export const Reservation = z.strictObject({
  id: Id,
  bookId: Id,
  kind: RegisterKind,
  year: z.int(),
  number: z.int(),
  /** the document's own number that was reserved with it, for books of outgoing documents */
  code: z.string(),
  typeId: z.string().nullable(),
  purpose: z.string(),
  reservedOn: CivilDate,
  expiresOn: CivilDate,
  expired: z.boolean(),
  by: z.string(),
  state: z.enum(['held', 'used', 'released']),
  reason: z.string().nullable(),
  /** given out after the backup from which the station came back: waits, without a term, to be written again from the paper */
  lost: z.boolean(),
});
export type Reservation = z.infer<typeof Reservation>;

/** A request to insert a number (47a), to enter for an earlier day, or to put right the last number on paper (`start`). */
export const RegisterRequest = z.strictObject({
  id: Id,
  kind: z.enum(['insert', 'back-date', 'start']),
  bookId: Id,
  book: RegisterKind,
  year: z.int(),
  number: z.int().nullable(),
  onDate: CivilDate,
  reason: z.string(),
  askedBy: z.string(),
  askedMs: TimeMs,
  state: z.enum(['asked', 'approved', 'refused', 'withdrawn', 'used']),
  decidedBy: z.string().nullable(),
  decidedMs: TimeMs.nullable(),
  note: z.string(),
  /** "47a", once entered */
  enteredAs: z.string().nullable(),
  /** this person asked: may withdraw, may not decide */
  own: z.boolean(),
  shown: Shown,
  /** whose own number it continues (47a-CV/ĐU): only a document of this type takes it; null binds none, or isn't told. Of a `start`: the type whose numbers are meant, '' where one counts all types, null for the book */
  typeId: z.string().nullable(),
});
export type RegisterRequest = z.infer<typeof RegisterRequest>;

const FactValue = z.union([z.string(), z.number(), z.null()]);
const ActEvent = z.strictObject({
  kind: z.enum(['filled', 'corrected', 'cancelled']),
  field: z.string().nullable(),
  oldValue: FactValue,
  newValue: FactValue,
  reason: z.string(),
  atMs: TimeMs,
  by: z.string(),
});
/** A line of a book of acts: what its columns say now, and every later event. */
export const ActLine = z.strictObject({
  id: Id,
  bookId: Id,
  number: z.int(),
  enteredOn: CivilDate,
  enteredBy: z.string(),
  documentId: Id.nullable(),
  level: Level.nullable(),
  cells: z.array(z.string()),
  facts: z.record(z.string(), FactValue),
  events: z.array(ActEvent),
  cancelled: z.boolean(),
});
export type ActLine = z.infer<typeof ActLine>;

export const BookCount = z.strictObject({
  bookId: Id,
  kind: RegisterKind,
  year: z.int(),
  volume: z.int(),
  state: z.enum(['open', 'full', 'closed']),
  firstNumber: z.int(),
  lastNumber: z.int(),
  lines: z.int(),
  inserted: z.int(),
  cancelled: z.int(),
  reserved: z.int(),
  corrections: z.int(),
  waiting: z.int(),
  hash: z.string(),
});
export type BookCount = z.infer<typeof BookCount>;

export const Handover = z.strictObject({
  id: Id,
  giver: z.string(),
  taker: z.string(),
  offeredMs: TimeMs,
  counts: z.array(BookCount),
  note: z.string(),
  state: z.enum(['offered', 'confirmed', 'declined', 'withdrawn']),
  answeredMs: TimeMs.nullable(),
  answer: z.string(),
  /** which side this person is on */
  side: z.enum(['giver', 'taker', 'other']),
  shown: Shown,
});
export type Handover = z.infer<typeof Handover>;

export const STANDINGS = [
  'processing',
  'issued',
  'closed',
  'recalling',
  'recalled',
  'returned',
  'cancelled',
  'destroyed',
] as const;
const StatisticsRow = z.strictObject({
  book: RegisterKind,
  level: Level,
  standing: z.enum(STANDINGS),
  count: z.int(),
});
export const Statistics = z.strictObject({
  from: CivilDate,
  to: CivilDate,
  rows: z.array(StatisticsRow),
  /** the same counts again from the ledger alone, entry by entry */
  fromLedger: z.array(StatisticsRow),
  equal: z.boolean(),
  ledgerEntries: z.int(),
});
export type Statistics = z.infer<typeof Statistics>;

/** Where an entry's number comes from when it is not the next one. */
export const NumberFrom = objectOrNull({
  kind: z.enum(['reservation', 'request']),
  id: Id,
  /** an outgoing document that is written again from the paper: its own number, as it stands there */
  ownNumber: z.int().positive().max(1_000_000).nullable().default(null),
}).default(null);

export const DraftForm = z.enum([
  'registerIncoming',
  'registerOutgoing',
  'proposal',
  'registerSubmission',
  'direction',
  'answer',
]);

/** The last number that a paper book gave out. */
const LastOnPaper = z.int().min(0).max(999_999);

export const registerOps = {
  'registers.books': query({}, { books: z.array(Book) }),
  /** Opens a book of this year by hand, behind the paper one; registering opens a missing one by itself, from 1. */
  'registers.open': command(
    {
      kind: RegisterKind,
      year: z.int().min(2000).max(2100),
      /** 0: there is none */
      lastOnPaper: LastOnPaper.default(0),
      /** books of own documents: the last own number of each type; '' where one series counts all types */
      types: z
        .array(z.strictObject({ typeId: text(40), last: LastOnPaper }))
        .max(200)
        .default([]),
    },
    { id: Id },
  ),
  /** How the own numbers of a book are counted now, and which series run already. */
  'registers.series': query(
    { kind: RegisterKind },
    {
      counts: z.enum(['term', 'year']),
      /** "2025-2030", "2026" */
      period: z.string(),
      /** one series counts all types */
      allTypes: z.boolean(),
      /** back: behind a restored copy the comparison with the paper moved it on, and nothing was given out since */
      series: listOf({ typeId: z.string(), first: z.int(), next: z.int(), back: z.boolean() }),
    },
  ),
  /** Asks a leader to put right the last number on paper, as long as nothing was given out behind it. */
  'registers.askStart': command(
    {
      bookId: Id,
      /** null: of the book itself */
      typeId: text(40).nullable(),
      last: LastOnPaper,
      reason: filled(500),
    },
    { id: Id },
  ),
  /** Closes a volume for ever; the hash of its contents is kept and printed on its closing page. */
  'registers.close': command({ bookId: Id }, { hash: z.string() }),
  /** Whether a closed volume still says what it said when it was closed. */
  'registers.verify': query(
    { bookId: Id },
    { intact: z.boolean(), hash: z.string(), kept: z.string().nullable() },
  ),
  /** Ends a volume and begins the next one; the numbers run on. */
  'registers.newVolume': command({ bookId: Id }, { id: Id, volume: z.int() }),
  'registers.setVolumeLines': command(
    { kind: RegisterKind, lines: z.int().min(50).max(100_000).nullable() },
    { set: z.literal(true) },
  ),
  /** Takes a number now for a document that comes later. `typeId` is needed for a book of outgoing documents. */
  'registers.reserve': command(
    {
      bookId: Id,
      typeId: text(40).nullable(),
      purpose: filled(300),
      expiresOn: CivilDate,
    },
    { id: Id, number: z.int(), code: z.string() },
  ),
  'registers.release': command({ id: Id, reason: filled(300) }, { released: z.literal(true) }),
  'registers.reservations': query(
    { bookId: Id.nullable(), held: z.boolean() },
    { reservations: z.array(Reservation) },
  ),
  /** After a restored copy: numbers that had been given out since are accounted for, with the reason. */
  'registers.accountFor': command(
    {
      bookId: Id,
      upTo: z.int().positive(),
      /** outgoing: the type of those documents, whose own numbers are accounted for as well */
      typeId: text(40).nullable().default(null),
      reason: filled(300),
    },
    { numbers: z.int() },
  ),
  /** Asks a leader to insert a number behind `number`, or (number null) to enter for an earlier day. */
  'registers.ask': command(
    {
      bookId: Id,
      number: z.int().positive().nullable(),
      onDate: CivilDate,
      reason: filled(500),
    },
    { id: Id },
  ),
  'registers.decide': command(
    { id: Id, shown: Shown, approve: z.boolean(), note: text(500) },
    { state: z.enum(['approved', 'refused']) },
  ),
  'registers.withdraw': command({ id: Id, reason: filled(300) }, { withdrawn: z.literal(true) }),
  'registers.requests': query(
    { bookId: Id.nullable(), open: z.boolean() },
    { requests: z.array(RegisterRequest) },
  ),
  /** Lines of a book of acts, newest first; what this person may not know is left out. */
  'registers.actLines': query(
    {
      kind: ActBookKind,
      year: z.int(),
      after: Cursor.nullable(),
      limit: z.int().min(1).max(200),
    },
    {
      columns: listOf({ heading: z.string(), field: z.string(), weight: z.int() }),
      lines: z.array(ActLine),
      next: Cursor.nullable(),
    },
  ),
  'registers.correctLine': command(
    { id: Id, field: text(40), value: text(500), reason: filled(300) },
    { corrected: z.literal(true) },
  ),
  'registers.cancelLine': command({ id: Id, reason: filled(300) }, { cancelled: z.literal(true) }),
  /** Hands books over to another clerk, with their counts; valid when the other one confirms in an own session. */
  'registers.handOver': command(
    { takerId: Id, bookIds: z.array(Id).min(1).max(50), note: text(500) },
    { id: Id },
  ),
  'registers.answerHandover': command(
    { id: Id, shown: Shown, answer: z.enum(['confirmed', 'declined', 'withdrawn']), note: text(500) },
    { answered: z.literal(true) },
  ),
  'registers.handovers': query({}, { handovers: z.array(Handover) }),
  /** Thống kê BMNN: by book, level and standing of what was entered in a period; counted twice, rows and ledger. */
  'registers.statistics': query({ from: CivilDate, to: CivilDate }, Statistics),
  'reports.statistics': command(
    { from: CivilDate, to: CivilDate },
    { reportId: Id, pages: z.int(), sizeBytes: z.int() },
  ),
  /** Renders the statutory form (cover included) to PDF inside the vault; read it with `reports.read`. */
  'reports.book': command(
    {
      bookId: Id,
      fromNumber: z.int().positive(),
      toNumber: z.int().positive(),
      cover: z.boolean(),
    },
    { reportId: Id, pages: z.int(), sizeBytes: z.int() },
  ),
  'reports.read': query(
    {
      reportId: Id,
      offset: z.int().nonnegative(),
      /** for the printer: refused for a classified book, whose print-outs are copies (`copies.make`) */
      purpose: z.enum(['view', 'print']).default('view'),
    },
    { dataBase64: z.string(), sizeBytes: z.int(), done: z.boolean() },
  ),
  /** Writes a rendered report to a path that the person chose in the system's dialog. */
  'reports.saveTo': hostCommand({ reportId: Id, path: z.string().max(4096) }, { saved: z.literal(true) }),
  /** Drafts are this person's own; they are not registration. The body is the form's JSON. */
  'drafts.save': note({ form: DraftForm, key: text(64), body: z.string().max(100_000) }, { savedMs: TimeMs }),
  'drafts.get': query(
    { form: DraftForm, key: text(64) },
    { body: z.string().nullable(), savedMs: TimeMs.nullable() },
  ),
  'drafts.discard': note({ form: DraftForm, key: text(64) }, { discarded: z.boolean() }),
} as const;
