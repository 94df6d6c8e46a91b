import type { Migration } from '../migrate.ts';

/**
 * The signed roster (roster/): who the people are, what posts they hold and which certificates are theirs, each version
 * signed by the office's issuing key or by two officers. What the header in force is, and whether the vault key is to be
 * changed at the next opening.
 */
export const m0062: Migration = {
  version: 62,
  name: 'roster',
  up: (db) => db.exec(ROSTER),
};

const ROSTER = /* sql */ `
  CREATE TABLE roster (
    serial INTEGER PRIMARY KEY CHECK (serial > 0),
    body TEXT NOT NULL CHECK (json_valid(body)),
    signatures TEXT NOT NULL CHECK (json_valid(signatures) AND json_array_length(signatures) > 0)
  ) STRICT;
  CREATE TRIGGER roster_follows BEFORE INSERT ON roster
  WHEN NEW.serial <> 1 + ifnull((SELECT max(serial) FROM roster), 0)
  BEGIN SELECT RAISE(ABORT, 'a roster follows the one before'); END;
  CREATE TRIGGER roster_fixed BEFORE UPDATE ON roster
  BEGIN SELECT RAISE(ABORT, 'a roster is signed'); END;
  CREATE TRIGGER roster_stays BEFORE DELETE ON roster
  BEGIN SELECT RAISE(ABORT, 'a roster stays'); END;

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
