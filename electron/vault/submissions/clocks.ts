import {
  addDays,
  civilDateAt,
  daysBetween,
  type CivilDate,
} from '../../../shared/domain/calendar/civilDate.ts';
import { dueWithPauses, type Pause } from '../../../shared/domain/calendar/deadline.ts';
import type { WorkCalendar } from '../../../shared/domain/calendar/workingDays.ts';
import { type ClockId, runClock } from '../../../shared/domain/submission/clocks.ts';
import { shownState } from '../../../shared/domain/submission/lifecycle.ts';
import type { Duty } from '../../../shared/ipc/contract/caseWork.ts';
import type { SubmissionDetail } from '../../../shared/ipc/contract/submissions.ts';
import { lateDays as lateBy, officeCalendar } from '../rules/officeRules.ts';
import { stillUntold } from './answerBack.ts';
import type { Ports } from '../ports.ts';
import { rulesOfCase } from './caseRules.ts';
import { openConsultations } from './consultationStore.ts';
import { standingAnswer } from './passOnStore.ts';
import { namesNobody } from './sender.ts';
import { lastActMs, pausesOf, type SubmissionRecord } from './store.ts';

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

const reckon = (ports: Ports, record: SubmissionRecord, calendar = officeCalendar(ports)): Reckoning => ({
  ports,
  record,
  calendar,
  pauses: pausesOf(ports.db, record.id),
});

function clock(
  on: Reckoning,
  id: ClockId,
  startedOn: CivilDate,
  doneMs: number | null,
  setDueOn: CivilDate | null = null,
): ClockView {
  const rule = rulesOfCase(on.ports, on.record).clock(id);
  const run = runClock(
    rule,
    startedOn,
    on.calendar,
    on.pauses.filter((pause) => pause.from >= startedOn),
    on.ports.today(),
  );
  // a question keeps the day that was told with it: whoever was asked does not wait for the sender
  const kept = id === 'consult' ? setDueOn : null;
  const dueOn = setDueOn === null ? run.dueOn : (kept ?? standing(on, setDueOn));
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
    ground: rule.ground,
    movedFrom: setDueOn === null ? run.movedFrom : null,
  };
}

/** A day that a leader set moves by as long as the clock has stood since then. */
function standing(on: Reckoning, setDueOn: CivilDate): CivilDate {
  const pauses = pausesOfSetDay(on.ports, on.record, on.pauses);
  const stood = { amount: 0, unit: 'days' } as const;
  return pauses.length === 0
    ? setDueOn
    : dueWithPauses(on.calendar, setDueOn, stood, pauses, on.ports.today());
}

/** Pauses that a set day goes on by: an extension was decided with those before it in view. */
function pausesOfSetDay(ports: Ports, record: SubmissionRecord, pauses: readonly Pause[]): readonly Pause[] {
  if (pauses.length === 0) return pauses;
  const extendedMs = lastActMs(ports.db, record.id, ['approve-extension']);
  const since = extendedMs === null ? (record.assignedOn ?? record.receivedOn) : civilDateAt(extendedMs);
  return pauses.filter(({ from }) => from >= since);
}

/** A day that is set now, as it is kept: without the days that the clock stood before, which are added when it is read. */
export function keptDay(ports: Ports, record: SubmissionRecord, dueOn: CivilDate): CivilDate {
  const stood = pausesOfSetDay(ports, record, pausesOf(ports.db, record.id)).reduce(
    (sum, { from, to }) => sum + Math.max(0, daysBetween(from, to ?? ports.today())),
    0,
  );
  return addDays(dueOn, -stood);
}

