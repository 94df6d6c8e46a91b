import type { Migration } from '../migrate.ts';

/**
 * Certificates of the office from an authority outside this vault: the authorities that were compared, the requests
 * that are out, and of each certificate whether such an authority issued it.
 */
export const m0032: Migration = {
  version: 32,
  name: 'outside_keys',
  up: (db) =>
    db.exec(/* sql */ `
    CREATE TABLE outside_authority (
      id TEXT PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64), der BLOB NOT NULL,
      added_ms INTEGER NOT NULL, added_by TEXT NOT NULL REFERENCES person (id), compared_how TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER outside_authority_fixed BEFORE UPDATE ON outside_authority
    BEGIN SELECT RAISE(ABORT, 'an authority that was compared is fixed'); END;
    CREATE TRIGGER outside_authority_stays BEFORE DELETE ON outside_authority
    BEGIN SELECT RAISE(ABORT, 'what it issued is judged by it'); END;

    ALTER TABLE certificate ADD COLUMN outside_sha256 TEXT REFERENCES outside_authority (sha256);
    CREATE TRIGGER certificate_issuer_fixed BEFORE UPDATE OF outside_sha256 ON certificate
    BEGIN SELECT RAISE(ABORT, 'a certificate is fixed'); END;

    -- private keys under the office's key; the place is the context that they are sealed under until the certificate comes
    CREATE TABLE office_request (
      id TEXT PRIMARY KEY, purpose TEXT NOT NULL CHECK (purpose IN ('sign','encrypt')),
      asked_ms INTEGER NOT NULL, asked_by TEXT NOT NULL REFERENCES person (id),
      request BLOB NOT NULL, sealed_key BLOB NOT NULL CHECK (length(sealed_key) > 32),
      settled_ms INTEGER, certificate_id TEXT REFERENCES certificate (id),
      CHECK (certificate_id IS NULL OR settled_ms IS NOT NULL)
    ) STRICT;
    CREATE UNIQUE INDEX office_request_waiting ON office_request (purpose) WHERE settled_ms IS NULL;
    CREATE TRIGGER office_request_fixed BEFORE UPDATE OF id, purpose, asked_ms, asked_by, request, sealed_key ON office_request
    BEGIN SELECT RAISE(ABORT, 'a request is fixed'); END;
    CREATE TRIGGER office_request_settled BEFORE UPDATE ON office_request WHEN OLD.settled_ms IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a settled request stays so'); END;
    CREATE TRIGGER office_request_stays BEFORE DELETE ON office_request
    BEGIN SELECT RAISE(ABORT, 'a key that was asked for stays'); END;
  `),
};
