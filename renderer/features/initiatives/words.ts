import type { InitiativeState } from '../../../shared/domain/submission/initiative.ts';
import type { StateMeaning } from '../../components/StateMark.tsx';

const MEANINGS: Readonly<Record<InitiativeState, StateMeaning>> = {
  sifting: 'new',
  sifted: 'waiting',
  scoring: 'running',
  scored: 'waiting',
  minuted: 'waiting',
  piloting: 'running',
  adopted: 'done',
  rejected: 'refused',
  dropped: 'closed',
};
export const initiativeMeaning = (state: InitiativeState): StateMeaning => MEANINGS[state];
