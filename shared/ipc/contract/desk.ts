import { z } from 'zod';
import { ZOOM } from '../../domain/zoom.ts';
import { INITIATIVE_STATES } from '../../domain/submission/initiative.ts';
import {
  BookKind,
  CivilDate,
  CivilTime,
  filled,
  Id,
  Level,
  text,
  TimeMs,
  Urgency,
  listOf,
} from '../schemas.ts';
import { command, hostCommand, note, query } from './spec.ts';

/**
 * What a line of a desk is about: a record in hand, or an act that waits for this person: to sign, to receive, to
 * decide, to tell somebody, to bring back, to read.
 */
export const DESK_KINDS = [
  'document',
  'submission',
  'proposal',
  'transfer',
  'permit',
  'carry-out',
  'permit-decided',
  'carry-decided',
  'level-change',
  'level-expired',
  'notice',
  'recall',
  'copy-recalled',
  'request',
  'granted',
  'refused',
  'handover',
  'case-duty',
  'unsorted',
  'publication',
  'extension',
  'council',
  'data-request',
  'office-name',
  'retention',
  'peer-lost',
  'secrecy-reason',
] as const;
export type DeskKind = (typeof DESK_KINDS)[number];

export const DeskItem = z.strictObject({
  subjectKind: z.enum(DESK_KINDS),
  id: Id,
  /** the record that opens; null where the page that keeps this work opens */
  opens: Id.nullable(),
  /** how many copies an act is about, or cases a line stands for; 1 elsewhere */
  count: z.int(),
  /** there are more of these than were counted */
  more: z.literal(true).optional(),
  book: BookKind.nullable(),
  number: z.string(),
  title: z.string().nullable(),
  level: Level,
  urgency: Urgency,
  /** of a document also `unassigned`: under a bút phê that gives it to nobody */
  state: z.string(),
  /** of a submission that reads as what its council has, not as its state: where that is */
  council: z.enum(INITIATIVE_STATES).optional(),
  /** of a document that reads as called back by its issuer, not as its state */
  calledBack: z.enum(['open', 'done']).optional(),
  holder: z.string().nullable(),
  dueOn: CivilDate.nullable(),
  dueTime: CivilTime.nullable(),
  lateDays: z.int(),
});
export type DeskItem = z.infer<typeof DeskItem>;

/** The numbers of a desk that have a list. */
export const DeskNumber = z.enum(['late', 'today', 'waiting', 'direct', 'sign', 'decide']);
export type DeskNumber = z.infer<typeof DeskNumber>;

const Marks = z.array(z.tuple([z.int(), z.int()]));

export const SearchHit = z.strictObject({
  /** `proposal`: a draft on its way that has reached this person */
  subjectKind: z.enum(['document', 'submission', 'proposal']),
  id: Id,
  book: BookKind.nullable(),
  number: z.string(),
  code: z.string(),
  title: z.string().nullable(),
  issuer: z.string(),
  date: CivilDate.nullable(),
  level: Level,
  /** how well the marks agree: the tiers of shared/domain/text/match.ts */
  match: z.enum(['exact', 'toneless', 'base']),
  /** [start, end) ranges in `title` to mark */
  marks: Marks,
  /** what it was found by where its title does not say so; null for words that this person may not read again */
  line: z.strictObject({ text: z.string(), marks: Marks }).nullable(),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const PersonalSettings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  text: z.enum(['normal', 'large']),
  locale: z.enum(['vi', 'en']),
  keyHints: z.boolean(),
  panes: z.record(z.string().max(40), z.number()),
  /** bút phê that this person writes again and again; none: the office's usual ones are offered */
  directions: z.array(text(300)).max(30).default([]),
  /** what this person ticked off of the first week's list */
  weekDone: z.array(text(40)).max(100).default([]),
  /** how large the window draws, in hundredths */
  zoom: z.int().min(ZOOM.least).max(ZOOM.most).default(ZOOM.usual),
});
export type PersonalSettings = z.infer<typeof PersonalSettings>;

/** Where whoever wrote in asks. */
const Contact = z.strictObject({ phone: text(60), address: text(300) });

const RuleView = z.strictObject({
  id: z.string(),
  pack: z.string(),
  title: z.string(),
  ground: z.string(),
  source: z.string(),
  verified: z.boolean(),
  effectiveFrom: CivilDate,
  effectiveTo: CivilDate.nullable(),
});
export type RuleView = z.infer<typeof RuleView>;

/** A rule pack that came signed and that this program can't use: it binds nothing, and why. */
const AsideView = z.strictObject({
  /** `urgency@2027.1` */
  id: z.string(),
  title: z.string(),
  issuer: z.string(),
  from: CivilDate,
  reason: z.enum(['newer', 'form', 'incomplete']),
  rule: z.string(),
});

