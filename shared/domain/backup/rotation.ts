import { addDays, civilDateAt, weekday } from '../calendar/civilDate.ts';

/** How many backups of each kind are kept: seven days, four weeks, twelve months. */
export const KEPT = { days: 7, weeks: 4, months: 12 } as const;

export interface Kept {
  readonly name: string;
  readonly atMs: number;
  /** which life of the station made it: one more after each restore */
  readonly epoch: number;
  /** false: it was tested and found bad; such a one never pushes a good one out */
  readonly good: boolean;
  /** true: a test restored it */
  readonly proved: boolean;
}

/**
 * Which backups may go. Kept are the newest of each of the last seven days, four weeks and twelve months on which there
 * was one at all: days without the machine running push nothing out. The newest that a test has
 * restored stays too. The newest good one always stays, a bad one is
 * never counted in the place of a good one, and while no good one is known nothing goes. Each epoch is counted by
 * itself: a station that was restored pushes out nothing of what stood there before, which may be more than came back.
 *
 * @returns names to be removed
 */
export function superfluous(all: readonly Kept[]): string[] {
  const epochs = new Set(all.map(({ epoch }) => epoch));
  return [...epochs].flatMap((epoch) => superfluousOf(all.filter((one) => one.epoch === epoch)));
}

function superfluousOf(all: readonly Kept[]): string[] {
  const good = all.filter((one) => one.good).sort((a, b) => b.atMs - a.atMs);
  if (good.length === 0) return [];
  const staying = new Set<string>(good.slice(0, 1).map((one) => one.name));
  const proved = good.find((one) => one.proved);
  if (proved) staying.add(proved.name);
  keepNewest(good, KEPT.days, dayOf, staying);
  keepNewest(good, KEPT.weeks, weekOf, staying);
  keepNewest(good, KEPT.months, (one) => dayOf(one).slice(0, 7), staying);
  const newest = good[0]?.atMs ?? 0;
  return all
    .filter((one) => !staying.has(one.name) && (one.good || one.atMs < newest))
    .map((one) => one.name);
}

function keepNewest(
  newestFirst: readonly Kept[],
  periods: number,
  periodOf: (one: Kept) => string,
  staying: Set<string>,
): void {
  const seen = new Set<string>();
  for (const one of newestFirst) {
    const period = periodOf(one);
    if (seen.has(period)) continue;
    if (seen.size === periods) return;
    seen.add(period);
    staying.add(one.name);
  }
}

const dayOf = (one: Kept): string => civilDateAt(one.atMs);

/** The Monday of its week. */
function weekOf(one: Kept): string {
  const day = dayOf(one);
  return addDays(day, -((weekday(day) + 6) % 7));
}
