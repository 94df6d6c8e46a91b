import { civilDateAt, formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import { dueOn as dueAfter } from '../../../shared/domain/calendar/deadline.ts';
import type { WorkCalendar } from '../../../shared/domain/calendar/workingDays.ts';
import { fillText } from '../../../shared/domain/papers/paperForm.ts';
import { raise } from '../../../shared/errors.ts';
import { officeCalendar } from '../rules/officeRules.ts';
import { findPerson } from '../people/lookUps.ts';
import { type Ports, about, handlers } from '../ports.ts';
import { carryOut, freshSubmission, mayTellSender } from './acting.ts';
import { refuseBlanks } from './blanks.ts';
import { rulesOfCase } from './caseRules.ts';
import { chasesOf, type ChaseRow, insertChase } from './chaseStore.ts';
import { lateDays } from './clocks.ts';
import { type ConsultationRow, consultationsOf } from './consultationStore.ts';
import type { SubmissionRecord } from './store.ts';

/** Đôn đốc: whoever was asked and let the day pass is reminded in writing, again after each further period. */
export const chasingCommands = handlers({
  'submissions.chase': (ports, input) => {
    const before = freshSubmission(ports, input);
    const asked = chaseable(ports, before, input.position, 'submissions.chase');
    refuseBlanks(input.text);
    return chase(ports, before, asked, { text: input.text, envelopeId: null });
  },
});

/**
 * The question that may be chased now.
 * @throws AppError `not-permitted`, `not-found`, `consultation-not-due` while it may still be answered in time
 */
export function chaseable(
  ports: Ports,
  record: SubmissionRecord,
  position: number,
  op: 'submissions.chase' | 'exchange.sendChase',
): ConsultationRow {
  if (!mayTellSender(ports, record)) raise('not-permitted', { op });
  const asked = consultationsOf(ports.db, record.id).find((one) => one.position === position);
  if (asked === undefined) return raise('not-found', { id: record.id });
  if (asked.answeredMs !== null) raise('illegal-transition', { from: record.state, action: 'chase' });
  if (asked.dueOn >= ports.today())
    raise('consultation-not-due', {
      until: asked.dueOn,
      rule: rulesOfCase(ports, record).clock('consult').id,
    });
  return asked;
}

/** Writes a chase down, by whatever way it leaves; moves no state. */
export function chase(
  ports: Ports,
  before: SubmissionRecord,
  asked: ConsultationRow,
  said: { readonly text: string; readonly envelopeId: string | null },
): { id: string; revision: number } {
  const by = { byId: ports.actor.id, atMs: ports.nowMs() };
  insertChase(ports.db, before.id, { consultation: asked.position, ...said, ...by });
  const changed = carryOut(ports, before, { act: 'chase', note: '' }, { state: before.state });
  ports.append({
    act: said.envelopeId === null ? 'submission.chased' : 'submission.chased-by-envelope',
    ...about('submission', before.id),
    facts: { dueOn: asked.dueOn },
  });
  return changed;
}

/** Who was asked, by the name that stands on a letter. */
export const askedName = (ports: Pick<Ports, 'db'>, { personId, office }: ConsultationRow): string =>
  personId === null ? office : (findPerson(ports.db, personId)?.fullName ?? '');

/** The words of the pack for a chase, filled for the question; they have no blank, so they can leave as they are. */
export function chaseTemplates(
  ports: Ports,
  record: SubmissionRecord,
  position: number | null,
): { id: string; name: string; text: string }[] {
  const asked = consultationsOf(ports.db, record.id).find((one) => one.position === position);
  if (asked === undefined) return raise('not-found', { id: record.id });
  const values = {
    office: ports.station.office.name,
    code: record.receiptCode,
    to: askedName(ports, asked),
    askedOn: formatDate(civilDateAt(asked.askedMs)),
    dueOn: formatDate(asked.dueOn),
    late: String(lateDays(officeCalendar(ports), asked.dueOn, ports.today())),
    question: asked.question,
  };
  return rulesOfCase(ports, record)
    .submission.templates.filter(({ use }) => use === 'chase')
    .map(({ id, name, text }) => ({ id, name, text: fillText(text, values) }));
}

/** Proposed by itself: overdue, open, and not chased within the last period of the pack. */
export function chaseViews(
  ports: Ports,
  record: SubmissionRecord,
  calendar: WorkCalendar,
): (asked: ConsultationRow) => { chases: Omit<ChaseRow, 'consultation'>[]; chaseDue: boolean } {
  const all = chasesOf(ports.db, record.id);
  const { period } = rulesOfCase(ports, record).clock('consult');
  const open = AT_WORK.includes(record.state);
  return (asked) => {
    const chases = all
      .filter(({ consultation }) => consultation === asked.position)
      .map(({ consultation: _of, ...one }) => one);
    const last = chases.at(-1);
    const again = last === undefined || dueAfter(calendar, civilDateAt(last.atMs), period) < ports.today();
    return { chases, chaseDue: open && asked.answeredMs === null && asked.dueOn < ports.today() && again };
  };
}
const AT_WORK: readonly SubmissionRecord['state'][] = ['assigned', 'in-progress', 'awaiting-approval'];
