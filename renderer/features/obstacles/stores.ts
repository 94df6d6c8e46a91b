import type { Output } from '../../../shared/ipc/contract.ts';
import { createQuery } from '../../app/query.ts';

export type ObstacleRow = Output<'obstacles.list'>['rows'][number];
export type Recurring = Output<'obstacles.recurring'>['lines'][number];

export const useRecurring = createQuery('obstacles.recurring', ['submissions.changed']);
export const usePacks = createQuery('obstacles.packs', ['exchange.changed']);
export const useHolderPeople = createQuery('people.choices', ['people.changed']);
export const useHolderUnits = createQuery('units.list', ['people.changed']);
