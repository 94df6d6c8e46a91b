import type { Migration } from '../migrate.ts';

/**
 * edXML packages of the trục liên thông: which one became which incoming document, which outgoing document left as one,
 * and the status messages of both directions. Level none only: such a package has no safe place for a level.
 */
export const m0016: Migration = {
  version: 16,
  name: 'edxml',
  up: (db) =>
    db.exec(/* sql */ `
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
    CREATE TRIGGER edxml_status_fixed BEFORE UPDATE ON edxml_status BEGIN SELECT RAISE(ABORT, 'a status is fixed'); END;
    CREATE TRIGGER edxml_status_stays BEFORE DELETE ON edxml_status BEGIN SELECT RAISE(ABORT, 'a status stays'); END;
  `),
};
