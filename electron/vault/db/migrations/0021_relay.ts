import type { Migration } from '../migrate.ts';

/**
 * The relay of this station: one at most. The key of its certificate lies under the office's key, so whoever may
 * seal and open for the office may let the station speak with the relay.
 */
export const m0021: Migration = {
  version: 21,
  name: 'relay',
  up: (db) =>
    db.exec(/* sql */ `
    CREATE TABLE relay (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      servers TEXT NOT NULL CHECK (json_valid(servers) AND json_array_length(servers) BETWEEN 1 AND 8),
      authority BLOB NOT NULL, certificate BLOB NOT NULL, sealed_key BLOB NOT NULL CHECK (length(sealed_key) > 32),
      bytes_per_second INTEGER CHECK (bytes_per_second >= 1024),
      paused INTEGER NOT NULL CHECK (paused IN (0,1)),
      set_by TEXT NOT NULL REFERENCES person (id), set_ms INTEGER NOT NULL
    ) STRICT;
  `),
};
