import { addDays } from '../../../shared/domain/calendar/civilDate.ts';
import { DUTIES_COUNTED, runClock } from '../../../shared/domain/submission/clocks.ts';
import { Duty } from '../../../shared/ipc/contract/caseWork.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { type Ports, handlers } from '../ports.ts';
import { submissionOf } from './acting.ts';
import { officeCalendar } from '../rules/officeRules.ts';
import { chaseTemplates } from './chasing.ts';
import { clockOfDuty, clockReader } from './clocks.ts';
import { casesOwing, countOwing, countUntoldSince } from './dutyStore.ts';
import { findLine } from './listStore.ts';
import { reachHere } from './reachHere.ts';
import { rowOf } from './rows.ts';
import { filledTemplates } from './templates.ts';

type Owed = Output<'submissions.duties'>['duties'][number]['cases'][number];

/** Cases of one duty in one answer. */
const PAGE = 50;

export const dutyQueries = handlers({
  'submissions.duties': (ports, input) => {
    const today = ports.today();
    const read = clockReader(ports);
    const page = { from: input.from, limit: PAGE };
    const asked = input.duty === null ? Duty.options : [input.duty];
    return {
      duties: asked.map((duty) => ({
        duty,
        rule: ports.rules.asOf(today).clock(clockOfDuty(duty)).id,
        total: countOwing(ports.db, { duty, today }, DUTIES_COUNTED),
        late: duty === 'acknowledge' ? untoldTooLong(ports) : null,
        cases: casesOwing(ports.db, { duty, today }, page).flatMap((id) => owedOf(ports, read, duty, id)),
      })),
    };
  },

  'submissions.templates': (ports, input) => {
    const record = submissionOf(ports, input.id);
    if (input.use === 'chase') return { templates: chaseTemplates(ports, record, input.position) };
    return { templates: filledTemplates(ports, record, input.use) };
  },
});

/** Acknowledgements that are late: the clock runs from the day of receipt and never stands still. */
export function untoldTooLong(ports: Ports): number {
  const today = ports.today();
  const rule = ports.rules.asOf(today).clock('acknowledge');
  const calendar = officeCalendar(ports);
  const isLate = (day: string): boolean => runClock(rule, day, calendar, [], today).dueOn < today;
  let day = addDays(today, -1);
  for (let back = 0; back < LONGEST_REST && !isLate(day); back += 1) day = addDays(day, -1);
  return countUntoldSince(ports.db, day, DUTIES_COUNTED);
}
/** Days off in a row that a working day may lie behind; Tết has nine at the most. */
const LONGEST_REST = 40;

function owedOf(ports: Ports, read: ReturnType<typeof clockReader>, duty: Duty, id: string): Owed[] {
  const line = findLine(ports.db, id);
  const record = submissionOf(ports, id);
  const clock = read(record, clockOfDuty(duty));
  if (line === null || clock === null || clock.doneMs !== null) return [];
  const { startedOn: since, dueOn, lateDays } = clock;
  return [{ row: rowOf(ports, line), since, dueOn, lateDays, reach: reachHere(ports, record) }];
}
