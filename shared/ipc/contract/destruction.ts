import { z } from 'zod';
import {
  CivilDate,
  filled,
  Id,
  Level,
  Offer,
  PersonRef,
  Revision,
  text,
  TimeMs,
  listOf,
  objectOrNull,
  name,
  line,
  Shown,
} from '../schemas.ts';
import { command, query } from './spec.ts';

export const DestructionState = z.enum([
  'proposed',
  'council',
  'reviewed',
  'decided',
  'destroyed',
  'withdrawn',
]);
const CouncilRole = z.enum(['chair', 'secretary', 'member']);
const Seen = z.strictObject({ id: Id, revision: Revision });
const Changed = z.strictObject({ id: Id, revision: Revision });

export const CouncilMember = z.strictObject({
  fullName: name(120),
  post: text(120),
  role: CouncilRole,
  /** the user of this station, where the member is one */
  personId: Id.nullable(),
});
export type CouncilMember = z.infer<typeof CouncilMember>;

const Paper = z.strictObject({
  kind: z.enum(['council', 'list', 'meeting', 'decision', 'minutes']),
  code: z.string(),
  datedOn: CivilDate,
  body: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  recordedMs: TimeMs,
  recordedBy: z.string(),
});

/** The dossier: all that its five papers are written from. */
export const DestructionDetail = z.strictObject({
  id: Id,
  revision: Revision,
  state: DestructionState,
  reason: z.string(),
  proposedBy: PersonRef,
  proposedMs: TimeMs,
  highestLevel: Level,
  members: z.array(CouncilMember.extend({ position: z.int() })),
  items: listOf({
    position: z.int(),
    documentId: Id,
    title: z.string(),
    typeName: z.string(),
    issuer: z.string(),
    code: z.string(),
    documentDate: CivilDate.nullable(),
    subject: z.string().nullable(),
    level: Level,
    copies: z.int(),
    retentionUntil: CivilDate,
    retentionGround: z.string(),
    checkedBy: z.string().nullable(),
    checkedMs: TimeMs.nullable(),
    checkNote: z.string(),
    /** what stands against destroying it now; null: nothing */
    block: z.string().nullable(),
  }),
  papers: z.array(Paper),
  method: z.string().nullable(),
  decidedBy: PersonRef.nullable(),
  destroyedBy: PersonRef.nullable(),
  destroyedMs: TimeMs.nullable(),
  /** destroyed at once, without a council; a written report is owed until `report` stands */
  urgent: z.boolean(),
  reportDueOn: CivilDate.nullable(),
  report: objectOrNull({ code: z.string(), to: z.string(), on: CivilDate }),
  offers: z.array(Offer),
  shown: Shown,
});
export type DestructionDetail = z.infer<typeof DestructionDetail>;

export const destructionOps = {
  'destruction.get': query({ id: Id }, DestructionDetail),
  'destruction.list': query(
    { limit: z.int().min(1).max(500) },
    {
      rows: listOf({
        id: Id,
        state: DestructionState,
        reason: z.string(),
        documents: z.int(),
        proposedMs: TimeMs,
        proposedBy: z.string(),
        decision: z.string(),
      }),
    },
  ),
  'destruction.propose': command(
    {
      reason: filled(1000),
      /** the leader who sets up the council and decides: comes to know of every document on the list */
      leaderId: Id,
      items: z
        .array(
          z.strictObject({
            documentId: Id,
            /** last day of the retention period, and where it is laid down */
            retentionUntil: CivilDate,
            retentionGround: filled(300),
          }),
        )
        .min(1)
        .max(200),
    },
    Changed,
  ),
  'destruction.setCouncil': command(
    Seen.extend({ code: filled(80), decidedOn: CivilDate, members: z.array(CouncilMember).max(15) }),
    Changed,
  ),
  'destruction.checkItem': command(Seen.extend({ position: z.int().positive(), note: text(500) }), Changed),
  /** The council met: its minutes, and the list as it was checked. */
  'destruction.recordMeeting': command(
    Seen.extend({ code: text(80), metOn: CivilDate, conclusion: filled(2000), listCode: text(80) }),
    Changed,
  ),
  'destruction.decide': command(
    Seen.extend({
      shown: Shown,
      code: filled(80),
      decidedOn: CivilDate,
      /** a superior body decided where no post of this office reaches the level; empty: the signed-in leader */
      superior: line(200),
    }),
    Changed,
  ),
  /** Destroys, before witnesses: keys first, then bytes; then a tombstone, the minutes and a line in the book. */
  'destruction.execute': command(
    Seen.extend({
      code: text(80),
      destroyedOn: CivilDate,
      place: filled(200),
      method: filled(300),
      /** two of the council besides who carries it out; with fewer it is refused by its rule */
      witnesses: z.array(filled(120)).max(10),
    }),
    { id: Id, revision: Revision, documents: z.int(), files: z.int(), keys: z.int() },
  ),
  /** Tiêu hủy khẩn by whoever keeps it: at once, with its ground and minutes; the report follows. */
  'destruction.urgent': command(
    Seen.extend({
      reason: filled(1000),
      destroyedOn: CivilDate,
      place: filled(200),
      method: filled(300),
      witnesses: z.array(filled(120)).max(10),
    }),
    { id: Id, files: z.int(), keys: z.int(), reportDueOn: CivilDate },
  ),
  'destruction.report': command(
    Seen.extend({ code: filled(80), to: filled(200), reportedOn: CivilDate }),
    Changed,
  ),
  'destruction.withdraw': command(Seen.extend({ reason: filled(500) }), Changed),
} as const;
