import type { Input } from '../../../../shared/ipc/contract.ts';
import type { DocumentRow } from '../../../../shared/ipc/contract/documents.ts';
import type { Level, Urgency } from '../../../../shared/ipc/schemas.ts';
import { type ChosenItem, isUnconfirmed } from '../../../forms/chosenItem.ts';
import type { DraftWords } from '../../../forms/useDraftWords.ts';
import type { Translate } from '../../../i18n/I18n.tsx';
import type { WaitingFile } from './form.ts';
import { type NumberChoice, wireOf } from './numberFrom.ts';

export const OUT_FIELDS = [
  'typeId',
  'documentDate',
  'urgency',
  'level',
  'subject',
  'signer',
  'copies',
  'pages',
  'recipients',
  'answers',
  'note',
  'item',
  'determinedBy',
  'capacity',
  'capacityGround',
  'determinedOn',
  'sources',
] as const;

/** How many of them a form shows: those from `item` on determine the level of a classified document. */
export function fieldsShown(level: Level): number {
  return level === 'none' ? OUT_FIELDS.indexOf('item') : OUT_FIELDS.length;
}

/** The walk along the fields; the unit stands in the form of a State công văn alone and has no number. */
export const OUT_WALK = OUT_FIELDS.flatMap((name) => (name === 'subject' ? ['draftingUnit', name] : [name]));

export const CAPACITIES = ['head', 'deputy', 'delegated'] as const;
export interface SourceDocument {
  readonly id: string;
  readonly words: string;
  readonly level: Level;
  readonly how: 'quotes' | 'encloses';
}

export interface OutgoingForm {
  readonly typeId: string | null;
  readonly documentDate: string | null;
  readonly subject: string;
  readonly level: Level;
  /** short name of the unit that drafted a State công văn; '' names none */
  readonly draftingUnit: string;
  readonly urgency: Urgency;
  readonly signer: string;
  /** one a line */
  readonly recipients: string;
  readonly copies: number | null;
  readonly pages: number | null;
  readonly note: string;
  readonly answers: Pick<DocumentRow, 'id' | 'entryNumber' | 'code'> | null;
  readonly files: readonly WaitingFile[];
  /** a reserved number or an approved request; null takes the next number */
  readonly numberFrom: NumberChoice | null;
  /** the document's own number on paper, where it is written again; null elsewhere */
  readonly paperNumber: number | null;
  /** classified only: item of a danh mục, and who determined the level */
  readonly item: ChosenItem | null;
  /** empty: the signer */
  readonly determinedBy: string;
  readonly capacity: (typeof CAPACITIES)[number];
  readonly capacityGround: string;
  /** null: the day of the document */
  readonly determinedOn: string | null;
  readonly sources: readonly SourceDocument[];
}

export function emptyOutgoing(today: string, level: Level): OutgoingForm {
  return {
    typeId: null,
    documentDate: today,
    subject: '',
    level,
    urgency: 'thuong',
    signer: '',
    recipients: '',
    draftingUnit: '',
    copies: 1,
    pages: null,
    note: '',
    answers: null,
    files: [],
    numberFrom: null,
    paperNumber: null,
    item: null,
    determinedBy: '',
    capacity: 'head',
    capacityGround: '',
    determinedOn: null,
    sources: [],
  };
}

/** Another type: a unit is named by the numbers of some types alone, and is typed again where it is. */
export const ofType = (typeId: string): Pick<OutgoingForm, 'typeId' | 'draftingUnit'> => ({
  typeId,
  draftingUnit: '',
});

/** The fields that the words of a draft fill. */
export function fromDraft(
  { typeName, subject, signer, recipients }: DraftWords,
  types: readonly { readonly id: string; readonly name: string }[],
): Partial<OutgoingForm> {
  const typeId = types.find(({ name }) => name.toLocaleLowerCase('vi') === typeName)?.id;
  return {
    ...(typeId === undefined ? {} : { typeId }),
    ...(subject === null ? {} : { subject }),
    ...(signer === null ? {} : { signer }),
    ...(recipients.length === 0 ? {} : { recipients: recipients.join('\n') }),
  };
}

