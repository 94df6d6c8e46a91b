import { z } from 'zod';
import { parseIso } from '../calendar/civilDate.ts';
import { URGENCIES } from '../deadlines/propose.ts';
import { HOLDINGS, PASSAGES } from '../levels/gate.ts';
import { type BOOK_KINDS, REGISTER_KINDS } from '../document/bookKinds.ts';
import { PARTIES } from '../document/proposal.ts';
import { CHANNELS, LEVELS, PROFILES } from '../levels/level.ts';
import { PERIOD_MODES } from '../levels/protection.ts';
import { paperFormShape } from '../papers/paperForm.ts';
import { ROLES } from '../people/roles.ts';
import { COUNTED_DUTIES } from '../station/duties.ts';
import { LayoutRule } from './layoutSchema.ts';
import { InitiativesRule, ScreeningRule, SubmissionRule } from './caseSchema.ts';
import { filled, Period, ruleHead } from './ruleHead.ts';

/**
 * Rule packs: dated data for everything that law or an office may change. Each rule says what it is (`title`),
 * its legal ground, where the text was found and whether it was compared with the signed text (`verified`).
 */
const CivilDate = z.string().refine((text) => parseIso(text).ok, 'not a civil date');
const byLevel = <T extends z.ZodType>(value: T) =>
  z.strictObject({ none: value, mat: value, 'toi-mat': value, 'tuyet-mat': value });

const LevelsRule = z.discriminatedUnion('kind', [
  z.strictObject({
    ...ruleHead,
    kind: z.literal('level'),
    level: z.enum(LEVELS),
    name: filled,
    mark: z.enum(['A', 'B', 'C']).nullable(),
    years: z.int().positive().nullable(),
    envelopes: z.int().nonnegative(),
    keepsSubject: z.boolean(),
    keepsFile: z.boolean(),
  }),
  /** A refusal or duty that needs no data beside its text. */
  z.strictObject({ ...ruleHead, kind: z.literal('duty'), duty: filled, days: z.int().positive().optional() }),
  /** Whether and from when the protection period runs anew after a level was raised or lowered. */
  z.strictObject({
    ...ruleHead,
    kind: z.literal('period-after-adjustment'),
    mode: z.enum(PERIOD_MODES),
  }),
  z.strictObject({ ...ruleHead, kind: z.literal('warning-days'), days: z.array(z.int().positive()).min(1) }),
]);

const DocumentTypesRule = z.discriminatedUnion('kind', [
  z.strictObject({
    ...ruleHead,
    kind: z.literal('types'),
    types: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z0-9-]+$/),
          name: filled,
          symbol: filled.nullable(),
          group: z.enum(['document', 'paper']),
        }),
      )
      .min(1),
  }),
  z.strictObject({
    ...ruleHead,
    kind: z.literal('number'),
    style: z.enum(['party', 'state']),
    per: z.enum(['type-and-term', 'year', 'type-and-year']),
    example: filled,
  }),
]);

const UrgencyRule = z.strictObject({
  ...ruleHead,
  urgency: z.enum(URGENCIES),
  name: filled,
  processing: Period.nullable(),
  atOnce: z.boolean(),
  needsTime: z.boolean(),
  leadWorkingDays: z.int().nonnegative(),
});

/** What a column of a printed book is filled with. */
const DOCUMENT_FIELDS = [
  'lineNumber',
  'entryNumber',
  'enteredOn',
  'issuer',
  'code',
  'documentDate',
  'typeAndSubject',
  'level',
  'signer',
  'recipients',
  'holder',
  'keeper',
  'copies',
  'transferredOn',
  'signature',
  'note',
] as const;
/** What only the books of acts have; the facts of a line are keyed by these, and by the fields above. */
const ACT_FIELDS = [
  'at',
  'codeAndDate',
  'codeAndCopies',
  'copyNumbers',
  'count',
  'giver',
  'recipient',
  'form',
  'permittedBy',
  'performer',
  'carrier',
  'purpose',
  'place',
  'protection',
  'dueBackOn',
  'returned',
  'decision',
  'method',
  'council',
  'minutes',
] as const;
const COVER_FIELDS = [
  'superior',
  'office',
  'title',
  'year',
  'fromOn',
  'toOn',
  'fromNumber',
  'toNumber',
  'volume',
] as const;

export const BookFormRule = z.strictObject({
  ...ruleHead,
  kind: z.literal('form'),
  book: z.enum(REGISTER_KINDS),
  formId: z.string().regex(/^[a-z0-9-]+$/),
  name: filled,
  columns: z
    .array(
      z.strictObject({
        number: z.int().positive(),
        heading: filled,
        field: z.enum([...DOCUMENT_FIELDS, ...ACT_FIELDS]),
        weight: z.int().positive(),
      }),
    )
    .min(1),
  cover: z.array(z.strictObject({ label: z.string(), field: z.enum(COVER_FIELDS) })).min(1),
  numbering: z.literal('year'),
  registerWhen: z.enum(['on-arrival', 'before-dispatch', 'with-the-act']),
});

