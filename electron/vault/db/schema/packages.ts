/** Packages that other systems read: edXML of the trục liên thông, and of the archive. */
export const PACKAGES = /* sql */ `
  -- edXML packages of the trục liên thông: which one became which incoming document, which outgoing document left as one,
  -- and the status messages of both directions. Level none only: such a package has no safe place for a level.
  CREATE TABLE edxml_package (
    id TEXT PRIMARY KEY, direction TEXT NOT NULL CHECK (direction IN ('in','out')),
    organ_id TEXT NOT NULL, organ_name TEXT NOT NULL, code TEXT NOT NULL, code_date TEXT,
    -- "OrganId,YYYY/MM/DD,number/notation", by which a status names the document
    foreign_id TEXT, sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    -- of one that came: null until it is registered
    document_id TEXT REFERENCES document (id),
    at_ms INTEGER NOT NULL, by_id TEXT NOT NULL REFERENCES person (id),
    CHECK (direction = 'in' OR document_id IS NOT NULL)
  ) STRICT;
  CREATE INDEX edxml_package_document ON edxml_package (document_id, at_ms);
  CREATE INDEX edxml_package_foreign ON edxml_package (foreign_id) WHERE foreign_id IS NOT NULL;
  CREATE UNIQUE INDEX edxml_package_once ON edxml_package (sha256) WHERE direction = 'in' AND document_id IS NOT NULL;
  CREATE TRIGGER edxml_package_fixed BEFORE UPDATE ON edxml_package
  WHEN OLD.document_id IS NOT NULL OR NEW.id <> OLD.id OR NEW.direction <> OLD.direction OR NEW.sha256 <> OLD.sha256
    OR NEW.organ_id <> OLD.organ_id OR NEW.organ_name <> OLD.organ_name OR NEW.code <> OLD.code
    OR NEW.code_date IS NOT OLD.code_date OR NEW.foreign_id IS NOT OLD.foreign_id
    OR NEW.at_ms <> OLD.at_ms OR NEW.by_id <> OLD.by_id
  BEGIN SELECT RAISE(ABORT, 'a package is only tied to its document, once'); END;
  CREATE TRIGGER edxml_package_stays BEFORE DELETE ON edxml_package BEGIN SELECT RAISE(ABORT, 'a package stays'); END;
  CREATE TRIGGER edxml_package_level BEFORE INSERT ON edxml_package
  WHEN NEW.document_id IS NOT NULL AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none'
  BEGIN SELECT RAISE(ABORT, 'edXML carries level none only'); END;
  CREATE TRIGGER edxml_package_level_tied BEFORE UPDATE OF document_id ON edxml_package
  WHEN (SELECT level FROM document WHERE id = NEW.document_id) <> 'none'
  BEGIN SELECT RAISE(ABORT, 'edXML carries level none only'); END;

  CREATE TABLE edxml_status (
    id TEXT PRIMARY KEY, direction TEXT NOT NULL CHECK (direction IN ('in','out')),
    document_id TEXT NOT NULL REFERENCES document (id),
    organ_id TEXT NOT NULL, organ_name TEXT NOT NULL, status TEXT NOT NULL CHECK (status GLOB '[0-9][0-9]'),
    description TEXT NOT NULL, said_at TEXT NOT NULL,
    at_ms INTEGER NOT NULL, by_id TEXT NOT NULL REFERENCES person (id)
  ) STRICT;
  CREATE INDEX edxml_status_document ON edxml_status (document_id, at_ms);
  CREATE TRIGGER edxml_status_stays BEFORE DELETE ON edxml_status BEGIN SELECT RAISE(ABORT, 'a status stays'); END;
  CREATE TRIGGER edxml_status_fixed BEFORE UPDATE OF id, direction, document_id, organ_id, organ_name, status, said_at, at_ms,
    by_id ON edxml_status
  BEGIN SELECT RAISE(ABORT, 'a status is fixed'); END;
  CREATE TRIGGER edxml_status_words_fixed BEFORE UPDATE OF description ON edxml_status WHEN NOT ifnull(NEW.description IS OLD.description
      OR (OLD.description NOT LIKE 'sealed:%' AND NEW.description LIKE 'sealed:%'
      AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none')
      OR (OLD.description LIKE 'sealed:%' AND NEW.description NOT LIKE 'sealed:%' AND (SELECT kind FROM level_event
        WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0)
  BEGIN SELECT RAISE(ABORT, 'a status is fixed'); END;

  -- Nộp lưu: packages that were handed over to an archive, and packages that an archive took over. Of a package that was
  -- made here its lists stay (what was handed over, for the minutes); one that was taken in is kept whole, line by line and
  -- file by file, so that it can be written out again to the byte.
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
