import type { Input, Output } from '../../../../shared/ipc/contract.ts';
import { PARTIES, type Party } from '../../../../shared/domain/submission/sender.ts';
import type { MessageKey } from '../../../i18n/I18n.tsx';

export type Kind = Input<'submissions.register'>['kind'];
export type Source = Input<'submissions.register'>['source'];
export type Similar = Output<'submissions.screen'>['similar'][number];
export type Finding = Output<'submissions.screen'>['findings'][number];

/** One person, or who else sends. */
export const PARTY_KINDS = ['person', ...PARTIES] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

/** What is typed; the files stand apart, since they wait in the vault's stage and are no words. */
export interface Entry {
  readonly kind: Kind;
  readonly source: Source;
  readonly receivedOn: string | null;
  readonly onBehalf: boolean;
  readonly fullName: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly idNumber: string;
  readonly party: PartyKind;
  /** of a group: how many they are */
  readonly people: string;
  /** of an organisation: who speaks for it */
  readonly representative: string;
  readonly field: string;
  readonly title: string;
  readonly body: string;
  readonly note: string;
  /** answers to the form of the kind, by field */
  readonly answers: Readonly<Record<string, string>>;
  /** the paper for the sender opens as soon as it is saved */
  readonly tell: boolean;
  /** a letter that its sender, or whoever brings it, hands in here and waits for the slip */
  readonly atCounter: boolean;
}

const FIELDS: readonly string[] = [
  ...['kind', 'source', 'receivedOn', 'fullName', 'address', 'phone', 'email', 'idNumber', 'field'],
  ...['title', 'body', 'note'],
];

/** The fields in the order of their numbers, which is that of the walk: what the form of a kind asks stands before the note. */
export const walkOf = (asked: readonly string[]): readonly string[] =>
  FIELDS.flatMap((name) => (name === 'note' ? [...asked.map((id) => `answer-${id}`), name] : [name]));

/** The number before the first field that the form of a kind asks for. */
export const FIRST_ASKED = FIELDS.length;

/**
 * How wide a field of the pack's form stands, in twelfths: its label is the pack's, in whatever words, and is read whole
 * with its number and the word that it may stay empty, at 125 % too.
 */
export const spanOf = (label: string): 4 | 6 | 12 => (label.length <= 18 ? 4 : label.length <= 28 ? 6 : 12);

export const EMPTY: Entry = {
  kind: 'phan-anh',
  source: 'letter',
  receivedOn: null,
  onBehalf: false,
  fullName: '',
  address: '',
  phone: '',
  email: '',
  idNumber: '',
  party: 'person',
  people: '',
  representative: '',
  field: '',
  title: '',
  body: '',
  note: '',
  answers: {},
  tell: true,
  atCounter: false,
};

/** The next one: how and when it came stays, who and what goes. */
export const nextEntry = ({ kind, source, receivedOn, tell, atCounter }: Entry): Entry => ({
  ...EMPTY,
  kind,
  source,
  receivedOn,
  tell,
  atCounter,
});

const TYPED = [
  'fullName',
  'address',
  'phone',
  'email',
  'idNumber',
  'title',
  'body',
  'note',
  'people',
  'representative',
] as const;
export const isBlank = (entry: Entry): boolean => TYPED.every((name) => entry[name].trim() === '');

export type FieldName = 'receivedOn' | 'fullName' | 'address' | 'phone' | 'email' | 'title' | 'body';
export type Faults = Partial<Record<FieldName, MessageKey>>;

/** The same measure as the vault's (a telephone number has eight digits, an address of mail one @). */
const isPhone = (text: string): boolean => text.replace(/\D/g, '').length >= 8;
const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

/** What a letter on paper does not say of its sender: it may be saved so, marked, and asked for afterwards. */
export function lacksOf(entry: Entry): ('fullName' | 'address' | 'phoneOrEmail')[] {
  const lacks = {
    fullName: entry.fullName.trim() === '',
    address: entry.address.trim() === '',
    phoneOrEmail: entry.phone.trim() === '' && entry.email.trim() === '',
  };
  return (['fullName', 'address', 'phoneOrEmail'] as const).filter((name) => lacks[name]);
}

/**
 * In the order of the form, so that the first one takes the focus.
 * @param given whether there is a file, which may have the words; whether all details of the sender are needed whatever
 *   way it came
 */
export function faultsOf(entry: Entry, today: string, given: { file: boolean; whole: boolean }): Faults {
  const mayLack = entry.party === 'unnamed' || (entry.source === 'letter' && !given.whole);
  const lacks = mayLack ? [] : lacksOf(entry);
  const faults: Faults = {};
  if (entry.receivedOn === null) faults.receivedOn = 'submissions.fault.receivedOn';
  else if (today !== '' && entry.receivedOn > today) faults.receivedOn = 'submissions.fault.future';
  if (lacks.includes('fullName')) faults.fullName = 'submissions.fault.fullName';
  if (lacks.includes('address')) faults.address = 'submissions.fault.address';
  const phone = entry.phone.trim();
  const email = entry.email.trim();
  if (lacks.includes('phoneOrEmail')) faults.phone = 'submissions.fault.phoneOrEmail';
  else {
    if (phone !== '' && !isPhone(phone)) faults.phone = 'submissions.fault.phone';
    if (email !== '' && !isEmail(email)) faults.email = 'submissions.fault.email';
  }
  if (entry.title.trim() === '') faults.title = 'submissions.fault.title';
  if (entry.body.trim() === '' && (given.whole || !given.file)) faults.body = 'submissions.fault.body';
  return faults;
}

function partyOf(kind: Exclude<PartyKind, 'person'>, said: Pick<Entry, 'people' | 'representative'>): Party {
  if (kind === 'group') return { kind, people: said.people.trim() };
  return kind === 'organisation' ? { kind, representative: said.representative.trim() } : { kind };
}

export function inputOf(
  entry: Entry,
  files: readonly string[],
  phraseConfirmed: boolean,
  /** fields of the form of this kind; what was typed for another kind stays behind */
  asked: readonly string[],
): Input<'submissions.register'> {
  const { fullName, address, phone, email, idNumber, receivedOn, answers, ...said } = entry;
  const { party, people, representative, ...words } = said;
  const { tell: _tell, atCounter: _atCounter, ...rest } = words;
  const sender = {
    fullName: fullName.trim(),
    address: address.trim(),
    phone: phone.trim(),
    email: email.trim(),
    idNumber: idNumber.trim(),
    ...(party === 'person' ? {} : { party: partyOf(party, { people, representative }) }),
  };
  const given = Object.entries(answers).flatMap(([id, value]) =>
    asked.includes(id) && value.trim() !== '' ? [{ id, value: value.trim() }] : [],
  );
  const asksLater = rest.source === 'letter';
  return {
    ...rest,
    answers: given,
    receivedOn: receivedOn ?? '',
    sender,
    files: [...files],
    asksLater,
    phraseConfirmed,
  };
}
