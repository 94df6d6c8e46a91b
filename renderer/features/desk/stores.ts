import { createQuery } from '../../app/query.ts';

const EVERYTHING = [
  'documents.changed',
  'submissions.changed',
  'proposals.changed',
  'copies.changed',
  'protection.changed',
  'exchange.changed',
  'registers.changed',
] as const;

/** What the sign-in tells; dates of documents and cases, and who heads which unit. */
export const useReminders = createQuery('deadlines.reminders', [...EVERYTHING, 'people.changed']);
export const useSummary = createQuery('desk.summary', EVERYTHING);
export const useOpenBooks = createQuery('registers.books', ['registers.changed', 'documents.changed']);
export const useExchangeNumbers = createQuery('exchange.summary', ['exchange.changed']);
export const useNotices = createQuery('access.notices', ['documents.changed']);
export const useProtectionNumbers = createQuery('protection.counts', [
  'protection.changed',
  'documents.changed',
]);
export const useCopyNumbers = createQuery('copies.counts', ['copies.changed']);
export const useOwnProposals = createQuery('proposals.counts', ['proposals.changed']);
export const usePeopleList = createQuery('people.list', ['people.changed']);
