import { query } from '../ports.ts';
import { protectionDetail } from './detail.ts';
import { knownLists, listItems } from './lists.ts';
import { trySeveral } from './severalChanges.ts';
import { workCounts, workList } from './worklists.ts';

export const protectionQueries = {
  'protection.listItems': query<'protection.listItems'>(listItems),
  'protection.lists': query<'protection.lists'>((ports) => knownLists(ports)),
  'protection.get': query<'protection.get'>((ports, { id }) => protectionDetail(ports, id)),
  'protection.trySeveral': query<'protection.trySeveral'>(trySeveral),
  'protection.counts': query<'protection.counts'>((ports) => workCounts(ports)),
  'protection.work': query<'protection.work'>((ports, { list, limit }) => workList(ports, list, limit)),
};