/** Each clock by itself, null where it does not run: a list of duties reckons one of them for hundreds of cases. */
const RUNNING: Readonly<Record<string, (on: Reckoning) => ClockView | null>> = {
  acknowledge: (on) => fromTakingIn(on, 'acknowledge', on.record.acknowledgedMs),
  classify: (on) => fromTakingIn(on, 'classify', on.record.classifiedMs),
  supplement: (on) => {
    const open = on.pauses.find((pause) => pause.to === null);
    return open === undefined ? null : clock(on, 'supplement', open.from, null);
  },
  own: (on) => {
    const unownedMs = unownedSinceMs(on.ports, on.record);
    return unownedMs === null ? null : clock(on, 'own', civilDateAt(unownedMs), null);
  },
  accept: (on) => {
    const { ports, record } = on;
    if (record.assignedOn === null || record.leadId === null) return null;
    const taken = lastActMs(ports.db, record.id, ['start-work']);
    const given = lastActMs(ports.db, record.id, ['assign', 'reopen']) ?? 0;
    const givenOn = given === 0 ? record.assignedOn : civilDateAt(given);
    // handed on while the sender is waited for: the work had begun, nobody takes it up again
    const begun = record.state === 'assigned' ? null : given;
    return clock(on, 'accept', givenOn, taken !== null && taken >= given ? taken : begun);
  },
  answer: answerClock,
  deliver: (on) => {
    if (on.record.state === 'transferred') return passOnClock(on);
    if (on.record.state === 'refused') return refusalClock(on);
    const answered = on.record.answeredMs;
    if (answered === null || answerClock(on) === null) return null;
    const done = stillUntold(on.ports, on.record) === 0;
    const lastMs = lastActMs(on.ports.db, on.record.id, ['deliver', 'told']) ?? on.record.toldMs;
    return clock(on, 'deliver', civilDateAt(answered), done ? lastMs : null);
  },
  progress: (on) => {
    const answer = answerClock(on);
    return answer !== null && on.record.answeredMs === null && answer.lateDays > 0
      ? progressClock(on, answer.dueOn)
      : null;
  },
  consult: (on) => (answerClock(on) !== null && on.record.answeredMs === null ? consultClock(on) : null),
};

/**
 * The day until which the sender can count on an answer: the one that runs, or, before anybody has the case, the latest
 * that the rules leave when it is sorted on its last day.
 * @returns null where nothing is owed to the sender any more
 */
export function answerBy(ports: Ports, record: SubmissionRecord): CivilDate | null {
  const on = reckon(ports, record);
  const running = answerClock(on);
  if (running !== null) return running.dueOn;
  const sorted = RUNNING['classify']?.(on) ?? null;
  return sorted === null ? null : clock(on, 'answer', sorted.dueOn, null).dueOn;
}

/** Opened again after its sender had the answer. */
function answeredBefore({ ports, record }: Reckoning): boolean {
  const did = (acts: readonly string[]): boolean => lastActMs(ports.db, record.id, acts) !== null;
  return did(['reopen']) && did(['deliver', 'told']);
}

/**
 * Runs from the day a case came in; what was not done before the sender took it back is owed no more, nor is it said
 * that their words came to whoever has the answer to them or is told of a refusal.
 */
function fromTakingIn(on: Reckoning, id: ClockId, doneMs: number | null): ClockView | null {
  const { state, toldMs } = on.record;
  const told =
    id === 'acknowledge' &&
    doneMs === null &&
    (toldMs !== null ||
      ['closed', 'refused'].includes(state) ||
      namesNobody(on.ports, on.record.id) ||
      answeredBefore(on));
  const over = doneMs === null && (state === 'withdrawn' || told);
  return over ? null : clock(on, id, on.record.receivedOn, doneMs);
}

/** An answer of another office goes on to the sender as one of our own: from the day on which it came, by the same rule. */
function passOnClock(on: Reckoning): ClockView | null {
  const answer = standingAnswer(on.ports.db, on.record.id);
  return answer === null ? null : clock(on, 'deliver', civilDateAt(answer.cameMs), answer.passedMs);
}

