import { addDays, formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import { DUTIES_COUNTED, runClock } from '../../../shared/domain/submission/clocks.ts';
import { fillText } from '../../../shared/domain/papers/paperForm.ts';
import { Duty } from '../../../shared/ipc/contract/caseWork.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { leadingId } from '../exchange/answerBack.ts';
import { codeOfSender } from '../exchange/senderCode.ts';
import { type Ports, query } from '../ports.ts';
import { submissionOf } from './acting.ts';
import { officeCalendar } from '../documents/officeRules.ts';
import { rulesOfCase } from './caseRules.ts';
import { chaseTemplates } from './chasing.ts';
import { clockOf, clockOfDuty, clockReader, dueOnOf } from './clocks.ts';
import { casesOwing, countOwing, countUntoldSince } from './dutyStore.ts';
import { findLine } from './listStore.ts';
import { refusalWords } from './refusal.ts';
import { rowOf } from './rows.ts';

type Owed = Output<'submissions.duties'>['duties'][number]['cases'][number];

/** Cases of one duty in one answer. */
const PAGE = 50;

export const dutyQueries = {
  'submissions.duties': query<'submissions.duties'>((ports, input) => {
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
  }),

  'submissions.templates': query<'submissions.templates'>((ports, input) => {
    const record = submissionOf(ports, input.id);
    if (input.use === 'chase') return { templates: chaseTemplates(ports, record, input.position) };
    // an acknowledgement speaks of the sorting, whatever the case is at; the others of the answer
    const clock = clockOf(ports, record, input.use === 'acknowledge' ? 'classify' : 'answer');
    const due = clock?.dueOn ?? dueOnOf(ports, record);
    const { why, instead } = refusalWords(ports, submissionOf(ports, leadingId(ports.db, record.id)));
    const values = {
      why: [why, instead].filter((part) => part !== '').join('. '),
      office: ports.station.office.name,
      // an acknowledgement gives the sender this office's own
      code: input.use === 'acknowledge' ? record.receiptCode : codeOfSender(ports, record),
      receivedOn: formatDate(record.receivedOn),
      dueOn: due === null ? '…' : formatDate(due),
    };
    const templates = rulesOfCase(ports, record)
      .submission.templates.filter(({ use }) => use === input.use)
      .map(({ id, name, text }) => ({ id, name, text: fillText(text, values) }));
    return { templates };
  }),
};

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
  const clock = read(submissionOf(ports, id), clockOfDuty(duty));
  if (line === null || clock === null || clock.doneMs !== null) return [];
  return [{ row: rowOf(ports, line), since: clock.startedOn, dueOn: clock.dueOn, lateDays: clock.lateDays }];
}
