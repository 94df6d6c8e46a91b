import type { SubmissionRow } from '../../../shared/ipc/contract/submissions.ts';
import { standing } from '../exchange/answerBack.ts';
import { outOfSubmission } from '../exchange/store.ts';
import { findInitiative } from '../initiatives/store.ts';
import type { Ports } from '../ports.ts';
import { undeliveredOf } from './deliveryStore.ts';

type Tracks = Pick<SubmissionRow, 'council' | 'awaitsReceipt'>;

/** What a case is at beside its state: the council's own track, and an answer whose receipt has not come. Nothing of it is kept twice. */
export function tracksOf(
  ports: Pick<Ports, 'db'>,
  line: Pick<SubmissionRow, 'id' | 'kind' | 'state'>,
): Tracks {
  const { id, kind, state } = line;
  const judged = kind === 'sang-kien' || kind === 'giai-phap' ? findInitiative(ports.db, id) : null;
  return { council: judged?.state ?? null, awaitsReceipt: state === 'answered' && awaitsReceipt(ports, id) };
}

/** Its answer went by envelope and the other office has not said that it arrived; nobody gave it in another way. */
export function awaitsReceipt({ db }: Pick<Ports, 'db'>, id: string): boolean {
  const last = outOfSubmission(db, id).findLast((row) => row.kind === 'submission-answer' && standing(row));
  return last !== undefined && UNHEARD.includes(last.stage) && undeliveredOf(db, id).includes(id);
}
const UNHEARD: readonly string[] = ['queued', 'sealed', 'written'];
