import { addDays, civilDateAt, startOfDayMs } from '../../../shared/domain/calendar/civilDate.ts';
import { addWorkingDays, type WorkCalendar } from '../../../shared/domain/calendar/workingDays.ts';
import type { Clock } from './desks.ts';

const MINUTE_MS = 60_000;
/** The last act lies this long before now, so that the ledger's clock never stands in the future. */
const LAST_ACT_MS = 2 * MINUTE_MS;

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

  get today(): string {
    return civilDateAt(this.#nowMs);
  }

  /** The n-th working day before today; 0 is today, whatever day it is. */
  day(workingDaysAgo: number): string {
    return workingDaysAgo === 0 ? this.today : addWorkingDays(this.#calendar, this.today, -workingDaysAgo);
  }

  workingDayAfter(date: string, days: number): string {
    return addWorkingDays(this.#calendar, date, days);
  }

  /** `clock` is "08:15" of a day; for today, acts are laid out over the last hours before now. */
  moment(workingDaysAgo: number, clock: string): number {
    const [hours = 0, minutes = 0] = clock.split(':').map(Number);
    const ofDay = (hours * 60 + minutes) * MINUTE_MS;
    if (workingDaysAgo > 0) return startOfDayMs(this.day(workingDaysAgo)) + ofDay;
    const dawn = Math.max(startOfDayMs(this.today), this.#nowMs - 9 * 60 * MINUTE_MS);
    const share = Math.min(1, Math.max(0, (ofDay - 7 * 60 * MINUTE_MS) / (10 * 60 * MINUTE_MS)));
    return Math.floor(dawn + share * Math.max(0, this.#nowMs - LAST_ACT_MS - dawn));
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
