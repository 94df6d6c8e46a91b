import { createQuery } from '../../app/query.ts';

export const usePolicy = createQuery('policy.get', ['settings.changed']);
export const useUpdates = createQuery('updates.state', ['settings.changed', 'backup.changed']);
