import type { Migration } from '../migrate.ts';

/**
 * Rule packs that an issuer signed and this station took in. `effective_here` is the day from which they count on this
 * station; a newer one stands in for an older one, and none is ever changed.
 */
export const m0050: Migration = {
  version: 50,
  name: 'rule packs',
  up: (db) =>
    db.exec(/* sql */ `
    CREATE TABLE rule_pack (
      position INTEGER PRIMARY KEY, pack TEXT NOT NULL, version TEXT NOT NULL, effective_here TEXT NOT NULL,
      body TEXT NOT NULL, signature BLOB NOT NULL, sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      issuer_code TEXT NOT NULL, signed_by TEXT NOT NULL,
      taken_ms INTEGER NOT NULL, taken_by TEXT NOT NULL REFERENCES person (id), UNIQUE (pack, version)
    ) STRICT;
    CREATE TRIGGER rule_pack_fixed BEFORE UPDATE ON rule_pack BEGIN SELECT RAISE(ABORT, 'a rule pack is fixed'); END;
    CREATE TRIGGER rule_pack_stays BEFORE DELETE ON rule_pack BEGIN SELECT RAISE(ABORT, 'a rule pack stays'); END;
  `),
};
