import type { WorkCalendar } from '../../../shared/domain/calendar/workingDays.ts';
import { proposeDue } from '../../../shared/domain/deadlines/propose.ts';
import { Urgency } from '../../../shared/ipc/schemas.ts';
import { refreshLine } from '../documents/listStore.ts';
import { officeCalendar } from '../rules/officeRules.ts';
import type { Ports } from '../ports.ts';
import { dueOnOf } from '../submissions/clocks.ts';
import { openLines, updateLine } from '../submissions/listStore.ts';
import { findSubmission } from '../submissions/store.ts';
import { recordRecalculation } from './commands.ts';
import { moveDue, openWithProposedDue } from './store.ts';

/**
 * After a day of the calendar changed: dates that follow from it are counted again, for documents and submissions.
 * A date that a person set (typed over the proposal, written in a direction, extended) stays as that person set it.
 * Call it in the command that changed the day, with the calendar as it was before.
 */
export function recalculateDates(ports: Ports, before: WorkCalendar): void {
  documents(ports, before, officeCalendar(ports));
  submissions(ports);
}

function documents(ports: Ports, before: WorkCalendar, now: WorkCalendar): void {
  for (const row of openWithProposedDue(ports.db)) {
    const rule = ports.rules.asOf(row.enteredOn).urgencyOf(Urgency.parse(row.urgency));
    const was = proposeDue(rule, before, row.enteredOn, row.replyDueOn).dueOn;
    const is = proposeDue(rule, now, row.enteredOn, row.replyDueOn).dueOn;
    if (was !== row.dueOn || is === null || is === was) continue;
    recordRecalculation(ports, { id: row.id, before: row.dueOn, after: is });
    if (!moveDue(ports.db, row, { dueOn: is, dueTime: null, replyDueOn: row.replyDueOn })) continue;
    refreshLine(ports.db, row.id);
    ports.announce('documents.changed'); // no identifiers: whoever sets days need not know of the documents
  }
}

function submissions(ports: Ports): void {
  for (const line of openLines(ports.db)) {
    const record = findSubmission(ports.db, line.id);
    const dueOn = record === null ? line.dueOn : dueOnOf(ports, record);
    if (dueOn === line.dueOn) continue;
    updateLine(ports.db, { id: line.id, state: line.state, holderId: line.holderId, dueOn });
    ports.announce('submissions.changed', line.id);
  }
}
