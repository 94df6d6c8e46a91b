import { z } from 'zod';
import { parseIso } from '../../../shared/domain/calendar/civilDate.ts';
import { type WorkCalendar, workingDaysBetween } from '../../../shared/domain/calendar/workingDays.ts';
import type { DocumentType, PackKind } from '../../../shared/domain/rules/schema.ts';
import { raise } from '../../../shared/errors.ts';
import type { BookKind, Level } from '../../../shared/ipc/schemas.ts';
import { manyOf } from '../db/statements.ts';
import type { Ports } from '../ports.ts';
import type { DatedRules } from './ruleBook.ts';

/** Rules of the pack `levels` by which a refusal is explained. */
export const NO_SUBJECT_RULE = 'BM-07';
const NO_FILE_RULE = 'BM-08';
export const UNOPENED_RULE = 'BM-09';

/** The packs that decide about a document, remembered by its record. */
const documentPacks = (ports: Ports): PackKind[] => [
  'levels',
  ports.station.office.kind === 'party' ? 'document-types-party' : 'document-types-state',
  'urgency',
  'books',
  'gates',
  'holidays',
];

export const appliedPacks = (ports: Ports, date: string): string =>
  ports.rules.asOf(date).appliedId(...documentPacks(ports));

const Edit = z.object({ date: z.string(), kind: z.enum(['off', 'work', 'half']) });

const swappedDays = manyOf(Edit)('SELECT on_date AS date, kind FROM swapped_day ORDER BY on_date');

/** The working days of this office, its own edits included. */
export const officeCalendar = (ports: Ports): WorkCalendar =>
  ports.rules.asOf(ports.today()).calendarWith(swappedDays(ports.db));

/** Working days after a due date up to today; once the date (or its time, today) has passed, at least one. */
export function lateDays(
  calendar: WorkCalendar,
  dueOn: string | null,
  today: string,
  dueTime: string | null,
  now: string,
): number {
  if (dueOn === null || dueOn > today) return 0;
  if (dueOn === today) return dueTime !== null && dueTime < now ? 1 : 0;
  return Math.max(1, workingDaysBetween(calendar, dueOn, today));
}

/** @throws AppError `date-invalid` with the field */
export function checkDate(field: string, date: string | null, latest?: string): void {
  if (date === null) return;
  if (!parseIso(date).ok) raise('date-invalid', { field });
  if (latest !== undefined && date > latest) raise('date-invalid', { field, rule: 'in-the-future' });
}

/** Types of both offices: a Party office receives State documents and the other way round. */
export function typeOf(rules: DatedRules, ports: Ports, typeId: string): DocumentType | null {
  const own = ports.station.office.kind;
  return rules.documentType(own, typeId) ?? rules.documentType(own === 'party' ? 'state' : 'party', typeId);
}

/** Names of every type, by identifier; the office's own come last and win. */
export function typeNames(ports: Ports): ReadonlyMap<string, string> {
  const rules = ports.rules.asOf(ports.today());
  const own = ports.station.office.kind;
  const types = [...rules.documentTypes(own === 'party' ? 'state' : 'party'), ...rules.documentTypes(own)];
  return new Map(types.map((type) => [type.id, type.name]));
}

/** Level and book belong together: classified documents have books of their own (NĐ 30/2020 Điều 15, 16.3). */
export function checkBookOfLevel(book: BookKind, level: Level): void {
  if (book.startsWith('classified') !== (level !== 'none')) raise('level-not-held', { level, rule: 'book' });
}

/**
 * May this machine keep such a document, and its subject and files?
 * @throws AppError `level-not-held`, `no-subject-for-top-secret`, `no-file-for-top-secret`, each naming the rule
 */
export function checkHolding(
  ports: Ports,
  rules: DatedRules,
  document: { level: Level; subject: string | null; files: number },
): void {
  const { holding, ruleId } = rules.holding(ports.station.profile, document.level);
  if (holding === 'refused') raise('level-not-held', { level: document.level, rule: ruleId });
  const levelRule = rules.level(document.level);
  const { keepsSubject, keepsFile } = levelRule;
  const onlyRegister = holding === 'register-only';
  if ((!keepsSubject || onlyRegister) && document.subject !== null)
    raise('no-subject-for-top-secret', { rule: NO_SUBJECT_RULE });
  if ((!keepsFile || onlyRegister) && document.files > 0)
    raise('no-file-for-top-secret', { rule: NO_FILE_RULE });
}
