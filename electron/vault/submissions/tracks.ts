import { listedState, type ReadState, readState } from '../../../shared/domain/submission/lifecycle.ts';
import type { SubmissionRow } from '../../../shared/ipc/contract/submissions.ts';
import { awaitsReceipt } from './answerBack.ts';
import { findInitiative } from '../tables/initiatives.ts';
import type { Ports } from '../ports.ts';
import { waitsForOf } from './sortedStore.ts';

type Tracks = Pick<SubmissionRow, 'council' | 'awaitsReceipt' | 'waitsFor'>;
type Line = Pick<SubmissionRow, 'id' | 'kind' | 'state'>;

/** What a case is at beside its state: the council's own track, and an answer whose receipt has not come. Nothing of it is kept twice. */
export function tracksOf(ports: Pick<Ports, 'db'>, line: Line): Tracks {
  const { id, kind } = line;
  const judged = kind === 'sang-kien' || kind === 'giai-phap' ? findInitiative(ports.db, id) : null;
  const waitsFor = line.state === 'classifying' && judged === null ? waitsForOf(ports.db, id) : null;
  return { council: judged?.state ?? null, awaitsReceipt: isUnderWay(ports, line), waitsFor };
}

/** What a line reads as, for whoever has room for one word: its state, and where its council is while that says more. */
export function readsAs(
  ports: Pick<Ports, 'db'>,
  line: Line,
): { state: ReadState; council?: NonNullable<Tracks['council']> } {
  const { council, awaitsReceipt, waitsFor } = tracksOf(ports, line);
  const state = readState(line.state, awaitsReceipt, waitsFor);
  const judged = listedState(line.state, council !== null, awaitsReceipt) === 'council';
  return council !== null && judged ? { state, council } : { state };
}

/** Answered, and the envelope that carries the answer has no receipt yet. */
const isUnderWay = (ports: Pick<Ports, 'db'>, { id, state }: Pick<SubmissionRow, 'id' | 'state'>): boolean =>
  state === 'answered' && awaitsReceipt(ports, id);
