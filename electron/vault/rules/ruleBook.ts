import type { CivilDate } from '../../../shared/domain/calendar/civilDate.ts';
import {
  type CalendarLists,
  type DayEdit,
  type WorkCalendar,
  withEdits,
  workCalendar,
} from '../../../shared/domain/calendar/workingDays.ts';
import type { DutyDays } from '../../../shared/domain/station/duties.ts';
import type { Urgency, UrgencyRule } from '../../../shared/domain/deadlines/propose.ts';
import {
  gate,
  type GateAnswer,
  type GateTable,
  holding,
  type HoldingAnswer,
} from '../../../shared/domain/levels/gate.ts';
import type { PartySeparation } from '../../../shared/domain/document/proposal.ts';
import type { Channel, Level, Profile } from '../../../shared/domain/levels/level.ts';
import type { LevelRule, PeriodMode } from '../../../shared/domain/levels/protection.ts';
import type { PaperName } from '../../../shared/domain/papers/paperForm.ts';
import type {
  AuthorityRule,
  BookForm,
  CapacityRule,
  DocumentType,
  EscalationRule,
  ExtensionRule,
  MarksRule,
  LateEntryRule,
  NumberRule,
  PackKind,
  PackOf,
  PaperRule,
  ReadingRule,
  RegisterKind,
  RulePack,
} from '../../../shared/domain/rules/schema.ts';
import type { LayoutRule } from '../../../shared/domain/rules/layoutSchema.ts';
import { packAsOf, packById, packId } from '../../../shared/domain/rules/select.ts';
import type { ClockId, ClockRule } from '../../../shared/domain/submission/clocks.ts';
import { readAbbreviations } from '../../../shared/domain/text/abbreviations.ts';
import type { ScreenRule } from '../../../shared/domain/secrecy/screenRule.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AsidePack } from './aside.ts';
import { found } from './found.ts';
import { anyGround, type Ground, groundsOf } from './grounds.ts';
import {
  type InitiativeRules,
  initiativeRules,
  type SubmissionRules,
  submissionRules,
} from './submissionRules.ts';

export type OfficeStyle = 'party' | 'state';

/** The tasks of a plan of the superior; a sample while no signed text was compared. */
export interface PlanRules {
  readonly title: string;
  readonly since: CivilDate;
  readonly colours: Extract<PackOf<'plan'>['rules'][number], { kind: 'colours' }>;
  readonly tasks: readonly Extract<PackOf<'plan'>['rules'][number], { kind: 'task' }>[];
}

/** The rules in force on one date. */
export interface DatedRules {
  readonly date: CivilDate;
  readonly levels: readonly LevelRule[];
  level(level: Level): LevelRule;
  /** Days before the end of a protection period at which to warn, longest first. */
  readonly warningDays: readonly number[];
  /** A duty of the pack `levels` with its days, or null where the pack of that day does not have it. */
  levelDuty(duty: string): { readonly id: string; readonly days: number | null } | null;
  readonly periodAfterAdjustment: PeriodMode;
  documentTypes(style: OfficeStyle): readonly DocumentType[];
  documentType(style: OfficeStyle, id: string): DocumentType | null;
  numberRule(style: OfficeStyle): NumberRule;
  readonly urgency: readonly UrgencyRule[];
  urgencyOf(urgency: Urgency): UrgencyRule;
  readonly books: readonly BookForm[];
  /** The form of a paper; null when this pack has none. */
  paper(name: PaperName): PaperRule | null;
  book(kind: RegisterKind): BookForm;
  readonly lateEntry: LateEntryRule;
  /** Thời hạn bảo quản that are proposed when a dossier is closed. */
  readonly dossierRetentions: readonly string[];
  /** For how many days a number may be reserved. */
  readonly reservationDays: number;
  readonly authorities: readonly AuthorityRule[];
  /** who says who reads a classified document, and who opens one in an emergency */
  readonly reading: ReadingRule;
  /** who moves or stops a date, how often and how far */
  readonly extension: ExtensionRule;
  /** after how many working days whoever stands above is told of what is late */
  readonly escalation: EscalationRule;
  readonly separations: readonly PartySeparation[];
  /** In which capacities an office of this style signs. */
  capacities(style: OfficeStyle): readonly CapacityRule[];
  /** Where the system draws number, date and level on the first page. */
  marks(style: OfficeStyle): MarksRule;
  /** Thể thức of what an office of this style issues. */
  layout(style: OfficeStyle): readonly LayoutRule[];
  readonly gates: GateTable;
  /** Days before the end of a certificate at which to warn. */
  readonly certificateWarningDays: readonly number[];
  /** Days from one time to the next of each periodic duty (rule KN-27). */
  readonly dutyDays: DutyDays;
  gate(profile: Profile, channel: Channel, level: Level): GateAnswer;
  holding(profile: Profile, level: Level, approved?: boolean): HoldingAnswer;
  readonly calendar: WorkCalendar;
  /** The calendar with the office's own edits (swapped days, late notices). */
  calendarWith(edits: readonly DayEdit[]): WorkCalendar;
  readonly submission: SubmissionRules;
  clock(id: ClockId): ClockRule;
  readonly initiatives: InitiativeRules;
  readonly plan: PlanRules;
  readonly screening: readonly ScreenRule[];
  readonly abbreviations: ReadonlyMap<string, readonly string[]>;
  /** What a record remembers: `levels@2026.1 books@2026.1`. */
  appliedId(...kinds: PackKind[]): string;
}

