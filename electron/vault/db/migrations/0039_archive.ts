import type { Migration } from '../migrate.ts';

/**
 * Nộp lưu: packages that were handed over to an archive, and packages that an archive took over. Of a package that was
 * made here its lists stay (what was handed over, for the minutes); one that was taken in is kept whole, line by line and
 * file by file, so that it can be written out again to the byte.
 */
export const m0039: Migration = {
  version: 39,
  name: 'archive',
  up: (db) => db.exec(TABLES),
};

const TABLES = /* sql */ `
  CREATE TABLE archive_package (
    id TEXT PRIMARY KEY CHECK (length(id) = 32),
    direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
    office_code TEXT NOT NULL, office_name TEXT NOT NULL CHECK (office_name <> ''), year INTEGER NOT NULL,
    made_ms INTEGER NOT NULL, at_ms INTEGER NOT NULL, by_id TEXT NOT NULL REFERENCES person (id),
    counts TEXT NOT NULL CHECK (json_valid(counts)),
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    manifest BLOB NOT NULL, signature BLOB NOT NULL, root BLOB NOT NULL
  ) STRICT;
  CREATE TRIGGER archive_package_fixed BEFORE UPDATE ON archive_package
  BEGIN SELECT RAISE(ABORT, 'a package is fixed'); END;
  CREATE TRIGGER archive_package_stays BEFORE DELETE ON archive_package
  BEGIN SELECT RAISE(ABORT, 'a package stays'); END;

  CREATE TABLE archive_sent (
    package_id TEXT NOT NULL REFERENCES archive_package (id),
    kind TEXT NOT NULL CHECK (kind IN ('dossier', 'book')), ref TEXT NOT NULL CHECK (ref <> ''),
    documents INTEGER NOT NULL CHECK (documents >= 0),
    PRIMARY KEY (package_id, kind, ref)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER archive_sent_fixed BEFORE UPDATE ON archive_sent
  BEGIN SELECT RAISE(ABORT, 'what was handed over is fixed'); END;
  CREATE TRIGGER archive_sent_stays BEFORE DELETE ON archive_sent
  BEGIN SELECT RAISE(ABORT, 'what was handed over stays known'); END;

  CREATE TABLE archive_line (
    package_id TEXT NOT NULL REFERENCES archive_package (id), part TEXT NOT NULL CHECK (part <> ''),
    position INTEGER NOT NULL CHECK (position > 0), body TEXT NOT NULL CHECK (json_valid(body)),
    PRIMARY KEY (package_id, part, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER archive_line_fixed BEFORE UPDATE ON archive_line
  BEGIN SELECT RAISE(ABORT, 'a line of a package is fixed'); END;
  CREATE TRIGGER archive_line_stays BEFORE DELETE ON archive_line
  BEGIN SELECT RAISE(ABORT, 'a line of a package stays'); END;

  CREATE TABLE archive_file (
    package_id TEXT NOT NULL REFERENCES archive_package (id), path TEXT NOT NULL CHECK (path <> ''),
    size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0), segments INTEGER NOT NULL CHECK (segments > 0),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    blob_id TEXT NOT NULL UNIQUE CHECK (length(blob_id) = 32), sealed_key BLOB NOT NULL,
    PRIMARY KEY (package_id, path)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER archive_file_fixed BEFORE UPDATE ON archive_file
  BEGIN SELECT RAISE(ABORT, 'a file of a package is fixed'); END;
  CREATE TRIGGER archive_file_stays BEFORE DELETE ON archive_file
  BEGIN SELECT RAISE(ABORT, 'a file of a package stays'); END;
`;
