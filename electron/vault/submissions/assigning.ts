import { CASE_WORKERS } from '../../../shared/domain/people/roles.ts';
import { raise } from '../../../shared/errors.ts';
import { checkDate } from '../rules/officeRules.ts';
import { findPerson, hasRole } from '../people/lookUps.ts';
import { type Parsed, type Ports, about, handlers } from '../ports.ts';
import { carryOut, freshSubmission, holderOf, stateAfter, submissionOf } from './acting.ts';
import { rulesOfCase } from './caseRules.ts';
import { clockOf, keptDay } from './clocks.ts';
import { eachByItself } from './eachByItself.ts';
import type { Change, SubmissionRecord } from './store.ts';

type To = Pick<Parsed<'submissions.assign'>, 'leadId' | 'supportIds' | 'dueOn' | 'text'>;

export const assigningCommands = handlers({
  'submissions.assign': (ports, input) => {
    checkTo(ports, input);
    return assign(ports, freshSubmission(ports, input), input);
  },

  'submissions.assignSeveral': (ports, input) => {
    checkTo(ports, input);
    const refused = eachByItself(ports, input.cases, ({ id, holderId }) => {
      const record = submissionOf(ports, id);
      // somebody else gave it away after the list was read
      if (holderOf(record) !== holderId) raise('stale-revision', { id, revision: record.revision });
      assign(ports, record, input);
    });
    return { assigned: input.cases.length - refused.length, refused };
  },
});

/** Whoever is given a case is here and holds a post that works on cases; the day is no day that is over. */
function checkTo(ports: Ports, { leadId, supportIds, dueOn }: To): void {
  for (const personId of [leadId, ...supportIds])
    if (!CASE_WORKERS.some((role) => hasRole(ports.db, personId, role)))
      raise('bad-input', { field: 'leadId', rule: 'role' });
  checkDate('dueOn', dueOn);
  if (dueOn !== null && dueOn < ports.today()) raise('date-invalid', { field: 'dueOn', rule: 'in-the-past' });
}

function assign(ports: Ports, before: SubmissionRecord, to: To): { id: string; revision: number } {
  const acting = { act: 'assign', note: to.text } as const;
  const state = stateAfter(ports, before, acting);
  const changed = carryOut(ports, before, acting, {
    state,
    accepted: true,
    leadId: to.leadId,
    supportIds: [...new Set(to.supportIds)].filter((id) => id !== to.leadId),
    ...assignedDates(ports, before, to.dueOn),
    classifiedMs: before.classifiedMs ?? ports.nowMs(),
  });
  const lead = findPerson(ports.db, to.leadId)?.fullName ?? '';
  ports.append({
    act: 'submission.assigned',
    ...about('submission', before.id),
    facts: { lead, dueOn: to.dueOn },
  });
  return changed;
}

/**
 * Giving a case to somebody else moves no date: the answer is due from the first assignment on, and only an extension
 * makes it later. A leader may set an earlier day than the pack.
 * @throws AppError `answer-extension-refused` with the last day that may be set
 */
function assignedDates(
  ports: Ports,
  before: SubmissionRecord,
  dueOn: string | null,
): Pick<Change, 'assignedOn' | 'assignedDueOn'> {
  const assignedOn = before.assignedOn ?? ports.today();
  const until = clockOf(ports, { ...before, assignedOn }, 'answer')?.dueOn ?? ports.today();
  if (dueOn !== null && dueOn > until)
    raise('answer-extension-refused', {
      rule: rulesOfCase(ports, before).submission.extension?.id ?? '',
      until,
    });
  return { assignedOn, assignedDueOn: dueOn === null ? before.assignedDueOn : keptDay(ports, before, dueOn) };
}
