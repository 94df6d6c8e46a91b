import type { DocumentFilter } from '../../../shared/ipc/contract/documentFilter.ts';
import type { DocumentRow } from '../../../shared/ipc/contract/documents.ts';
import { call } from '../../app/bridge.ts';
import { createPages, createQuery } from '../../app/query.ts';

const TOPICS = ['protection.changed', 'documents.changed'] as const;
export const useProtection = createQuery('protection.get', [...TOPICS]);
export const useCounts = createQuery('protection.counts', [...TOPICS]);
export const useWork = createQuery('protection.work', [...TOPICS]);
export const useLists = createQuery('protection.lists', ['settings.changed', 'protection.changed']);
export const useDossier = createQuery('destruction.get', [...TOPICS]);
export const useLeaders = createQuery('people.choices', ['people.changed']);
/** Lines of a classified book among which several are chosen. */
export const useChoosable = createPages<DocumentFilter, DocumentRow>({
  ask: (filter, after, limit, fromNumber) => call('documents.list', { ...filter, after, fromNumber, limit }),
  topics: ['documents.changed', 'registers.changed'],
});
