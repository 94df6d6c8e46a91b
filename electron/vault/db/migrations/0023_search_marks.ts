import type { Migration } from '../migrate.ts';

/**
 * The words of the base columns of the search index have a mark of their own since: the index begins anew and is
 * filled from the records when the vault is opened (search/refill.ts).
 */
export const m0023: Migration = {
  version: 23,
  name: 'search-marks',
  up: (db) => db.exec("INSERT INTO fts (fts) VALUES ('delete-all')"),
};
