import type { Migration } from '../migrate.ts';

/**
 * Rule packs that came in an envelope: who holds the office's key opened and judged them; an administrator puts each
 * in force or leaves it. What came is never changed.
 */
export const m0054: Migration = {
  version: 54,
  name: 'rule packs out of envelopes',
  up: (db) =>
    db.exec(/* sql */ `
    CREATE TABLE rule_pack_offer (
      inbox_id TEXT PRIMARY KEY REFERENCES inbox (id), body TEXT NOT NULL, signature BLOB NOT NULL,
      handed_ms INTEGER NOT NULL, handed_by TEXT NOT NULL REFERENCES person (id),
      taken INTEGER CHECK (taken IN (0,1)), settled_ms INTEGER, settled_by TEXT REFERENCES person (id),
      CHECK ((taken IS NULL) = (settled_ms IS NULL) AND (taken IS NULL) = (settled_by IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER rule_pack_offer_fixed
      BEFORE UPDATE OF inbox_id, body, signature, handed_ms, handed_by ON rule_pack_offer
    BEGIN SELECT RAISE(ABORT, 'what came is fixed'); END;
    CREATE TRIGGER rule_pack_offer_settled BEFORE UPDATE ON rule_pack_offer WHEN OLD.taken IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'what was settled is fixed'); END;
    CREATE TRIGGER rule_pack_offer_stays BEFORE DELETE ON rule_pack_offer
    BEGIN SELECT RAISE(ABORT, 'what came stays'); END;
  `),
};
