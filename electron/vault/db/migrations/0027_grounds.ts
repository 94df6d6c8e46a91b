import type { Migration } from '../migrate.ts';

/**
 * Grounds that a real office owes. A level determined by a sample item (no danh mục was loaded yet) is confirmed by a
 * person and stays an open task until an item of a real list stands in its place; a delegation says for which acts it
 * was given.
 */
export const m0027: Migration = {
  version: 27,
  name: 'grounds',
  up: (db) => {
    db.exec(SAMPLE_GROUNDS);
    db.exec(DELEGATED_ACTS);
  },
};

const SAMPLE_GROUNDS = /* sql */ `
  CREATE TABLE sample_ground (
    event_id TEXT PRIMARY KEY REFERENCES level_event (id) DEFERRABLE INITIALLY DEFERRED,
    document_id TEXT NOT NULL REFERENCES document (id),
    confirmed_ms INTEGER NOT NULL, confirmed_by TEXT NOT NULL REFERENCES person (id),
    replaced_ms INTEGER, replaced_by TEXT REFERENCES person (id),
    -- the real item; empty where a later event took the place of the whole determination
    item_ref TEXT, item_place TEXT, item_level TEXT, decider TEXT NOT NULL DEFAULT '', capacity TEXT NOT NULL DEFAULT '', capacity_ground TEXT NOT NULL DEFAULT '',
    CHECK ((replaced_ms IS NULL) = (replaced_by IS NULL)),
    CHECK ((item_ref IS NULL) = (item_place IS NULL) AND (item_ref IS NULL) = (item_level IS NULL) AND (item_ref IS NULL) = (decider = '')),
    CHECK (item_ref IS NULL OR replaced_ms IS NOT NULL)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sample_ground_open ON sample_ground (document_id) WHERE replaced_ms IS NULL;
  CREATE TRIGGER sample_ground_fixed BEFORE UPDATE OF event_id, document_id, confirmed_ms, confirmed_by ON sample_ground
  BEGIN SELECT RAISE(ABORT, 'a confirmation is fixed'); END;
  CREATE TRIGGER sample_ground_replaced_once BEFORE UPDATE ON sample_ground WHEN OLD.replaced_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a replaced ground stays'); END;
  CREATE TRIGGER sample_ground_stays BEFORE DELETE ON sample_ground BEGIN SELECT RAISE(ABORT, 'a confirmation stays'); END;
  -- No real office cites an invented item in silence.
  CREATE TRIGGER level_event_sample_confirmed BEFORE INSERT ON level_event
    WHEN NEW.item_sample = 1 AND (SELECT training FROM station) = 0
      AND NOT EXISTS (SELECT 1 FROM sample_ground WHERE event_id = NEW.id AND document_id = NEW.document_id)
  BEGIN SELECT RAISE(ABORT, 'a sample item is confirmed'); END;
  -- Another determination takes the place of the one that rested on a sample.
  CREATE TRIGGER level_event_ends_sample AFTER INSERT ON level_event WHEN NEW.kind IN ('adjusted','declassified')
  BEGIN UPDATE sample_ground SET replaced_ms = NEW.at_ms, replaced_by = NEW.by_id
    WHERE document_id = NEW.document_id AND replaced_ms IS NULL AND event_id <> NEW.id; END;
`;

const DELEGATED_ACTS = /* sql */ `
  -- For which acts: signing, permitting copies, taking out, destroying.
  ALTER TABLE delegation ADD COLUMN acts TEXT NOT NULL DEFAULT '["sign"]' CHECK (json_valid(acts) AND json_array_length(acts) > 0);
  CREATE TRIGGER delegation_acts_fixed BEFORE UPDATE OF acts ON delegation
  BEGIN SELECT RAISE(ABORT, 'a delegation is fixed'); END;
`;
