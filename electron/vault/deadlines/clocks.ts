import { civilDateAt, clockAt } from '../../../shared/domain/calendar/civilDate.ts';
import {
  addWorkingDays,
  type WorkCalendar,
  workingDaysBetween,
} from '../../../shared/domain/calendar/workingDays.ts';
import { presentBy } from '../../../shared/domain/deadlines/propose.ts';
import { OPEN_STATES } from '../../../shared/domain/document/lifecycle.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { Offer } from '../../../shared/ipc/schemas.ts';
import { openText } from '../knowing/recordKeys.ts';
import { timelineOf } from '../audit/queries.ts';
import { loadDocument } from '../documents/change.ts';
import { findLine } from '../documents/listStore.ts';
import { lateDays, officeCalendar } from '../rules/officeRules.ts';
import type { DocumentRecord } from '../tables/documents.ts';
import type { Ports } from '../ports.ts';
import { type ClockEvent, clockEventsOf } from './store.ts';
import { reasonField } from '../knowing/wordFields.ts';
import { personRef } from '../people/personRef.ts';

type Get = Output<'deadlines.get'>;
type Clock = Get['clocks'][number];
const OPEN = new Set<string>(OPEN_STATES);

export const isStopped = (events: readonly ClockEvent[]): boolean =>
  events.filter((event) => event.clock === 'process' && event.kind !== 'recalculated').at(-1)?.kind ===
  'stopped';

/** Every clock of a document, its history, and what this person may do with them. */
export function deadlinesOf(ports: Ports, documentId: string): Get {
  const document = loadDocument(ports, documentId);
  const events = clockEventsOf(ports.db, documentId);
  const rule = ports.rules.asOf(ports.today()).extension;
  const calendar = officeCalendar(ports);
  const begin = document.dueOn === null || document.dueOn < ports.today() ? ports.today() : document.dueOn;
  return {
    clocks: document.direction === 'in' ? clocksOf(ports, document, events, calendar) : [],
    history: [...events].reverse().map((event) => ({
      id: event.id,
      clock: event.clock,
      kind: event.kind,
      by: personRef(ports, event.byId),
      atMs: event.atMs,
      reason: openText(ports, documentId, reasonField(event.id), event.reason) || null,
      before: { dueOn: event.beforeOn, dueTime: event.beforeTime },
      after: { dueOn: event.afterOn, dueTime: event.afterTime },
    })),
    offers: offersOf(ports, document, events),
    cap: {
      most: rule.most,
      workingDays: rule.workingDays,
      latest: document.dueOn === null ? null : addWorkingDays(calendar, begin, rule.workingDays),
      rule: rule.id,
    },
  };
}

function clocksOf(
  ports: Ports,
  document: DocumentRecord,
  events: readonly ClockEvent[],
  calendar: WorkCalendar,
): Clock[] {
  const done = whenDone(ports, document.id);
  const entered = findLine(ports.db, document.id)?.enteredOn ?? civilDateAt(document.createdMs);
  const urgency = ports.rules.asOf(entered).urgencyOf(document.urgency);
  const stopped = isStopped(events)
    ? (events.findLast((event) => event.kind === 'stopped')?.atMs ?? null)
    : null;
  const extended = (clock: string): number =>
    events.filter((event) => event.clock === clock && event.kind === 'extended').length;
  const clock = (
    name: Clock['clock'],
    due: { dueOn: string | null; dueTime: string | null },
    doneMs: number | null,
    stoppedSince: number | null = null,
  ): Clock => {
    const running = doneMs === null && OPEN.has(document.state);
    const [day, time] =
      doneMs === null ? [ports.today(), clockAt(ports.nowMs())] : [civilDateAt(doneMs), clockAt(doneMs)];
    const late = lateDays(calendar, due.dueOn, day, due.dueTime, time);
    const left =
      running && late === 0 && due.dueOn !== null
        ? workingDaysBetween(calendar, ports.today(), due.dueOn)
        : null;
    return {
      clock: name,
      ...due,
      doneMs,
      stoppedSince,
      extensions: extended(name),
      lateDays: running || doneMs !== null ? late : 0,
      leftDays: left,
      rule: urgency.id,
    };
  };
  const process =
    stopped === null ? { dueOn: document.dueOn, dueTime: document.dueTime } : { dueOn: null, dueTime: null };
  return [
    clock('present', { dueOn: presentBy(urgency, calendar, entered), dueTime: null }, done.presented),
    clock('process', process, done.answered, stopped),
    ...(document.replyDueOn === null
      ? []
      : [clock('reply', { dueOn: document.replyDueOn, dueTime: null }, done.answered)]),
  ];
}

function whenDone(ports: Ports, id: string): { presented: number | null; answered: number | null } {
  const timeline = timelineOf(ports, 'document', id);
  const first = (acts: readonly string[]): number | null =>
    timeline.findLast((item) => acts.includes(item.act))?.atMs ?? null;
  return {
    presented: first(['document.presented', 'document.directed', 'document.answered', 'document.closed']),
    answered: first(['document.answered', 'document.closed', 'entry.cancelled']),
  };
}

export type ClockAct = 'stop' | 'resume' | 'extend';

/** Why this person may not; null when he may. The commands ask the same. */
export function clockRefusal(
  ports: Ports,
  document: DocumentRecord,
  events: readonly ClockEvent[],
  act: ClockAct,
): 'state' | 'role' | 'separation' | 'cap' | null {
  const rule = ports.rules.asOf(ports.today()).extension;
  const stopped = isStopped(events);
  if (document.direction !== 'in' || !OPEN.has(document.state) || document.state === 'unopened')
    return 'state';
  if (stopped !== (act === 'resume')) return 'state';
  if (act === 'stop' && document.dueOn === null) return 'state';
  const allowed = act === 'extend' ? rule.mayExtend : rule.mayStop;
  if (!ports.actor.roles.some((role) => allowed.includes(role))) return 'role';
  if (act !== 'extend') return null;
  // nobody gives himself more time
  if (document.holderId === ports.actor.id && document.state !== 'presented') return 'separation';
  const extended = events.filter((event) => event.clock === 'process' && event.kind === 'extended').length;
  return extended >= rule.most ? 'cap' : null;
}

function offersOf(ports: Ports, document: DocumentRecord, events: readonly ClockEvent[]): Offer[] {
  return (['stop', 'resume', 'extend'] as const).flatMap((act) => {
    const reason = clockRefusal(ports, document, events, act);
    // the form asks for a later day to answer by: where none was set, there is nothing to put off
    const nothingToPutOff = act === 'extend' && document.dueOn === null;
    return reason === 'state' || nothingToPutOff ? [] : [{ act, allowed: reason === null, reason }];
  });
}
