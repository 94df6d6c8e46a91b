import { z } from 'zod';
import { Cursor, filled, Id, Level, text, TimeMs, listOf, objectOrNull } from '../schemas.ts';
import { Staged } from './attachments.ts';
import { command, hostCommand, note, provedCommand, query } from './spec.ts';

/** What an envelope may carry; a kind that a station doesn't know is kept in quarantine, whole. */
export const ENVELOPE_KINDS = [
  'document',
  'submission',
  'submission-answer',
  'consultation-chase',
  'receipt',
  'request',
  'recall',
  'reconciliation',
  'figures',
  'directory',
  'rule-pack',
  'help',
  'course',
] as const;
export const EnvelopeKind = z.enum(ENVELOPE_KINDS);
export type EnvelopeKind = z.infer<typeof EnvelopeKind>;

/** Gửi · Tới · Nhận · Sổ: `yes` by a signed receipt, `waiting`, `refused`, or not begun. */
const Dot = z.enum(['yes', 'waiting', 'refused', 'none']);

/** A station of another office that waits for a new card to be compared. */
const OutOfTrust = z.strictObject({
  stationId: Id,
  stationName: z.string(),
  officeName: z.string(),
  /** given as lost here, or taken back by its own authority */
  why: z.enum(['lost', 'revoked']),
  /** of a loss: when it was settled here */
  sinceMs: TimeMs.nullable(),
  /** packets for it that have not left */
  waiting: z.int(),
  /** its new card was read, and waits to be compared */
  compare: z.boolean(),
});

export const Peer = z.strictObject({
  officeCode: z.string(),
  stationId: z.string(),
  name: z.string(),
  fingerprint: z.string(),
  fingerprintWords: z.string(),
  trusted: z.boolean(),
  /** fingerprint of the card in force that this newer card would replace; null when there is none */
  replaces: z.string().nullable(),
  validUntilMs: TimeMs,
  /** the newest list of revoked certificates of the authority that certified it, as it is known here */
  list: z.strictObject({
    state: z.enum(['none', 'fresh', 'stale', 'unreadable']),
    issuedMs: TimeMs.nullable(),
    /** until when it speaks for itself */
    nextMs: TimeMs.nullable(),
  }),
});
export type Peer = z.infer<typeof Peer>;

export const EnvelopeRow = z.strictObject({
  envelopeId: z.string(),
  direction: z.enum(['in', 'out']),
  sequence: z.int(),
  peer: z.string(),
  kind: EnvelopeKind,
  level: Level,
  title: z.string(),
  dots: z.strictObject({ sent: Dot, arrived: Dot, received: Dot, registered: Dot }),
  stage: z.enum([
    'sealed',
    'written',
    'delivered',
    'received',
    'registered',
    'refused',
    'stored',
    'checked',
    'quarantined',
    'discarded',
    'applied',
    'recalled',
    'purged',
  ]),
  /** sealed for a machine that was given as lost since: it does not leave */
  held: z.boolean(),
  /** how far an order to give back has come at its holder; null of anything else */
  order: z.enum(['waits', 'locked', 'erased']).nullable(),
  entryNumber: z.int().nullable(),
  errorCode: z.string().nullable(),
  documentId: Id.nullable(),
  submissionId: Id.nullable(),
  atMs: TimeMs,
});
export type EnvelopeRow = z.infer<typeof EnvelopeRow>;

/** What whoever receives checks and tells the sender: integrity, number of documents, pages, attachments. */
const FourChecks = {
  integrity: z.boolean(),
  documents: z.boolean(),
  pages: z.boolean(),
  attachments: z.boolean(),
} as const;

const Check = z.strictObject({ check: z.string(), outcome: z.enum(['pass', 'fail', 'not-reached']) });

/** A document that another office sent first, and what shows that it is the same. */
export const Forwarded = z.strictObject({
  office: z.string(),
  /** number of the first envelope, as its sender counted it */
  sequence: z.int(),
  /** `none`: nothing of the first sender came with it; `office-unknown`: its card is not trusted here */
  proof: z.enum(['whole', 'differs', 'invalid', 'office-unknown', 'none']),
  /** of the first envelope, when their signatures hold */
  signers: z.array(z.string()),
});
export type Forwarded = z.infer<typeof Forwarded>;

