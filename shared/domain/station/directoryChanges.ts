import type { CivilDate } from '../calendar/civilDate.ts';
import { standingOn, type DirectoryLine, type StationLine, type Successor } from './directory.ts';

/**
 * One change that the issuing office writes into the next directory. `add`: an office or station begins; `rename`: the
 * same code goes on under another name; `end`: it is no more, and `successor` (null: nobody) takes over.
 */
export interface DirectoryChange {
  readonly of: 'office' | 'station';
  readonly act: 'add' | 'rename' | 'end';
  /** of the office, or the identifier of the station */
  readonly code: string;
  /** empty for `end` */
  readonly name: string;
  /** code of the office whose station is added; else null */
  readonly office: string | null;
  readonly on: CivilDate;
  readonly successor: string | null;
  readonly ground: string;
}

export interface Directory {
  readonly offices: readonly DirectoryLine[];
  readonly stations: readonly StationLine[];
}

/** `known`: it is there already; `missing`: there is none of this code that goes on. */
export interface ChangeFault {
  readonly fault: 'known' | 'missing';
  readonly code: string;
}

/** The directory after some changes, or the first change that fits nothing. Whether the whole can be followed is `directoryFault`'s. */
export function afterChanges(
  before: Directory,
  changes: readonly DirectoryChange[],
): Directory | ChangeFault {
  let [offices, stations] = [before.offices, before.stations];
  for (const change of changes) {
    if (change.of === 'office') {
      const after = changed(offices, change, (line) => line);
      if ('fault' in after) return after;
      offices = after;
    } else {
      const after = changed(stations, change, (line) => ({ ...line, office: change.office ?? '' }));
      if ('fault' in after) return after;
      stations = after;
    }
  }
  return { offices, stations };
}

function changed<L extends DirectoryLine>(
  lines: readonly L[],
  { act, code, name, on, successor, ground }: DirectoryChange,
  begin: (line: DirectoryLine) => L,
): readonly L[] | ChangeFault {
  const goesOn = lines.find((line) => line.code === code && line.until === null);
  const next = { code, name, from: on, until: null, successor: null, ground };
  if (act === 'add') return goesOn ? { fault: 'known', code } : [...lines, begin(next)];
  if (goesOn === undefined) return { fault: 'missing', code };
  const ended = { ...goesOn, until: on, successor: act === 'end' ? successor : null, ground };
  const rest = lines.map((line) => (line === goesOn ? ended : line));
  return act === 'end' ? rest : [...rest, { ...goesOn, ...next }];
}

/** What a directory says happened, or will: the latest first. */
export interface DirectoryEvent {
  readonly of: 'office' | 'station';
  readonly kind: 'renamed' | 'succeeded' | 'closed' | 'began';
  readonly code: string;
  readonly name: string;
  /** the name until then */
  readonly before: string | null;
  readonly on: CivilDate;
  readonly ground: string;
  /** who goes on: on that day, or today where the day has passed */
  readonly successor: Successor | null;
  readonly coming: boolean;
}

export function eventsOf({ offices, stations }: Directory, today: CivilDate): DirectoryEvent[] {
  return [...happened('office', offices, today), ...happened('station', stations, today)].sort(
    (a, b) => b.on.localeCompare(a.on) || a.code.localeCompare(b.code),
  );
}

function happened(
  of: DirectoryEvent['of'],
  lines: readonly DirectoryLine[],
  today: CivilDate,
): DirectoryEvent[] {
  return lines.flatMap((line): DirectoryEvent[] => {
    const { code, name, from, until: on, ground } = line;
    const before = lines.find((other) => other.code === code && other.until === from);
    const common = { of, code, before: null, successor: null };
    if (on === null) {
      const began = from > today && before === undefined;
      return began ? [{ ...common, kind: 'began', name, on: from, ground, coming: true }] : [];
    }
    const coming = on > today;
    const renamed = lines.find((other) => other.code === code && other.from === on);
    if (renamed) {
      const { name: after, ground: why } = renamed;
      return [{ ...common, kind: 'renamed', name: after, before: name, on, ground: why, coming }];
    }
    const standing = standingOn(lines, code, coming ? on : today);
    const successor = standing.kind === 'succeeded' ? standing.successor : null;
    return [{ ...common, kind: successor ? 'succeeded' : 'closed', name, on, ground, successor, coming }];
  });
}
