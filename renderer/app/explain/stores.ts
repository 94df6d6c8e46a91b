import { createQuery } from '../query.ts';

/** Why somebody can or cannot; asked anew when posts, units, delegations or the record change. */
export const usePersonRights = createQuery('access.explainPerson', ['people.changed', 'settings.changed']);
export const useRecordRights = createQuery('access.explainRecord', ['documents.changed', 'people.changed']);
export const usePeople = createQuery('people.list', ['people.changed']);
