import { z } from 'zod';
import {
  BookKind,
  Changed,
  CivilDate,
  DraftingUnit,
  filled,
  Id,
  Passphrase,
  PersonRef,
  Revision,
  text,
  TimeMs,
  listOf,
  objectOrNull,
  line,
  Shown,
} from '../schemas.ts';
import { command, query } from './spec.ts';

const one = { id: Id, revision: Revision };

/** A question to a colleague or to another office, with a date of its own inside that of the case. */
export const Consultation = z.strictObject({
  position: z.int().positive(),
  /** the colleague who is asked; null for another office */
  person: PersonRef.nullable(),
  /** the office outside; empty for a colleague */
  office: z.string(),
  question: z.string(),
  askedBy: PersonRef,
  askedMs: TimeMs,
  dueOn: CivilDate,
  lateDays: z.int().nonnegative(),
  answer: z.string().nullable(),
  answeredMs: TimeMs.nullable(),
  /** letters and envelopes that chased it, the oldest first */
  chases: listOf({ way: z.enum(['letter', 'envelope']), text: z.string(), by: z.string(), atMs: TimeMs }),
  /** overdue, and not chased within the last period of the pack */
  chaseDue: z.boolean(),
});

/** Staged files, and documents of the books, that are put beside an act. */
export const Beside = {
  files: z.array(Id).max(10).default([]),
  documents: z.array(Id).max(10).default([]),
} as const;

/** Another case or a document that belongs to the matter. */
export const CaseLink = z.strictObject({
  position: z.int().positive(),
  /** on this case, or on the other one that names it */
  own: z.boolean(),
  kind: z.enum(['submission', 'document']),
  /** null for whoever may not know the document: then nothing of it is told */
  target: objectOrNull({ id: Id, book: BookKind.nullable(), code: z.string(), title: z.string().nullable() }),
  note: z.string(),
});

/** One signature under an answer, as it verifies now. */
export const AnswerSignature = z.strictObject({
  role: z.enum(['person', 'office']),
  name: z.string(),
  position: z.string(),
  signedMs: TimeMs,
  verdict: z.enum(['good', 'bad']),
  /** the code of the check that failed */
  fault: z.string().nullable(),
});

/** What belongs to the life of a case beside its steps: consultations, links, the signed and numbered answer. */
export const caseLifeOps = {
  /** Asks a colleague, or writes down that another office was asked; null for the date: as the pack says. */
  'submissions.askConsultation': command(
    {
      ...one,
      personId: Id.nullable(),
      office: text(200),
      question: filled(5000),
      dueOn: CivilDate.nullable(),
    },
    Changed,
  ),
  /** The colleague answers; what another office answered is written down by whoever works on the case. */
  'submissions.answerConsultation': command(
    { ...one, position: z.int().positive(), answer: filled(10_000) },
    Changed,
  ),
  /** Chases an overdue question by a letter that is printed; refused with a blank in it. */
  'submissions.chase': command({ ...one, position: z.int().positive(), text: filled(5000) }, Changed),
  /**
   * Words with a mark of secrecy, where this machine may hold them: they are registered as a classified document at
   * once, and the case keeps a stub that says nothing of them.
   */
  'submissions.sealSecret': command(
    {
      kind: z.enum(['phan-anh', 'kien-nghi', 'sang-kien', 'giai-phap']),
      source: z.enum(['letter', 'visit', 'phone', 'voters-meeting', 'portal', 'email', 'envelope']),
      receivedOn: CivilDate,
      sender: z.strictObject({
        fullName: line(120),
        address: text(300),
        phone: text(30),
        email: text(120),
        idNumber: text(20),
      }),
      onBehalf: z.boolean(),
      level: z.enum(['mat', 'toi-mat', 'tuyet-mat']),
      title: text(300),
      body: text(40_000),
      files: z.array(Id).max(50),
    },
    { id: Id, receiptCode: z.string(), documentId: Id, entryNumber: z.int() },
  ),
  'submissions.link': command(
    { ...one, kind: z.enum(['submission', 'document']), targetId: Id, note: text(500) },
    Changed,
  ),
  'submissions.unlink': command({ ...one, position: z.int().positive() }, Changed),
  /** A leader signs the approved words with the own certificate, proved by the passphrase. */
  'submissions.signAnswer': command({ ...one, passphrase: Passphrase }, Changed),
  /** A leader approves the round that was handed in and signs it with the own certificate: one act, one passphrase. */
  'submissions.approveAndSign': command(
    { ...one, shown: Shown, note: text(1000), passphrase: Passphrase },
    Changed,
  ),
  /** The clerk numbers the signed answer in the book of outgoing documents; the office signs the numbered file. */
  'submissions.issueAnswer': command(
    { ...one, typeId: filled(40), draftingUnit: DraftingUnit.default('') },
    Changed.extend({ documentId: Id, code: z.string(), entryNumber: z.int() }),
  ),
  'submissions.signatures': query({ id: Id }, { signatures: z.array(AnswerSignature) }),
  /** Released copies for the public, and which of them have not left in a bundle yet. */
  'publications.counts': query({}, { released: z.int(), waiting: z.int() }),
  /** Released copies as one file that the office signs (CMS SignedData, content inside): for the portal. */
  'publications.bundle': command(
    { which: z.enum(['waiting', 'all']) },
    { reportId: Id, items: z.int(), sizeBytes: z.int(), fileName: z.string() },
  ),
} as const;
