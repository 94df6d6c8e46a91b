import type { SubmissionState } from '../../shared/ipc/contract/submissions.ts';
import type { StateMeaning } from '../components/StateMark.tsx';

/** Words of cases that more than one feature shows. */
export const SOURCES = ['letter', 'visit', 'phone', 'voters-meeting', 'portal', 'email'] as const;

const MEANINGS: Readonly<Record<SubmissionState, StateMeaning>> = {
  received: 'new',
  classifying: 'waiting',
  'awaiting-supplement': 'waiting',
  refused: 'refused',
  transferred: 'returned',
  merged: 'closed',
  assigned: 'waiting',
  'in-progress': 'running',
  withdrawn: 'closed',
  'awaiting-approval': 'waiting',
  approved: 'waiting',
  answered: 'done',
  closed: 'closed',
};
export const meaningOf = (state: SubmissionState): StateMeaning => MEANINGS[state];
