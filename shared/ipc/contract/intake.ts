import { z } from 'zod';
import { INTAKE_FIELDS } from '../../domain/submission/intake.ts';
import { CivilDate, Id, text, listOf } from '../schemas.ts';
import { Staged } from './attachments.ts';
import { command, note } from './spec.ts';
import { CitizenKind, Sender, SimilarCase, SubmissionSource } from './submissions.ts';

const Mapping = z.partialRecord(z.enum(INTAKE_FIELDS), z.int().min(0).max(199));

/** What would become, or became, of one row. */
export const IntakeOutcome = z.enum([
  'new', // would be taken in
  'taken',
  'already', // the same row was taken in before
  'changed', // the portal's code is known, its content is another: nothing is overwritten
  'secret', // carries a mark of secrecy: nothing of it is kept or shown
  'ask', // speaks of state secrets: a person reads it first
  'faulty', // something is missing that nobody may guess
  'left', // a person left it out
  'failed',
]);
export type IntakeOutcome = z.infer<typeof IntakeOutcome>;

const IntakeRow = z.strictObject({
  line: z.int().positive(),
  outcome: IntakeOutcome,
  faults: z.array(z.enum(['no-text', 'no-kind', 'bad-date', 'future-date', 'cell-too-long'])),
  /** the column, from 1, of a cell that is longer than any may be */
  longColumn: z.int().positive().nullable(),
  kind: CitizenKind.nullable(),
  source: SubmissionSource.nullable(),
  /** null when nothing of the row may be shown */
  title: z.string().nullable(),
  /** all its words, where a person has to read them before it is taken in; else null */
  body: z.string().nullable(),
  sentOn: CivilDate.nullable(),
  /**
   * what receiving it on the day it was sent would mean: its first step is overdue today; or figures of that day, or of a
   * later one, are signed, and it is received today all the same. Null where it says no day before today
   */
  bySent: z.enum(['in-time', 'overdue', 'signed']).nullable(),
  senderMasked: Sender.nullable(),
  /** compulsory details of the sender that are to be asked for */
  missing: z.array(z.enum(['fullName', 'address', 'phoneOrEmail'])),
  findings: z.array(
    z.enum([
      'secret-mark',
      'secret-phrase',
      'unread-files',
      'abbreviation',
      'complaint',
      'out-of-scope',
      'personal-data',
      'cut', // longer than a case can hold: taken in only after a person read it
      'long-title', // all of it stands above the text
      'forwarded', // the letter that was passed on is the case, what it came with is the note
      'text-in-files', // no words of its own: they are in what came with it
    ]),
  ),
  /** the row was in TCVN3 or VNI and has been converted */
  converted: z.boolean(),
  /** a row above with the same code of the portal, or the very same words without one: only the first is taken in */
  sameCodeLine: z.int().positive().nullable(),
  /** a row above with the same matter */
  likeLine: z.int().positive().nullable(),
  similar: z.array(SimilarCase),
  receiptCode: z.string().nullable(),
});
export type IntakeRow = z.infer<typeof IntakeRow>;

/** One letter of several, as a row; `line` is its place among the files that were chosen, from 1. */
const MailRow = IntakeRow.extend({
  fileName: z.string(),
  /** why the file could not be read at all */
  unreadable: z.enum(['too-large', 'mail-not-readable', 'not-found', 'file-too-costly']).nullable(),
  /**
   * what came with the letter; `refused` is not kept, by its kind; `searched`: its words were searched for marks of
   * secrecy, which a picture, a scan or an archive does not have
   */
  files: listOf({ name: z.string(), sizeBytes: z.int(), refused: z.boolean(), searched: z.boolean() }),
});
export type MailRow = z.infer<typeof MailRow>;

/** The day of receipt: that of taking in, or the one the portal (or the letter) says. A day of signed figures never is. */
const ReceivedAs = z.enum(['today', 'sent']);

/** What a person decided, for all rows alike and for some of them. */
const DECISIONS = {
  /** what rows without a kind are; null: they stay out */
  kindForMissing: CitizenKind.nullable(),
  /** what single rows are, whatever the file says */
  kindOfLines: listOf({ line: z.int().positive(), kind: CitizenKind }).max(1_000),
  /** rows whose date is no date are taken in without one; otherwise they stay out */
  undatedAsToday: z.boolean(),
  receivedAs: ReceivedAs,
  /** lines that a person read: they speak of secrets and hold none, or are longer than what is kept */
  confirmedLines: z.array(z.int().positive()).max(1_000),
  /** lines that a person leaves out */
  leftOutLines: z.array(z.int().positive()).max(50_000),
  note: text(500),
} as const;

const Letters = listOf({ line: z.int().positive(), stageId: Id }).min(1);

export const intakeOps = {
  /** Reads a staged export (.xlsx, .csv) and says what would become of each row; keeps nothing but the mapping used. */
  'intake.preview': note(
    {
      stageId: Id,
      /** null: as proposed from the headings, or as it was used for these headings before */
      mapping: Mapping.nullable(),
      /** rows from this one on, from 0 */
      from: z.int().min(0).max(50_000),
      count: z.int().min(1).max(200),
    },
    {
      fileName: z.string(),
      headings: z.array(z.string()),
      mapping: Mapping,
      remembered: z.boolean(),
      total: z.int(),
      rows: z.array(IntakeRow),
    },
  ),
  /**
   * Takes in some rows, each by itself: a broken one never stops the rest, and running the same file again takes in
   * nothing twice. Fewer than `count` where they take long, never none. The caller goes on with `next` until it is null,
   * and may stop at any time.
   */
  'intake.takeRows': command(
    {
      stageId: Id,
      mapping: Mapping,
      from: z.int().min(0).max(50_000),
      count: z.int().min(1).max(50),
      ...DECISIONS,
    },
    { rows: z.array(IntakeRow), next: z.int().nullable(), total: z.int() },
  ),
  /**
   * What became of each row, as a workbook kept in the session's memory and saved with `reports.saveTo`: the number of the
   * row, the result, the code and why. Nothing of what a row says, nor of its sender.
   */
  'intake.report': note(
    {
      /** the file that was read; empty for letters, which have their own names */
      fileName: text(255),
      rows: z
        .array(
          z.strictObject({
            line: z.int().positive(),
            fileName: text(255),
            outcome: IntakeOutcome,
            receiptCode: text(40),
            /** in the words of the screen */
            why: text(2_000),
          }),
        )
        .min(1)
        .max(50_000),
    },
    { reportId: Id, fileName: z.string() },
  ),
  /** Reads staged letters (.eml) and says what would become of each; keeps nothing. */
  'intake.previewMails': note({ letters: Letters.max(50) }, { rows: z.array(MailRow) }),
  /** Puts the files of one staged letter into the stage of this person, who looks at them first; the caller discards them. */
  'intake.openMail': note({ stageId: Id }, { files: z.array(Staged) }),
  /** Takes in some letters with what came with them, each by itself. A letter with a mark of secrecy goes at once. */
  'intake.takeMails': command(
    {
      letters: Letters.max(10),
      ...DECISIONS,
      /** a letter without words that brought files is taken in, "as in the letter enclosed" for its text */
      textInFiles: z.boolean(),
      /** words before the names of attachments that were not kept, in the note of the case */
      refusedWords: text(100),
    },
    { rows: z.array(MailRow) },
  ),
} as const;
