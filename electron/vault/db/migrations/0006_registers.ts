import type { Migration } from '../migrate.ts';

export const m0006: Migration = {
  version: 6,
  name: 'registers',
  up: () => undefined,
};
