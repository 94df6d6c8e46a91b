import { z } from 'zod';
import {
  COUNCIL_ROLES,
  INITIATIVE_STATES,
  type InitiativeState,
  VOTES,
} from '../../domain/submission/initiative.ts';
import {
  Changed,
  CivilDate,
  filled,
  Id,
  Offer,
  PersonRef,
  Revision,
  text,
  TimeMs,
  listOf,
  objectOrNull,
} from '../schemas.ts';
import { command, query } from './spec.ts';
import { FigureFilter } from './figures.ts';
import { SubmissionKind } from './submissions.ts';

export const InitiativeStateName = z.enum(
  INITIATIVE_STATES as readonly [InitiativeState, ...InitiativeState[]],
);
const Vote = z.enum(VOTES);
const CouncilRole = z.enum(COUNCIL_ROLES);
const ScoreSet = z.record(z.string().regex(/^[a-z]{1,20}$/), z.int().min(0).max(100));

/** A sáng kiến or giải pháp in the list of what is being judged. */
export const InitiativeRow = z.strictObject({
  id: Id,
  receiptCode: z.string(),
  kind: SubmissionKind,
  title: z.string(),
  field: z.string(),
  receivedOn: CivilDate,
  state: InitiativeStateName,
  /** mean of the council once it is open */
  score: z.number().nullable(),
  /** this person sits on the council and has not given their scores */
  waitsForMe: z.boolean(),
  /** the next day to look at it: the follow-up or the end of a pilot */
  followUpOn: CivilDate.nullable(),
});
export type InitiativeRow = z.infer<typeof InitiativeRow>;

/** Scores stay null until the council is closed, one's own excepted. */
const MemberView = z.strictObject({
  person: PersonRef,
  role: CouncilRole,
  conflict: z.boolean().nullable(),
  conflictNote: z.string(),
  scored: z.boolean(),
  scores: ScoreSet.nullable(),
  total: z.number().nullable(),
  vote: Vote.nullable(),
  remark: z.string().nullable(),
});

const Decision = z.strictObject({
  outcome: Vote,
  code: z.string(),
  decidedOn: CivilDate,
  reasonCode: z.string().nullable(),
  note: z.string(),
  unit: z.string(),
  pilotUntil: CivilDate.nullable(),
  followUpOn: CivilDate.nullable(),
  by: PersonRef,
  atMs: TimeMs,
});

export const InitiativeDetail = InitiativeRow.extend({
  revision: Revision,
  body: z.string(),
  siftNote: z.string(),
  siftedBy: PersonRef.nullable(),
  council: objectOrNull({
    code: z.string(),
    decidedOn: CivilDate,
    members: z.array(MemberView),
    needed: z.int(),
  }),
  criteria: listOf({
    rule: z.string(),
    code: z.string(),
    name: z.string(),
    hint: z.string(),
    weight: z.int(),
    most: z.int(),
    /** mean of the council, once it is open */
    mean: z.number().nullable(),
  }),
  /** what the pack would say of the score */
  suggestion: objectOrNull({ vote: Vote, rule: z.string() }),
  votes: objectOrNull({ adopt: z.int(), pilot: z.int(), reject: z.int() }),
  minutes: objectOrNull({
    code: z.string(),
    metOn: CivilDate,
    place: z.string(),
    opinions: z.string(),
    conclusion: z.string(),
    by: PersonRef,
  }),
  decisions: z.array(Decision),
  follows: listOf({ unit: z.string(), on: CivilDate, result: z.string(), by: PersonRef, atMs: TimeMs }),
  reward: objectOrNull({ code: z.string(), note: z.string(), by: PersonRef, atMs: TimeMs }),
  rejections: listOf({ code: z.string(), name: z.string() }),
  rules: z.strictObject({ council: z.string(), conflict: z.string(), pilot: z.string() }),
  /** unverified rules of the pack in force: their values are defaults */
  unverified: z.boolean(),
  rulePack: z.string(),
  offers: z.array(Offer),
});
export type InitiativeDetail = z.infer<typeof InitiativeDetail>;

const one = { id: Id, revision: Revision };
const Decided = { ...one, code: text(80), decidedOn: CivilDate, note: text(2000) };

export const initiativeOps = {
  /** Sáng kiến, giải pháp that are in scope, newest first. */
  'initiatives.list': query(
    {
      state: InitiativeStateName.nullable(),
      mine: z.boolean(),
      /** only those that were so decided on a day of this stretch, whatever became of them later */
      decided: objectOrNull({
        outcome: Vote,
        from: CivilDate,
        to: CivilDate,
        /** which cases the number counted; null all of them */
        filter: FigureFilter.nullable().default(null),
      }).default(null),
      limit: z.int().min(1).max(5000),
    },
    { rows: z.array(InitiativeRow), waiting: z.int() },
  ),
  'initiatives.get': query({ id: Id }, InitiativeDetail),
  /** Sàng lọc: worth a council, or not, with why. */
  'initiatives.sift': command({ ...one, pass: z.boolean(), note: filled(2000) }, Changed),
  'initiatives.setCouncil': command(
    {
      ...one,
      code: text(80),
      decidedOn: CivilDate,
      members: z
        .array(z.strictObject({ personId: Id, role: CouncilRole }))
        .min(1)
        .max(15),
    },
    Changed,
  ),
  /** A member says whether they have an interest in it; a conflict once declared stays. */
  'initiatives.declare': command({ id: Id, conflict: z.boolean(), note: text(500) }, Changed),
  /** Scores and vote of one member, given once and sealed until the council is closed. */
  'initiatives.score': command({ id: Id, scores: ScoreSet, vote: Vote, remark: text(1000) }, Changed),
  'initiatives.closeScoring': command(z.strictObject(one), Changed),
  'initiatives.recordMinutes': command(
    {
      ...one,
      code: text(80),
      metOn: CivilDate,
      place: filled(200),
      opinions: text(4000),
      conclusion: filled(2000),
    },
    Changed,
  ),
  'initiatives.adopt': command({ ...Decided, unit: filled(200) }, Changed),
  'initiatives.pilot': command(
    { ...Decided, unit: filled(200), pilotUntil: CivilDate, followUpOn: CivilDate },
    Changed,
  ),
  'initiatives.reject': command({ ...Decided, reasonCode: text(20) }, Changed),
  /** Where it is used, since when, with what result. */
  'initiatives.follow': command({ ...one, unit: filled(200), on: CivilDate, result: filled(2000) }, Changed),
  'initiatives.reward': command({ ...one, code: text(80), note: filled(500) }, Changed),
} as const;
