import { createQuery } from '../../app/query.ts';

const EVERYTHING = [
  'documents.changed',
  'submissions.changed',
  'exchange.changed',
  'registers.changed',
] as const;

export const useSummary = createQuery('desk.summary', EVERYTHING);
export const useOpenBooks = createQuery('registers.books', ['registers.changed', 'documents.changed']);
export const useExchangeNumbers = createQuery('exchange.summary', ['exchange.changed']);

export const useNotices = createQuery('access.notices', ['documents.changed']);
