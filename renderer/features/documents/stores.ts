import type { DocumentFilter } from '../../../shared/ipc/contract/documentFilter.ts';
import type { DocumentRow } from '../../../shared/ipc/contract/documents.ts';
import { call } from '../../app/bridge.ts';
import { createPages } from '../../app/keysetPages.ts';

export const useRows = createPages<DocumentFilter, DocumentRow>({
  ask: (filter, after, limit, fromNumber) => call('documents.list', { ...filter, after, fromNumber, limit }),
  topics: ['documents.changed', 'registers.changed'],
});
