import { type Reach, reachOf } from '../../../shared/domain/submission/reach.ts';
import { receivedSubmission } from '../envelopes/store.ts';
import type { Ports } from '../ports.ts';
import { maskedSender } from './sender.ts';
import type { SubmissionRecord } from './store.ts';

/** By which way the sender of a receipt is told together with others. Opens no identity: the masked one says what is there. */
export const reachHere = (
  { db }: Pick<Ports, 'db'>,
  { id, source }: Pick<SubmissionRecord, 'id' | 'source'>,
): Reach => reachOf(source, maskedSender({ db }, id).sender, receivedSubmission(db, id) !== null);
