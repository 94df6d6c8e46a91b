import type { Migration } from '../migrate.ts';

/** Directories of offices as they were signed and taken; the one issued last is in force. */
export const m0034: Migration = {
  version: 34,
  name: 'directory',
  up: (db) =>
    db.exec(/* sql */ `
    CREATE TABLE office_directory (
      id TEXT PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64), issuer_code TEXT NOT NULL,
      issuer_name TEXT NOT NULL, issued_ms INTEGER NOT NULL UNIQUE, raw BLOB NOT NULL, taken_ms INTEGER NOT NULL,
      taken_by TEXT NOT NULL REFERENCES person (id)
    ) STRICT;
    CREATE TRIGGER office_directory_newer BEFORE INSERT ON office_directory
      WHEN EXISTS (SELECT 1 FROM office_directory WHERE issued_ms >= NEW.issued_ms OR issuer_code <> NEW.issuer_code)
    BEGIN SELECT RAISE(ABORT, 'only a newer directory of the same issuer'); END;
    CREATE TRIGGER office_directory_fixed BEFORE UPDATE ON office_directory
    BEGIN SELECT RAISE(ABORT, 'a directory that was taken is fixed'); END;
    CREATE TRIGGER office_directory_stays BEFORE DELETE ON office_directory
    BEGIN SELECT RAISE(ABORT, 'what was refused by it is explained by it'); END;
  `),
};
