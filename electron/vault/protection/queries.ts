import { query } from '../ports.ts';
import { knownLists, listItems } from './lists.ts';

export const protectionQueries = {
  'protection.listItems': query<'protection.listItems'>(listItems),
  'protection.lists': query<'protection.lists'>((ports) => knownLists(ports)),
};
