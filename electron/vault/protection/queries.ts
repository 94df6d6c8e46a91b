import { handlers } from '../ports.ts';
import { protectionDetail } from './detail.ts';
import { knownLists, listItems } from './lists.ts';
import { trySeveral } from './severalChanges.ts';
import { workCounts, workList } from './worklists.ts';

export const protectionQueries = handlers({
  'protection.listItems': listItems,
  'protection.lists': (ports) => knownLists(ports),
  'protection.get': (ports, { id }) => protectionDetail(ports, id),
  'protection.trySeveral': trySeveral,
  'protection.counts': (ports) => workCounts(ports),
  'protection.work': (ports, { list, limit }) => workList(ports, list, limit),
});
