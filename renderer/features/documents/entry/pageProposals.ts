import type { PageReading } from '../../../../shared/domain/document/readPage.ts';
import type { FieldName, IncomingForm } from './form.ts';

type Field = Extract<FieldName, 'issuer' | 'code' | 'documentDate' | 'typeId' | 'urgency' | 'subject'>;

/** One value that the page itself says. */
export interface Proposal {
  readonly field: Field;
  readonly part: Partial<IncomingForm>;
  /** as it is shown */
  readonly shown: string;
}

interface Names {
  readonly documentTypes: readonly { readonly id: string; readonly name: string }[];
  readonly urgencies: readonly { readonly id: string; readonly name: string }[];
  readonly date: (on: string) => string;
}

const bare = (name: string): string =>
  name
    .replace(/\s*\(.*\)$/u, '')
    .toLocaleLowerCase('vi')
    .normalize('NFC');

/** What was read, for the fields of the form and in its order. */
export function proposalsOf(reading: PageReading, names: Names): readonly Proposal[] {
  const { issuer, code, documentDate, typeName, urgency, subject } = reading;
  const type = names.documentTypes.find(({ name }) => bare(name) === typeName);
  const urgent = names.urgencies.find(({ id }) => id === urgency);
  return [
    ...(issuer === null ? [] : [{ field: 'issuer' as const, part: { issuer }, shown: issuer }]),
    ...(code === null ? [] : [{ field: 'code' as const, part: { code }, shown: code }]),
    ...(documentDate === null
      ? []
      : [{ field: 'documentDate' as const, part: { documentDate }, shown: names.date(documentDate) }]),
    ...(type === undefined
      ? []
      : [{ field: 'typeId' as const, part: { typeId: type.id }, shown: type.name }]),
    ...(urgent === undefined || urgency === null
      ? []
      : [{ field: 'urgency' as const, part: { urgency }, shown: urgent.name }]),
    ...(subject === null ? [] : [{ field: 'subject' as const, part: { subject }, shown: subject }]),
  ];
}

const written = (form: IncomingForm, field: Field): string => String(form[field] ?? '').trim();

/** Those that would change something: a field that already says the same asks nothing. */
export function openProposals(form: IncomingForm, proposals: readonly Proposal[]): readonly Proposal[] {
  return proposals.filter(
    ({ field, part }) => written(form, field) !== String(part[field as keyof typeof part] ?? ''),
  );
}

/** A field is free while it is empty or holds what nobody typed; what the person wrote stays. */
export const isFree = (form: IncomingForm, field: Field): boolean =>
  form.origins[field] !== undefined ||
  written(form, field) === '' ||
  (field === 'urgency' && form.urgency === 'thuong');

export function accept(form: IncomingForm, proposals: readonly Proposal[]): IncomingForm {
  const origins = { ...form.origins };
  const parts = proposals.map(({ field, part }) => {
    origins[field] = 'page';
    return part;
  });
  return Object.assign({}, form, ...parts, { origins, notADuplicate: false }) as IncomingForm;
}
