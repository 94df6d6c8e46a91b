import { civilDateAt, clockAt } from '../../../shared/domain/calendar/civilDate.ts';
import { halfAt } from '../../../shared/domain/calendar/halfDays.ts';
import { dueAfterStop, extensionFault } from '../../../shared/domain/deadlines/documentClocks.ts';
import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { AppError, type ErrorCode, raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { sealText } from '../knowing/recordKeys.ts';
import { asStored } from '../db/storedText.ts';
import { finishChange, loadDocument, type Seen } from '../documents/change.ts';
import { checkDate, officeCalendar } from '../rules/officeRules.ts';
import type { DocumentRecord } from '../tables/documents.ts';
import { type Ports, actedBy, handlers } from '../ports.ts';
import { type ClockAct, clockRefusal } from './clocks.ts';
import { type ClockEvent, clockEventsOf, insertClockEvent, moveDue } from './store.ts';
import { reasonField } from '../knowing/wordFields.ts';

export const deadlineCommands = handlers({
  'deadlines.stop': stop,
  'deadlines.resume': resume,
  'deadlines.extend': extend,
});

const CODE_OF = {
  state: 'illegal-transition',
  role: 'not-permitted',
  separation: 'separation-of-duties',
  cap: 'above-authority',
} as const satisfies Record<string, ErrorCode>;

function begin(
  ports: Ports,
  act: ClockAct,
  seen: Seen,
): { document: DocumentRecord; events: readonly ClockEvent[] } {
  const document = loadDocument(ports, seen.id);
  if (document.revision !== seen.revision) raise('stale-revision', { id: seen.id });
  const events = clockEventsOf(ports.db, seen.id);
  const reason = clockRefusal(ports, document, events, act);
  const rule = ports.rules.asOf(ports.today()).extension.id;
  if (reason !== null)
    throw new AppError(CODE_OF[reason], {
      from: document.state,
      action: act,
      reason,
      rule,
      a: 'holder',
      b: act,
      exception: 'never',
    });
  return { document, events };
}

/** Writes the event, moves the dates, the line of the list, the ledger. */
function finish(
  ports: Ports,
  document: DocumentRecord,
  event: Pick<ClockEvent, 'clock' | 'kind' | 'afterOn' | 'afterTime'> & { reason: string },
): Seen {
  const id = ports.newId();
  const before = event.clock === 'process' ? document.dueOn : document.replyDueOn;
  const beforeTime = event.clock === 'process' ? document.dueTime : null;
  insertClockEvent(ports.db, {
    ...event,
    id,
    documentId: document.id,
    ...actedBy(ports),
    reason: sealText(ports, document, 'line', reasonField(id), event.reason),
    beforeOn: before,
    beforeTime,
  });
  const due =
    event.clock === 'process'
      ? { dueOn: event.afterOn, dueTime: event.afterTime, replyDueOn: document.replyDueOn }
      : { dueOn: document.dueOn, dueTime: document.dueTime, replyDueOn: event.afterOn };
  if (!moveDue(ports.db, document, due)) raise('stale-revision', { id: document.id });
  return finishChange(ports, document.id, document.revision + 1, {
    act: `deadline.${event.kind}`,
    facts: { clock: event.clock, before, after: event.afterOn, time: event.afterTime },
  });
}

/** The date leaves the lists while the clock stands: nothing is late that waits for somebody else. */
function stop(ports: Ports, input: Parsed<'deadlines.stop'>): Seen {
  const { document } = begin(ports, 'stop', input);
  const reason = normaliseLine(input.reason);
  if (reason === '') raise('reason-required', { field: 'reason' });
  return finish(ports, document, {
    clock: 'process',
    kind: 'stopped',
    afterOn: null,
    afterTime: null,
    reason,
  });
}

/** The date that was left comes back, moved on by the working time (in half days) that the clock stood. */
function resume(ports: Ports, input: Parsed<'deadlines.resume'>): Seen {
  const { document, events } = begin(ports, 'resume', input);
  const stopped = events.findLast((event) => event.kind === 'stopped') ?? raise('illegal-transition');
  if (stopped.beforeOn === null) raise('internal', { at: 'stopped-without-date' });
  const moment = (ms: number) => halfAt(civilDateAt(ms), clockAt(ms));
  const due = dueAfterStop(
    officeCalendar(ports),
    { dueOn: stopped.beforeOn, dueTime: stopped.beforeTime },
    moment(stopped.atMs),
    moment(Math.max(ports.nowMs(), stopped.atMs)),
  );
  const after = { afterOn: due.dueOn, afterTime: due.dueTime };
  return finish(ports, document, { clock: 'process', kind: 'resumed', ...after, reason: '' });
}

/** @throws AppError `above-authority` (number of extensions), `date-invalid` (too long, not later, in the past) */
function extend(ports: Ports, input: Parsed<'deadlines.extend'>): Seen {
  const { document, events } = begin(ports, 'extend', input);
  const rule = ports.rules.asOf(ports.today()).extension;
  checkDate('dueOn', input.dueOn);
  const from =
    input.clock === 'process'
      ? { dueOn: document.dueOn, dueTime: document.dueTime }
      : { dueOn: document.replyDueOn, dueTime: null };
  if (from.dueOn === null) raise('illegal-transition', { from: 'no-date', action: 'extend' });
  const so = events.filter((event) => event.clock === input.clock && event.kind === 'extended').length;
  const to = { dueOn: input.dueOn, dueTime: input.clock === 'process' ? input.dueTime : null };
  const fault = extensionFault(
    officeCalendar(ports),
    rule,
    so,
    { dueOn: from.dueOn, dueTime: from.dueTime },
    to,
    ports.today(),
  );
  if (fault === 'too-many') throw new AppError('above-authority', { rule: rule.id, most: rule.most });
  if (fault !== null)
    throw new AppError('date-invalid', {
      field: 'dueOn',
      rule: fault,
      days: rule.workingDays,
      ground: rule.id,
    });
  const reason = normaliseLine(input.reason);
  if (reason === '') raise('reason-required', { field: 'reason' });
  return finish(ports, document, {
    clock: input.clock,
    kind: 'extended',
    reason,
    afterOn: to.dueOn,
    afterTime: to.dueTime,
  });
}

/** The event of a date that moved with the calendar. */
export function recordRecalculation(ports: Ports, at: { id: string; before: string; after: string }): void {
  insertClockEvent(ports.db, {
    id: ports.newId(),
    documentId: at.id,
    clock: 'process',
    kind: 'recalculated',
    ...actedBy(ports),
    reason: asStored(''),
    beforeOn: at.before,
    beforeTime: null,
    afterOn: at.after,
    afterTime: null,
  });
}
