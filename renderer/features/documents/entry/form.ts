import type { Output, Parsed } from '../../../../shared/ipc/contract.ts';
import type { Staged } from '../../../../shared/ipc/contract/attachments.ts';
import type { Level } from '../../../../shared/ipc/schemas.ts';
import { saysWhichNumber } from '../../../../shared/domain/text/documentNumber.ts';
import type { Translate } from '../../../i18n/I18n.tsx';
import { isClock } from '../clock.ts';
import type { NumberChoice } from './numberFrom.ts';
import type { ScanPlace } from './scanQueue.ts';

/** What was found in it is missing in a draft of before. */
export type WaitingFile = Pick<Staged, 'stageId' | 'name' | 'mime' | 'kind' | 'sizeBytes' | 'pages'> &
  Partial<Pick<Staged, 'secrecy' | 'sha256'>> & {
    /** where in the scanner's folder it came from */
    readonly scan?: ScanPlace;
  };

/** Where a proposed value came from. */
export type Origin = 'last' | 'file' | 'page' | 'check' | 'notation' | 'envelope' | 'proposed';

/**
 * The entries of the form by their numbers: in the order in which they stand, then the hour of the deadline, the day of
 * arrival, and the copy's own number, which an ordinary paper has not.
 */
export const FIELDS = [
  'issuer',
  'code',
  'subject',
  'documentDate',
  'typeId',
  'urgency',
  'level',
  'pages',
  'presentTo',
  'replyDueOn',
  'dueOn',
  'note',
  'dueTime',
  'arrivedOn',
  'copyNumber',
] as const;
/** With which field one stands open: the hour with its day, a copy's number with the level. */
export const groupOf = (name: string): string =>
  name === 'dueTime' ? 'dueOn' : name === 'copyNumber' ? 'level' : name;

/** Those of the line of chips, in the order of the walk with Enter. */
export const CHIPS: readonly string[] = [
  ...['documentDate', 'typeId', 'urgency', 'level', 'pages', 'presentTo'],
  ...['replyDueOn', 'dueOn', 'dueTime', 'note', 'arrivedOn', 'copyNumber'],
];

type Fields = Omit<Parsed<'documents.completeUnopened'>, 'id' | 'revision'>;

/** What is written about the paper, each under the name by which the vault takes it; a box that has no text has ''. */
interface Written extends Readonly<Omit<Fields, 'files' | 'typeId' | 'subject' | 'dueTime'>> {
  readonly typeId: string | null;
  readonly subject: string;
  readonly dueTime: string;
}

/** Before anything is written: what is added here goes into the form, its draft, and to the vault. */
export const BLANK: Written = {
  issuer: '',
  code: '',
  documentDate: null,
  typeId: null,
  urgency: 'thuong',
  level: 'none',
  pages: null,
  subject: '',
  signer: '',
  presentTo: null,
  replyDueOn: null,
  dueOn: null,
  dueTime: '',
  note: '',
  copyNumber: null,
};

export type FieldName = Exclude<keyof Written, 'signer'> | 'arrivedOn' | 'unopenedFor';

/** Of the fields of `blank`, what `from` has. */
export const sameFields = <T extends object>(blank: T, from: T): T =>
  Object.fromEntries(Object.keys(blank).map((key) => [key, from[key as keyof T]])) as T;

export interface IncomingForm extends Written {
  readonly arrivedOn: string;
  /** the name on an envelope that stays unopened; null where it was opened */
  readonly unopenedFor: string | null;
  readonly files: readonly WaitingFile[];
  /** where proposed values came from; a value that the person touched has none */
  readonly origins: Partial<Record<FieldName, Origin>>;
  /** the person looked at the duplicates and says that this is another document */
  readonly notADuplicate: boolean;
  /** a reserved number or an approved request; null takes the next number */
  readonly numberFrom: NumberChoice | null;
  /** the edXML package that this entry registers */
  readonly edxmlId: string | null;
  /** stages whose reading went into the form once; taken out again, it does not come back by itself */
  readonly read: readonly string[];
  /** files with a number of their own of which the person said that they belong to this document */
  readonly attachments: readonly string[];
  /** files that wait for an entry of their own after this one */
  readonly later: readonly WaitingFile[];
  /** the paper has no number, or no date: the person said so */
  readonly withoutNumber: boolean;
}

