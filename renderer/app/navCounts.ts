import { createQuery, useQuery } from './query.ts';

/** Counters of the side bar: precounted in the vault, asked again when something changes. */
const useNavSummary = createQuery('desk.summary', [
  'documents.changed',
  'proposals.changed',
  'submissions.changed',
  'exchange.changed',
  'registers.changed',
  'copies.changed',
  'protection.changed',
]);

export function useNavCounts(): Readonly<Record<string, { count: number; late: number }>> {
  return useQuery(useNavSummary, { scope: 'mine' }).value?.nav ?? {};
}
