import { createQuery } from '../../app/query.ts';

export const useBackups = createQuery('backup.overview', ['backup.changed']);
export const useNumberChecks = createQuery('backup.numberChecks', ['backup.changed', 'registers.changed']);
