import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';
import { dueOn as dueAfter } from '../../../shared/domain/calendar/deadline.ts';
import { CONSULTED } from '../../../shared/domain/people/roles.ts';
import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import type { SubmissionDetail } from '../../../shared/ipc/contract/submissions.ts';
import type { PersonRef } from '../../../shared/ipc/schemas.ts';
import { raise } from '../../../shared/errors.ts';
import { checkDate, lateDays, officeCalendar } from '../rules/officeRules.ts';
import { hasRole } from '../people/lookUps.ts';
import { type Ports, handlers } from '../ports.ts';
import { refuseBlanks } from './blanks.ts';
import { carryOut, freshSubmission, stateAfter, takesPart } from './acting.ts';
import { rulesOfCase } from './caseRules.ts';
import { chaseViews } from './chasing.ts';
import { dueOnOf } from './clocks.ts';
import { answerConsultation, consultationsOf, insertConsultation } from './consultationStore.ts';
import type { SubmissionRecord } from './store.ts';

/** Hỏi ý kiến: a question with a date of its own, never after the date of the case. */
export const consultingCommands = handlers({
  'submissions.askConsultation': (ports, input) => {
    const before = freshSubmission(ports, input);
    const acting = { act: 'ask-consultation', note: '' } as const;
    const state = stateAfter(ports, before, acting);
    if (!takesPart(ports, before)) raise('not-permitted', { op: 'submissions.askConsultation' });
    const office = normaliseLine(input.office);
    if ((input.personId === null) === (office === ''))
      raise('bad-input', { field: 'office', rule: 'one-of' });
    if (input.personId !== null) checkColleague(ports, input.personId);
    refuseBlanks(input.question);
    const dueOn = checkedDue(ports, before, input.dueOn);
    insertConsultation(ports.db, before.id, {
      personId: input.personId,
      office,
      question: input.question,
      dueOn,
      askedBy: ports.actor.id,
      askedMs: ports.nowMs(),
    });
    const changed = carryOut(ports, before, acting, { state });
    append(ports, 'submission.consultation-asked', before.id, { dueOn });
    return changed;
  },

  'submissions.answerConsultation': (ports, input) => {
    const before = freshSubmission(ports, input);
    const asked = consultationsOf(ports.db, before.id).find(({ position }) => position === input.position);
    if (asked === undefined) return raise('not-found', { id: before.id });
    if (asked.answeredMs !== null)
      raise('illegal-transition', { from: before.state, action: 'answer-consultation' });
    const mine = asked.personId === null ? takesPart(ports, before) : asked.personId === ports.actor.id;
    if (!mine) raise('not-permitted', { op: 'submissions.answerConsultation' });
    const by = { by: ports.actor.id, atMs: ports.nowMs() };
    answerConsultation(ports.db, before.id, asked.position, { answer: input.answer, ...by });
    // An answer that comes after the case moved on is still written down: it changes no state.
    const changed = carryOut(
      ports,
      before,
      { act: 'answer-consultation', note: '' },
      { state: before.state },
    );
    append(ports, 'submission.consultation-answered', before.id, { dueOn: asked.dueOn });
    return changed;
  },
});

/** A question goes to somebody who is here and is not the one who asks. */
function checkColleague(ports: Ports, personId: string): void {
  if (personId === ports.actor.id || !CONSULTED.some((role) => hasRole(ports.db, personId, role)))
    raise('bad-input', { field: 'personId', rule: 'person' });
}

/** As the pack says from today, or as asked; inside the date of the case unless that is over already. */
function checkedDue(ports: Ports, record: SubmissionRecord, asked: string | null): string {
  checkDate('dueOn', asked);
  const rule = rulesOfCase(ports, record).clock('consult');
  const proposed = dueAfter(officeCalendar(ports), ports.today(), rule.period);
  const end = dueOnOf(ports, record);
  const most = end !== null && end >= ports.today() ? end : null;
  if (asked === null) return most !== null && proposed > most ? most : proposed;
  if (asked < ports.today()) raise('date-invalid', { field: 'dueOn', rule: 'in-the-past' });
  if (most !== null && asked > most) raise('date-invalid', { field: 'dueOn', rule: 'after-case' });
  return asked;
}

export function consultationViews(
  ports: Ports,
  record: SubmissionRecord,
  refOf: (personId: string) => PersonRef,
): SubmissionDetail['consultations'] {
  const calendar = officeCalendar(ports);
  const chased = chaseViews(ports, record, calendar);
  return consultationsOf(ports.db, record.id).map(({ personId, askedBy, ...row }) => ({
    ...row,
    person: personId === null ? null : refOf(personId),
    askedBy: refOf(askedBy),
    lateDays: lateDays(
      calendar,
      row.dueOn,
      row.answeredMs === null ? ports.today() : civilDateAt(row.answeredMs),
      null,
      '',
    ),
    ...chased({ personId, askedBy, ...row }),
  }));
}

const append = (ports: Ports, act: LedgerAct, subjectId: string, facts: { dueOn: string }): void =>
  ports.append({ act, subjectKind: 'submission', subjectId, facts });
