import type { Migration } from '../migrate.ts';

export const m0008: Migration = {
  version: 8,
  name: 'protection',
  up: () => undefined,
};
