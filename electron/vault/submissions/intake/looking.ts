import { runClock } from '../../../../shared/domain/submission/clocks.ts';
import type { WorkCalendar } from '../../../../shared/domain/calendar/workingDays.ts';
import type { IntakeRow } from '../../../../shared/ipc/contract/intake.ts';
import type { Ports } from '../../ports.ts';
import { officeCalendar } from '../../rules/officeRules.ts';
import { FOR_MANY, SimilarMemory } from '../similarMemory.ts';
import { signedThrough } from './store.ts';

/** What is the same for all rows of one question to the vault. */
export interface Looking {
  readonly ports: Ports;
  readonly today: string;
  readonly similar: SimilarMemory;
  /** the last day of all periods with signed figures */
  readonly signedTo: string | null;
  /** when the first step of a case received on a day is due */
  readonly dueOn: (day: string) => string;
  readonly bySent: (sentOn: string | null) => IntakeRow['bySent'];
}

const memories = new WeakMap<Ports['keys'], SimilarMemory>();

export function lookingWith(ports: Ports): Looking {
  const kept = memories.get(ports.keys);
  const similar = kept?.holds(ports.db) === true ? kept : new SimilarMemory(ports.db, FOR_MANY);
  memories.set(ports.keys, similar);
  const [today, signedTo] = [ports.today(), signedThrough(ports.db)];
  const due = new Map<string, string>();
  let calendar: WorkCalendar | null = null;
  const dueOn = (day: string): string => {
    calendar ??= officeCalendar(ports);
    const known = due.get(day);
    if (known !== undefined) return known;
    const found = runClock(ports.rules.asOf(day).clock('classify'), day, calendar, [], today).dueOn;
    due.set(day, found);
    return found;
  };
  const bySent = (day: string | null): IntakeRow['bySent'] => {
    if (day === null || day >= today) return null;
    if (signedTo !== null && day <= signedTo) return 'signed';
    return dueOn(day) < today ? 'overdue' : 'in-time';
  };
  return { ports, today, similar, signedTo, dueOn, bySent };
}

/** The day of receipt of what was sent on a day, as a person chose; a day that signed figures count is never one. */
export function receivedOn(looking: Looking, sentOn: string | null, as: 'today' | 'sent'): string {
  const fits = ['in-time', 'overdue'].includes(looking.bySent(sentOn) ?? '');
  return as === 'sent' && sentOn !== null && fits ? sentOn : looking.today;
}
