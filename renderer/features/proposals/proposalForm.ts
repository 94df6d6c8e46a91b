import type { Input } from '../../../shared/ipc/contract.ts';
import type { PickedFile } from '../../../shared/ipc/bridge.ts';
import type { Level, PersonRef, Urgency } from '../../../shared/ipc/schemas.ts';
import { foldExact } from '../../../shared/domain/text/fold.ts';
import type { ChosenItem } from '../../forms/chosenItem.ts';
import type { DraftWords } from '../../forms/useDraftWords.ts';
import type { Proposal, ProposalChoices } from './stores.ts';

export interface ProposalForm {
  readonly typeId: string | null;
  readonly urgency: Urgency;
  readonly level: Level;
  readonly item: ChosenItem | null;
  readonly subject: string;
  /** one a line */
  readonly recipients: string;
  readonly copies: number | null;
  readonly copyAllowed: boolean | null;
  readonly pages: number | null;
  readonly note: string;
  readonly answers: { readonly id: string; readonly code: string } | null;
  readonly checkerId: string | null;
  readonly signerId: string | null;
  readonly clerkId: string | null;
  readonly capacity: string;
  readonly delegationId: string | null;
}

export const EMPTY: ProposalForm = {
  typeId: null,
  urgency: 'thuong',
  level: 'none',
  item: null,
  subject: '',
  recipients: '',
  copies: null,
  copyAllowed: null,
  pages: null,
  note: '',
  answers: null,
  checkerId: null,
  signerId: null,
  clerkId: null,
  capacity: 'own',
  delegationId: null,
};

/** The fields in the order in which Enter goes along them. */
const FIELDS = [
  ...(['typeId', 'urgency', 'level', 'item', 'subject', 'recipients', 'copies', 'copyAllowed'] as const),
  ...(['checkerId', 'signerId', 'clerkId', 'capacity', 'delegationId', 'answers', 'note'] as const),
];
export type ProposalField = (typeof FIELDS)[number];

/** Those that a form shows, by its level and its capacity: numbered from 1 in this order. */
export function fieldsShown(form: ProposalForm, needsDelegation: boolean): readonly ProposalField[] {
  const hidden: ProposalField[] = [];
  if (form.level === 'none') hidden.push('item', 'copies', 'copyAllowed');
  if (form.level === 'tuyet-mat') hidden.push('subject');
  if (!needsDelegation) hidden.push('delegationId');
  return FIELDS.filter((field) => !hidden.includes(field));
}

/** The post of a signer, with what they sign for others now: `Chánh Văn phòng · T/L Bí thư Đảng ủy`. */
export function postOf(
  { id, position }: Pick<PersonRef, 'id' | 'position'>,
  delegations: ProposalChoices['delegations'],
): string {
  const given = delegations.filter(({ to }) => to.id === id);
  const marks = new Set(given.map(({ mark, from }) => `${mark} ${from.position}`));
  return [position, ...marks].filter((part) => part !== '').join(' · ');
}

type Signing = Pick<ProposalForm, 'capacity' | 'delegationId'>;

/**
 * In what capacity a chosen signer signs: as before where that fits; by the one delegation that they have; else by
 * their own post.
 */
export function signsAs(
  { delegations, capacities }: Pick<ProposalChoices, 'delegations' | 'capacities'>,
  signerId: string,
  before: string,
): Signing {
  const given = delegations.filter(({ to }) => to.id === signerId);
  const fitting = given.filter(({ capacity }) => capacity === before);
  const [one, ...more] = fitting.length > 0 ? fitting : given;
  if (one !== undefined) {
    const capacity = fitting.length > 0 || more.length === 0 ? one.capacity : before;
    return { capacity, delegationId: more.length === 0 ? one.id : null };
  }
  const needs = capacities.some(({ id, needsDelegation }) => id === before && needsDelegation);
  const own = capacities.find(({ needsDelegation }) => !needsDelegation)?.id;
  return { capacity: needs ? (own ?? before) : before, delegationId: null };
}

export const linesOf = (text: string): string[] =>
  text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The fields that the words of a draft fill; who signs only where the name is one of those who may. */
export function fromDraft(
  { typeName, subject, signer, recipients }: DraftWords,
  types: readonly { readonly id: string; readonly name: string }[],
  { signers }: Pick<ProposalChoices, 'signers'>,
): Partial<ProposalForm> {
  const typeId = types.find(({ name }) => name.toLocaleLowerCase('vi') === typeName)?.id;
  const signerId =
    signer === null
      ? undefined
      : signers.find(({ fullName }) => foldExact(fullName) === foldExact(signer))?.id;
  return {
    ...(typeId === undefined ? {} : { typeId }),
    ...(subject === null ? {} : { subject }),
    ...(recipients.length === 0 ? {} : { recipients: recipients.join('\n') }),
    ...(signerId === undefined ? {} : { signerId }),
  };
}

/** The word for a field that a draft fills. */
export function labelOf(field: keyof ProposalForm) {
  if (field === 'typeId') return 'documents.field.typeId';
  if (field === 'subject') return 'documents.field.subject';
  return field === 'signerId' ? 'proposals.party.signer' : 'word.recipients';
}

/** The stored draft as the form shows it. */
export const formOf = (detail: Proposal): ProposalForm => ({
  typeId: detail.typeId,
  urgency: detail.urgency,
  level: detail.level,
  item:
    detail.itemRef === null
      ? null
      : {
          ref: detail.itemRef,
          place: detail.basis,
          text: '',
          level: detail.level as 'mat',
          sample: false,
          mustConfirm: detail.itemMustConfirm,
          confirmed: false,
        },
  subject: detail.subject ?? '',
  recipients: detail.recipients.join('\n'),
  copies: detail.copies,
  copyAllowed: detail.copyAllowed,
  pages: detail.pages,
  note: detail.note,
  answers: detail.answers,
  checkerId: detail.checker?.id ?? null,
  signerId: detail.signer?.id ?? null,
  clerkId: detail.clerk?.id ?? null,
  capacity: detail.capacity.id,
  delegationId: detail.delegation?.id ?? null,
});

export function inputOf(form: ProposalForm, file: PickedFile | null): Input<'proposals.create'> {
  const topSecret = form.level === 'tuyet-mat';
  return {
    typeId: form.typeId ?? '',
    urgency: form.urgency,
    level: form.level,
    itemRef: form.level === 'none' ? null : (form.item?.ref ?? null),
    subject: topSecret ? null : form.subject.trim() || null,
    recipients: linesOf(form.recipients),
    copies: form.copies === 0 ? null : form.copies,
    copyAllowed: form.copyAllowed,
    pages: form.pages,
    note: form.note.trim(),
    answersId: form.answers?.id ?? null,
    checkerId: form.checkerId,
    signerId: form.signerId,
    clerkId: form.clerkId,
    capacity: form.capacity,
    delegationId: form.delegationId,
    file: topSecret ? null : (file?.stageId ?? null),
  };
}
