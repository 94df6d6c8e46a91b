import type { Migration } from '../migrate.ts';

export const m0007: Migration = {
  version: 7,
  name: 'proposals',
  up: () => undefined,
};
