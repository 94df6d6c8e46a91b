import type { SenderDetails } from '../../../../shared/domain/submission/sender.ts';
import { normaliseLine } from '../../../../shared/domain/text/normalise.ts';
import type { ToldOfWords } from './candidates.ts';

/** Signs of what a case keeps, as where it is typed. */
export const MOST = { title: 300, body: 40_000, field: 120, note: 2_000, code: 80 } as const;
const MOST_OF_SENDER = { fullName: 120, address: 300, phone: 30, email: 120, idNumber: 20 } as const;

interface GivenWords {
  readonly title: string;
  readonly body: string;
  readonly note: string;
  readonly field: string;
}

/**
 * Words of a row or a letter as a case can hold them. Of a title that is too long nothing is lost: all of it stands above
 * the text. What does not fit in any other way is cut, and `cut` says so before anything is taken in.
 */
export function withinLimits(
  given: GivenWords,
  sender: SenderDetails,
): { words: GivenWords; sender: SenderDetails; told: ToldOfWords[] } {
  const told = new Set<ToldOfWords>();
  const within = (text: string, most: number): string => {
    if (text.length <= most) return text;
    told.add('cut');
    return wholeSigns(text, most);
  };
  const firstLine = normaliseLine(given.body.split('\n', 1)[0] ?? '');
  const isLong = given.title.length > MOST.title;
  if (isLong) told.add('long-title');
  const body = isLong ? [given.title, given.body].filter((part) => part !== '').join('\n\n') : given.body;
  const title = given.title === '' ? firstLine : given.title;
  return {
    words: {
      title: title.length <= MOST.title ? title : `${atWordEnd(title, MOST.title - 2)} …`,
      body: within(body, MOST.body),
      note: within(given.note, MOST.note),
      field: within(given.field, MOST.field),
    },
    sender: {
      fullName: within(sender.fullName, MOST_OF_SENDER.fullName),
      address: within(sender.address, MOST_OF_SENDER.address),
      phone: within(sender.phone, MOST_OF_SENDER.phone),
      email: within(sender.email, MOST_OF_SENDER.email),
      idNumber: within(sender.idNumber, MOST_OF_SENDER.idNumber),
    },
    told: [...told],
  };
}

/** Never half a sign that has two units. */
const wholeSigns = (text: string, most: number): string =>
  text.slice(0, most).replace(/[\ud800-\udbff]$/, '');

/** Between two words, where there is a space in the last third. */
function atWordEnd(text: string, most: number): string {
  const cut = wholeSigns(text, most);
  const end = cut.lastIndexOf(' ');
  return end > most * (2 / 3) ? cut.slice(0, end) : cut;
}
