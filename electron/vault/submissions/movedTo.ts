import type { Output } from '../../../shared/ipc/contract.ts';
import { timelineOf } from '../audit/queries.ts';
import type { Ports } from '../ports.ts';
import { standingAnswer } from './passOnStore.ts';
import type { SubmissionRecord } from './store.ts';

type MovedTo = Output<'submissions.status'>['movedTo'];

/**
 * Where a case is that this office transferred: since when, under which code there, and since when its answer is here;
 * what its sender is told at the counter. Null of any other case.
 */
export function movedTo(ports: Ports, { id, state, transferTo }: SubmissionRecord): MovedTo {
  if (state !== 'transferred' || transferTo === null) return null;
  const timeline = timelineOf(ports, 'submission', id); // the newest first
  const sent = timeline.find(({ act }) => act === 'submission.transferred');
  const confirmed = timeline.find(({ act }) => act === 'submission.transfer-confirmed');
  // a receipt of an earlier transfer, which came back, says nothing of this one
  const there = confirmed !== undefined && confirmed.seq > (sent?.seq ?? 0) ? confirmed : undefined;
  const code = there?.facts['reference'];
  return {
    office: transferTo,
    sentMs: sent?.atMs ?? null,
    confirmedMs: there?.atMs ?? null,
    code: typeof code === 'string' && code !== '' ? code : null,
    answeredMs: standingAnswer(ports.db, id)?.cameMs ?? null,
  };
}
