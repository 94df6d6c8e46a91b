import type { Migration } from '../migrate.ts';

/**
 * Envelopes whose sealed bytes were removed on purpose, with the content that they carried (destruction, recall, a level
 * raised): nothing is missing there, and no backup looks for them. What was removed before this table is found by what
 * had removed it.
 */
export const m0055: Migration = {
  version: 55,
  name: 'envelopes left',
  up: (db) => db.exec(`${TABLE} ${EARLIER}`),
};

const TABLE = /* sql */ `
  CREATE TABLE envelope_left (
    box TEXT NOT NULL CHECK (box IN ('inbox','outbox')),
    -- as the file is named: the digest of what came, the id of what went
    name TEXT NOT NULL CHECK (length(name) BETWEEN 32 AND 64),
    PRIMARY KEY (box, name)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER envelope_left_stays BEFORE DELETE ON envelope_left
  BEGIN SELECT RAISE(ABORT, 'what was removed is not there again'); END;
`;

const REMOVED = /* sql */ `
  SELECT document_id FROM tombstone
  UNION SELECT r.document_id FROM recall_order r JOIN recall_holder h ON h.recall_id = r.id WHERE h.proof = 'erased-here'
  UNION SELECT document_id FROM level_event WHERE to_level <> 'none' AND to_level <> from_level
`;

const EARLIER = /* sql */ `
  INSERT INTO envelope_left (box, name)
    SELECT 'inbox', raw_sha256 FROM inbox WHERE document_id IN (${REMOVED})
    UNION SELECT 'outbox', id FROM outbox WHERE document_id IN (${REMOVED});
`;
