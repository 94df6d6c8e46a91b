import { addDays, civilDateAt, startOfDayMs } from '../../../shared/domain/calendar/civilDate.ts';
import {
  addWorkingDays,
  isWorkingDay,
  type WorkCalendar,
} from '../../../shared/domain/calendar/workingDays.ts';
import type { Clock } from './desks.ts';

const MINUTE_MS = 60_000;
/** The last act lies this long before now, so that the ledger's clock never stands in the future. */
const LAST_ACT_MS = 2 * MINUTE_MS;
/** Office hours, in minutes of the day; before `BEGUN` there is nothing to tell of a day yet. */
const OPENS = 7 * 60 + 30;
const BEGUN = 9 * 60;
const CLOSES = 16 * 60 + 45;

interface Act {
  readonly atMs: number;
  readonly order: number;
  readonly run: () => Promise<void>;
}

/**
 * Acts of an invented office, told for moments relative to today and carried out in the order of time, so that
 * ledger, books and clocks look as if people had worked. An act may tell further acts, later than itself.
 */
export class Story {
  readonly #acts: Act[] = [];
  readonly #calendar: WorkCalendar;
  readonly #nowMs: number;
  #told = 0;

  constructor(nowMs: number, calendar: WorkCalendar) {
    this.#nowMs = nowMs;
    this.#calendar = calendar;
  }

  /** The last day on which the office has worked for a while: seldom today at night, never a Sunday. */
  get lastDay(): string {
    const today = civilDateAt(this.#nowMs);
    const worked = this.#nowMs >= startOfDayMs(today) + BEGUN * MINUTE_MS;
    return worked && isWorkingDay(this.#calendar, today) ? today : addWorkingDays(this.#calendar, today, -1);
  }

  /** The n-th working day before the last one. */
  day(workingDaysAgo: number): string {
    return workingDaysAgo === 0
      ? this.lastDay
      : addWorkingDays(this.#calendar, this.lastDay, -workingDaysAgo);
  }

  workingDayAfter(date: string, days: number): string {
    return addWorkingDays(this.#calendar, date, days);
  }

  /** `clock` is "08:15" of a day; on the last day, acts are laid out over its office hours up to now. */
  moment(workingDaysAgo: number, clock: string): number {
    const [hours = 0, minutes = 0] = clock.split(':').map(Number);
    const ofDay = (hours * 60 + minutes) * MINUTE_MS;
    if (workingDaysAgo > 0) return startOfDayMs(this.day(workingDaysAgo)) + ofDay;
    const start = startOfDayMs(this.lastDay);
    const opens = start + OPENS * MINUTE_MS;
    const until = Math.min(start + CLOSES * MINUTE_MS, this.#nowMs - LAST_ACT_MS);
    const share = Math.min(1, Math.max(0, (ofDay - 7 * 60 * MINUTE_MS) / (10 * 60 * MINUTE_MS)));
    return Math.floor(opens + share * Math.max(0, until - opens));
  }

  at(workingDaysAgo: number, clock: string, run: () => Promise<void>): void {
    this.#told += 1;
    this.#acts.push({ atMs: this.moment(workingDaysAgo, clock), order: this.#told, run });
  }

  /** Carries everything out; the clock never runs backwards. */
  async play(clock: Clock, onProgress: (done: number, of: number) => void): Promise<void> {
    for (let done = 0; this.#acts.length > 0; done += 1) {
      this.#acts.sort((a, b) => a.atMs - b.atMs || a.order - b.order);
      const act = this.#acts.shift();
      if (act === undefined) return;
      clock.nowMs = Math.max(clock.nowMs + 1_000, act.atMs);
      await act.run();
      onProgress(done + 1, done + 1 + this.#acts.length);
    }
  }

  /** A calendar day counted from a date, for dates printed on documents. */
  before(date: string, days: number): string {
    return addDays(date, -days);
  }
}