const BooksRule = z.discriminatedUnion('kind', [
  BookFormRule,
  /** Working days after arrival or signing: until when no reason is needed, until when no approval. */
  z.strictObject({
    ...ruleHead,
    kind: z.literal('late-entry'),
    withoutReason: z.int().nonnegative(),
    withoutApproval: z.int().nonnegative(),
  }),
  /** Thời hạn bảo quản that are proposed when a dossier is closed; any other can be typed. */
  z.strictObject({ ...ruleHead, kind: z.literal('dossier-retention'), periods: z.array(filled).min(1) }),
  z.strictObject({ ...ruleHead, kind: z.literal('duty'), duty: filled, days: z.int().positive().optional() }),
]);

const CeilingRule = z.strictObject({
  ...ruleHead,
  kind: z.literal('ceiling'),
  post: z.string().regex(/^[a-z0-9-]+$/),
  titles: z.array(filled).min(1),
  unit: z.enum(['commune', 'province']),
  acts: z.array(z.enum(['sign', 'permit-copy', 'permit-taking-out', 'permit-destruction', 'provide'])).min(1),
  ceiling: z.enum(LEVELS),
});

/** Who says who reads a classified document, and who opens one together in an emergency. */
const ReadingRule = z.strictObject({
  ...ruleHead,
  kind: z.literal('reading'),
  mayGrant: z.array(z.enum(ROLES)).min(1),
  mayRead: z.array(z.enum(ROLES)).min(1),
  emergencyFirst: z.array(z.enum(ROLES)).min(1),
  emergencySecond: z.array(z.enum(ROLES)).min(1),
  emergencyMinutes: z.int().min(5).max(1_440),
});
/** Who moves or stops a date, how often and how far; from when a date is near. */
const ExtensionRule = z.strictObject({
  ...ruleHead,
  kind: z.literal('extension'),
  mayExtend: z.array(z.enum(ROLES)).min(1),
  mayStop: z.array(z.enum(ROLES)).min(1),
  most: z.int().nonnegative(),
  workingDays: z.int().positive(),
  soonWorkingDays: z.int().positive(),
});
/** Up whose line something late is told, after how many working days. */
const EscalationRule = z.strictObject({
  ...ruleHead,
  kind: z.literal('escalation'),
  steps: z
    .array(
      z.strictObject({ afterWorkingDays: z.int().nonnegative(), to: z.enum(['holder', 'head', 'leader']) }),
    )
    .min(1),
});
const AuthoritiesRule = z.discriminatedUnion('kind', [
  CeilingRule,
  ReadingRule,
  ExtensionRule,
  EscalationRule,
]);
/** Centre of a mark and its baseline from the top-left corner of the page, in millimetres; size in points. */
const MarkPlace = z.strictObject({
  centreMm: z.number().positive(),
  baselineMm: z.number().positive(),
  size: z.number().positive(),
});

const SigningRule = z.discriminatedUnion('kind', [
  z.strictObject({ ...ruleHead, kind: z.literal('duty'), duty: filled }),
  /** Two parties of a phiếu trình that may not be one person. */
  z.strictObject({
    ...ruleHead,
    kind: z.literal('separation'),
    a: z.enum(PARTIES),
    b: z.enum(PARTIES),
    exception: z.enum(['small-office', 'never']),
  }),
  z.strictObject({
    ...ruleHead,
    kind: z.literal('capacity'),
    capacity: z.string().regex(/^[a-z-]+$/),
    style: z.enum(['party', 'state', 'both']),
    mark: z.string(),
    name: filled,
    needsDelegation: z.boolean(),
    notForBodies: z.array(filled),
  }),
  z.strictObject({
    ...ruleHead,
    kind: z.literal('marks'),
    style: z.enum(['party', 'state']),
    number: MarkPlace,
    date: MarkPlace,
    level: MarkPlace,
  }),
]);

const GatesRule = z.discriminatedUnion('kind', [
  z.strictObject({
    ...ruleHead,
    kind: z.literal('holding'),
    profile: z.enum(PROFILES),
    holds: byLevel(z.enum(HOLDINGS)),
    holdsWhenApproved: byLevel(z.enum(HOLDINGS)).nullable(),
  }),
  z.strictObject({
    ...ruleHead,
    kind: z.literal('channel'),
    profile: z.enum(PROFILES),
    channel: z.enum(CHANNELS),
    passes: byLevel(z.enum(PASSAGES)),
  }),
  z.strictObject({ ...ruleHead, kind: z.literal('duty'), duty: filled }),
  /** Days before the end of a certificate at which to warn. */
  z.strictObject({
    ...ruleHead,
    kind: z.literal('certificate-warning'),
    days: z.array(z.int().positive()).min(1),
  }),
  /** Days from one time to the next of what whoever keeps the station does again and again. */
  z.strictObject({
    ...ruleHead,
    kind: z.literal('periodic-duties'),
    days: z.record(z.enum(COUNTED_DUTIES), z.int().positive().max(3660)),
  }),
]);

