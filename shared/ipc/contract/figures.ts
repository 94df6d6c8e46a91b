import { z } from 'zod';
import { FIGURES, MADE_OF } from '../../domain/figures/figure.ts';
import { UNIT_COLUMNS, UNIT_FLOWS } from '../../domain/figures/unitBalance.ts';
import { PERIOD_KINDS } from '../../domain/figures/period.ts';
import { CivilDate, Cursor, filled, Id, PersonRef, text, TimeMs, listOf, objectOrNull } from '../schemas.ts';
import { command, hostCommand, provedCommand, query } from './spec.ts';
import { CitizenKind, SubmissionRow, SubmissionSource, SubmissionState } from './submissions.ts';

/** A period by any day in it. */
export const PeriodInput = z.strictObject({ kind: z.enum(PERIOD_KINDS), on: CivilDate });
const PeriodView = z.strictObject({ kind: z.enum(PERIOD_KINDS), from: CivilDate, to: CivilDate });

export const FigureName = z.enum(FIGURES);
export const Counts = z.record(FigureName, z.int().nonnegative());

/** Which cases are counted; null leaves a side open. */
export const FigureFilter = z.strictObject({
  group: z.enum(['pakn', 'skgp', 'all']),
  kind: CitizenKind.nullable(),
  source: SubmissionSource.nullable(),
  field: text(120).nullable(),
  holderId: Id.nullable(),
  /** the unit of whoever led the case, on the day of the event */
  unitId: Id.nullable().default(null),
});
export type FigureFilter = z.infer<typeof FigureFilter>;

export const FIGURE_PARTS = ['kind', 'source', 'field', 'holder', 'unit', 'state'] as const;
export const FigurePart = z.enum(FIGURE_PARTS);
export type FigurePart = z.infer<typeof FigurePart>;

/** One line of a table: the figures of the cases that have this value; an empty value is "not said" or "nobody". */
const PartRow = z.strictObject({
  value: z.string(),
  person: PersonRef.nullable(),
  unit: z.string().nullable(),
  counts: Counts,
});

const Outcomes = z.strictObject({
  adopted: z.int().nonnegative(),
  piloted: z.int().nonnegative(),
  rejected: z.int().nonnegative(),
});

const Ask = { period: PeriodInput, filter: FigureFilter };

const Count = z.int().nonnegative();
const Percent = Count.nullable();
const UnitLine = { opening: Count, taken: Count, passed: Count, done: Count, closing: Count };

const TakenSheet = z.strictObject({
  id: Id,
  officeName: z.string(),
  edition: z.int(),
  /** false: exactly this sheet was here already */
  taken: z.boolean(),
  replaces: z.int().nonnegative(),
});

