import { createQuery } from '../../app/query.ts';

const TOPICS = ['protection.changed', 'documents.changed'] as const;
export const useProtection = createQuery('protection.get', [...TOPICS]);
export const useCounts = createQuery('protection.counts', [...TOPICS]);
export const useWork = createQuery('protection.work', [...TOPICS]);
export const useLists = createQuery('protection.lists', ['settings.changed', 'protection.changed']);
export const useDossier = createQuery('destruction.get', [...TOPICS]);
export const useLeaders = createQuery('people.choices', ['people.changed']);
