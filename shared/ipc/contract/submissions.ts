import { z } from 'zod';
import { OUT_STAGES } from '../../domain/exchange/stages.ts';
import { INITIATIVE_STATES } from '../../domain/submission/initiative.ts';
import { SORTED_READS } from '../../domain/submission/lifecycle.ts';
import { ObstacleFacts } from '../../domain/obstacles/facts.ts';
import {
  Attachment,
  Changed,
  CivilDate,
  Cursor,
  filled,
  Id,
  Offer,
  PersonRef,
  Revision,
  text,
  TimelineItem,
  TimeMs,
  listOf,
  objectOrNull,
  line,
  Shown,
} from '../schemas.ts';
import { Beside, CaseLink, Consultation } from './caseLife.ts';
import { AnswerElsewhere } from './answerElsewhere.ts';
import { Channel, Reach } from './channel.ts';
import { command, query } from './spec.ts';

export const SubmissionKind = z.enum(['phan-anh', 'kien-nghi', 'sang-kien', 'giai-phap', 'vuong-mac']);
/** What citizens send in; a vướng mắc comes from a colleague, through the program itself. */
export const CitizenKind = SubmissionKind.exclude(['vuong-mac']);
export const SubmissionSource = z.enum([
  'letter',
  'visit',
  'phone',
  'voters-meeting',
  'portal',
  'email',
  'envelope',
  'app',
]);
export const SubmissionState = z.enum([
  'received',
  'classifying',
  'awaiting-supplement',
  'refused',
  'transferred',
  'merged',
  'assigned',
  'in-progress',
  'withdrawn',
  'awaiting-approval',
  'approved',
  'answered',
  'closed',
]);
export type SubmissionState = z.infer<typeof SubmissionState>;

/** What everybody who asks is told: also an answer that is under way. */
const ReadState = z.enum([...SubmissionState.options, 'sent', ...SORTED_READS]);

/** The sender's own record; only ever shown masked, or after `submissions.revealSender`. */
export const Sender = z.strictObject({
  fullName: line(120),
  address: text(300),
  phone: text(30),
  email: text(120),
  idNumber: text(20),
  party: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('group'), people: line(60) }),
      z.strictObject({ kind: z.literal('organisation'), representative: line(120) }),
      z.strictObject({ kind: z.literal('unnamed') }),
    ])
    .optional(),
});

export const SubmissionRow = z.strictObject({
  id: Id,
  receiptCode: z.string(),
  kind: SubmissionKind,
  source: SubmissionSource,
  title: z.string(),
  field: z.string(),
  receivedOn: CivilDate,
  receivedMs: TimeMs,
  state: SubmissionState,
  holder: PersonRef.nullable(),
  dueOn: CivilDate.nullable(),
  lateDays: z.int().nonnegative(),
  files: z.int().nonnegative(),
  /** where a council is with a sáng kiến or giải pháp; null before it was sifted and for other kinds */
  council: z.enum(INITIATIVE_STATES).nullable(),
  /** answered by envelope, and the other office has not yet said that the answer arrived */
  awaitsReceipt: z.boolean(),
  /** sorted, and what it waits for since then: whoever is to have it, or the decision to refuse it */
  waitsFor: z.enum(SORTED_READS).nullable(),
});
export type SubmissionRow = z.infer<typeof SubmissionRow>;

/** A case that may be about the same matter; `shared` are the rare words that both have. */
export const SimilarCase = z.strictObject({
  id: Id,
  receiptCode: z.string(),
  title: z.string(),
  percent: z.int(),
  /** the rarest words that both have: why it is shown */
  shared: z.array(z.string()),
  /** the very same words, or the same title from what may be the same telephone */
  exact: z.boolean(),
});
export type SimilarCase = z.infer<typeof SimilarCase>;

/** The other side of a merge. */
export const LinkedCase = z.strictObject({
  id: Id,
  receiptCode: z.string(),
  title: z.string(),
  state: SubmissionState,
  source: SubmissionSource,
  receivedOn: CivilDate,
  council: SubmissionRow.shape.council,
  awaitsReceipt: z.boolean(),
  waitsFor: SubmissionRow.shape.waitsFor,
});

/** The answers to the form of a kind, in the version that was filled in. */
const FiledForm = z.strictObject({
  ruleId: z.string(),
  version: z.int(),
  lines: listOf({ id: z.string(), label: z.string(), value: z.string() }),
});

const TravelMark = {
  envelopeId: z.string(),
  peer: z.string(),
  sequence: z.int(),
  stage: z.enum(OUT_STAGES).exclude(['queued']),
  atMs: TimeMs,
  /** of one that a person there refused: in their words */
  reason: z.string(),
  /** of one that a check there refused */
  errorCode: z.string().nullable(),
} as const;