/** A refusal goes to its sender as an answer does: from the day it was decided, by the same rule. */
function refusalClock(on: Reckoning): ClockView | null {
  const decidedMs = lastActMs(on.ports.db, on.record.id, ['approve-refusal']);
  return decidedMs === null ? null : clock(on, 'deliver', civilDateAt(decidedMs), on.record.toldMs);
}

/**
 * Runs from the first assignment until the answer is with its senders, also while the case was given back and waits for
 * the next hand; to who took the words back no answer is owed, nor a word of how far it is.
 */
function answerClock(on: Reckoning): ClockView | null {
  const { assignedOn, toldMs, assignedDueOn, state } = on.record;
  const elsewhere =
    state === 'refused' || state === 'transferred' || (state === 'withdrawn' && toldMs === null);
  return assignedOn === null || elsewhere ? null : clock(on, 'answer', assignedOn, toldMs, assignedDueOn);
}

/** Every clock of a case that has started, in the order of its work. */
export function clocksOf(ports: Ports, record: SubmissionRecord): ClockView[] {
  const on = reckon(ports, record);
  return Object.values(RUNNING).flatMap((run) => run(on) ?? []);
}

/** The question that is due first; each has a date of its own. */
function consultClock(on: Reckoning): ClockView | null {
  const [first] = openConsultations(on.ports.db, on.record.id).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return first === undefined ? null : clock(on, 'consult', civilDateAt(first.askedMs), null, first.dueOn);
}

/** Each notice to the sender starts the next period; the first runs from the day that was missed. */
function progressClock(on: Reckoning, missedOn: CivilDate): ClockView {
  const lastMs = lastActMs(on.ports.db, on.record.id, ['report-progress']);
  const lastOn = lastMs === null ? missedOn : civilDateAt(lastMs);
  return clock(on, 'progress', lastOn > missedOn ? lastOn : missedOn, null);
}

/** Since when a case is in nobody's hands: accepted and not assigned, or sent to an office that has not answered, or whose answer was refused. */
export function unownedSinceMs(ports: Ports, record: SubmissionRecord): number | null {
  const waits = record.state === 'classifying' && record.accepted && !record.refusalProposed;
  const sent = record.state === 'transferred' && record.transferConfirmedMs === null;
  if (!waits && !sent) return null;
  const acts = sent ? ['transfer', 'refuse-answer'] : ['accept', 'send-back', 'reject-refusal', 'supplement'];
  return lastActMs(ports.db, record.id, acts) ?? record.receivedMs;
}

/** One clock of a case, or null where it does not run. */
export const clockOf = (ports: Ports, record: SubmissionRecord, id: ClockId): ClockView | null =>
  RUNNING[id]?.(reckon(ports, record)) ?? null;

/** The clock of the pack that says by when a duty is due. */
export const clockOfDuty = (duty: Duty): ClockId =>
  duty === 'pass-on' || duty === 'tell-refusal' ? 'deliver' : duty;

/** As `clockOf`, for many cases: the calendar of the office is read once. */
export function clockReader(ports: Ports): (record: SubmissionRecord, id: ClockId) => ClockView | null {
  const calendar = officeCalendar(ports);
  return (record, id) => RUNNING[id]?.(reckon(ports, record, calendar)) ?? null;
}

/** Sorted, and waiting for whoever is to have it: by the same date as in the list of duties, for every kind. */
function firstStep(ports: Ports, record: SubmissionRecord): ClockView {
  const on = reckon(ports, record);
  const own = record.accepted ? RUNNING['own']?.(on) : null;
  return own ?? clock(on, 'classify', record.receivedOn, null);
}

/** The date by which the next step of a case is due; null while the clock stands still or the case is over. */
export function dueOnOf(ports: Ports, record: SubmissionRecord): CivilDate | null {
  switch (shownState(record.state, record.toldMs)) {
    case 'received':
    case 'classifying':
      return firstStep(ports, record).dueOn;
    case 'assigned':
    case 'in-progress':
    case 'awaiting-approval':
    case 'approved':
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
