import { createQuery } from '../../app/query.ts';

export const useBackups = createQuery('backup.overview', ['backup.changed']);
export { useNumberChecks } from '../../app/NumbersWait.tsx';
export const usePeople = createQuery('people.list', ['people.changed']);
export const useSuccession = createQuery('succession.look', ['people.changed']);
export const usePeers = createQuery('exchange.peers', ['exchange.changed']);
