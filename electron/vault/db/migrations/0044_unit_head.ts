import type { Migration } from '../migrate.ts';

/** Who leads a unit: what is late with its people is told to him before it is told to the leaders of the office. */
export const m0044: Migration = {
  version: 44,
  name: 'unit head',
  up: (db) => db.exec('ALTER TABLE office_unit ADD COLUMN head_id TEXT REFERENCES person (id)'),
};
