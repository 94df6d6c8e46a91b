import { createQuery } from '../../app/query.ts';

export const useLeaders = createQuery('people.choices', ['people.changed']);
export const useSigning = createQuery('delegations.capacities', ['settings.changed']);
