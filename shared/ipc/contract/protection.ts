import { z } from 'zod';
import { CAPACITIES } from '../../domain/levels/determine.ts';
import { SECRET_LEVELS } from '../../domain/levels/secretList.ts';
import { WORK_LISTS } from '../../domain/levels/worklists.ts';
import { ERROR_CODES } from '../../errors.ts';
import {
  BookKind,
  Changed,
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
  Shown,
} from '../schemas.ts';
import { command, query } from './spec.ts';

export const ItemRef = z.string().regex(/^[a-z0-9.-]{1,40}\/[a-z0-9.-]{1,40}$/);

/** An item of a danh mục as it is shown and picked. */
export const ListItem = z.strictObject({
  ref: ItemRef,
  place: z.string(),
  text: z.string(),
  level: z.enum(SECRET_LEVELS),
  field: z.string(),
  list: z.strictObject({ code: z.string(), issuer: z.string(), decidedOn: CivilDate, sample: z.boolean() }),
  /** a sample item in an office that is no training office: whoever cites it confirms it */
  mustConfirm: z.boolean(),
});
export type ListItem = z.infer<typeof ListItem>;

/** Who determined a level, by which item, in what capacity, when (Luật 117/2025/QH15, Điều 2, 5, 10). */
export const Determination = z.strictObject({
  itemRef: ItemRef,
  determinedBy: text(120),
  capacity: z.enum(CAPACITIES),
  /** the delegation or assignment; required when delegated */
  capacityGround: text(200),
  determinedOn: CivilDate,
  /** the person knows that the item is a sample, and that a real one is owed */
  sampleConfirmed: z.boolean().default(false),
});
export type Determination = z.infer<typeof Determination>;

/** What a document quotes or encloses: its level may not be lower. */
export const LevelSource = z.strictObject({ documentId: Id, how: z.enum(['quotes', 'encloses']) });

const SecretLevel = z.enum(SECRET_LEVELS);
const Origin = z.enum(['own', 'issuer']);
export const Way = z.enum(['expired', 'off-list', 'on-request']);
const Decided = { code: text(80), decidedOn: CivilDate, ground: text(1000) };

/** A change of level or period as it is proposed; number, date and ground are those of the decision document. */
export const LevelChange = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('adjusted'),
    ...Decided,
    toLevel: SecretLevel,
    /** null only where the issuer adjusted */
    itemRef: ItemRef.nullable(),
    sampleConfirmed: z.boolean().default(false),
    /** to Tuyệt mật: trích yếu and files of this machine are erased, the person agreed */
    erase: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('extended'),
    ...Decided,
    until: CivilDate,
    /** number of the head's document that allows an extension after the limit; empty: none */
    headDocument: text(80),
  }),
  z.strictObject({
    kind: z.literal('declassified'),
    ...Decided,
    way: Way,
    /** of an early declassification: the decision that set up the council, and its minutes */
    councilCode: text(80),
    minutesCode: text(80),
    minutesOn: CivilDate.nullable(),
  }),
]);
export type LevelChange = z.infer<typeof LevelChange>;

const Seen = z.strictObject({ id: Id, revision: Revision });
/** Documents chosen in a list. */
const Chosen = z.array(Id).min(1).max(200);

/** Proposals chosen in the list of what waits: each with the one that the person saw. */
const ChosenProposals = z
  .array(z.strictObject({ id: Id, proposalId: Id, shown: Shown }))
  .min(1)
  .max(200);
const Done = z.strictObject({ documents: z.int() });

const EventView = z.strictObject({
  id: Id,
  kind: z.enum(['determined', 'adjusted', 'extended', 'declassified', 'content-opened']),
  origin: Origin,
  fromLevel: Level,
  toLevel: Level,
  untilBefore: CivilDate.nullable(),
  untilAfter: CivilDate.nullable(),
  item: objectOrNull({ ref: z.string(), place: z.string(), level: Level, sample: z.boolean() }),
  /** the real item that took the place of a sample one */
  replacedBy: objectOrNull({ place: z.string(), decider: z.string(), by: PersonRef, atMs: TimeMs }),
  code: z.string(),
  decidedOn: CivilDate,
  ground: z.string(),
  decider: z.string(),
  capacity: z.enum([...CAPACITIES, 'issuer']),
  capacityGround: z.string(),
  way: Way.nullable(),
  dossier: z.record(z.string(), z.union([z.string(), z.number()])),
  proposedBy: PersonRef.nullable(),
  by: PersonRef,
  atMs: TimeMs,
});