export function emptyForm(today: string, level: Level): IncomingForm {
  return {
    ...BLANK,
    level,
    arrivedOn: today,
    unopenedFor: null,
    files: [],
    origins: {},
    notADuplicate: false,
    numberFrom: null,
    edxmlId: null,
    read: [],
    attachments: [],
    later: [],
    withoutNumber: false,
  };
}

/** What the next entry keeps: who issued, of what type, for whom. Never the level: each paper bears its own. */
export function nextForm(form: IncomingForm, today: string): IncomingForm {
  const { issuer, typeId, presentTo } = form;
  return {
    ...emptyForm(today, 'none'),
    issuer,
    typeId,
    presentTo,
    later: form.later.slice(1),
    files: form.later.slice(0, 1),
    origins: { issuer: 'last', typeId: 'last', presentTo: 'last' },
  };
}

/** What was typed and read is dropped: what the last entry had handed on, and nobody changed, stands again. */
export function droppedForm(form: IncomingForm, today: string): IncomingForm {
  const { issuer, typeId, presentTo, origins } = form;
  const empty = emptyForm(today, form.level);
  const last = (name: FieldName): boolean => origins[name] === 'last';
  return {
    ...empty,
    ...(last('issuer') ? { issuer } : {}),
    ...(last('typeId') ? { typeId } : {}),
    ...(last('presentTo') ? { presentTo } : {}),
    origins: Object.fromEntries(Object.entries(origins).filter(([, origin]) => origin === 'last')),
  };
}

/**
 * What an opened paper usually has and this form has not: asked about before it is entered. Of Tuyệt mật only what stands
 * on the envelope is known, and that has no date.
 */
export function lacksNumber(form: IncomingForm): boolean {
  if (form.unopenedFor !== null || form.withoutNumber) return false;
  return form.code.trim() === '' || (form.documentDate === null && form.level !== 'tuyet-mat');
}

/**
 * The fields that the walk with Enter stops at besides those that always stand open: what is still to be said, and what
 * was read but not surely.
 */
export function openQuestions(form: IncomingForm): readonly FieldName[] {
  const asked: FieldName[] = [];
  const opened = form.unopenedFor === null;
  if (opened && form.documentDate === null && form.level !== 'tuyet-mat') asked.push('documentDate');
  if (opened && form.typeId === null && form.level !== 'tuyet-mat') asked.push('typeId');
  if (opened && form.urgency === 'hoa-toc-hen-gio' && form.dueTime === '') asked.push('dueOn', 'dueTime');
  // two numbers have that name: this one stands on the paper, and no later act asks for it
  if (opened && ['mat', 'toi-mat'].includes(form.level) && (form.copyNumber ?? '').trim() === '')
    asked.push('copyNumber');
  const unsure = FIELDS.filter((name) => form.origins[name] === 'check' && !asked.includes(name));
  return [...asked, ...unsure];
}

/** True when nothing was typed that would be worth keeping: an author of the last entry was not typed for this one. */
export function isBlank(form: IncomingForm): boolean {
  const issuer = form.origins.issuer === 'last' ? '' : form.issuer;
  return (
    [issuer, form.code, form.subject, form.note, form.unopenedFor ?? ''].every(
      (text) => text.trim() === '',
    ) && form.files.length + form.later.length === 0
  );
}

/** Only what stands on the envelope is entered: type and person of the last entry are no proposal for it. */
export function asUnopened(form: IncomingForm): IncomingForm {
  const { typeId: _type, presentTo: _person, subject: _subject, ...origins } = form.origins;
  return { ...form, unopenedFor: '', subject: '', typeId: null, presentTo: null, origins };
}

export const bookOf = (level: Level) =>
  level === 'none' ? ('incoming' as const) : ('classified-incoming' as const);

export interface Fault {
  readonly field: FieldName;
  readonly text: string;
}

