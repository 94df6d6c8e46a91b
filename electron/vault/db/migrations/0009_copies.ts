import type { Migration } from '../migrate.ts';

export const m0009: Migration = {
  version: 9,
  name: 'copies',
  up: () => undefined,
};