export const figureOps = {
  /** Everything on the page of figures: counts of a period and of the one before, parts of them, and six periods, or the quarters of a year, side by side. */
  'figures.overview': query(z.strictObject(Ask), {
    period: PeriodView,
    /** the day on which the last figures of the period are taken: its end, or today */
    asOf: CivilDate,
    counts: Counts,
    before: Counts,
    /** of one person or unit: what others in the office gave it, and what it gave on; null of the whole office */
    moved: objectOrNull({ taken: Count, passed: Count }),
    medianDays: z.int().nonnegative().nullable(),
    medianBefore: z.int().nonnegative().nullable(),
    /** of ratings given in the period; null while fewer than `least` people rated */
    rating: z.strictObject({ count: z.int().nonnegative(), average: z.number().nullable() }),
    /** percent of the answers, or the ratings, of the period; null while fewer than `least` */
    quality: z.strictObject({ reopened: Percent, late: Percent, satisfied: Percent }),
    initiatives: Outcomes,
    series: listOf({
      period: PeriodView,
      received: z.int(),
      answeredOnTime: z.int(),
      answeredLate: z.int(),
    }),
    parts: z.record(FigurePart, z.array(PartRow)),
    /** a smaller number is hidden where it leaves this desk; by which rule */
    least: z.int().positive(),
    leastRule: z.string(),
    countedMs: TimeMs,
  }),
  /**
   * What a sender who asks today would be told: whether the status sheet of every open case is as new as its last event,
   * and which cases have had no event for longer than the period of a progress notice.
   */
  'figures.statusLag': query(
    {},
    {
      open: Count,
      /** open cases whose ledger, from which the sheet is written, is behind the last act; must be none */
      behind: Count,
      quiet: Count,
      /** working days without an event after which a case is quiet, and the rule of the pack */
      days: z.int().positive(),
      rule: z.string(),
      /** the longest quiet first */
      cases: listOf({
        id: Id,
        receiptCode: z.string(),
        title: z.string(),
        holder: z.string(),
        state: SubmissionState,
        /** where its council is, while that says more than the state */
        council: SubmissionRow.shape.council,
        waitsFor: SubmissionRow.shape.waitsFor,
        lastOn: CivilDate,
        workingDays: Count,
      }),
    },
  ),
  /** The list that makes up a figure: as many lines as the figure says. */
  'figures.cases': query(
    {
      ...Ask,
      figure: FigureName,
      part: objectOrNull({ by: FigurePart, value: text(200) }),
      /** instead of the figure: a movement of the unit that `part` names */
      unitFlow: z.enum(UNIT_FLOWS).nullable().default(null),
      /** instead of the figure: what makes up a median or a share */
      made: z.enum(MADE_OF).nullable().default(null),
      after: Cursor.nullable(),
      limit: z.int().min(1).max(200),
    },
    {
      rows: listOf({
        key: z.string(),
        row: SubmissionRow,
        /** the day of the event; of a stock the day on which the case came into the state it was in */
        on: CivilDate,
        /** the state it was in then */
        state: SubmissionState,
        /** where its council is, of what is open as it stands today; null of what was then, which is not kept by day */
        council: SubmissionRow.shape.council,
        waitsFor: SubmissionRow.shape.waitsFor,
        dueOn: CivilDate.nullable(),
        /** of an answer, days since the receipt: what a median is made of */
        days: Count.nullable(),
        /** of an end, the points that the sender gave */
        rating: z.int().nullable(),
      }),
      next: Cursor.nullable(),
      total: z.int(),
    },
  ),
  /**
   * The balance of each unit of the office: tồn đầu kỳ + nhận − giao đi − xong = tồn cuối kỳ, all units together the
   * office; `faults` says where it does not add up. The filter's holder and unit are left out.
   */
  'figures.units': query(z.strictObject(Ask), {
    period: PeriodView,
    /** '' is what nobody leads, or somebody without a unit */
    lines: listOf({ value: z.string(), unit: z.string().nullable(), ...UnitLine }),
    office: z.strictObject(UnitLine),
    faults: listOf({
      unit: z.string().nullable(),
      name: z.string().nullable(),
      column: z.enum(UNIT_COLUMNS),
      by: z.int(),
    }),
  }),
  /** The same figures told again from the ledger. */
  'figures.recount': query(
    { period: PeriodInput, group: FigureFilter.shape.group },
    { equal: z.boolean(), differing: z.array(FigureName), entries: z.int() },
  ),
  /** A report of the period, or of the offices below, kept in the session's memory; saved with `reports.saveTo`. */
  'figures.report': command(
    {
      ...Ask,
      scope: z.enum(['office', 'offices']),
      format: z.enum(['pdf', 'docx', 'xlsx']),
      /** for everybody to read: small numbers are hidden; for the office and its superior none is */
      published: z.boolean(),
    },
    { reportId: Id, pages: z.int(), sizeBytes: z.int(), fileName: z.string() },
  ),
  /** Signs the figures of a period for the office above, after the passphrase: numbers only; a second time is a correction. */
  'figures.sign': provedCommand(
    { period: PeriodInput, note: text(500) },
    { id: Id, reportId: Id, fileName: z.string(), sizeBytes: z.int(), edition: z.int() },
  ),
  /** Takes in a signed sheet of an office below from a file. */
  'figures.takeFile': hostCommand({ path: z.string().max(4096) }, TakenSheet),
  /** Signs the figures of a period and seals them for the offices above, in one act, after the passphrase. */
  'figures.send': provedCommand(
    { period: PeriodInput, note: text(500), to: z.array(filled(64)).min(1).max(20) },
    { id: Id, edition: z.int(), peers: z.array(z.string()) },
  ),
  /** Takes in the signed sheet that an envelope brought; its sender must be the office whose figures they are. */
  'figures.takeEnvelope': command({ envelopeId: z.string().max(64) }, TakenSheet),
  /** The offices below in a period: who signed, who is late or missing, their sum. */
  'figures.offices': query(
    { period: PeriodInput },
    {
      period: PeriodView,
      dueOn: CivilDate,
      dueRule: z.string(),
      offices: listOf({
        code: z.string(),
        name: z.string(),
        expected: z.boolean(),
        state: z.enum(['in', 'came-late', 'late', 'waiting', 'not-expected']),
        counts: Counts.nullable(),
        medianDays: z.int().nullable(),
        rating: z.number().nullable(),
        asOf: CivilDate.nullable(),
        adopted: z.int().nullable(),
        /** newest first; a correction replaces the one before, which stays readable */
        editions: listOf({
          edition: z.int(),
          madeMs: TimeMs,
          keptMs: TimeMs,
          note: z.string(),
          through: z.enum(['file', 'envelope']),
        }),
      }),
      sum: Counts,
      adopted: z.int(),
      reported: z.int(),
      missing: z.int(),
      /** what this office signed itself, newest first */
      own: listOf({ id: Id, edition: z.int(), madeMs: TimeMs, note: z.string() }),
    },
  ),
  /** Whether figures of an office are waited for. */
  'figures.expect': command(
    { code: filled(64), name: filled(200), expected: z.boolean() },
    { set: z.literal(true) },
  ),
} as const;
