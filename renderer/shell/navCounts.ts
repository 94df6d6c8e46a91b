import { useAsk } from '../data/ask.ts';

export function useNavCounts(): Readonly<Record<string, { count: number; late: number }>> {
  return useAsk('desk.summary', { scope: 'mine' }).value?.nav ?? {};
}