const NoticeView = z.strictObject({
  id: Id,
  eventId: Id,
  recipient: z.string(),
  dueOn: CivilDate,
  sentOn: CivilDate.nullable(),
  sentCode: z.string(),
  ackedOn: CivilDate.nullable(),
  ackNote: z.string(),
});
const StampView = z.strictObject({
  id: Id,
  eventId: Id,
  stamp: z.enum(['adjusted', 'extended', 'declassified']),
  copyLabel: z.string(),
  holder: z.string(),
  doneMs: TimeMs.nullable(),
});
const RecallView = z.strictObject({
  id: Id,
  origin: Origin,
  code: z.string(),
  decidedOn: CivilDate,
  ground: z.string(),
  decider: z.string(),
  dueOn: CivilDate,
  orderedMs: TimeMs,
  closedMs: TimeMs.nullable(),
  holders: listOf({
    id: Id,
    holder: z.string(),
    kind: z.enum(['here', 'office']),
    proof: z.enum(['erased-here', 'minutes', 'returned', 'receipt', 'destroyed']).nullable(),
    proofRef: z.string(),
    provedOn: CivilDate.nullable(),
  }),
  /** paper copies that lie with somebody still, here or outside */
  copies: listOf({ id: Id, code: z.string(), holder: z.string() }),
});
export type RecallView = z.infer<typeof RecallView>;

/** All that is known of the protection of one document. */
export const ProtectionDetail = z.strictObject({
  id: Id,
  revision: Revision,
  book: BookKind,
  year: z.int(),
  entryNumber: z.int(),
  code: z.string(),
  documentDate: CivilDate.nullable(),
  issuer: z.string(),
  typeName: z.string(),
  subject: z.string().nullable(),
  state: z.string(),
  level: Level,
  registeredLevel: Level,
  protectionUntil: CivilDate.nullable(),
  daysLeft: z.int().nullable(),
  /** days; with fewer left an extension needs a document of the head */
  extendBefore: z.int(),
  contentSealed: z.boolean(),
  frozen: z.boolean(),
  /** kept as it is for an inspection; null: it is not */
  hold: objectOrNull({
    code: z.string(),
    decidedOn: CivilDate,
    ground: z.string(),
    by: PersonRef,
    atMs: TimeMs,
  }),
  /** its level rests on a sample item that somebody confirmed; null: it does not */
  sampleGround: objectOrNull({ by: PersonRef, atMs: TimeMs }),
  events: z.array(EventView),
  sources: listOf({
    how: z.enum(['quotes', 'encloses']),
    level: Level,
    id: Id.nullable(),
    code: z.string(),
  }),
  proposal: objectOrNull({
    id: Id,
    change: LevelChange,
    by: PersonRef,
    atMs: TimeMs,
    leader: PersonRef.nullable(),
    shown: Shown,
  }),
  notices: z.array(NoticeView),
  stamps: z.array(StampView),
  recalls: z.array(RecallView),
  destruction: objectOrNull({ id: Id, state: z.string() }),
  tombstone: objectOrNull({ atMs: TimeMs, files: z.int(), keys: z.int(), copies: z.int(), level: Level }),
  offers: z.array(Offer),
});
export type ProtectionDetail = z.infer<typeof ProtectionDetail>;

/** One line of a work list; `refId` names the notice, stamp, recall or destruction behind it. */
export const WorkRow = z.strictObject({
  key: z.string(),
  documentId: Id.nullable(),
  refId: Id.nullable(),
  title: z.string(),
  subject: z.string().nullable(),
  level: Level.nullable(),
  detail: z.string(),
  kind: z.string(),
  dueOn: CivilDate.nullable(),
  /** a notice that was sent and is not confirmed yet: it has no day any more */
  sentOn: CivilDate.nullable(),
  daysLeft: z.int().nullable(),
  /** of a proposal that waits */
  shown: Shown,
});
export type WorkRow = z.infer<typeof WorkRow>;

