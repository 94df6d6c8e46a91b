import type { Migration } from '../migrate.ts';

/** Which header is in force, so that an older one is known, and whether the vault key changes at the next opening. */
export const m0063: Migration = {
  version: 63,
  name: 'vault-key',
  up: (db) => db.exec(VAULT_KEY),
};

const VAULT_KEY = /* sql */ `
  CREATE TABLE header_seen (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    generation INTEGER NOT NULL CHECK (generation > 0),
    checksum TEXT NOT NULL CHECK (length(checksum) = 64)
  ) STRICT;
  CREATE TRIGGER header_seen_grows BEFORE UPDATE ON header_seen WHEN NEW.generation < OLD.generation
  BEGIN SELECT RAISE(ABORT, 'an older header is not taken back'); END;
  CREATE TRIGGER header_seen_stays BEFORE DELETE ON header_seen
  BEGIN SELECT RAISE(ABORT, 'the newest header seen stays'); END;

  CREATE TABLE key_change_due (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    reason TEXT NOT NULL CHECK (reason IN ('left','lost','asked')),
    since_ms INTEGER NOT NULL
  ) STRICT;
`;
