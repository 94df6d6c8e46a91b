import type { Migration } from '../migrate.ts';

/**
 * Electronic envelopes that only the person named on them may open: entered by what stands outside, with the key of what
 * is inside sealed for that person, until the person opens it.
 */
export const m0042: Migration = {
  version: 42,
  name: 'named envelope',
  up: (db) =>
    db.exec(/* sql */ `
    CREATE TABLE named_envelope (
      document_id TEXT PRIMARY KEY REFERENCES document (id), inbox_id TEXT NOT NULL UNIQUE REFERENCES inbox (id),
      person_id TEXT NOT NULL REFERENCES person (id), sealed_key BLOB NOT NULL CHECK (length(sealed_key) > 32),
      opened_ms INTEGER
    ) STRICT;
    CREATE TRIGGER named_envelope_fixed BEFORE UPDATE OF document_id, inbox_id, person_id, sealed_key ON named_envelope
    BEGIN SELECT RAISE(ABORT, 'for whom it was sealed stays'); END;
    CREATE TRIGGER named_envelope_opened_once BEFORE UPDATE OF opened_ms ON named_envelope WHEN OLD.opened_ms IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'when it was opened first stays'); END;
  `),
};
