import type { Output } from '../../../shared/ipc/contract.ts';
import { createQuery } from '../../app/query.ts';

export const usePolicy = createQuery('policy.get', ['settings.changed']);
export const useUpdates = createQuery('updates.state', ['settings.changed', 'backup.changed']);
export const useUnits = createQuery('units.list', ['people.changed']);
export type Unit = Output<'units.list'>['units'][number];
export type Member = Output<'units.list'>['members'][number];
