import { isUndecided } from '../../../shared/domain/submission/initiative.ts';
import { listedState } from '../../../shared/domain/submission/lifecycle.ts';
import type { SubmissionRow, SubmissionState } from '../../../shared/ipc/contract/submissions.ts';
import type { StateMeaning } from '../../components/StateMark.tsx';
import type { Translate } from '../../i18n/I18n.tsx';

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

type Shown = Pick<SubmissionRow, 'state' | 'awaitsReceipt'> &
  Partial<Pick<SubmissionRow, 'council' | 'waitsFor'>>;

/**
 * What a case reads as. While nobody works on an answer, the council's track says more than the state, which stands still
 * meanwhile; once somebody does, both are said until the council's is decided. An answer that is under way is not called
 * given.
 */
export function caseState(
  t: Translate,
  { state, council = null, awaitsReceipt, waitsFor = null }: Shown,
): CaseState {
  const read = listedState(state, council !== null, awaitsReceipt, waitsFor);
  if (read === 'council' && council !== null) return councilState(t, council);
  const own =
    read === 'sent' || read === 'to-assign' || read === 'to-refuse'
      ? ({ meaning: 'waiting', words: t(`submissions.state.${read}`) } as const)
      : { meaning: MEANINGS[state], words: t(`submissions.state.${state}`) };
  if (council === null || !isUndecided(council)) return own;
  return { ...own, words: `${own.words} · ${t(`initiatives.state.${council}`)}` };
}

/** Who has a case: of one that went elsewhere or is over nobody here is still to be found. */
export function caseHolder(t: Translate, { holder, state }: Pick<SubmissionRow, 'holder' | 'state'>): string {
  if (holder !== null) return holder.fullName;
  if (state === 'transferred') return t('submissions.heldElsewhere');
  return OVER.includes(state) ? '–' : t('submissions.notAssigned');
}
const OVER: readonly SubmissionState[] = ['refused', 'merged', 'withdrawn', 'answered', 'closed'];

/** A sáng kiến or giải pháp that was sifted, and whose sender has no answer. */
export const councilState = (t: Translate, council: NonNullable<SubmissionRow['council']>): CaseState => ({
  meaning: 'waiting',
  words: t('submissions.state.council', { council: t(`initiatives.state.${council}`) }),
});

interface CaseState {
  readonly meaning: StateMeaning;
  readonly words: string;
}
