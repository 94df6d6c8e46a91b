import { z } from 'zod';
import { ASSIGNED_AT_ONCE, CLASSIFIED_AT_ONCE, MERGED_AT_ONCE } from '../../domain/submission/lifecycle.ts';
import { TOLD_AT_ONCE, WAYS } from '../../domain/submission/reach.ts';
import { Changed, CivilDate, filled, Id, Revision, text, TimeMs, listOf, Shown } from '../schemas.ts';
import { Beside } from './caseLife.ts';
import { ByHand, Channel, Reach, Refused } from './channel.ts';
import { command, query } from './spec.ts';
import { SubmissionRow, SubmissionSource } from './submissions.ts';

const one = { id: Id, revision: Revision };

/** What must be done about a case beside its own steps; each has a clock of the pack. */
export const Duty = z.enum([
  'acknowledge',
  'own',
  'accept',
  'supplement',
  'progress',
  'consult',
  'deliver',
  'pass-on',
  'tell-refusal',
]);
export type Duty = z.infer<typeof Duty>;

/** Where what a case says may lie beside its record. */
export const SpillPlace = z.enum([
  'came-from',
  'origin',
  'reader',
  'envelope',
  'backup',
  'bundle',
  'consultation',
  'workbook',
  'paper',
  'file-saved',
  'file-opened',
  'delivery',
]);
export type SpillPlace = z.infer<typeof SpillPlace>;

