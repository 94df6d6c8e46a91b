import type { PageReading } from '../../../../shared/domain/document/readPage.ts';
import {
  type TypeChoice,
  typeNamed,
  typeOfNotation,
} from '../../../../shared/domain/document/notationType.ts';
import { BLANK, type FieldName, type IncomingForm, type Origin } from './form.ts';

export type ReadField = Extract<
  FieldName,
  'issuer' | 'code' | 'documentDate' | 'typeId' | 'urgency' | 'subject' | 'copyNumber' | 'replyDueOn'
>;

/**
 * How sure a proposal is. `sure` and `check` go into a free field, `check` is marked there and the walk along the fields
 * visits it; `part` goes in too, but a part of the value is still to be typed; `offer` is shown, and goes in where the
 * person takes it.
 */
export type Sureness = 'sure' | 'check' | 'part' | 'offer';

/** One value that a file itself gives for one field. */
export interface Proposal {
  readonly field: ReadField;
  readonly part: Partial<IncomingForm>;
  /** as it is shown */
  readonly shown: string;
  readonly sure: Sureness;
  /** the line that it was read from, where the value alone does not say */
  readonly line?: string;
}

/** So many dates are shown beside a page. */
const MOST_DATES = 4;

export interface Names {
  readonly documentTypes: readonly TypeChoice[];
  readonly urgencies: readonly { readonly id: string; readonly name: string }[];
  readonly date: (on: string) => string;
}

/** How sure a reading is of a field: words of a text layer are, of recognised ones some are to be compared. */
function surenessOf({ doubts }: PageReading, field: ReadField): Sureness {
  const doubt = field === 'code' || field === 'issuer' || field === 'subject' ? doubts[field] : undefined;
  return doubt === undefined ? 'sure' : doubt.part === null ? 'check' : 'part';
}

/**
 * What was read, for the fields of the form and in its order: one proposal a field, but for deadlines. Of several that
 * the receiver is asked for the earliest is filled in; the others, and those of whom nobody can tell, are offered.
 */
export function proposalsOf(reading: PageReading, names: Names): readonly Proposal[] {
  const { issuer, code, documentDate, typeName, urgency, subject, copyNumber } = reading;
  const found: Proposal[] = [];
  const propose = (field: ReadField, part: Partial<IncomingForm>, shown: string): void =>
    void found.push({ field, part, shown, sure: surenessOf(reading, field) });
  if (issuer !== null) propose('issuer', { issuer }, issuer);
  const notation = reading.doubts.code?.part ?? null;
  if (code !== null) propose('code', { code }, code);
  else if (notation !== null) propose('code', { code: notation }, notation);
  if (documentDate !== null) propose('documentDate', { documentDate }, names.date(documentDate));
  const ofNotation = typeOfNotation(code ?? notation ?? '', names.documentTypes);
  const type =
    (typeName === null ? undefined : typeNamed(typeName, names.documentTypes)) ??
    names.documentTypes.find(({ id }) => id === ofNotation);
  if (type !== undefined) propose('typeId', { typeId: type.id }, type.name);
  const urgent = names.urgencies.find(({ id }) => id === urgency);
  if (urgent !== undefined && urgency !== null) propose('urgency', { urgency }, urgent.name);
  if (subject !== null) propose('subject', { subject }, subject);
  if (copyNumber !== null) propose('copyNumber', { copyNumber }, copyNumber);
  const due = reading.deadlines.toSorted(
    (a, b) => Number(b.asked) - Number(a.asked) || a.date.localeCompare(b.date),
  );
  for (const [index, { date, time, line, asked, isRecognised }] of due.slice(0, MOST_DATES).entries())
    found.push({
      field: 'replyDueOn',
      part: { replyDueOn: date },
      shown: time === null ? names.date(date) : `${time} ${names.date(date)}`,
      sure: index > 0 || !asked ? 'offer' : isRecognised === true ? 'check' : 'sure',
      line,
    });
  return found;
}

const written = (form: IncomingForm, field: ReadField): string => String(form[field] ?? '').trim();
const said = ({ field, part }: Proposal): string => String(part[field] ?? '');

/** Those that would change something: a field that already says the same asks nothing. */
export const openProposals = (form: IncomingForm, proposals: readonly Proposal[]): readonly Proposal[] =>
  proposals.filter((proposal) => written(form, proposal.field) !== said(proposal));

/** Those that stand in the form as they were read. */
export const takenProposals = (form: IncomingForm, proposals: readonly Proposal[]): readonly Proposal[] =>
  proposals.filter(
    (proposal) => wasRead(form.origins[proposal.field]) && written(form, proposal.field) === said(proposal),
  );

const wasRead = (origin: Origin | undefined): boolean => origin === 'page' || origin === 'check';

/**
 * A field is free while it is empty or holds what nobody typed; what the person wrote stays, and so does the type that
 * follows from a notation that the person wrote. What the sender signed in the envelope stays as well.
 */
export function isFree(form: IncomingForm, field: ReadField): boolean {
  if (written(form, field) === '' || (field === 'urgency' && form.urgency === 'thuong')) return true;
  const origin = form.origins[field];
  if (origin === undefined || origin === 'envelope') return false;
  return origin !== 'notation' || form.origins.code !== undefined;
}

/** Does a proposal go into the form without a further word? */
export const goesIn = (form: IncomingForm, { field, sure }: Proposal): boolean =>
  sure !== 'offer' && isFree(form, field);

/**
 * What was read of a file that came goes into the fields that are free: no deadline before the date that the form will
 * have.
 */
export function acceptFree(form: IncomingForm, proposals: readonly Proposal[]): IncomingForm {
  const free = proposals.filter((proposal) => goesIn(form, proposal));
  const { documentDate } = accept(form, free);
  return accept(
    form,
    free.filter(({ part }) => documentDate === null || (part.replyDueOn ?? documentDate) >= documentDate),
  );
}

export function accept(form: IncomingForm, proposals: readonly Proposal[]): IncomingForm {
  const origins = { ...form.origins };
  const parts = proposals.map(({ field, part, sure }) => {
    origins[field] = sure === 'sure' || sure === 'offer' ? 'page' : 'check';
    return part;
  });
  return Object.assign({}, form, ...parts, { origins, notADuplicate: false }) as IncomingForm;
}

/** Takes out again what was read and still stands as it was read. */
export function takeBack(form: IncomingForm, proposals: readonly Proposal[]): IncomingForm {
  const origins = { ...form.origins };
  const parts = takenProposals(form, proposals).map(({ field }) => {
    delete origins[field];
    return { [field]: BLANK[field] };
  });
  return Object.assign({}, form, ...parts, { origins, notADuplicate: false }) as IncomingForm;
}

/** A carried type, or one of an earlier notation, follows the notation; what the page or the person says stays. */
export function followNotation(form: IncomingForm, types: readonly TypeChoice[]): IncomingForm {
  const { typeId: origin } = form.origins;
  const free = form.typeId === null || origin === 'last' || origin === 'notation';
  if (!free || form.unopenedFor !== null) return form;
  const typeId = typeOfNotation(form.code, types);
  if (typeId === null || typeId === form.typeId) return form;
  return { ...form, typeId, origins: { ...form.origins, typeId: 'notation' } };
}
