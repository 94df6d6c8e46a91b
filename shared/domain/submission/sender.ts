import { normaliseLine } from '../text/normalise.ts';

/** Who sends, where it is not one person under their own name. */
export const PARTIES = ['group', 'organisation', 'unnamed'] as const;
export type Party =
  /** the name is that of whoever speaks for them; `people` as it was said: "5 hộ", "12 người" */
  | { readonly kind: 'group'; readonly people: string }
  /** the name is that of the organisation */
  | { readonly kind: 'organisation'; readonly representative: string }
  /** nobody is named, and nobody is written to */
  | { readonly kind: 'unnamed' };

export interface SenderDetails {
  readonly fullName: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly idNumber: string;
  /** left out: one person */
  readonly party?: Party | undefined;
}

export type RequiredField = 'fullName' | 'address' | 'phoneOrEmail';

/** One spelling of every field, so that equal senders look equal. */
export function normaliseSender(sender: SenderDetails): SenderDetails {
  return {
    fullName: normaliseLine(sender.fullName),
    address: normaliseLine(sender.address),
    phone: normaliseLine(sender.phone),
    email: normaliseLine(sender.email),
    idNumber: normaliseLine(sender.idNumber),
    ...withParty(sender, normaliseLine),
  };
}

export const isUnnamed = ({ party }: Pick<SenderDetails, 'party'>): boolean => party?.kind === 'unnamed';

/** The party of a sender with its words changed. */
function withParty({ party }: SenderDetails, said: (text: string) => string): { party?: Party } {
  switch (party?.kind) {
    case 'group':
      return { party: { kind: 'group', people: normaliseLine(party.people) } };
    case 'organisation':
      return { party: { kind: 'organisation', representative: said(party.representative) } };
    case 'unnamed':
      return { party };
    default:
      return {};
  }
}

/** A telephone number has eight digits at least, an address of mail one @; more is not asked. */
const isPhone = (text: string): boolean => text.replace(/\D/g, '').length >= 8;
const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

/** The compulsory fields that are missing (03-QC/BCĐTW, "Yêu cầu" 2: name, contact address, phone or e-mail). */
export function missingFields(sender: SenderDetails, required: readonly RequiredField[]): RequiredField[] {
  const has: Readonly<Record<RequiredField, boolean>> = {
    fullName: sender.fullName !== '',
    address: sender.address !== '',
    phoneOrEmail: isPhone(sender.phone) || isEmail(sender.email),
  };
  return required.filter((field) => !has[field]);
}

const DOT = '•';
const maskWord = (word: string): string => [...word][0] + DOT.repeat(Math.max(1, [...word].length - 1));

/** "Nguyễn Văn Hải" is "N••••• V•• H••"; the length stays, so that two senders can be told apart. */
const maskName = (name: string): string => (name === '' ? '' : name.split(' ').map(maskWord).join(' '));

/** Keeps the first two and the last two digits: "09•• ••• •18". */
function maskDigits(text: string, last: number): string {
  const digits = text.replace(/\D/g, '').length;
  let seen = 0;
  return [...text]
    .map((sign) => {
      if (!/\d/.test(sign)) return sign;
      seen += 1;
      return seen <= 2 || seen > digits - last ? sign : DOT;
    })
    .join('');
}

/** Only the last parts of an address, which name a commune or a province and no door: at most two. */
function maskAddress(address: string): string {
  const parts = address
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length <= 1) return parts.map((part) => part.split(' ').map(maskWord).join(' ')).join('');
  return [DOT.repeat(3), ...parts.slice(Math.max(1, parts.length - 2))].join(', ');
}

const maskEmail = (email: string): string => {
  const at = email.indexOf('@');
  return at <= 0
    ? email === ''
      ? ''
      : DOT.repeat(3)
    : `${[...email][0] ?? ''}${DOT.repeat(4)}${email.slice(at)}`;
};

/** What everybody sees who may see the case. The name of an organisation is no person's. */
export function maskSender(sender: SenderDetails): SenderDetails {
  return {
    fullName: sender.party?.kind === 'organisation' ? sender.fullName : maskName(sender.fullName),
    address: maskAddress(sender.address),
    phone: maskDigits(sender.phone, 2),
    email: maskEmail(sender.email),
    idNumber: maskDigits(sender.idNumber, 3),
    ...withParty(sender, maskName),
  };
}
