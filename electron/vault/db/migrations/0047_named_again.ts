import type { Migration } from '../migrate.ts';

/** The key of an unopened envelope, sealed once more for the person whom it names: the first one went with a reset passphrase. */
export const m0047: Migration = {
  version: 47,
  name: 'named envelope sealed again',
  up: (db) =>
    db.exec(/* sql */ `
    ALTER TABLE named_envelope ADD COLUMN certificate_id TEXT REFERENCES certificate (id);
    UPDATE named_envelope SET certificate_id = (
      SELECT c.id FROM certificate c JOIN document d ON d.id = named_envelope.document_id
       WHERE c.person_id = named_envelope.person_id AND c.owner = 'person' AND c.purpose = 'encrypt'
         AND c.not_before_ms <= d.created_ms
       ORDER BY c.not_before_ms DESC, c.id DESC LIMIT 1);
    CREATE TRIGGER named_envelope_certificate BEFORE UPDATE OF certificate_id ON named_envelope
    BEGIN SELECT RAISE(ABORT, 'for whom it was sealed stays'); END;
    CREATE TABLE named_envelope_again (
      id INTEGER PRIMARY KEY, document_id TEXT NOT NULL REFERENCES named_envelope (document_id),
      certificate_id TEXT NOT NULL REFERENCES certificate (id),
      sealed_key BLOB NOT NULL CHECK (length(sealed_key) > 32), at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX named_envelope_again_document ON named_envelope_again (document_id);
    CREATE TRIGGER named_envelope_again_fixed BEFORE UPDATE ON named_envelope_again
    BEGIN SELECT RAISE(ABORT, 'for whom it was sealed stays'); END;
    CREATE TRIGGER named_envelope_again_kept BEFORE DELETE ON named_envelope_again
    BEGIN SELECT RAISE(ABORT, 'for whom it was sealed stays'); END;
  `),
};
