import {
  addDays,
  type CivilDate,
  civilDateAt,
  startOfDayMs,
  yearOf,
} from '../../../shared/domain/calendar/civilDate.ts';
import { type Duty, dutyState, nextDay, periodOf } from '../../../shared/domain/station/duties.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { firstEntryMs } from '../audit/store.ts';
import type { BackupTurn } from '../backup/turn.ts';
import { overview } from '../backup/queries.ts';
import { rootAbove } from '../keys/rootState.ts';
import { currentCertificate } from '../people/certificateStore.ts';
import { allPeople } from '../people/store.ts';
import { type Ports, handlers } from '../ports.ts';
import { own } from '../sessionPorts.ts';
import { hasPartners, lastDone, lastToSuperior, oldestOpenYear } from './store.ts';

type Line = Output<'duties.list'>['duties'][number];

const YEAR = 365;
/** Books of a year are closed, and the days off of the next are known, by these days. */
const BOOKS_BY = '-01-15';
const CALENDAR_BY = '-12-15';
const CALENDAR_FROM = '-11-01';

export const dutyHandlers = handlers({
  'duties.list': own(({ turn }) => (ports) => ({
    duties: dutiesOf(ports, turn).toSorted((one, other) => (one.next < other.next ? -1 : 1)),
  })),
});

function dutiesOf(ports: Ports, turn: BackupTurn): Line[] {
  const { db } = ports;
  const days = ports.rules.asOf(ports.today()).dutyDays;
  const since = civilDateAt(firstEntryMs(db) ?? ports.nowMs());
  const done = new Map(lastDone(db).map(({ act, atMs }) => [act, atMs]));
  const last = (act: string): number | null => done.get(act) ?? null;
  const again = (duty: keyof typeof days, lastMs: number | null): Line =>
    lineOf(
      ports,
      duty,
      days[duty],
      lastMs,
      nextDay(lastMs === null ? null : civilDateAt(lastMs), since, days[duty]),
    );
  const { targets, drills, recovery } = overview(ports, turn);
  const first = targets.find(({ kind }) => kind === 'first');
  const apart = targets.filter(({ kind, sameDisk }) => kind === 'second' && !sameDisk);
  const proved = [drills[0]?.atMs ?? null, recovery.usedMs];
  return [
    again('second-copy', latest(apart.map(({ lastMs }) => lastMs))),
    again('restore-test', first?.lastTest?.atMs ?? null),
    ...(hasPartners(db) === 1 ? [again('reconciliation', last('report.reconciliation'))] : []),
    again('ledger-minutes', last('ledger.minutes')),
    again('superior-report', lastToSuperior(db)),
    again('code-drill', latest(proved)),
    ...(rootAbove(db) === null ? [] : [again('root-list', last('keys.root-list'))]),
    lineOf(ports, 'year-books', YEAR, last('book.closed'), booksBy(ports)),
    lineOf(
      ports,
      'year-calendar',
      YEAR,
      last('calendar.day-swapped'),
      calendarBy(ports, last('calendar.day-swapped')),
    ),
    lineOf(ports, 'certificates', YEAR, null, renewalBy(ports)),
  ];
}

function lineOf(ports: Ports, duty: Duty, days: number, lastMs: number | null, next: CivilDate): Line {
  return { duty, every: periodOf(days), lastMs, next, state: dutyState(next, ports.today(), days) };
}

function latest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function booksBy(ports: Ports): CivilDate {
  const year = yearOf(ports.today());
  return `${(oldestOpenYear(ports.db, year) ?? year) + 1}${BOOKS_BY}`;
}

function calendarBy(ports: Ports, lastMs: number | null): CivilDate {
  const year = yearOf(ports.today());
  const isDone = lastMs !== null && lastMs >= startOfDayMs(`${year}${CALENDAR_FROM}`);
  return `${isDone ? year + 1 : year}${CALENDAR_BY}`;
}

/** The day from which the first certificate of the office or of somebody who works here warns of its end (rule KN-26). */
function renewalBy(ports: Ports): CivilDate {
  const { db } = ports;
  const ends = [
    ...(['sign', 'encrypt'] as const).map((purpose) => currentCertificate(db, 'office', purpose)?.notAfterMs),
    currentCertificate(db, 'authority', 'issue')?.notAfterMs,
    ...allPeople(db).map(({ state, certificateUntilMs }) => (state === 'active' ? certificateUntilMs : null)),
  ].filter((end) => end !== undefined && end !== null);
  const warnDays = Math.max(...ports.rules.asOf(ports.today()).certificateWarningDays);
  return addDays(civilDateAt(Math.min(...ends)), -warnDays);
}