export const protectionOps = {
  'protection.get': query({ id: Id }, ProtectionDetail),
  /** The work lists, for this person: what ends, what waits, who must be told, what is out. */
  'protection.counts': query(
    {},
    {
      lists: z.record(z.enum(WORK_LISTS), z.int()),
      overdue: z.record(z.enum(WORK_LISTS), z.int()),
      /** periods that end within so many days, the nearest band first; each counts those before it too */
      bands: listOf({ days: z.int(), count: z.int() }),
    },
  ),
  'protection.work': query(
    { list: z.enum(WORK_LISTS), limit: z.int().min(1).max(500) },
    {
      rows: z.array(WorkRow),
      today: CivilDate,
      bands: z.array(z.int()),
      /** days; with fewer left an extension needs a document of the head */
      extendBefore: z.int(),
    },
  ),
  /** Puts a change before a leader, who comes to know of the document. */
  'protection.propose': command(Seen.extend({ leaderId: Id, change: LevelChange }), Changed),
  /** The one who decides (never the proposer) says yes: the level or the period changes, notices and stamps follow. */
  'protection.decide': command(Seen.extend({ proposalId: Id, shown: Shown }), Changed),
  'protection.reject': command(Seen.extend({ proposalId: Id, reason: filled(1000) }), Changed),
  'protection.withdraw': command(Seen.extend({ proposalId: Id }), Changed),
  /** The period has ended: a person confirms that the document is declassified (Điều 22 khoản 1 điểm a). */
  'protection.confirmExpired': command(Seen, Changed),
  /** Asks each of several records whether it would refuse, and changes nothing: every refusal with its reason. */
  'protection.trySeveral': query(
    {
      asked: z.discriminatedUnion('act', [
        z.strictObject({ act: z.literal('propose'), ids: Chosen, change: LevelChange }),
        z.strictObject({ act: z.literal('decide'), items: ChosenProposals }),
        z.strictObject({ act: z.literal('confirmExpired'), ids: Chosen }),
        z.strictObject({ act: z.literal('proposeDestruction'), ids: Chosen, retentionUntil: CivilDate }),
      ]),
    },
    {
      ready: z.int(),
      refused: listOf({
        id: Id,
        /** number/year in its book; empty for what this person may not know of */
        entry: z.string(),
        code: z.enum(ERROR_CODES),
        params: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    },
  ),
  /** One decision document about several records: all of them or none; each keeps its own event, notices and stamps. */
  'protection.proposeSeveral': command({ ids: Chosen, leaderId: Id, change: LevelChange }, Done),
  'protection.decideSeveral': command({ items: ChosenProposals }, Done),
  'protection.confirmSeveralExpired': command({ ids: Chosen }, Done),
  /** Puts the files of a declassified document under the open key; never a side effect of declassifying. */
  'protection.openContent': command(Seen.extend({ ground: filled(1000) }), Changed),
  /** An item of a real list takes the place of the sample item on which the level rests; the level stays. */
  'protection.citeItem': command(Seen.extend({ itemRef: ItemRef }), Changed),
  'protection.noticeSent': command({ noticeId: Id, sentOn: CivilDate, code: text(80) }, { id: Id }),
  'protection.noticeAcknowledged': command({ noticeId: Id, ackedOn: CivilDate, note: text(500) }, { id: Id }),
  'protection.stampDone': command({ taskId: Id }, { id: Id }),
  /** Thu hồi: from now on nothing of the document is opened, printed or sent until every holder has proved its purge. */
  'protection.orderRecall': command(
    Seen.extend({
      code: filled(80),
      decidedOn: CivilDate,
      ground: filled(1000),
      dueOn: CivilDate.nullable(),
    }),
    Changed,
  ),
  /** Giữ để thanh tra, kiểm tra: nothing of it is destroyed, changed or declassified until it is released. */
  'protection.placeHold': command(
    Seen.extend({ code: filled(80), decidedOn: CivilDate, ground: filled(1000) }),
    Changed,
  ),
  'protection.releaseHold': command(Seen.extend({ reason: filled(1000) }), Changed),
  /** The same for several documents by one decision: all of them or none; who refuses names the document. */
  'protection.placeHolds': command(
    { ids: Chosen, code: filled(80), decidedOn: CivilDate, ground: filled(1000) },
    { documents: z.int() },
  ),
  'protection.releaseHolds': command({ ids: Chosen, reason: filled(1000) }, { documents: z.int() }),
  /** Erases keys and files of the recalled document on this station; that is this station's proof. */
  'protection.purgeHere': command({ recallId: Id }, { files: z.int(), keys: z.int(), closed: z.boolean() }),
  'protection.proveRecall': command(
    {
      recallId: Id,
      holderId: Id,
      proof: z.enum(['minutes', 'returned', 'receipt', 'destroyed']),
      ref: filled(200),
      provedOn: CivilDate,
    },
    { closed: z.boolean() },
  ),
  /** Items in force on a date in which every typed word occurs, marks or not; `level` narrows. */
  'protection.listItems': query(
    {
      on: CivilDate.nullable(),
      words: text(200),
      level: z.enum(SECRET_LEVELS).nullable(),
      limit: z.int().min(1).max(100),
    },
    { items: z.array(ListItem), total: z.int() },
  ),
  'protection.lists': query(
    {},
    {
      lists: listOf({
        id: z.string(),
        code: z.string(),
        issuer: z.string(),
        title: z.string(),
        decidedOn: CivilDate,
        effectiveFrom: CivilDate,
        effectiveTo: CivilDate.nullable(),
        sample: z.boolean(),
        verified: z.boolean(),
        source: z.string(),
        sha256: z.string().nullable(),
        loadedMs: TimeMs.nullable(),
        /** who signed the file; empty: nobody */
        signedBy: z.string(),
        inForce: z.boolean(),
        items: z.int(),
      }),
    },
  ),
  /** Loads danh mục from a staged file (JSON, at most 4 MiB), with the detached CMS signature of its issuer where there is one; a file with anything wrong in it is refused as a whole. */
  'protection.loadLists': command(
    { stageId: Id, signatureStageId: Id.nullable().default(null) },
    { lists: z.int(), items: z.int(), sha256: z.string(), signedBy: z.string() },
  ),
} as const;
