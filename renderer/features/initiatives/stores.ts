import type { Output } from '../../../shared/ipc/contract.ts';
import { createQuery } from '../../app/query.ts';

export type InitiativeRow = Output<'initiatives.list'>['rows'][number];
export type Initiative = Output<'initiatives.get'>;

export const useInitiatives = createQuery('initiatives.list', ['submissions.changed']);
export const useInitiative = createQuery('initiatives.get', ['submissions.changed']);
export const useCouncilChoices = createQuery('people.choices', ['people.changed']);
