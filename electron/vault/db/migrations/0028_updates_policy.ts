import type { Migration } from '../migrate.ts';

/** Updates that were shown to this vault, and the policy of the superior with the key that signs it. */
export const m0028: Migration = {
  version: 28,
  name: 'updates and policy',
  up: (db) =>
    db.exec(/* sql */ `
    CREATE TABLE update_shown (
      serial INTEGER PRIMARY KEY CHECK (serial > 0), version TEXT NOT NULL,
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64), shown_ms INTEGER NOT NULL
    ) STRICT;
    CREATE TRIGGER update_shown_fixed BEFORE UPDATE ON update_shown
    BEGIN SELECT RAISE(ABORT, 'what was shown is fixed'); END;
    CREATE TRIGGER update_shown_stays BEFORE DELETE ON update_shown
    BEGIN SELECT RAISE(ABORT, 'what was shown stays'); END;

    CREATE TABLE policy_key (
      id INTEGER PRIMARY KEY CHECK (id = 1), spki BLOB NOT NULL, pinned_ms INTEGER NOT NULL
    ) STRICT;
    CREATE TRIGGER policy_key_fixed BEFORE UPDATE ON policy_key
    BEGIN SELECT RAISE(ABORT, 'the key of the policy is fixed'); END;
    CREATE TRIGGER policy_key_stays BEFORE DELETE ON policy_key
    BEGIN SELECT RAISE(ABORT, 'the key of the policy stays'); END;

    CREATE TABLE station_policy (
      serial INTEGER PRIMARY KEY CHECK (serial > 0),
      body TEXT NOT NULL CHECK (json_valid(body)), signature BLOB NOT NULL CHECK (length(signature) = 64),
      loaded_ms INTEGER NOT NULL
    ) STRICT;
    CREATE TRIGGER station_policy_rises BEFORE INSERT ON station_policy
      WHEN NEW.serial <= ifnull((SELECT max(serial) FROM station_policy), 0)
    BEGIN SELECT RAISE(ABORT, 'an older policy is not taken back'); END;
    CREATE TRIGGER station_policy_fixed BEFORE UPDATE ON station_policy
    BEGIN SELECT RAISE(ABORT, 'a policy is fixed'); END;
    CREATE TRIGGER station_policy_stays BEFORE DELETE ON station_policy
    BEGIN SELECT RAISE(ABORT, 'a policy stays'); END;
  `),
};
