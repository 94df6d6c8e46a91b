import type { Migration } from '../migrate.ts';

/**
 * Why a certificate was taken back, and keys that a person made and that wait for their certificates. The private
 * half lies under the person's own key from the start; who issues never sees it.
 */
export const m0029: Migration = {
  version: 29,
  name: 'keys',
  up: (db) =>
    db.exec(/* sql */ `
    ALTER TABLE certificate ADD COLUMN revoked_reason TEXT CHECK (revoked_reason IN ('compromised','superseded','ceased'));
    CREATE TRIGGER certificate_revoked_stays BEFORE UPDATE OF revoked_ms, revoked_reason ON certificate WHEN OLD.revoked_ms IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a certificate that was taken back stays so'); END;
    CREATE TRIGGER certificate_stays BEFORE DELETE ON certificate
    BEGIN SELECT RAISE(ABORT, 'a key that something was sealed for stays'); END;

    CREATE TABLE key_request (
      id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person (id), asked_ms INTEGER NOT NULL,
      sign_serial TEXT NOT NULL UNIQUE, sign_request BLOB NOT NULL, sign_key BLOB NOT NULL CHECK (length(sign_key) > 32),
      encrypt_serial TEXT NOT NULL UNIQUE, encrypt_request BLOB NOT NULL, encrypt_key BLOB NOT NULL CHECK (length(encrypt_key) > 32),
      issued_ms INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX key_request_waiting ON key_request (person_id) WHERE issued_ms IS NULL;
  `),
};
