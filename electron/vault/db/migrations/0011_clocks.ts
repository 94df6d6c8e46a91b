import type { Migration } from '../migrate.ts';

export const m0011: Migration = {
  version: 11,
  name: 'clocks',
  up: () => undefined,
};
