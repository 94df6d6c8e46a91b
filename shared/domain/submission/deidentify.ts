import { words } from '../text/fold.ts';
import type { SenderDetails } from './sender.ts';

/** Signs of an identity shorter than this could be anything. */
const FEWEST_DIGITS = 6;

const bases = (text: string): string =>
  ` ${words(text)
    .map((word) => word.base)
    .join(' ')} `;
const digitsOf = (text: string): string => text.replace(/\D/g, '');

/**
 * The first detail of a sender that a text still shows, whatever its marks, capitals and separators; null for none.
 * A name counts from two words on; of an address the part before the first comma, where it has a house number.
 */
export function senderSeenIn(text: string, sender: SenderDetails): keyof SenderDetails | null {
  const spoken = bases(text);
  const digits = text.replace(/(?<=\d)[\s.\-()]+(?=\d)/g, '');
  const name = words(sender.fullName);
  if (name.length >= 2 && spoken.includes(bases(sender.fullName))) return 'fullName';
  for (const field of ['phone', 'idNumber'] as const) {
    const number = digitsOf(sender[field]);
    if (number.length >= FEWEST_DIGITS && digits.includes(number)) return field;
  }
  const email = sender.email.trim().toLowerCase();
  if (email !== '' && text.toLowerCase().includes(email)) return 'email';
  const [house = ''] = sender.address.split(',');
  if (/\d/.test(house) && words(house).length >= 2 && spoken.includes(bases(house))) return 'address';
  return null;
}