/** Fields of the registration form as the sender's signed manifest says them. */
const Proposal = z.strictObject({
  issuer: z.string(),
  code: z.string(),
  documentDate: z.string().nullable(),
  typeId: z.string(),
  urgency: z.string(),
  level: Level,
  pages: z.int().nullable(),
  subject: z.string().nullable(),
  signer: z.string(),
  replyDueOn: z.string().nullable(),
  stagedFiles: z.array(Staged),
});

/**
 * What is to be done about an envelope that was sealed for keys of a machine given as lost since: it never leaves.
 * `by-itself`: it goes out anew once a new card is trusted; `compare`: that card first; `resend`: from here; `issue`: its
 * file is signed and sent again where it was made; `elsewhere`: to the station at which the office is reached now;
 * `over`: nobody needs it any more.
 */
export const LostSeal = z.enum(['by-itself', 'compare', 'resend', 'issue', 'elsewhere', 'over']);
export type LostSeal = z.infer<typeof LostSeal>;

export const EnvelopeDetail = EnvelopeRow.extend({
  /** null: it comes from its sender; of one that goes out `proof` says what goes with it */
  forwarded: Forwarded.nullable(),
  /** why a person refused it, in that person's words; null where nobody did or this person may not read it */
  reason: z.string().nullable(),
  checks: z.array(Check),
  signers: listOf({ name: z.string(), role: z.enum(['person', 'office']), serial: z.string() }),
  files: listOf({ name: z.string(), sizeBytes: z.int() }),
  /** every receipt that came for it, oldest first, as the recipient signed it */
  events: listOf({
    event: z.string(),
    toldMs: TimeMs,
    atMs: TimeMs,
    status: z.string().nullable(),
    entryNumber: z.int().nullable(),
    code: z.string().nullable(),
    reason: z.string(),
    checks: z.record(z.string(), z.boolean()).nullable(),
    /** pages that the recipient counted; null where it said nothing */
    countedPages: z.int().nullable(),
  }),
  /** the four checks of the recipient, once a clerk confirmed them */
  confirmation: objectOrNull({
    ...FourChecks,
    countedPages: z.int().nullable(),
    countedFiles: z.int(),
    note: z.string(),
    by: z.string(),
    atMs: TimeMs,
  }),
  /** pages that the sender says the document has */
  pages: z.int().nullable(),
  /** a later envelope that was sent in its place */
  replacedBy: z.string().nullable(),
  mayResend: z.boolean(),
  /** its number may be told to stay empty: nothing goes out in its place from here */
  mayGiveUp: z.boolean(),
  lostSeal: LostSeal.nullable(),
  /** the open recall of the record that came with it, to be carried out here */
  recallId: Id.nullable(),
  /** a transferred submission in its sender's words */
  said: objectOrNull({
    receiptCode: z.string(),
    title: z.string(),
    body: z.string(),
    field: z.string(),
    receivedOn: z.string(),
    reason: z.string(),
  }),
  /** what another office answers to a case that went there, and that case */
  answer: objectOrNull({
    submissionId: Id.nullable(),
    receiptCode: z.string(),
    text: z.string(),
    approvedBy: z.string(),
    approvedMs: TimeMs,
  }),
  /** "Chỉ người có tên mới được bóc bì": whom it names; the registry enters what stands outside and does not open it */
  namedOnly: z.string().nullable(),
  /** a question of another office that waits for this one's answer, and its words */
  chase: objectOrNull({
    receiptCode: z.string(),
    question: z.string(),
    askedOn: z.string(),
    dueOn: z.string(),
    text: z.string(),
  }),
  /** fields proposed for the registration form, from the signed manifest */
  proposal: Proposal.nullable(),
});
export type EnvelopeDetail = z.infer<typeof EnvelopeDetail>;

const PumpReport = z.strictObject({
  /** envelopes that carry something; receipts that went out are counted apart */
  written: z.int(),
  receiptsWritten: z.int(),
  read: z.int(),
  receiptsApplied: z.int(),
  alreadyKnown: z.int(),
  quarantined: z.int(),
  skipped: z.int(),
  /** not taken in, because quarantine is full */
  noRoom: z.int(),
  /** files that somebody has begun to write and not finished */
  unfinished: z.int(),
  /** envelopes that wait because this channel is not open for their level */
  blocked: z.int(),
  /** a person stopped it: what is counted here is done, the rest goes with the next run */
  stopped: z.boolean(),
});

