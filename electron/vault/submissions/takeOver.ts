import { shownState } from '../../../shared/domain/submission/lifecycle.ts';
import { about, type Ports } from '../ports.ts';
import { submissionOf } from './acting.ts';
import { dueOnOf } from './clocks.ts';
import { updateLine } from './listStore.ts';
import { updateSubmission } from './store.ts';

/** Another person leads the case from now on; its state and its days stay. Part of a succession. */
export function takeOverSubmission(
  ports: Ports,
  id: string,
  successor: { readonly id: string; readonly fullName: string },
): void {
  const before = submissionOf(ports, id);
  updateSubmission(ports.db, before, { state: before.state, leadId: successor.id });
  const state = shownState(before.state, before.toldMs);
  updateLine(ports.db, { id, state, holderId: successor.id, dueOn: dueOnOf(ports, before) });
  ports.append({
    act: 'submission.taken-over',
    ...about('submission', id),
    facts: { to: successor.fullName },
  });
  ports.announce('submissions.changed', id);
}
