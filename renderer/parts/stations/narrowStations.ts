import { outsideRecipients } from '../../../shared/domain/document/recipients.ts';
import { foldBase, foldExact } from '../../../shared/domain/text/fold.ts';

/** What a station is looked for by. */
export interface Named {
  readonly name: string;
  readonly officeCode: string;
}

/** From so many on a list of stations has a field to look in. */
export const MANY_STATIONS = 9;

/** The stations that have all the words in their name or code, with or without marks. */
export function narrowStations<T extends Named>(stations: readonly T[], typed: string): readonly T[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return stations.filter(({ name, officeCode }) =>
    words.every((word) => foldBase(name).includes(foldBase(word)) || officeCode.toLowerCase().includes(word)),
  );
}

/** A line of "Nơi nhận" as the name or the code that stands in it: no dash before, no purpose in brackets behind. */
const withoutPurpose = (recipient: string): string => recipient.replace(/\([^)]*\)/g, ' ');

/**
 * The stations of the offices that a document names as its recipients: by their whole name or code, however typed. Marks
 * count: two communes may differ in nothing else.
 */
export function namedStations<T extends Named>(
  stations: readonly T[],
  recipients: readonly string[],
): readonly T[] {
  const wanted = new Set(recipients.flatMap((one) => [foldExact(one), foldExact(withoutPurpose(one))]));
  return stations.filter((one) => wanted.has(foldExact(one.name)) || wanted.has(foldExact(one.officeCode)));
}

/** Those recipients of a document for whom there is no station: to them it goes on paper. */
export const withoutStation = (
  stations: readonly Named[],
  recipients: readonly string[],
): readonly string[] =>
  outsideRecipients(recipients).filter((one) => namedStations(stations, [one]).length === 0);
