import type { Migration } from '../migrate.ts';

/**
 * What lies in quarantine has a quota and can be discarded. `origin` is whose quota it counts against: the station that
 * signed it, or the channel where nobody proved anything. `kept_bytes` is what still lies in the inbox folder: nothing of
 * what is no envelope for us, of which only `head` and the digest in its row are kept.
 */
export const m0060: Migration = {
  version: 60,
  name: 'quarantine',
  up: (db) => db.exec(QUARANTINE),
};

const QUARANTINE = /* sql */ `
  CREATE TABLE quarantine (
    inbox_id TEXT PRIMARY KEY REFERENCES inbox (id),
    origin TEXT NOT NULL CHECK (origin <> ''),
    kept_bytes INTEGER NOT NULL CHECK (kept_bytes >= 0),
    head BLOB NOT NULL CHECK (length(head) <= 4096),
    discarded_ms INTEGER, discarded_by TEXT REFERENCES person (id),
    CHECK ((discarded_ms IS NULL) = (discarded_by IS NULL)),
    CHECK (discarded_ms IS NULL OR (kept_bytes = 0 AND length(head) = 0))
  ) STRICT, WITHOUT ROWID;
  INSERT INTO quarantine (inbox_id, origin, kept_bytes, head)
    SELECT id, channel, raw_bytes, x'' FROM inbox WHERE stage = 'quarantined';
  CREATE INDEX quarantine_origin ON quarantine (origin) WHERE discarded_ms IS NULL;
  CREATE TRIGGER quarantine_of_quarantined BEFORE INSERT ON quarantine
    WHEN (SELECT stage FROM inbox WHERE id = NEW.inbox_id) IS NOT 'quarantined'
  BEGIN SELECT RAISE(ABORT, 'only what was kept out lies in quarantine'); END;
  CREATE TRIGGER quarantine_fixed BEFORE UPDATE ON quarantine
    WHEN OLD.discarded_ms IS NOT NULL OR NEW.discarded_ms IS NULL OR NEW.inbox_id <> OLD.inbox_id OR NEW.origin <> OLD.origin
  BEGIN SELECT RAISE(ABORT, 'what lies in quarantine changes once, when it is discarded'); END;
  CREATE TRIGGER quarantine_stays BEFORE DELETE ON quarantine
  BEGIN SELECT RAISE(ABORT, 'what was kept out stays on record'); END;
`;
