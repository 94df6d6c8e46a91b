import type { Migration } from '../migrate.ts';

export const m0010: Migration = {
  version: 10,
  name: 'access',
  up: () => undefined,
};