export const SubmissionDetail = SubmissionRow.extend({
  revision: Revision,
  body: z.string(),
  /** of a vướng mắc: what was on the screen, and which office is stuck */
  obstacle: ObstacleFacts.extend({ office: z.string(), entry: z.boolean() }).nullable(),
  /** null where the form of the kind was left empty */
  form: FiledForm.nullable(),
  /** of one that an import took in: the day that the portal, or the letter, says it was sent */
  sentOn: CivilDate.nullable(),
  senderMasked: Sender,
  senderComplete: z.boolean(),
  /** when the identity was erased for good */
  senderErasedMs: TimeMs.nullable(),
  reasonCode: z.string().nullable(),
  note: z.string(),
  lead: PersonRef.nullable(),
  support: z.array(PersonRef),
  answerDraft: objectOrNull({
    text: z.string(),
    by: PersonRef,
    round: z.int(),
    atMs: TimeMs,
    /** what goes with it */
    files: z.array(Attachment),
    shown: Shown,
  }),
  answer: objectOrNull({ text: z.string(), approvedBy: PersonRef, atMs: TimeMs, files: z.array(Attachment) }),
  rating: z.int().min(1).max(5).nullable(),
  ratingComment: z.string(),
  /** every round of the answer, the first one first */
  rounds: listOf({
    round: z.int(),
    text: z.string(),
    by: PersonRef,
    atMs: TimeMs,
    decision: z.enum(['approved', 'rejected']).nullable(),
  }),
  /** receipts whose sender has no answer yet, of an approved one; `byEnvelope`: it goes back to the office it came from */
  waiting: listOf({ id: Id, byEnvelope: z.boolean(), reach: Reach }),
  /** to which receipts the approved answer was given */
  deliveries: listOf({
    receiptId: Id,
    channel: Channel,
    documentCode: z.string(),
    atMs: TimeMs,
    by: PersonRef,
  }),
  /** the copy for the public that was proposed last */
  publication: objectOrNull({
    title: z.string(),
    body: z.string(),
    answer: z.string(),
    by: PersonRef,
    atMs: TimeMs,
    decision: z.enum(['approved', 'rejected']).nullable(),
  }),
  clocks: listOf({
    clock: z.string(),
    dueOn: CivilDate,
    startedOn: CivilDate,
    days: z.int(),
    unit: z.enum(['working-days', 'days']),
    lateDays: z.int(),
    doneMs: TimeMs.nullable(),
    rule: z.string(),
    /** the article of the rule, in the version that the case keeps to */
    ground: z.string(),
    /** the date fell on a day off and was moved from here */
    movedFrom: CivilDate.nullable(),
  }),
  similar: z.array(SimilarCase),
  /** letters of one wording with this one that nobody has begun to work on: `submissions.alike` tells which */
  sameOpen: z.int(),
  /** the case that this one was merged into */
  master: LinkedCase.nullable(),
  /** duplicates that follow this case, each with a receipt of its own */
  duplicates: z.array(LinkedCase),
  /** of this case and its duplicates: whose sender was not told yet that the words came */
  unacknowledged: listOf({ id: Id, receiptCode: z.string(), reach: Reach }),
  /** the office that it was sent to, and whether that one took it over */
  transfer: objectOrNull({ to: z.string(), confirmedMs: TimeMs.nullable() }),
  /** its way between offices by envelopes; every stage is what a signed receipt said, or only hoped for */
  travel: z.strictObject({
    /** the newest envelope that carried it to another office */
    sent: z.strictObject(TravelMark).nullable(),
    /** the office that it came from, and the answer that went back there */
    came: objectOrNull({
      office: z.string(),
      receiptCode: z.string(),
      /** the code that the sender holds: that of the first office on the way */
      heldCode: z.string(),
      reason: z.string(),
      cameMs: TimeMs,
      answer: z.strictObject(TravelMark).nullable(),
    }),
    /** what the offices that it was sent to answered, oldest first */
    answers: z.array(AnswerElsewhere),
  }),
  /** the last request for more time */
  extension: objectOrNull({
    by: PersonRef,
    dueBefore: CivilDate,
    dueOn: CivilDate,
    reason: z.string(),
    decision: z.enum(['approved', 'rejected']).nullable(),
    shown: Shown,
  }),
  /** the last day that the pack allows for one more extension of the answer; null where it allows none */
  extendableTo: CivilDate.nullable(),
  consultations: z.array(Consultation),
  links: z.array(CaseLink),
  /** the signed answer: who signed it, and the number under which it left */
  signed: objectOrNull({ by: PersonRef, atMs: TimeMs }),
  issued: objectOrNull({ documentId: Id, code: z.string(), on: CivilDate }),
  rulePack: z.string(),
  attachments: z.array(Attachment),
  /** what stands beside an act (an extension, a stop): files of the case, documents of the books; `act` is the place of its note */
  beside: listOf({
    act: z.int().positive(),
    files: z.array(Attachment),
    documents: z.array(CaseLink.pick({ target: true })),
  }),
  timeline: z.array(TimelineItem),
  /** words that colleagues wrote with an act, oldest first; never the sender's own */
  notes: listOf({
    position: z.int().positive(),
    act: z.string(),
    by: z.string(),
    atMs: TimeMs,
    reasonCode: z.string().nullable(),
    text: z.string(),
  }),
  offers: z.array(Offer),
});
export type SubmissionDetail = z.infer<typeof SubmissionDetail>;

