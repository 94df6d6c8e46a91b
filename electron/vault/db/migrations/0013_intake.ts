import type { Migration } from '../migrate.ts';

/**
 * Imports of submissions: which row of which file became which case, so that the same export can be read again and
 * nothing is taken in twice; and what each column meant in exports with these headings.
 */
export const m0013: Migration = {
  version: 13,
  name: 'intake',
  up: (db) =>
    db.exec(/* sql */ `
    CREATE TABLE intake_row (
      -- code:… of the portal, mail:… of the letter, text:… where the row has neither
      source_key TEXT PRIMARY KEY, content_hash TEXT NOT NULL CHECK (length(content_hash) = 64),
      submission_id TEXT NOT NULL REFERENCES submission (id), line INTEGER NOT NULL CHECK (line > 0),
      -- the cells as they stood in the file, kept where they had to be converted (TCVN3, VNI)
      original TEXT CHECK (original IS NULL OR json_valid(original)),
      taken_ms INTEGER NOT NULL, taken_by TEXT NOT NULL REFERENCES person (id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX intake_row_submission ON intake_row (submission_id);
    CREATE TRIGGER intake_row_fixed BEFORE UPDATE ON intake_row BEGIN SELECT RAISE(ABORT, 'where a case came from is fixed'); END;
    CREATE TRIGGER intake_row_stays BEFORE DELETE ON intake_row BEGIN SELECT RAISE(ABORT, 'where a case came from stays'); END;

    CREATE TABLE intake_mapping (
      headings TEXT PRIMARY KEY, mapping TEXT NOT NULL CHECK (json_valid(mapping)), used_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `),
};
