import { formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import { fillText } from '../../../shared/domain/papers/paperForm.ts';
import { Duty } from '../../../shared/ipc/contract/caseWork.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { type Ports, query } from '../ports.ts';
import { submissionOf } from './acting.ts';
import { clockOf, dueOnOf } from './clocks.ts';
import { casesOwing } from './dutyStore.ts';
import { findLine } from './listStore.ts';
import { rowOf } from './rows.ts';

type Owed = Output<'submissions.duties'>['duties'][number]['cases'][number];

/** What is shown of a list; whoever has more has another trouble than a list. */
const MOST = 200;

export const dutyQueries = {
  'submissions.duties': query<'submissions.duties'>((ports) => ({
    duties: Duty.options.map((duty) => ({
      duty,
      rule: ports.rules.asOf(ports.today()).clock(duty).id,
      cases: casesOwing(ports.db, duty, ports.today(), MOST).flatMap((id) => owedOf(ports, duty, id)),
    })),
  })),

  'submissions.templates': query<'submissions.templates'>((ports, input) => {
    const record = submissionOf(ports, input.id);
    const due = dueOnOf(ports, record);
    const values = {
      office: ports.station.office.name,
      code: record.receiptCode,
      receivedOn: formatDate(record.receivedOn),
      dueOn: due === null ? '…' : formatDate(due),
    };
    const templates = ports.rules
      .asOf(record.receivedOn)
      .submission.templates.filter(({ use }) => use === input.use)
      .map(({ id, name, text }) => ({ id, name, text: fillText(text, values) }));
    return { templates };
  }),
};

function owedOf(ports: Ports, duty: Duty, id: string): Owed[] {
  const line = findLine(ports.db, id);
  const clock = clockOf(ports, submissionOf(ports, id), duty);
  if (line === null || clock === null || clock.doneMs !== null) return [];
  return [{ row: rowOf(ports, line), since: clock.startedOn, dueOn: clock.dueOn, lateDays: clock.lateDays }];
}
