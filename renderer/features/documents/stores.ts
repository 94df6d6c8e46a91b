import type { DocumentFilter } from '../../../shared/ipc/contract/documentFilter.ts';
import type { DocumentRow } from '../../../shared/ipc/contract/documents.ts';
import { call } from '../../app/bridge.ts';
import { createPages, createQuery } from '../../app/query.ts';

/** What the screens of the registers ask the vault. */
// what is asked, permitted, handed over or carried out of its copies stands in its history too
export const useDocument = createQuery('documents.get', [
  'documents.changed',
  'copies.changed',
  'exchange.changed',
]);

export const useRows = createPages<DocumentFilter, DocumentRow>({
  ask: (filter, after, limit, fromNumber) => call('documents.list', { ...filter, after, fromNumber, limit }),
  topics: ['documents.changed', 'registers.changed'],
});

export const useCounts = createQuery('documents.counts', ['documents.changed', 'registers.changed']);
export const useBooks = createQuery('registers.books', ['registers.changed']);
export const useChoices = createQuery('rules.choices', ['settings.changed']);
export const usePeople = createQuery('people.list', ['people.changed']);
export const useLeaders = createQuery('people.choices', ['people.changed']);
export const useWorkers = createQuery('people.choices', ['people.changed']);
export const useEdxml = createQuery('edxml.ofDocument', ['documents.changed']);
/** Of the PDF that is open; its bytes never change. */
export const useFileSignatures = createQuery('attachments.signatures', []);
export const usePeers = createQuery('exchange.peers', ['exchange.changed']);
export const useScans = createQuery('attachments.scanFolder', ['settings.changed']);
export const useReaders = createQuery('access.readers', ['documents.changed', 'people.changed']);
export const useEmergencyRule = createQuery('access.emergencyRule', ['people.changed']);
export const useDeadlines = createQuery('deadlines.get', ['documents.changed', 'settings.changed']);
