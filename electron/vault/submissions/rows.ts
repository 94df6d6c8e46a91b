import type { SubmissionRow } from '../../../shared/ipc/contract/submissions.ts';
import { officeCalendar } from '../rules/officeRules.ts';
import type { Ports } from '../ports.ts';
import { lateDays } from './clocks.ts';
import { tracksOf } from './tracks.ts';
import { type ListLine, OPEN_STATES } from './listStore.ts';

const OVER: readonly string[] = ['closed', 'refused', 'withdrawn'];
/** Over for the sender, too: nothing more is owed. One that went to another office, or into another case, is not. */
export const isOver = (state: string): boolean => OVER.includes(state);
export const isOpenState = (state: string): boolean => (OPEN_STATES as readonly string[]).includes(state);

/** A line of the list as it is shown. */
export function rowOf(ports: Ports, line: ListLine): SubmissionRow {
  const { id, receiptCode, kind, source, title, field, receivedOn, receivedMs, state, dueOn, files } = line;
  const holder =
    line.holderId === null
      ? null
      : { id: line.holderId, fullName: line.holderName ?? '', position: line.holderPosition ?? '' };
  const late =
    dueOn !== null && dueOn < ports.today() && isOpenState(state)
      ? lateDays(officeCalendar(ports), dueOn, ports.today())
      : 0;
  return {
    id,
    receiptCode,
    kind,
    source,
    title,
    field,
    receivedOn,
    receivedMs,
    state,
    holder,
    dueOn,
    lateDays: late,
    files,
    ...tracksOf(ports, line),
  };
}