export const exchangeOps = {
  'exchange.summary': query(
    {},
    {
      lastReceiptMs: TimeMs.nullable(),
      waitingOut: z.int(),
      /** sealed for a lost machine: they wait for a person, not for the next medium */
      held: z.int(),
      waitingIn: z.int(),
      refused: z.int(),
      quarantined: z.int(),
      gaps: listOf({ stationId: z.string(), peer: z.string(), missing: z.array(z.int()) }),
    },
  ),
  'exchange.list': query(
    {
      box: z.enum(['all', 'out', 'in', 'quarantine']),
      after: Cursor.nullable(),
      limit: z.int().min(1).max(200),
    },
    { rows: z.array(EnvelopeRow), next: Cursor.nullable() },
  ),
  'exchange.get': query({ envelopeId: z.string().max(64) }, EnvelopeDetail),
  'exchange.peers': query({}, { self: Peer, peers: z.array(Peer), lost: z.array(OutOfTrust) }),
  /** The office's card (certificates, signed by its authority) as a file for another office. */
  'exchange.writeCard': hostCommand(
    { path: z.string().max(4096) },
    { fingerprint: z.string(), fingerprintWords: z.string() },
  ),
  /** Reads a card; the peer stays untrusted until the fingerprint was compared out of band. */
  'exchange.readCard': hostCommand({ path: z.string().max(4096) }, Peer),
  'exchange.trustPeer': provedCommand(
    {
      officeCode: filled(40),
      stationId: filled(64),
      fingerprint: filled(200),
      comparedHow: filled(200),
    },
    Peer,
  ),
  /** Seals a document for the chosen stations; the outbox rows stand in the same transaction. */
  'exchange.send': command(
    {
      documentId: Id,
      to: z
        .array(z.strictObject({ stationId: filled(64) }))
        .min(1)
        .max(50),
      /** a person of the recipient's who alone may open it; classified documents only */
      namedOnly: filled(120).nullish(),
      /** of these stations one has an envelope of it already, and is to get another */
      again: z.boolean().nullish(),
    },
    {
      envelopes: listOf({ envelopeId: z.string(), sequence: z.int(), peer: z.string() }),
    },
  ),
  /** Writes what waits to the folder (USB, shared folder). */
  'exchange.writeFolder': hostCommand({ path: z.string().max(4096) }, PumpReport),
  /** Stops the reading or writing that runs now, after the file in hand at the latest. */
  'exchange.stop': note({}, { stopping: z.boolean() }),
  /** Takes in what lies in the folder for this station: raw first, then the checks, then receipts. */
  'exchange.readFolder': hostCommand({ path: z.string().max(4096) }, PumpReport),
  /**
   * The files of an envelope that waits, for whoever will confirm it, before it is confirmed: into the stage, sealed, and
   * nothing decided. The window discards them when they were looked at; the sweep at start does what it left.
   */
  'exchange.viewFiles': command({ envelopeId: z.string().max(64) }, { files: z.array(Staged) }),
  /** The clerk counted: the four checks are written down and told to the sender, signed. */
  'exchange.confirm': command(
    {
      envelopeId: z.string().max(64),
      ...FourChecks,
      countedPages: z.int().min(0).max(100_000).nullable(),
      note: text(500),
    },
    { envelopeId: z.string() },
  ),
  /** The person whom a received envelope names opens it, for the entry that was made by what stands outside. */
  'exchange.openNamed': command({ documentId: Id }, { peer: z.string(), proposal: Proposal }),
  /** The registry seals it once more for the same person, whose key went with a reset passphrase. */
  'exchange.sealNamedAgain': command({ documentId: Id }, { person: z.string() }),
  /** Brings the files of a checked envelope into the stage, for the registration form. */
  'exchange.prepareRegistration': command({ envelopeId: z.string().max(64) }, EnvelopeDetail),
  'exchange.refuse': command(
    { envelopeId: z.string().max(64), reason: filled(500), note: text(500) },
    { envelopeId: z.string() },
  ),
} as const;