export const deskOps = {
  /**
   * The landing page: numbers, one list in groups (what only a leader can do, own late, today, late with others, waiting),
   * last entries, who holds what. A leader, a clerk and an officer are shown the same answer by different pages. `mine` is
   * what waits for this person's own hands; `office` also what others owe. Each piece of work stands in one group only.
   */
  'desk.summary': query(
    { scope: z.enum(['mine', 'office']) },
    {
      today: CivilDate,
      overdue: z.int(),
      dueToday: z.int(),
      waiting: z.int(),
      /** of some kind of work there is more than was counted: the numbers are "more than" */
      more: z.boolean(),
      /** how many stand in each group; its items may be the first of them only */
      groups: z.strictObject({
        first: z.int(),
        late: z.int(),
        today: z.int(),
        others: z.int(),
        waiting: z.int(),
      }),
      registeredToday: z.int(),
      /** what waits for this person by what is to be done; a leader's morning is read from it */
      toDo: z.strictObject({
        direct: z.int(),
        /** of `direct`: under a bút phê of this person that gives them to nobody */
        unassigned: z.int(),
        sign: z.int(),
        decide: z.int(),
        receive: z.int(),
      }),
      /** for leaders: who holds how much, the fullest desk first; of what the leader may know */
      holders: listOf({ id: Id, name: z.string(), open: z.int(), late: z.int() }),
      /** what only this leader can do: bút phê, signing, deciding; nothing on other desks */
      firstItems: z.array(DeskItem),
      lateItems: z.array(DeskItem),
      todayItems: z.array(DeskItem),
      /** late with others; nothing in one's own list */
      othersItems: z.array(DeskItem),
      waitingItems: z.array(DeskItem),
      lastEntries: z.array(DeskItem.extend({ atMs: TimeMs, issuer: z.string(), code: z.string() })),
      nav: z.record(z.string(), z.strictObject({ count: z.int(), late: z.int() })),
    },
  ),
  /** Everything behind one number of a desk; `count` says how many there are where the list is only the first of them. */
  'desk.lines': query(
    { scope: z.enum(['mine', 'office']), what: DeskNumber },
    { items: z.array(DeskItem), count: z.int() },
  ),
  'search.query': query(
    { words: text(200), limit: z.int().min(1).max(100), prefix: z.boolean() },
    { hits: z.array(SearchHit), more: z.boolean() },
  ),
  'rules.list': query({}, { rules: z.array(RuleView), aside: z.array(AsideView) }),
  'rules.get': query({ id: z.string().max(40) }, RuleView),
  /** Lists for the forms: document types, urgencies, levels with what this machine may hold, reasons, fields. */
  'rules.choices': query(
    {},
    {
      documentTypes: listOf({ id: z.string(), name: z.string(), symbol: z.string().nullable() }),
      /** of both systems, the own one's first: for what others wrote */
      incomingTypes: listOf({ id: z.string(), name: z.string(), symbol: z.string().nullable() }),
      urgencies: listOf({ id: Urgency, name: z.string() }),
      levels: listOf({
        id: Level,
        name: z.string(),
        mark: z.string().nullable(),
        holding: z.enum(['full', 'register-only', 'refused']),
        rule: z.string().nullable(),
      }),
      /** thời hạn bảo quản that are proposed for a dossier */
      dossierRetentions: z.array(z.string()),
      /** `acts`: those for which the reason may be given */
      submissionReasons: listOf({ id: z.string(), name: z.string(), acts: z.array(z.string()) }),
      submissionFields: z.array(z.string()),
      /** what each kind of submission is asked beside its words */
      submissionForms: listOf({
        id: z.string(),
        kind: z.string(),
        version: z.int(),
        fields: listOf({
          id: z.string(),
          label: z.string(),
          rows: z.int(),
          choices: z.array(z.string()),
        }),
      }),
      /** days off and made-up working days from two years back to two ahead, for typed dates like `+3` */
      calendar: z.strictObject({ daysOff: z.array(CivilDate), workDays: z.array(CivilDate) }),
      today: CivilDate,
      swappedDays: listOf({ date: CivilDate, kind: z.enum(['off', 'work', 'half']), note: z.string() }),
    },
  ),
  'rules.setSwappedDay': command(
    { date: CivilDate, kind: z.enum(['off', 'work', 'half', 'none']), note: text(200) },
    { date: CivilDate },
  ),
  'settings.get': query({}, PersonalSettings),
  'settings.save': note(PersonalSettings, PersonalSettings),
  'settings.station': query(
    {},
    {
      idleLockMinutes: z.int(),
      scanFolder: z.string().nullable(),
      /** where whoever wrote in asks; empty where nobody said */
      contact: Contact,
    },
  ),
  'settings.saveIdleLock': command({ minutes: z.int().min(1).max(60) }, { minutes: z.int() }),
  /** An officer says that the machine's clock is right although it stands behind the last entry. */
  'settings.acceptClock': command({ reason: filled(300) }, { lastMs: TimeMs }),
  /** Stands on the receipt and in the letters to whoever wrote in. */
  'settings.setContact': command(Contact, Contact),
  'settings.setScanFolder': hostCommand(
    { path: z.string().max(4096).nullable() },
    { path: z.string().nullable() },
  ),
} as const;