const HolidaysRule = z.strictObject({
  ...ruleHead,
  year: z.int(),
  holidays: z.array(z.strictObject({ date: CivilDate, name: filled })).min(1),
  inLieu: z.array(CivilDate),
  swaps: z.array(z.strictObject({ dayOff: CivilDate, workDay: CivilDate })),
});

const AbbreviationsRule = z.strictObject({
  ...ruleHead,
  pairs: z.array(z.strictObject({ short: filled, full: filled })).min(1),
});

/** Tasks of a plan of the superior, and when a task is yellow or red. */
const PlanRule = z.discriminatedUnion('kind', [
  z.strictObject({ ...ruleHead, kind: z.literal('task'), dueOn: CivilDate }),
  z.strictObject({
    ...ruleHead,
    kind: z.literal('colours'),
    soonDays: z.int().positive(),
    silentDays: z.int().positive(),
  }),
]);

const PapersRule = z.strictObject({ ...ruleHead, ...paperFormShape });

/**
 * The form in which packs are written. A pack that says none is of form 1; one more is counted whenever a program of
 * the form before could misread or refuse what is new, so that it says "newer" and not "wrong".
 */
export const PACK_SCHEMA = 1;

const packOf = <K extends string, T extends z.ZodType>(pack: K, rule: T) =>
  z.strictObject({
    pack: z.literal(pack),
    schema: z.int().min(1).max(PACK_SCHEMA).optional(),
    version: z.string().regex(/^\d{4}\.\d{1,3}$/),
    effectiveFrom: CivilDate,
    effectiveTo: CivilDate.nullable().default(null),
    title: filled,
    rules: z.array(rule).min(1),
  });

export const RulePack = z
  .discriminatedUnion('pack', [
    packOf('levels', LevelsRule),
    packOf('document-types-party', DocumentTypesRule),
    packOf('document-types-state', DocumentTypesRule),
    packOf('urgency', UrgencyRule),
    packOf('books', BooksRule),
    packOf('authorities', AuthoritiesRule),
    packOf('signing', SigningRule),
    packOf('gates', GatesRule),
    packOf('holidays', HolidaysRule),
    packOf('submission', SubmissionRule),
    packOf('initiatives', InitiativesRule),
    packOf('screening', ScreeningRule),
    packOf('abbreviations', AbbreviationsRule),
    packOf('papers', PapersRule),
    packOf('plan', PlanRule),
    packOf('layout-party', LayoutRule),
    packOf('layout-state', LayoutRule),
  ])
  .refine(
    (pack) => pack.effectiveTo === null || pack.effectiveFrom <= pack.effectiveTo,
    'ends before it begins',
  )
  .refine(
    (pack) => new Set(pack.rules.map((rule) => rule.id)).size === pack.rules.length,
    'two rules with one id',
  );

export type RulePack = z.infer<typeof RulePack>;
export type PackKind = RulePack['pack'];
export type PackOf<K extends PackKind> = Extract<RulePack, { pack: K }>;
export type BookKind = (typeof BOOK_KINDS)[number];
export type RegisterKind = (typeof REGISTER_KINDS)[number];
export type DocumentField = (typeof DOCUMENT_FIELDS)[number];
export type ActField = (typeof ACT_FIELDS)[number];
export type BookForm = z.infer<typeof BookFormRule>;
export type LateEntryRule = Extract<z.infer<typeof BooksRule>, { kind: 'late-entry' }>;
export type PaperRule = z.infer<typeof PapersRule>;
export type ColumnField = BookForm['columns'][number]['field'];
export type AuthorityRule = z.infer<typeof CeilingRule>;
export type ReadingRule = z.infer<typeof ReadingRule>;
export type EscalationRule = z.infer<typeof EscalationRule>;
export type ExtensionRule = z.infer<typeof ExtensionRule>;
export type MarksRule = Extract<z.infer<typeof SigningRule>, { kind: 'marks' }>;
export type CapacityRule = Extract<z.infer<typeof SigningRule>, { kind: 'capacity' }>;
export type DocumentType = Extract<z.infer<typeof DocumentTypesRule>, { kind: 'types' }>['types'][number];
export type NumberRule = Extract<z.infer<typeof DocumentTypesRule>, { kind: 'number' }>;