export interface RuleBook {
  readonly packs: readonly RulePack[];
  /** packs that came signed and that this program can't use; they bind nothing, and stay where they are */
  readonly aside: readonly AsidePack[];
  asOf(date: CivilDate): DatedRules;
  /**
   * As `asOf`, but with the pack of submissions that a record remembers (`submission@2026.1 …`), where this build still
   * has it: a newer version changes nothing of a case until somebody takes it over.
   */
  pinned(date: CivilDate, remembered: string): DatedRules;
  /** A rule by id, as in force on a date (today's latest when none is given); null when unknown. */
  ground(ruleId: string, date?: CivilDate): Ground | null;
  /** Every rule of the packs in force on a date, for the page "Căn cứ". */
  grounds(date: CivilDate): Ground[];
  /** A form of a book by the id that the book remembers, from whatever pack holds it. */
  form(formId: string): BookForm | null;
}

/** Far enough ahead that every pack has begun. */
const LATEST: CivilDate = '2199-12-31';

/** @param aside received packs that bind nothing here; only the forms that books remember are taken from them */
export function createRuleBook(packs: readonly RulePack[], aside: readonly AsidePack[] = []): RuleBook {
  const dated = new Map<string, DatedRules>();
  const remember = (key: string, from: readonly RulePack[], date: CivilDate): DatedRules => {
    const known = dated.get(key);
    if (known) return known;
    // A vault asks for few dates (today, the day of a record); a long run over old records starts afresh.
    if (dated.size > 400) dated.clear();
    const rules = datedRules(from, date);
    dated.set(key, rules);
    return rules;
  };
  const asOf = (date: CivilDate): DatedRules => remember(date, packs, date);
  return {
    packs,
    aside,
    asOf,
    pinned: (date, remembered) => {
      const pin = remembered.split(' ').find((id) => id.startsWith('submission@'));
      if (pin === undefined || packById(packs, pin) === null) return asOf(date);
      const rules = asOf(date);
      if (rules.appliedId('submission') === pin) return rules;
      const key = `${date} ${pin}`;
      const others = (): RulePack[] =>
        packs.filter((pack) => pack.pack !== 'submission' || packId(pack) === pin);
      return dated.get(key) ?? remember(key, others(), date);
    },
    ground: (ruleId, date) =>
      groundsOf(packs, date ?? LATEST).find((ground) => ground.id === ruleId) ?? anyGround(packs, ruleId),
    grounds: (date) => groundsOf(packs, date),
    form: (formId) => {
      const forms = packs.flatMap((pack) => (pack.pack === 'books' ? formsOf(pack) : []));
      const kept = aside.flatMap((pack) => pack.forms);
      return [...kept, ...forms].findLast((form) => form.formId === formId) ?? null;
    },
  };
}

function required<K extends PackKind>(packs: readonly RulePack[], kind: K, date: CivilDate): PackOf<K> {
  const pack = packAsOf(packs, kind, date);
  if (!pack) throw new AppError('rule-pack-invalid', { pack: kind });
  return pack;
}

