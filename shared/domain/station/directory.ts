import type { CivilDate } from '../calendar/civilDate.ts';

/**
 * One office in a time of its life. A rename under the same code is a second line; a merger or a new code ends the line
 * and names who goes on.
 */
export interface DirectoryLine {
  readonly code: string;
  readonly name: string;
  readonly from: CivilDate;
  /** the first day on which it is no more; null while it goes on */
  readonly until: CivilDate | null;
  /** code of the office that takes over its work; null: nobody */
  readonly successor: string | null;
  /** the decision behind the change */
  readonly ground: string;
}

/** A station in a time of its life: `code` is its identifier, `office` the code of the office that it belongs to. */
export interface StationLine extends DirectoryLine {
  readonly office: string;
}

export interface Successor {
  readonly code: string;
  readonly name: string;
}

/** Where an office stands on a day. `unknown`: the directory says nothing of it, so nothing is refused. */
export type Standing =
  | { readonly kind: 'active' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'closed'; readonly on: CivilDate; readonly ground: string }
  | {
      readonly kind: 'succeeded';
      readonly on: CivilDate;
      readonly ground: string;
      readonly successor: Successor;
    };

export type DirectoryFault = 'dates' | 'overlap' | 'successor' | 'circle' | 'office';

/** The line of an office that counts on a day: the one that began last. */
const lineOn = (lines: readonly DirectoryLine[], code: string, day: CivilDate): DirectoryLine | undefined =>
  lines
    .filter((line) => line.code === code && line.from <= day)
    .reduce<DirectoryLine | undefined>((a, b) => (a !== undefined && a.from >= b.from ? a : b), undefined);

/** Follows mergers to the office that goes on; a way that ends nowhere or in itself is closed. */
export function standingOn(lines: readonly DirectoryLine[], code: string, day: CivilDate): Standing {
  const first = lineOn(lines, code, day);
  if (first === undefined) return { kind: 'unknown' };
  if (first.until === null || first.until > day) return { kind: 'active' };
  const { until: on, ground } = first;
  const seen = new Set([code]);
  let next = first.successor;
  while (next !== null && !seen.has(next)) {
    seen.add(next);
    const line = lineOn(lines, next, day);
    if (line === undefined) break;
    if (line.until === null || line.until > day)
      return { kind: 'succeeded', on, ground, successor: { code: line.code, name: line.name } };
    next = line.successor;
  }
  return { kind: 'closed', on, ground };
}

/** What is wrong with a directory as a whole; null when every line can be followed. */
export function directoryFault(lines: readonly DirectoryLine[]): DirectoryFault | null {
  const codes = new Set(lines.map(({ code }) => code));
  for (const line of lines) {
    if (line.until !== null && line.until <= line.from) return 'dates';
    if (line.successor !== null && (line.until === null || !codes.has(line.successor))) return 'successor';
    const others = lines.filter((other) => other !== line && other.code === line.code);
    if (others.some((other) => other.from === line.from)) return 'overlap';
    if (others.some((other) => other.from > line.from && (line.until === null || line.until > other.from)))
      return 'overlap';
  }
  for (const start of codes) {
    const seen = new Set<string>();
    let code: string | null = start;
    while (code !== null) {
      if (seen.has(code)) return 'circle';
      seen.add(code);
      const now: string = code;
      code = lines.filter((line) => line.code === now).reduce(laterOf).successor;
    }
  }
  return null;
}

/** The same for the stations, each of an office that the directory names. */
export function stationFault(
  stations: readonly StationLine[],
  offices: readonly DirectoryLine[],
): DirectoryFault | null {
  const codes = new Set(offices.map(({ code }) => code));
  return stations.some(({ office }) => !codes.has(office)) ? 'office' : directoryFault(stations);
}

const laterOf = (a: DirectoryLine, b: DirectoryLine): DirectoryLine => (a.from >= b.from ? a : b);
