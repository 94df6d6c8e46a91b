import type { DocumentFilter } from '../../../shared/ipc/contract/documentFilter.ts';
import type { DocumentRow } from '../../../shared/ipc/contract/documents.ts';
import { call } from '../../data/bridge.ts';
import { createPages } from '../../data/keysetPages.ts';

/** Lines of a classified book among which several are chosen. */
export const useChoosable = createPages<DocumentFilter, DocumentRow>({
  ask: (filter, after, limit, fromNumber) => call('documents.list', { ...filter, after, fromNumber, limit }),
  topics: ['documents.changed', 'registers.changed'],
});