/** The word for a field that a draft fills. */
export function labelOf(field: keyof OutgoingForm) {
  if (field === 'typeId') return 'documents.field.typeId';
  if (field === 'subject') return 'documents.field.subject';
  return field === 'signer' ? 'documents.out.field.signer' : 'word.recipients';
}

/** The next number keeps type, unit, signer and date. Never the level, nor who determined it: each paper bears its own. */
export function nextOutgoing(form: OutgoingForm, today: string): OutgoingForm {
  const { typeId, draftingUnit, signer, documentDate } = form;
  return { ...emptyOutgoing(today, 'none'), typeId, draftingUnit, signer, documentDate };
}

export const isBlankOutgoing = (form: OutgoingForm): boolean =>
  form.subject.trim() === '' &&
  form.recipients.trim() === '' &&
  form.note.trim() === '' &&
  form.files.length === 0;

export interface OutFault {
  readonly field: (typeof OUT_FIELDS)[number];
  readonly text: string;
}

export function outgoingFaults(form: OutgoingForm, t: Translate, today: string): readonly OutFault[] {
  const faults: OutFault[] = [];
  if (form.typeId === null) faults.push({ field: 'typeId', text: t('documents.fault.type') });
  if (form.documentDate === null)
    faults.push({ field: 'documentDate', text: t('documents.fault.documentDate') });
  if (form.documentDate !== null && form.documentDate > today) {
    faults.push({ field: 'documentDate', text: t('documents.fault.future') });
  }
  if (form.level !== 'tuyet-mat' && form.subject.trim() === '') {
    faults.push({ field: 'subject', text: t('documents.fault.subject') });
  }
  if (form.signer.trim() === '') faults.push({ field: 'signer', text: t('documents.fault.signer') });
  if (form.copies === null || form.copies < 1)
    faults.push({ field: 'copies', text: t('documents.fault.copies') });
  if (form.level !== 'none') faults.push(...determinationFaults(form, t, today));
  return faults;
}

function determinationFaults(form: OutgoingForm, t: Translate, today: string): OutFault[] {
  const faults: OutFault[] = [];
  if (form.item === null) faults.push({ field: 'item', text: t('documents.fault.item') });
  if (isUnconfirmed(form.item)) faults.push({ field: 'item', text: t('protection.item.unconfirmed') });
  if (form.capacity === 'delegated' && form.capacityGround.trim() === '')
    faults.push({ field: 'capacityGround', text: t('documents.fault.capacityGround') });
  if (form.determinedOn !== null && form.determinedOn > today)
    faults.push({ field: 'determinedOn', text: t('documents.fault.future') });
  return faults;
}

export const recipientsOf = (text: string): string[] =>
  text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** @param authority whether a post that doesn't reach the level is asked about, or was compared with the paper */
export function outgoingInput(
  form: OutgoingForm,
  authority: 'ask' | 'confirmed' = 'ask',
): Input<'documents.registerOutgoing'> {
  const topSecret = form.level === 'tuyet-mat';
  return {
    book: form.level === 'none' ? 'outgoing' : 'classified-outgoing',
    authority,
    typeId: form.typeId ?? '',
    documentDate: form.documentDate ?? '',
    subject: topSecret ? null : form.subject.trim(),
    level: form.level,
    urgency: form.urgency,
    signer: form.signer.trim(),
    recipients: recipientsOf(form.recipients),
    copies: form.copies ?? 1,
    pages: form.pages,
    note: form.note.trim(),
    answersId: form.answers?.id ?? null,
    draftingUnit: form.draftingUnit ?? '',
    numberFrom: wireOf(form.numberFrom, form.paperNumber ?? null),
    files: topSecret ? [] : form.files.map((file) => file.stageId),
    determination:
      form.level === 'none' || form.item === null
        ? null
        : {
            itemRef: form.item.ref,
            determinedBy: form.determinedBy.trim() || form.signer.trim(),
            capacity: form.capacity,
            capacityGround: form.capacityGround.trim(),
            determinedOn: form.determinedOn ?? form.documentDate ?? '',
            sampleConfirmed: form.item.confirmed,
          },
    sources: form.level === 'none' ? [] : form.sources.map(({ id, how }) => ({ documentId: id, how })),
  };
}
