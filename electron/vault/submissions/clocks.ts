import { civilDateAt, daysBetween, type CivilDate } from '../../../shared/domain/calendar/civilDate.ts';
import type { Pause } from '../../../shared/domain/calendar/deadline.ts';
import type { WorkCalendar } from '../../../shared/domain/calendar/workingDays.ts';
import { type ClockId, runClock } from '../../../shared/domain/submission/clocks.ts';
import type { SubmissionDetail } from '../../../shared/ipc/contract/submissions.ts';
import { lateDays as lateBy, officeCalendar } from '../documents/officeRules.ts';
import type { Ports } from '../ports.ts';
import { pausesOf, type SubmissionRecord } from './store.ts';

type ClockView = SubmissionDetail['clocks'][number];

/** Working days after a due date; a submission is never due by the hour. */
export const lateDays = (calendar: WorkCalendar, dueOn: CivilDate | null, today: CivilDate): number =>
  lateBy(calendar, dueOn, today, null, '');

interface Reckoning {
  readonly ports: Ports;
  readonly record: SubmissionRecord;
  readonly calendar: WorkCalendar;
  readonly pauses: readonly Pause[];
}

const reckon = (ports: Ports, record: SubmissionRecord): Reckoning => ({
  ports,
  record,
  calendar: officeCalendar(ports),
  pauses: pausesOf(ports.db, record.id),
});

function clock(
  on: Reckoning,
  id: ClockId,
  startedOn: CivilDate,
  doneMs: number | null,
  setDueOn: CivilDate | null = null,
): ClockView {
  const rule = on.ports.rules.asOf(on.record.receivedOn).clock(id);
  const run = runClock(
    rule,
    startedOn,
    on.calendar,
    on.pauses.filter((pause) => pause.from >= startedOn),
    on.ports.today(),
  );
  const dueOn = setDueOn ?? run.dueOn;
  const endedOn = doneMs === null ? on.ports.today() : civilDateAt(doneMs);
  const days = setDueOn === null ? rule.period.amount : Math.max(0, daysBetween(startedOn, setDueOn));
  return {
    clock: id,
    dueOn,
    startedOn,
    days,
    unit: setDueOn === null ? rule.period.unit : 'days',
    lateDays: lateDays(on.calendar, dueOn, endedOn),
    doneMs,
    rule: rule.id,
    movedFrom: setDueOn === null ? run.movedFrom : null,
  };
}

/** Every clock of a case that has started, in the order of its work. */
export function clocksOf(ports: Ports, record: SubmissionRecord): ClockView[] {
  const on = reckon(ports, record);
  const open = on.pauses.find((pause) => pause.to === null);
  const clocks = [
    clock(on, 'acknowledge', record.receivedOn, record.acknowledgedMs),
    clock(on, 'classify', record.receivedOn, record.classifiedMs),
  ];
  if (open !== undefined) clocks.push(clock(on, 'supplement', open.from, null));
  if (record.assignedOn !== null) {
    const answer = clock(on, 'answer', record.assignedOn, record.answeredMs, record.assignedDueOn);
    clocks.push(answer);
    if (answer.doneMs === null && answer.lateDays > 0) clocks.push(clock(on, 'progress', answer.dueOn, null));
  }
  return clocks;
}

/** The date by which the next step of a case is due; null while the clock stands still or the case is over. */
export function dueOnOf(ports: Ports, record: SubmissionRecord): CivilDate | null {
  switch (record.state) {
    case 'received':
    case 'classifying':
      return clock(reckon(ports, record), 'classify', record.receivedOn, null).dueOn;
    case 'assigned':
    case 'in-progress':
    case 'awaiting-approval':
      return clock(
        reckon(ports, record),
        'answer',
        record.assignedOn ?? record.receivedOn,
        null,
        record.assignedDueOn,
      ).dueOn;
    default:
      return null;
  }
}