/** A date stands in the form once its field was left: what is wrong with it is told then and there. */
const DATES = ['arrivedOn', 'documentDate', 'replyDueOn', 'dueOn'] as const;

/**
 * What is told now: of what was told on saving what is still so, since what was mended meanwhile is no fault any more;
 * and of a date that was typed what is wrong with it. Nothing else is told before the form is saved.
 */
export function shownFaults<T extends { readonly field: string; readonly text: string }>(
  form: { readonly [K in (typeof DATES)[number]]?: string | null },
  told: readonly T[],
  now: readonly T[],
): readonly T[] {
  const before = new Set(told.map(({ field, text }) => `${field} ${text}`));
  const typed = new Set<string>(DATES.filter((name) => (form[name] ?? null) !== null));
  return now.filter(({ field, text }) => before.has(`${field} ${text}`) || typed.has(field));
}

/** What keeps the form from being saved. */
export function faultsOf(form: IncomingForm, t: Translate, today: string): readonly Fault[] {
  const faults: Fault[] = [];
  const fault = (field: FieldName, text: string): void => void faults.push({ field, text });
  const opened = form.unopenedFor === null;
  if (form.issuer.trim() === '') fault('issuer', t('documents.fault.issuer'));
  if (form.code.trim() !== '' && !saysWhichNumber(form.code)) fault('code', t('documents.fault.code'));
  if (form.documentDate !== null && form.documentDate > form.arrivedOn)
    fault('documentDate', t('documents.fault.future'));
  if (opened && form.typeId === null && form.level !== 'tuyet-mat')
    fault('typeId', t('documents.fault.type'));
  if (opened && form.subject.trim() === '' && form.level !== 'tuyet-mat')
    fault('subject', t('documents.fault.subject'));
  if (form.unopenedFor?.trim() === '') fault('unopenedFor', t('documents.fault.unopenedFor'));
  if (form.replyDueOn !== null && form.documentDate !== null && form.replyDueOn < form.documentDate)
    fault('replyDueOn', t('documents.fault.replyBefore'));
  if (form.dueOn !== null && form.dueOn < form.arrivedOn) fault('dueOn', t('documents.fault.dueBefore'));
  if (form.dueTime !== '' && !isClock(form.dueTime)) fault('dueTime', t('documents.fault.clock'));
  if (form.dueTime !== '' && form.dueOn === null) fault('dueOn', t('documents.fault.timeWithoutDate'));
  if (opened && form.urgency === 'hoa-toc-hen-gio' && form.dueTime === '')
    fault('dueTime', t('documents.fault.needsTime'));
  if (form.arrivedOn > today) fault('arrivedOn', t('documents.fault.future'));
  return faults;
}

/** The form as the vault takes it, which trims what was typed. */
export function fieldsOf(form: IncomingForm): Fields {
  const holdsNothing = form.level === 'tuyet-mat' || form.unopenedFor !== null;
  return {
    ...sameFields(BLANK, form),
    typeId: form.typeId ?? '',
    subject: holdsNothing ? null : form.subject,
    dueTime: form.dueTime === '' ? null : form.dueTime,
    files: holdsNothing ? [] : form.files.map((file) => file.stageId),
  };
}

type Defaults = Output<'documents.entryDefaults'>;

/** Takes type and person of the last entry where the person has not written yet. */
export function withDefaults(
  form: IncomingForm,
  defaults: Defaults,
  leaders: readonly string[],
): IncomingForm {
  const free = (field: 'typeId' | 'presentTo'): boolean =>
    form.unopenedFor === null && (form[field] === null || form.origins[field] === 'last');
  const next = { ...form, origins: { ...form.origins } };
  if (free('typeId') && defaults.typeId !== null) {
    Object.assign(next, { typeId: defaults.typeId });
    next.origins.typeId = 'last';
  }
  const person = defaults.presentTo?.id ?? null;
  if (free('presentTo') && person !== null && leaders.includes(person)) {
    Object.assign(next, { presentTo: person });
    next.origins.presentTo = 'last';
  }
  return next;
}