function datedRules(packs: readonly RulePack[], date: CivilDate): DatedRules {
  const of = <K extends PackKind>(kind: K): PackOf<K> => required(packs, kind, date);
  const levelRules = of('levels').rules;
  const levels = levelRules.filter((rule) => rule.kind === 'level');
  const urgency = of('urgency').rules;
  const books = formsOf(of('books'));
  const signing = of('signing').rules;
  const gates = gateTable(of('gates'));
  const lists = calendarLists(of('holidays'));
  const submission = submissionRules(of('submission'));
  const types = { party: of('document-types-party').rules, state: of('document-types-state').rules };
  const typesOf = (style: OfficeStyle): DocumentType[] =>
    types[style].flatMap((rule) => (rule.kind === 'types' ? rule.types : []));
  const pairs = of('abbreviations').rules.flatMap((rule) => rule.pairs);
  const calendar = workCalendar(lists);
  let edited: { readonly key: string; readonly calendar: WorkCalendar } | null = null;
  return {
    date,
    levels,
    level: (level) =>
      found(
        levels.find((rule) => rule.level === level),
        level,
      ),
    certificateWarningDays: of('gates').rules.flatMap((rule) =>
      rule.kind === 'certificate-warning' ? rule.days : [],
    ),
    get dutyDays() {
      return found(
        of('gates').rules.find((rule) => rule.kind === 'periodic-duties'),
        'periodic-duties',
      ).days;
    },
    warningDays: levelRules
      .flatMap((rule) => (rule.kind === 'warning-days' ? rule.days : []))
      .sort((a, b) => b - a),
    levelDuty: (duty) => {
      const rule = levelRules.find((each) => each.kind === 'duty' && each.duty === duty);
      return rule?.kind === 'duty' ? { id: rule.id, days: rule.days ?? null } : null;
    },
    periodAfterAdjustment:
      levelRules.flatMap((rule) => (rule.kind === 'period-after-adjustment' ? [rule.mode] : []))[0] ?? 'keep',
    documentTypes: typesOf,
    documentType: (style, id) => typesOf(style).find((type) => type.id === id) ?? null,
    numberRule: (style) =>
      found(
        types[style].find((rule) => rule.kind === 'number'),
        `number-${style}`,
      ),
    urgency,
    urgencyOf: (wanted) =>
      found(
        urgency.find((rule) => rule.urgency === wanted),
        wanted,
      ),
    books,
    book: (kind) =>
      found(
        books.find((rule) => rule.book === kind),
        kind,
      ),
    paper: (name) => of('papers').rules.find((rule) => rule.paper === name) ?? null,
    authorities: of('authorities').rules.filter((rule) => rule.kind === 'ceiling'),
    get extension() {
      return found(
        of('authorities').rules.find((rule) => rule.kind === 'extension'),
        'extension',
      );
    },
    get escalation() {
      return found(
        of('authorities').rules.find((rule) => rule.kind === 'escalation'),
        'escalation',
      );
    },
    get reading() {
      return found(
        of('authorities').rules.find((rule) => rule.kind === 'reading'),
        'reading',
      );
    },
    separations: signing.flatMap((rule) =>
      rule.kind === 'separation'
        ? [{ a: rule.a, b: rule.b, exception: rule.exception, ruleId: rule.id }]
        : [],
    ),
    capacities: (style) =>
      signing.flatMap((rule) =>
        rule.kind === 'capacity' && (rule.style === 'both' || rule.style === style) ? [rule] : [],
      ),
    marks: (style) =>
      found(
        signing.flatMap((rule) => (rule.kind === 'marks' && rule.style === style ? [rule] : []))[0],
        `marks-${style}`,
      ),
    layout: (style) => of(style === 'party' ? 'layout-party' : 'layout-state').rules,
    lateEntry: found(
      of('books').rules.find((rule) => rule.kind === 'late-entry'),
      'late-entry',
    ),
    dossierRetentions: of('books').rules.flatMap((rule) =>
      rule.kind === 'dossier-retention' ? rule.periods : [],
    ),
    reservationDays:
      of('books').rules.flatMap((rule) =>
        rule.kind === 'duty' && rule.duty === 'reserved-number' && rule.days !== undefined ? [rule.days] : [],
      )[0] ?? 30,
    gates,
    gate: (profile, channel, level) => gate(gates, profile, channel, level),
    holding: (profile, level, approved) => holding(gates, profile, level, approved),
    calendar,
    calendarWith: (edits) => {
      const key = JSON.stringify(edits); // the same few days are asked for with every record
      if (edited?.key !== key) edited = { key, calendar: withEdits(calendar, edits) };
      return edited.calendar;
    },
    submission,
    clock: (id) =>
      found(
        submission.clocks.find((rule) => rule.clock === id),
        id,
      ),
    get initiatives() {
      return initiativeRules(of('initiatives'));
    },
    get plan() {
      const { title, effectiveFrom, rules } = of('plan');
      return {
        title,
        since: effectiveFrom,
        tasks: rules.filter((rule) => rule.kind === 'task'),
        colours: found(
          rules.find((rule) => rule.kind === 'colours'),
          'colours',
        ),
      };
    },
    screening: of('screening').rules,
    abbreviations: readAbbreviations(pairs.map((pair) => `${pair.short}\t${pair.full}`)),
    appliedId: (...kinds) => kinds.map((kind) => packId(of(kind))).join(' '),
  };
}

const formsOf = (pack: PackOf<'books'>): BookForm[] => pack.rules.filter((rule) => rule.kind === 'form');

function gateTable(pack: PackOf<'gates'>): GateTable {
  return {
    holdings: pack.rules.filter((rule) => rule.kind === 'holding'),
    channels: pack.rules.filter((rule) => rule.kind === 'channel'),
  };
}

function calendarLists(pack: PackOf<'holidays'>): CalendarLists {
  return {
    holidays: pack.rules.flatMap((rule) => rule.holidays.map((day) => day.date)),
    inLieu: pack.rules.flatMap((rule) => rule.inLieu),
    swaps: pack.rules.flatMap((rule) => rule.swaps),
  };
}