const one = { id: Id, revision: Revision };

export const submissionOps = {
  'submissions.list': query(
    {
      group: z.enum(['pakn', 'skgp', 'vuong-mac', 'all']),
      /** what the line reads as: `sent` and `council` are none of `answered`, `received` or `classifying` */
      state: z.enum([...ReadState.options, 'council']).nullable(),
      personId: Id.nullable(),
      overdue: z.boolean(),
      words: text(200).nullable(),
      after: Cursor.nullable(),
      limit: z.int().min(1).max(200),
    },
    { rows: z.array(SubmissionRow), next: Cursor.nullable(), total: z.int().nullable() },
  ),
  'submissions.counts': query(
    { group: z.enum(['pakn', 'skgp', 'vuong-mac', 'all']) },
    { all: z.int(), open: z.int(), mine: z.int(), overdue: z.int(), unassigned: z.int() },
  ),
  'submissions.get': query({ id: Id }, SubmissionDetail),
  /** Screening of the text typed so far, and cases like it: suggestions with reasons, a person decides. Keeps nothing. */
  'submissions.screen': query(
    { title: text(300), body: text(40_000) },
    {
      findings: listOf({
        rule: z.string(),
        severity: z.enum(['stop', 'warn', 'hint']),
        what: z.enum([
          'secret-mark',
          'secret-phrase',
          'abbreviation',
          'complaint',
          'out-of-scope',
          'personal-data',
        ]),
        excerpt: z.string().nullable(),
      }),
      similar: z.array(SimilarCase),
    },
  ),
  'submissions.register': command(
    {
      kind: CitizenKind,
      source: SubmissionSource.exclude(['app']),
      receivedOn: CivilDate,
      sender: Sender,
      onBehalf: z.boolean(),
      field: text(120),
      title: filled(300),
      /** may be empty where a file has the words */
      body: text(40_000),
      note: text(2000),
      files: z.array(Id).max(50),
      /** answers to the form of the kind, as the pack of today has it */
      answers: z
        .array(z.strictObject({ id: text(40), value: text(4000) }))
        .max(12)
        .default([]),
      /** of a paper letter: what it does not say of its sender is asked for afterwards, and the case is marked */
      asksLater: z.boolean().default(false),
      /** the person read the warning about a secret phrase and says that there is no secret in it */
      phraseConfirmed: z.boolean(),
    },
    { id: Id, receiptCode: z.string() },
  ),
  /** Shows the sender's identity; asks a reason, which is written to the ledger. */
  'submissions.revealSender': command({ id: Id, reason: filled(300) }, { sender: Sender }),
  'submissions.classify': command(
    {
      ...one,
      decision: z.enum(['accept', 'ask-supplement', 'propose-refusal', 'transfer']),
      reasonCode: text(20).nullable(),
      note: text(2000),
      transferTo: text(200).nullable(),
      /** what a request for more stands on */
      ...Beside,
    },
    Changed,
  ),
  'submissions.supplement': command({ ...one, text: filled(10_000) }, Changed),
  /** A refusal proposed by intake takes effect only with a leader's word (proposer ≠ decider). */
  'submissions.decideRefusal': command({ ...one, approve: z.boolean(), note: text(1000) }, Changed),
  'submissions.assign': command(
    {
      ...one,
      leadId: Id,
      supportIds: z.array(Id).max(20),
      dueOn: CivilDate.nullable(),
      text: text(2000),
    },
    Changed,
  ),
  'submissions.startWork': command(z.strictObject(one), Changed),
  'submissions.draftAnswer': command(
    {
      ...one,
      text: filled(20_000),
      submit: z.boolean(),
      /** what goes with it: staged files, and those of the round before that stay */
      files: z.array(Id).max(10).default([]),
    },
    Changed,
  ),
  'submissions.decideAnswer': command(
    { ...one, shown: Shown, approve: z.boolean(), note: text(1000) },
    Changed,
  ),
  'submissions.close': command(
    { ...one, rating: z.int().min(1).max(5).nullable(), note: text(2000) },
    Changed,
  ),
  /** What the counter may tell the sender by receipt code, never older than the last event. */
  'submissions.status': query(
    { receiptCode: text(40) },
    {
      found: z.boolean(),
      /** for the status sheet at the counter */
      id: Id.nullable(),
      receiptCode: z.string(),
      /** `sent`: the answer went by envelope to the office from which the case had come, which has not said that it arrived */
      state: ReadState.nullable(),
      receivedOn: CivilDate.nullable(),
      dueOn: CivilDate.nullable(),
      lastEventMs: TimeMs.nullable(),
      /** handled together with another case: state and date are those of that one */
      merged: z.boolean(),
      /** of a case that was transferred: where it is, since when, its code there, since when the answer from there is here */
      movedTo: objectOrNull({
        office: z.string(),
        sentMs: TimeMs.nullable(),
        confirmedMs: TimeMs.nullable(),
        code: z.string().nullable(),
        answeredMs: TimeMs.nullable(),
      }),
    },
  ),
} as const;