/** What happens to a case beside its straight way from the door to the answer. */
export const caseWorkOps = {
  /** Several cases to one person in one act; one that stands against it does not stop the others. */
  'submissions.assignSeveral': command(
    z.strictObject({
      cases: z
        .array(z.strictObject({ id: Id, /** as the list told it */ holderId: Id.nullable() }))
        .min(1)
        .max(ASSIGNED_AT_ONCE),
      leadId: Id,
      supportIds: z.array(Id).max(20),
      dueOn: CivilDate.nullable(),
      text: text(2000),
    }),
    z.strictObject({ assigned: z.int(), refused: Refused }),
  ),
  /**
   * Several cases that nobody has classified yet get one answer in one act; one that stands against it does not stop the
   * others. More is asked of each sender by itself.
   */
  'submissions.classifySeveral': command(
    {
      ids: z.array(Id).min(1).max(CLASSIFIED_AT_ONCE),
      decision: z.enum(['accept', 'propose-refusal', 'transfer']),
      reasonCode: text(20).nullable(),
      note: text(2000),
      transferTo: text(200).nullable(),
    },
    z.strictObject({ classified: z.int(), refused: Refused }),
  ),
  /** The case becomes a duplicate of a master and follows it; its record and its receipt stay. */
  'submissions.merge': command({ ...one, masterId: Id, note: text(1000) }, Changed),
  /** Letters of one wording that nobody has begun to work on: the same words but for greeting, name, house number, signature. */
  'submissions.alike': query(
    { id: Id },
    {
      others: listOf({
        id: Id,
        receiptCode: z.string(),
        title: z.string(),
        source: SubmissionSource,
        receivedOn: CivilDate,
        /** the sender, masked */
        sender: z.string(),
        /** words of its matter that the letter which was asked about does not have: none of greeting, name, house number, signature */
        apart: z.array(z.string()),
      }),
      /** how many there are beyond those */
      left: z.int(),
    },
  ),
  /** All such letters: the oldest case of each wording, and how many others have it. */
  'submissions.alikeGroups': query(
    {},
    { groups: listOf({ id: Id, receiptCode: z.string(), title: z.string(), others: z.int() }) },
  ),
  /** Those of them that a person chose become duplicates of this one; one that stands against it does not stop the others. */
  'submissions.mergeSame': command(
    { id: Id, ids: z.array(Id).min(1).max(MERGED_AT_ONCE), note: text(1000) },
    { merged: z.int(), refused: Refused },
  ),
  /**
   * A secret was found in a case that is in the record: where what it says may have gone, the earliest first. `over`: the
   * copy is gone, or never left. The ledger keeps that the list was made and how long it was.
   */
  'submissions.spill': command(
    { id: Id },
    {
      receiptCode: z.string(),
      receivedMs: TimeMs,
      madeMs: TimeMs,
      places: listOf({
        kind: SpillPlace,
        atMs: TimeMs,
        /** who or what it is: an office, a person, a backup */
        name: z.string(),
        detail: z.string(),
        over: z.boolean(),
      }),
    },
  ),
  /** Undoes a merge: the case is classified anew. */
  'submissions.unmerge': command({ ...one, note: filled(1000) }, Changed),
  /** The sender takes it back, or never answered when asked for more and the time for it is over. */
  'submissions.withdraw': command(
    { ...one, why: z.enum(['sender', 'no-supplement']), note: filled(1000) },
    Changed,
  ),
  /** Opens an answered case once more, with a new clock. */
  'submissions.reopen': command({ ...one, note: filled(1000) }, Changed),
  /** Whoever was given the case gives it back with a reason of the pack. */
  'submissions.sendBack': command({ ...one, reasonCode: text(20), note: filled(1000) }, Changed),
  /** Whoever works on the case asks its sender for what is missing: the clock of the answer stands. */
  'submissions.askSender': command({ ...one, reasonCode: text(20), note: filled(1000), ...Beside }, Changed),
  'submissions.askExtension': command({ ...one, dueOn: CivilDate, reason: filled(1000), ...Beside }, Changed),
  'submissions.decideExtension': command(
    { ...one, shown: Shown, approve: z.boolean(), note: text(1000) },
    Changed,
  ),
  /** Tells the sender how far it is; the words are kept in the case. */
  'submissions.reportProgress': command({ ...one, channel: Channel, text: filled(5000) }, Changed),
  /** The other office took the case over, or sent it back. */
  'submissions.settleTransfer': command(
    {
      ...one,
      outcome: z.enum(['confirmed', 'returned']),
      reference: text(100),
      note: text(1000),
    },
    Changed,
  ),
  /** Says that the senders of these were told; those who were told before are left as they are. */
  'submissions.acknowledge': command(
    { ids: z.array(Id).min(1).max(TOLD_AT_ONCE), channel: Channel },
    { acknowledged: z.int() },
  ),
  /**
   * They were not told after all: each waits for word again, and the history keeps both. Within minutes whoever wrote it
   * needs no reason.
   */
  'submissions.takeBackAcknowledged': command(
    { ids: z.array(Id).min(1).max(TOLD_AT_ONCE), note: text(1000) },
    { takenBack: z.int(), refused: Refused },
  ),
  /** Who must be told or given what, oldest first; the first cases of every duty, or more of one. */
  'submissions.duties': query(
    { duty: Duty.nullable().default(null), from: z.int().min(0).max(10_000).default(0) },
    {
      duties: listOf({
        duty: Duty,
        rule: z.string(),
        /** how many owe it; counted no further than DUTIES_COUNTED */
        total: z.int(),
        /** of the acknowledgements: how many are late; null where every case has a day of its own */
        late: z.int().nullable(),
        cases: listOf({
          row: SubmissionRow,
          since: CivilDate,
          dueOn: CivilDate,
          lateDays: z.int(),
          reach: Reach,
        }),
      }),
    },
  ),
  /** The approved answer reached the sender of one receipt: of the case itself or of a duplicate. */
  'submissions.deliver': command(
    { ...one, receiptId: Id, channel: Channel, documentCode: text(60), note: text(500) },
    Changed,
  ),
  /**
   * The approved answer reached several senders of a merged case in one act, each by the way that the case names for it;
   * one that something stands against does not stop the others, and is told by its receipt.
   */
  'submissions.deliverSeveral': command(
    {
      ...one,
      receipts: z
        .array(z.strictObject({ id: Id, way: z.enum(WAYS) }))
        .min(1)
        .max(TOLD_AT_ONCE),
      documentCode: text(60),
      note: text(500),
    },
    Changed.extend({ delivered: z.int(), refused: Refused }),
  ),
  /** The sender of a transferred case was told what the office that it went to answered. */
  'submissions.passOn': command({ ...one, channel: ByHand, note: text(500) }, Changed),
  /** The sender of one receipt was told that the case is refused, and why. */
  'submissions.tellRefusal': command({ ...one, receiptId: Id, channel: ByHand, note: text(500) }, Changed),
  /** What the sender thinks of the answer. */
  'submissions.rate': command({ ...one, rating: z.int().min(1).max(5), comment: text(2000) }, Changed),
  /** A copy for the public without the sender; refused while it names one. */
  'submissions.proposePublication': command(
    { ...one, title: filled(300), body: filled(40_000), answer: filled(20_000) },
    Changed,
  ),
  'submissions.decidePublication': command({ ...one, approve: z.boolean(), note: text(1000) }, Changed),
  /** Texts of the pack for an answer or a notice, filled for this case. */
  'submissions.templates': query(
    {
      id: Id,
      use: z.enum(['answer', 'progress', 'acknowledge', 'chase', 'refusal']),
      /** the question that is chased */
      position: z.int().positive().nullable().default(null),
    },
    {
      templates: listOf({ id: z.string(), name: z.string(), text: z.string() }),
    },
  ),
} as const;
