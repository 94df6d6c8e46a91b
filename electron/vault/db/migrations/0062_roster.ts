import type { Migration } from '../migrate.ts';

/**
 * The signed roster (roster/): who the people are, what posts they hold and which certificates are theirs, each version
 * signed by the office's issuing key or by two officers.
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
`;
