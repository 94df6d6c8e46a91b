import { foldBase } from '../../shared/domain/text/fold.ts';

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

/** The stations of the offices that a document names as its recipients: by their whole name, however it is typed. */
export function namedStations<T extends Named>(
  stations: readonly T[],
  recipients: readonly string[],
): readonly T[] {
  const wanted = new Set(recipients.map((recipient) => foldBase(recipient)));
  return stations.filter(({ name }) => wanted.has(foldBase(name)));
}
